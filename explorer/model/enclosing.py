"""What was around each value of a graph as it was made: turns of loops, calls, branches, blocks. Knows no pictures.

Loops and calls were written down as they ran. A branch that was taken shows in where a value was made: a place inside
of it is reached in no other way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal as OneOf

from .branches import Region, regions
from .graph import Graph, Node

TURN = re.compile(r"^(.*?) line (\d+), turn (\d+)(?: of (\d+))?(?:: (.*))?$", re.DOTALL)  # of a loop, in Node.group
CALL = re.compile(r"^(.*?) line (\d+)(?:: (.*))?$", re.DOTALL)
NOWHERE = ("", "", "0")  # of a comprehension's or another label that tells no line
Spot = tuple[int, int | None]  # line and column; None where the column is not known


@dataclass(frozen=True, slots=True)
class Around:
    """One of the things around a value; `outer` is the place of the next one outside of it, -1 for none.

    Of a turn: `name` of the loop ("for"), its number and of how many, `given` its names. Of a call: `name` and `given`.
    Of a branch: its condition as `name`, whether it held, the line that the program went on with, the one left out.
    Of a case that matched: its pattern as `name`, and the line that the program went on with.
    Of a block: what stands after `with` as `name`.
    """

    outer: int
    kind: OneOf["turn", "call", "branch", "case", "block"]
    name: str
    line: int
    given: str = ""
    turn: int = 0
    of: int | None = None
    held: bool = False
    went: int = 0
    left: int | None = None


@dataclass(frozen=True, slots=True)
class Enclosing:
    """All that was around values, and for each node the innermost of it (-1: nothing)."""

    rows: tuple[Around, ...]
    of: tuple[int, ...]


def enclosing(source: str, graph: Graph) -> Enclosing:
    """What was around the values of a graph, as far as it is known."""
    known, chains = regions(source), dict[tuple, list[tuple]]()
    rows: list[Around] = []
    opened: list[tuple[tuple, int]] = []  # what the node before was in, from the outside in, and where it stands
    inner: list[int] = []
    for node in graph.nodes:
        alike = node.group, node.place
        if alike not in chains:
            chains[alike] = [*_chain(node, known)]
        chain = chains[alike]
        same = next((at for at, (key, one) in enumerate(zip(opened, chain, strict=False)) if key[0] != one), None)
        del opened[min(len(opened), len(chain)) if same is None else same :]
        for one in chain[len(opened) :]:
            rows.append(Around(opened[-1][1] if opened else -1, *one))
            opened.append((one, len(rows) - 1))
        inner.append(opened[-1][1] if opened else -1)
    return Enclosing(tuple(rows), tuple(inner))


def bare(label: str) -> str:
    """A label of Node.group without what depends on the program's numbers."""
    turn, call = TURN.match(label), CALL.match(label)
    if turn:
        return f"{turn[1]} line {turn[2]}, turn {turn[3]}"
    return f"{call[1]} line {call[2]}" if call else label


def _chain(node: Node, known: Sequence[Region]) -> Iterator[tuple]:
    """From the outside in; what stands around a call counts only up to the function that the call is in."""
    told: set[Region] = set()
    for label in node.group:
        turn, call = TURN.match(label), CALL.match(label)
        line = int((turn or call or NOWHERE)[2])
        yield from _regions(known, (line, None), told)
        if turn:
            yield "turn", turn[1], line, turn[5] or "", int(turn[3]), int(turn[4]) if turn[4] else None
        elif call:
            yield "call", call[1], line, call[3] or ""
            told = set()
    if node.place:
        yield from _regions(known, (node.place.line, node.place.column), told)


def _regions(known: Sequence[Region], spot: Spot, told: set[Region]) -> Iterator[tuple]:
    here = [one for one in known if one.holds(spot)]
    depth = max((one.depth for one in here), default=0)
    for one in here:
        if one not in told and one.depth == depth:
            told.add(one)
            yield one.kind, one.text, one.line, "", 0, None, one.held, one.went, one.left
