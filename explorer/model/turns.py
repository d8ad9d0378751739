"""The Turns of one run as they come, with no more graphs kept than a reader's machine can hold."""

from __future__ import annotations

from dataclasses import replace

from .graph import Graph
from .turn import EMPTY, Turn
from .value import Value

ROOM = 500_000  # numbers of all kept graphs together; 20,000 nodes of scalars fit
APIECE = 8  # what a node or an edge weighs beside its numbers


class Turns:
    """Every Turn with its loss and parameters; above ROOM, evenly spaced graphs (the first and last among them)."""

    def __init__(self) -> None:
        self._turns: list[Turn] = []
        self._stride = 1
        self._weight = 0

    def __len__(self) -> int:
        return len(self._turns)

    @property
    def all(self) -> tuple[Turn, ...]:
        """The Turns so far."""
        return tuple(self._turns)

    def add(self, turn: Turn) -> None:
        """Append a Turn; the one before keeps its graph only if its number is a multiple of the stride."""
        self._turns.append(turn)
        self._weight += weight(turn.graph)
        self._thin(len(self._turns) - 2)
        while self._weight > ROOM and self._stride < len(self._turns):
            self._stride *= 2
            for number in range(len(self._turns) - 1):
                self._thin(number)

    def _thin(self, number: int) -> None:
        if number > 0 and number % self._stride:
            self._weight -= weight(self._turns[number].graph)
            self._turns[number] = replace(self._turns[number], graph=EMPTY)


def weight(graph: Graph) -> int:
    """About how many numbers a graph holds."""
    values = [value for node in graph.nodes for value in (node.value, node.gradient)]
    values += [value for edge in graph.edges for value in (edge.contribution, edge.total)]
    return APIECE * (len(graph.nodes) + len(graph.edges)) + sum(map(_numbers, values))


def _numbers(value: Value | None) -> int:
    return 0 if value is None else len(value.strip) + len(value.numbers or ())
