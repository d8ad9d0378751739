"""The loops and calls that a program is inside of."""

from __future__ import annotations

from collections.abc import Iterable


class Enclosure:
    """A loop or call that the program is inside of; `of` is how many turns a loop will have, where that is known."""

    __slots__ = ("_said", "label", "of", "turn")

    def __init__(self, label: str, turn: int = 0, of: int | None = None) -> None:
        self.label, self.turn, self.of = label, turn, of
        self._said = (0, label)

    def said(self) -> str:
        """The loop or call in words; the same text for all that happens in one turn."""
        if self._said[0] != self.turn:
            self._said = (self.turn, f"{self.label}, turn {self.turn}")
        return self._said[1]


def is_last(inside: Iterable[Enclosure]) -> bool:
    """Whether the program is in the last turn of each loop that it is inside of, as far as that is known."""
    return all(one.turn == (one.of or 0) for one in inside)  # a call has no turns
