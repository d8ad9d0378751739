"""What Python itself makes of a program, with the libraries that it names, and whether ours is the same."""

from __future__ import annotations

import contextlib
import decimal
import io
import random
import sys
import warnings
from collections.abc import Iterator
from typing import Any

import numpy as np

import engine

from .anything import NOT_INSTALLED

CLOCK = frozenset({"start", "elapsed"})  # what programs call the time: it differs from run to run
CLOSE = {"rtol": 1e-6, "atol": 1e-9}  # a matrix product's last digits depend on who sums


def python(source: str) -> tuple[str, dict[str, Any]]:
    """What Python prints, and its variables; the process's own generators and print options stay."""
    output = io.StringIO()
    names: dict[str, Any] = {"__name__": "__main__"}
    numbers, others = np.random.get_state(), random.getstate()
    before = {name: sys.modules.get(name) for name in NOT_INSTALLED}
    sys.modules.update(NOT_INSTALLED)
    try:
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(io.StringIO()), quiet():
            exec(compile(source, "<program>", "exec"), names)
    finally:
        np.random.set_state(numbers)
        random.setstate(others)
        for name, module in before.items():
            sys.modules.pop(name)
            if module is not None:
                sys.modules[name] = module
    return output.getvalue(), names


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Nobody is warned, and what a program sets for printing is undone."""
    with warnings.catch_warnings(), np.printoptions(), decimal.localcontext(decimal.DefaultContext):
        warnings.simplefilter("ignore")
        yield


def differing(ours: dict[str, Any], theirs: dict[str, Any]) -> list[str]:
    """The variables whose value or gradient is another one in Python."""
    return [name for name in ours if name not in CLOCK and not (name in theirs and alike(ours[name], theirs[name]))]


def alike(ours: Any, theirs: Any) -> bool:
    """Whether two values are the same, as far as they are data."""
    if isinstance(theirs, engine.mxnet.NDArray):
        return alike(ours.data if isinstance(ours, engine.Tensor) else ours.asnumpy(), theirs.asnumpy())
    if isinstance(ours, engine.Tensor):
        return type(theirs).__name__ == "Tensor" and alike(ours.data, theirs.data) and alike(ours.grad, theirs.grad)
    if isinstance(theirs, np.ndarray):
        return isinstance(ours, np.ndarray | np.generic) and alike_arrays(np.asarray(ours), theirs)
    if isinstance(theirs, list | tuple):
        return len(ours) == len(theirs) and all(map(alike, ours, theirs))
    if isinstance(theirs, dict):
        return list(map(repr, ours)) == list(map(repr, theirs)) and all(map(alike, ours.values(), theirs.values()))
    if isinstance(theirs, int | float | complex | np.number):
        return type(ours) is type(theirs) and bool(np.isclose(ours, theirs, equal_nan=True, **CLOSE))
    if isinstance(theirs, str) or theirs is None:
        return bool(ours == theirs)
    return True  # an object of the program's own: its printing is compared


def alike_arrays(ours: np.ndarray[Any, Any], theirs: np.ndarray[Any, Any]) -> bool:
    """Whether two arrays have the same type, shape and elements."""
    if (ours.dtype, ours.shape) != (theirs.dtype, theirs.shape):
        return False
    if ours.dtype.kind in "fc":
        return bool(np.allclose(ours, theirs, equal_nan=True, **CLOSE))
    return bool(np.array_equal(ours, theirs))
