"""Which of the names that there are may be meant by one that there is not."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

LONG = 40  # characters: longer names are not compared with others
ALIKE = (0.65, 0.65, 0.65, 0.8, 0.75)  # how much of two names must agree, by the length of the one that is sought


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The name that is spelled nearly alike; None where none is near."""
    if len(name) > LONG:
        return None
    found = get_close_matches(name, [*names], 1, cutoff=ALIKE[min(len(name), 4)])
    lower = {one.lower(): one for one in reversed([*names])} if not found else {}
    return found[0] if found else lower.get(name.lower())
