"""A claim about every row of a table as one test: thousands of short tests would take longer to report than to run."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

import pytest

Claim = Callable[..., None]
TOLD = 10  # of the rows for which it does not hold with all that is known of them; the others by name
LONGEST = 300  # characters of a row's name


def each(names: str, rows: Iterable[Any]) -> Callable[[Claim], Claim]:
    """As `pytest.mark.parametrize`, in one test, which goes through all rows and then fails if it failed for some."""
    every, keys = [*rows], [name.strip() for name in names.split(",")]
    assert every, f"no {names} at all"

    def of_all(claim: Claim) -> Claim:
        @wraps(claim)
        def test(**fixtures: Any) -> None:
            failures: dict[str, BaseException] = {}
            for number, row in enumerate(every):
                values = row if len(keys) > 1 else [row]
                try:
                    claim(**fixtures, **dict(zip(keys, values, strict=True)))
                except (Exception, pytest.fail.Exception) as failure:
                    failures[f"{names} [{number}] = {row!s:.{LONGEST}}"] = failure
            _tell(failures, len(every))

        parameters = inspect.signature(claim).parameters.values()
        test.__signature__ = inspect.Signature([each for each in parameters if each.name not in keys])  # type: ignore[attr-defined]
        return test

    return of_all


def _tell(failures: dict[str, BaseException], count: int) -> None:
    for name, failure in failures.items():
        failure.add_note(name)
    if failures:
        named = "\n".join(failures)
        raise BaseExceptionGroup(f"not for {len(failures)} of {count}:\n{named}", [*failures.values()][:TOLD])
