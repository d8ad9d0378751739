"""One forward + backward of a program, and the numbers that descent moves in it."""

from __future__ import annotations

from dataclasses import dataclass

from .graph import Graph
from .program import Place
from .value import Value


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number that descent moves, as it was when the Turn was made."""

    name: str
    value: Value
    gradient: Value | None


@dataclass(frozen=True, slots=True)
class Turn:
    """One forward + backward of a program; `backward` is the place of the call, None in a forward-only Turn.

    `loss` is one number: an array's sum, each element times its output gradient, since the gradient is that sum's. Of
    many Turns most keep loss and parameters only, and their graph is empty: another run makes it again.
    """

    number: int  # from 0
    graph: Graph
    loss: Value | None
    parameters: tuple[Parameter, ...]
    backward: Place | None
    swept: bool = False  # whether gradients flowed

    @property
    def differentiated(self) -> Value | None:
        """The number whose gradients the graph has: the loss, or that of a target that a reader has asked for."""
        return self.graph.aim.loss if self.graph.aim else self.loss


EMPTY = Graph((), (), None, None, ())
