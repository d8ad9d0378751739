"""The Turns of one run as they come, with no more graphs kept than a reader's machine can hold."""

from __future__ import annotations

from dataclasses import replace

from .turn import EMPTY, Turn

NODES = 20_000  # of all kept graphs together


class Turns:
    """Every Turn with its loss and parameters; above NODES, evenly spaced graphs (the first and last among them)."""

    def __init__(self) -> None:
        self._turns: list[Turn] = []
        self._stride = 1
        self._nodes = 0

    def __len__(self) -> int:
        return len(self._turns)

    @property
    def all(self) -> tuple[Turn, ...]:
        """The Turns so far."""
        return tuple(self._turns)

    def add(self, turn: Turn) -> None:
        """Append a Turn; the one before keeps its graph only if its number is a multiple of the stride."""
        self._turns.append(turn)
        self._nodes += len(turn.graph.nodes)
        self._thin(range(len(self._turns) - 2, len(self._turns) - 1))
        while self._nodes > NODES and self._stride < len(self._turns):
            self._stride *= 2
            self._thin(range(len(self._turns) - 1))

    def _thin(self, numbers: range) -> None:
        for number in numbers:
            if number > 0 and number % self._stride:
                self._nodes -= len(self._turns[number].graph.nodes)
                self._turns[number] = replace(self._turns[number], graph=EMPTY)
