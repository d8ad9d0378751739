"""What came of running a Program: always a Run, up to the failure if there is one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .graph import Graph
from .program import Failure, Literal, Place, Program
from .value import Value


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number that descent moves, as it was when the Turn was made."""

    name: str
    value: Value
    gradient: Value | None


@dataclass(frozen=True, slots=True)
class Turn:
    """One forward + backward of a program; `backward` is the place of the call, None in a forward-only Turn."""

    number: int  # from 0
    graph: Graph
    loss: Value | None
    parameters: tuple[Parameter, ...]
    backward: Place | None


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
