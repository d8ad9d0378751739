"""The newest run is kept: whoever looks at another Turn of it, or opens a group, runs nothing again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from .program import Program
from .run import Run, asked
from .turn import EMPTY

MOST = 2_000  # values in all the graphs of a run that is kept


class Keeping:
    """Runs programs as `run` does; one that was just run is not run again where the Turn asked for has its graph."""

    def __init__(self, run: Callable[[Program], Run]) -> None:
        self._run = run
        self._kept: Run | None = None

    def __call__(self, program: Program) -> Run:
        """Its Run."""
        return self._run(program) if program.graphless else self._seen(program) or self._ran(program)

    def _seen(self, program: Program) -> Run | None:
        """The kept Run with another Turn to look at; None where it is of another program, or lacks that Turn."""
        kept = self._kept
        if kept is None or replace(kept.program, turn=program.turn) != program:
            return None
        number = asked(replace(kept, program=program))
        return None if kept.turns[number].graph is EMPTY else replace(kept, program=program, shown=number)

    def _ran(self, program: Program) -> Run:
        self._kept = None  # before another one takes its room
        ran = self._run(program)
        if is_whole(ran) and sum(len(turn.graph.nodes) for turn in ran.turns) <= MOST:
            self._kept = ran
        return ran


def is_whole(ran: Run) -> bool:
    """Whether it would come out the same again: it was neither stopped nor short of time, and made something."""
    return bool(ran.turns) and ran.error is None and ran.stopped < 0 and not ran.left_out
