"""Runs with the losses of the target that a reader has asked for: a descent goes down what is differentiated."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from .descent.walk import is_own
from .program import Program
from .run import Run


def differentiated(run: Callable[[Program], Run]) -> Callable[[Program], Run]:
    """The same runs with those losses; a program's own loop goes by its own."""

    def differentiating(program: Program) -> Run:
        ran = run(program)
        if program.target is None or is_own(ran):
            return ran
        return replace(ran, turns=tuple(replace(turn, loss=turn.differentiated) for turn in ran.turns))

    return differentiating
