"""The Turns of one run as they come: each has its loss and parameters, few have their graphs, any of which can be made
again by another run."""

from __future__ import annotations

from dataclasses import replace

from .turn import EMPTY, Turn
from .value import Value

FIRST = 10  # Turns from the first on that keep their graphs
TOGETHER = 500  # values in those graphs, from which on the next ones keep none


class Turns:
    """Knows which Turns are worth a graph: the first ones, the one to look at, the first whose loss is not finite."""

    def __init__(self, asked: int) -> None:
        """`asked` is the number of the Turn that is to have its graph; -1 for the last."""
        self._asked = asked
        self._turns: list[Turn] = []
        self._kept: list[int] = []  # numbers of Turns with graphs
        self._values = 0  # in the first graphs
        self._broken: int | None = None  # the first Turn whose loss is not finite

    def __len__(self) -> int:
        return len(self._turns)

    @property
    def all(self) -> tuple[Turn, ...]:
        """The Turns so far."""
        return tuple(self._turns)

    def is_asked(self, *, last: bool) -> bool:
        """Whether the next Turn is the one to show, as far as can be told."""
        return last if self._asked < 0 else len(self) == self._asked

    def is_worth(self, loss: Value, *, last: bool) -> bool:
        """Whether the next Turn is to have a graph; beside those that readers look at, ever fewer along the way."""
        is_first = len(self) < FIRST and self._values < TOGETHER
        is_mark = not len(self) & (len(self) - 1)  # a power of two
        return is_first or is_mark or self.is_asked(last=last) or (self._broken is None and is_odd(loss))

    def add(self, turn: Turn) -> None:
        """Append a Turn; of the graphs after the first ones only the newest stays, and what has its own reason."""
        self._turns.append(turn)
        if turn.loss is not None and self._broken is None and is_odd(turn.loss):
            self._broken = turn.number
        if turn.graph is EMPTY:
            return
        if turn.number < FIRST and self._values < TOGETHER:
            self._values += len(turn.graph.nodes)
            return
        if turn.graph.seed is not None:  # else it only follows a Turn that is looked at
            self._thin()
        self._kept.append(turn.number)

    def _thin(self) -> None:
        for number in self._kept:
            if number not in (self._asked, self._broken):
                self._turns[number] = replace(self._turns[number], graph=EMPTY)
        self._kept = [number for number in self._kept if number in (self._asked, self._broken)]


def is_odd(loss: Value) -> bool:
    """Whether it is no finite number."""
    return bool(loss.nans or loss.infs)
