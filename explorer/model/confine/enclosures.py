"""The loops and calls that a program is inside of."""

from __future__ import annotations


class Enclosure:
    """A loop or call that the program is inside of."""

    __slots__ = ("_said", "label", "turn")

    def __init__(self, label: str, turn: int = 0) -> None:
        self.label, self.turn = label, turn
        self._said = (0, label)

    def said(self) -> str:
        """The loop or call in words; the same text for all that happens in one turn."""
        if self._said[0] != self.turn:
            self._said = (self.turn, f"{self.label}, turn {self.turn}")
        return self._said[1]
