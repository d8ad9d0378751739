"""What came of running a Program: always a Run, up to the failure if there is one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .confine import Axes, Curve, Figure, Limits, execute
from .graph import Graph
from .leaves import Leaf
from .patience import LATE, unshown
from .program import Failure, Literal, Program
from .recorder import Recorder
from .turn import EMPTY, Parameter, Turn
from .variables import Variable, kept

__all__ = ["Axes", "Curve", "Figure", "Limits", "Parameter", "Run", "Turn", "Variable", "failed", "run"]

LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Run:
    """Everything a reader may ask of a finished (or failed) program; frozen plain data."""

    program: Program
    error: Failure | None
    output: str
    turns: tuple[Turn, ...]
    variables: Mapping[str, object]  # name -> Variable with .data and .grad, as they are at the program's end
    literals: tuple[Literal, ...]
    parameters: tuple[Parameter, ...] = ()  # of the last Turn with gradients, at the program's end
    figures: tuple[Figure, ...] = ()  # what was drawn with matplotlib's stand-in
    leaves: tuple[Leaf, ...] = ()  # of the first Turn with gradients, where it ended

    @property
    def graph(self) -> Graph:
        """The last Turn's graph; an empty one when nothing was made."""
        return self.turns[-1].graph if self.turns else EMPTY

    @property
    def swept(self) -> Turn | None:
        """The first Turn that has gradients."""
        return next((turn for turn in self.turns if turn.graph.seed is not None), None)


def run(program: Program, limits: Limits = LIMITS) -> Run:
    """The Run of a Program, in this process: confined by the evaluator, not by a wall."""
    recorder = Recorder(program)
    outcome = execute(program, limits=limits, watcher=recorder)
    missing = recorder.finish(outcome.variables)
    made = Run(
        program=program,
        error=unshown(outcome.error) if missing is LATE else outcome.error or missing,
        output=outcome.output,
        turns=recorder.turns,
        variables=kept(outcome.variables),
        literals=outcome.literals,
        parameters=recorder.parameters,
        figures=outcome.figures,
        leaves=recorder.leaves,
    )
    recorder.forget()
    outcome.release()
    return made


def failed(program: Program, failure: Failure | None) -> Run:
    """The Run of a Program of which nothing is known but why."""
    return Run(program, failure, "", (), {}, ())
