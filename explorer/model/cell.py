"""One cell of one array as it was computed: the cells that it was made of, the cells that it went into, and the partial
derivative along each of these links. Frozen plain data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal as OneOf

from .window import Window

# How a value was made of its operands: element by element; as a sum of their elements, each times a constant, of all of
# them together or of each while the others stay; in another way; not at all.
Manner = OneOf["elementwise", "linear", "multilinear", "other", "leaf"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One element of a value: the node's key, and the element's place in C order."""

    node: int
    at: int


@dataclass(frozen=True, slots=True)
class Link:
    """Between the cell and the one at the place `at` of a lane, of which `number` and `gradient` are told.

    `slope` is the partial derivative of the later of the two by the earlier, None where the rule has none.
    """

    at: int
    slope: float | None
    number: float
    gradient: float | None


@dataclass(frozen=True, slots=True)
class Lane:
    """One array beside the cell: its numbers and its gradient's in a window, and its links to the cell.

    `operand` says which operand it is of the value that is opened, or, where it uses that, which operand that is of it.
    """

    node: int | None  # None for a constant that is no node
    operand: int
    shape: tuple[int, ...]
    dtype: str
    strides: tuple[int, ...]  # bytes
    base: int | None  # the node whose memory it is a view of
    is_view: bool
    window: Window
    numbers: tuple[float, ...]
    gradients: tuple[float, ...] | None  # None where none flowed
    links: tuple[Link, ...]
    many: int  # links there are in all: of very many the first ones are told
    shares: tuple[float, ...] | None = None  # what comes back to each copy of an operand, by the result's cells


@dataclass(frozen=True, slots=True)
class Opened:
    """A value opened at one cell: its own lane, those of its operands, those of the values that use it.

    `behind` are the arrays whose windows an operand has beside each other, as in a convolution: linked to the cell.
    """

    cell: Cell
    manner: Manner
    own: Lane
    sources: tuple[Lane, ...]
    uses: tuple[Lane, ...]
    unshown: int  # further values that use it
    too_large: bool  # for its links to be computed
    behind: tuple[Lane, ...] = ()
