"""What a learner typed, the numbers in it that a slider may move, and what can be wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .cell import Cell
from .prediction.question import Question

LONGEST = 200  # characters that a value is called by


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of source text: lines and columns count from 1, in characters; the end column is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Spot:
    """Which leaf of a run: where the text makes it, and how many were made there before it."""

    line: int
    column: int
    count: int = 0


@dataclass(frozen=True, slots=True)
class Start:
    """The numbers, flat in C order, that a leaf has from its making on, instead of those that the text gives it.

    With `places` there are so many of each: the leaf gets a last axis along which its run is many runs at once.
    """

    spot: Spot
    numbers: tuple[float, ...]
    places: int | None = None


@dataclass(frozen=True, slots=True)
class Spread:
    """Places at which the first loss is wanted besides: rows of all numbers of some leaves, one after the other."""

    spots: tuple[Spot, ...]
    places: tuple[tuple[float, ...], ...]


@dataclass(frozen=True, slots=True)
class Nudge:
    """One number of a Turn that is moved before anything is computed of it there.

    Of which tensor of the run, counted from 0; of its elements the one at this place in C order; by how much.
    """

    turn: int
    tensor: int
    at: int
    by: float


@dataclass(frozen=True, slots=True)
class Element:
    """One number of a run: of which tensor, counted from 0; of its elements the one at this place in C order; and
    whether second derivatives by it are wanted, too.
    """

    tensor: int
    at: int
    twice: bool = True


@dataclass(frozen=True, slots=True)
class Target:
    """Which value of a Turn a reader wants differentiated: the one of this name, or made by this text; of several that
    are called so, which one, in the order of making.

    `head` is the head gradient: one number for all elements, or one for each in C order. Without one a value that the
    program has chosen itself keeps the program's, and any other has ones: its elements are added up.

    With `row` it is what the function of this name answers to that row of numbers as the Turn closes.
    """

    called: str
    count: int = 0
    head: tuple[float, ...] = ()
    row: tuple[float, ...] = ()


def one_line(text: str) -> str:
    """A text as a target is called by it: its gaps single, and not very long."""
    return " ".join(text.split())[:LONGEST]


@dataclass(frozen=True, slots=True)
class Program:
    """Source text, with numbers that stand in for literals while a slider moves: (("x", 3.0), ("w[0]", 1.5)).

    What is computed: `starts` are the numbers of whole leaves, however these are made: a descent moves them. `nudge`
    moves one number on the way, as no text could. `target` is the value that a reader wants differentiated instead of
    the program's own. `spread` are other places at which the calls of the run are repeated.

    What of it is kept: `turn` is the Turn that is looked at, -1 for the last; with `until` the run ends, where a
    reader has stopped it before; -1: nowhere. With `graphless` no Turn has a graph: only losses are read.

    What is asked of that Turn besides: `cell` is the one at which a value is opened, `leaf` the node whose chains are
    told, `tangent` the cell of a leaf from which forward mode is walked, `sampled` the number of a leaf that has many
    places, along which the target is read off; `costing` asks for what both modes cost, `broken` for what wrong
    backward passes give, `question` for an answer, and what slips would make of it.
    """

    source: str
    overrides: tuple[tuple[str, float], ...] = ()
    target: Target | None = None
    starts: tuple[Start, ...] = ()
    turn: int = -1
    until: int = -1
    graphless: bool = False
    cell: Cell | None = None
    leaf: int | None = None
    tangent: Cell | None = None
    costing: bool = False
    broken: bool = False
    sampled: Element | None = None
    question: Question | None = None
    nudge: Nudge | None = None
    spread: Spread | None = None

    def unasked(self) -> Program:
        """The same run, with nothing asked of its Turn besides: for runs of which only the values are read."""
        asked = replace(self, cell=None, leaf=None, tangent=None, sampled=None, question=None)
        return replace(asked, costing=False, broken=False)


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a run ended early: what happened, where, and what to do about it."""

    message: str
    line: int | None = None
    column: int | None = None
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Literal:
    """A float literal given directly to a name at the top level: what a slider named `name` moves."""

    name: str
    number: float
    place: Place
