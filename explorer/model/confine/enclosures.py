"""The loops and calls that a program is inside of. What is noted of them is cheap: most of it is never put in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from engine import Tensor

FEW = 4  # names that are noted with their values
LONGEST = 24  # characters of a text that is noted
PLAIN = frozenset({int, float, bool, type(None)})


# A loop's turn or a call as a tensor was made in it. Plain tuples: they are made at every call.
# A value: a number, a short text, a shape, or (HELD, the number of a tensor).
Given = int | float | bool | str | tuple[int, ...] | tuple[str, int] | None
# Name, line, turn, of how many, names, values.
Noted = tuple[str, int | None, int, int | None, Sequence[str], tuple[Given, ...]]
DIFFERENTIATING = "the gradient"  # the name of a pass that is recorded itself; no function has such a one
HELD = "made as number"  # a tensor is told by that: it is not held itself


class Enclosure:
    """A loop that the program is inside of, or something else that stands on a line.

    `of` is how many turns a loop will have, where that is known; `names` are its own, and `given` is what the present
    turn has given them.
    """

    __slots__ = ("_noted", "given", "label", "names", "of", "turn")

    def __init__(self, label: str, turn: int = 0, of: int | None = None, names: Sequence[str] = ()) -> None:
        self.label, self.turn, self.of, self.names, self.given = label, turn, of, names, None
        self._noted = NOTHING

    def noted(self) -> Noted:
        """The same for all that happens in one turn."""
        if self._noted[2] != self.turn or self._noted is NOTHING:
            self._noted = (self.label, None, self.turn, self.of, self.names, self._values())
        return self._noted

    def _values(self) -> tuple[Given, ...]:
        if len(self.names) == 1:
            return (self.given if type(self.given) in PLAIN else small(self.given),)
        return note(self.given) if self.names else ()


class Calling:
    """A call that the program is inside of, and its arguments."""

    __slots__ = ("_noted", "given", "line", "name", "names")
    turn, of = 0, None

    def __init__(self, name: str, line: int, names: Sequence[str], given: Sequence[Any]) -> None:
        self.name, self.line, self.names, self.given = name, line, names, given
        self._noted: Noted | None = None

    def noted(self) -> Noted:
        """The same for all that happens in it."""
        if self._noted is None:
            self._noted = (self.name, self.line, 0, None, self.names, note(self.given))
        return self._noted


NOTHING: Noted = ("", None, 0, None, (), ())


def note(values: Any) -> tuple[Given, ...]:
    """The first values, none of them large."""
    if type(values) not in (tuple, list):
        return ()
    return tuple(
        [one if type(one) in PLAIN else small(one) for one in (values if len(values) <= FEW else values[:FEW])]
    )


def small(value: Any) -> Given:
    """What is noted of a value that is no plain number; the text "" where that is nothing."""
    kind = type(value)
    if kind is Tensor:
        return HELD, value.made
    if kind is str:
        return value if len(value) <= LONGEST else ""
    if kind is np.ndarray:
        return value.shape or value.item()
    return value.item() if isinstance(value, np.generic) else ""


def is_last(inside: Iterable[Enclosure | Calling]) -> bool:
    """Whether the program is in the last turn of each loop that it is inside of, as far as that is known."""
    return all(one.turn == (one.of or 0) for one in inside)  # a call has no turns
