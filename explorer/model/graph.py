"""The immutable snapshot of one computation: its values, and what flowed back between them."""

from __future__ import annotations

from dataclasses import dataclass

from .cell import Opened
from .chain import Chains
from .choices import Choice
from .mistake import Mistake
from .prediction.question import Sought
from .program import Place
from .samples import Samples
from .taken import Taken
from .tangent import Costs, Tangents
from .value import Value


@dataclass(frozen=True, slots=True)
class Operand:
    """One input of a node: another node, or (node None) a constant written in its consumer's card as `text`."""

    name: str  # the rule's name for it: "x", "y", ...
    text: str  # as typed: "2", "x", "y"
    node: int | None
    value: Value | None = None  # of a constant that is no node


@dataclass(frozen=True, slots=True)
class Node:
    """One recorded Call, or a leaf (op ""). `key` is its place in the order of making, from 0."""

    key: int
    name: str | None  # the last name bound to it, as typed
    version: int  # 1 for the first value a name was bound to in the program, 2 for the next, ...
    op: str  # NumPy's name of the function; "" for a leaf
    text: str  # the source text of the expression that made it: "x * y"
    place: Place | None
    value: Value
    constant: bool
    operands: tuple[Operand, ...]
    options: tuple[tuple[str, str], ...]  # keyword options such as axis, in words
    group: tuple[str, ...]  # enclosing loops and calls, outermost first: ("for line 3, turn 2", "softmax line 5")
    gradient: Value | None  # complete; None where none flowed (yet)
    mark: str = ""  # the version as a subscript, where the graph has several versions of the name
    began: Value | None = None  # what a leaf was made as, if its numbers were replaced since
    changed: int | None = None  # the line that replaced them last, if that is known
    nth: int | None = None  # its place among all tensors that the run made, from 0, where that is known


@dataclass(frozen=True, slots=True)
class Edge:
    """From a node (`parent`) into operand `operand` of the node that used it (`child`)."""

    key: int
    parent: int
    child: int
    operand: int
    formula: str  # the rule's formula for this operand, in the operands' names
    title: str  # what people call the rule: "the power rule"; may be ""
    contribution: Value | None  # what flowed back over it; None in a forward-only Turn
    total: Value | None  # the parent's gradient right after this contribution arrived


@dataclass(frozen=True, slots=True)
class Aim:
    """What became of a target that a reader asked for, in a graph of which the program's own target is `own`; -1 where
    that is no part of it.

    `missed` says why it is not as asked: "gone" where there is no such value, "constant" where no gradient can flow
    from it, then the graph is about the program's own target; "head" where the head gradient does not fit, then it is
    as without.
    `loss` is the number that is differentiated: the sum of the target's elements, each times its seed.
    """

    own: int
    missed: str
    loss: Value


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes in order of making; edges between non-constant nodes; `sweep` lists edge keys as they were walked.

    `aim` is there where a reader has asked for a target: edges that do not lead to it are no part of the sweep.
    `opened` is the value that was opened at one cell, `chains` and `tangents` are those of one leaf, `costs` what both
    modes cost, `mistakes` what wrong passes give, `sought` the answer to a question, `samples` the target at many
    places, where a program asks for them. `choices` says which way each `if` of the program went meanwhile. `kept` are
    the values that were there before the Turn began, or that move on to the next; `nulled` those of them that had a
    gradient from the Turn before, and have it no more. `taken` are those made of plain numbers out of other tensors.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    target: int | None
    seed: Value | None  # None in a forward-only Turn
    sweep: tuple[int, ...]
    opened: Opened | None = None
    chains: Chains | None = None
    tangents: Tangents | None = None
    costs: Costs | None = None
    mistakes: tuple[Mistake, ...] = ()
    sought: Sought | None = None
    samples: Samples | None = None
    aim: Aim | None = None
    choices: tuple[Choice, ...] = ()
    kept: tuple[int, ...] = ()
    nulled: tuple[int, ...] = ()
    taken: tuple[Taken, ...] = ()
