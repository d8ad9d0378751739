"""The tangents of a cell: how fast every value changes with it, as forward mode finds them; and what both modes cost.

Frozen plain data.
"""

from __future__ import annotations

from dataclasses import dataclass

from .cell import Cell, Manner
from .value import Value


@dataclass(frozen=True, slots=True)
class Push:
    """How the tangent of one value comes of those of its operands."""

    node: int
    tangent: Value
    manner: Manner
    parts: tuple[tuple[int, Value | None], ...]  # by edge, in the operands' order; None: is not reached


@dataclass(frozen=True, slots=True)
class Costs:
    """What the gradients of all leaves cost in both modes. costs.py says what is counted; None where it is too much.

    Backward has one pass for all of them; forward has `passes`, one for each cell, of which this one costs `once`.
    """

    backward: int | None
    forward: int | None
    passes: int
    once: int | None


@dataclass(frozen=True, slots=True)
class Tangents:
    """Of one cell: the pushes in the order in which they are walked, and the number that they come to at the target.

    `total` is the target's tangent, its elements added up, each times the head gradient; `gradient` is what the
    backward pass has for the cell: the same derivative found the other way.
    """

    cell: Cell
    pushes: tuple[Push, ...]
    total: float
    gradient: float | None
    costs: Costs
