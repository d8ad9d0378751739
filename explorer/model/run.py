"""What came of running a Program: always a Run, up to the failure if there is one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .graph import Graph
from .program import Failure, Literal, Program
from .turn import Parameter, Turn
from .variables import Variable

__all__ = ["Parameter", "Run", "Turn", "Variable"]


@dataclass(frozen=True, slots=True)
class Run:
    """Everything a reader may ask of a finished (or failed) program; frozen plain data."""

    program: Program
    error: Failure | None
    output: str
    turns: tuple[Turn, ...]
    variables: Mapping[str, object]  # name -> Variable with .data and .grad, as they are at the program's end
    literals: tuple[Literal, ...]

    @property
    def graph(self) -> Graph:
        """The last Turn's graph; an empty one when nothing was made."""
        return self.turns[-1].graph if self.turns else Graph((), (), None, None, ())
