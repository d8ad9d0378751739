"""A graph as groups within groups: loops, their turns, calls, lines; and where many stand side by side, tens of them.

A group is a run of neighbours in the order of making, so groups never depend on each other in a circle.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from explorer.model.enclosing import CALL, TURN
from explorer.model.graph import Graph, Node

WIDE = 60  # parts of one group; more of them are put together by tens, hundreds, ...
LEAVES = 12  # that stand by themselves, since they are what a program begins with

TURNS = re.compile(r"^turn \d+$")  # their titles

Level = tuple[str, str]  # the first part of a path, and a title


@dataclass(frozen=True, slots=True)
class Group:
    """Parts in the order of making: groups, and nodes by their keys. The path survives an edit elsewhere."""

    path: str
    title: str
    parts: tuple[Group | int, ...]

    @property
    def nodes(self) -> tuple[int, ...]:
        """All nodes inside, in the order of making."""
        return tuple(sorted(_keys(self)))


Part = Group | int


def nested(graph: Graph) -> Group:
    """The whole graph as one group."""
    levels = [tuple(_levels(node)) for node in graph.nodes]
    return Group("", "program", _parts(graph, [node.key for node in graph.nodes], levels, 0, ""))


def count(group: Group) -> str:
    """How much there is in it: "49 turns", "120 values"."""
    turns = [_turns(part) for part in group.parts]
    return f"{sum(turns)} turns" if all(turns) and sum(turns) > 1 else f"{len(group.nodes)} values"


def _turns(part: Part) -> int:
    """How many turns of one loop a part is; 0 where it is something else."""
    if not isinstance(part, Group) or not part.title.startswith("turn"):
        return 0
    return 1 if TURNS.match(part.title) else sum(map(_turns, part.parts))


def _keys(group: Group) -> Iterator[int]:
    for part in group.parts:
        if isinstance(part, Group):
            yield from _keys(part)
        else:
            yield part


def _levels(node: Node) -> Iterator[Level]:
    """From the outside in; a turn stands within its loop."""
    for label in node.group:
        turn, call = TURN.match(label), CALL.match(label)
        if turn:
            yield turn[1], f"{turn[1]}, line {turn[2]}"
            yield turn[3], f"turn {turn[3]}"
        else:
            yield (call[1], f"{call[1]}, line {call[2]}") if call else (label, label)


def _parts(
    graph: Graph, keys: Sequence[int], levels: Sequence[Sequence[Level]], depth: int, path: str
) -> tuple[Part, ...]:
    """What neighbours have in common at this depth is a group of them."""
    found: list[Part] = []
    seen: Counter[str] = Counter()
    for level, run in groupby(keys, lambda key: levels[key][depth] if depth < len(levels[key]) else None):
        inside = list(run)
        if level is None or len(inside) == 1:
            found += inside
            continue
        name, title = level
        seen[name] += 1
        own = f"{path}{name}" if TURNS.match(title) else f"{path}{name}{seen[name]}"
        parts = _parts(graph, inside, levels, depth + 1, f"{own}/")
        only = parts[0] if len(parts) == 1 else None
        found.append(Group(own, title, only.parts if isinstance(only, Group) else parts))
    return _together(graph, _by_line(graph, found, path), path)


def _by_line(graph: Graph, parts: Sequence[Part], path: str) -> list[Part]:
    """Where parts are too many, what one line made is a group."""
    lines = [_line(graph, part) for part in parts]
    if len(parts) <= WIDE or len(set(lines)) == 1:
        return list(parts)
    found: list[Part] = []
    numbered, seen = sorted(set(lines)), Counter[int]()
    for line, run in groupby(zip(parts, lines, strict=True), lambda pair: pair[1]):
        inside = [part for part, _ in run]
        if len(inside) == 1:
            found += inside
            continue
        seen[line] += 1
        own = f"{path}line{numbered.index(line) + 1}{'' if seen[line] == 1 else f'.{seen[line]}'}"
        found.append(Group(own, f"line {line}", _together(graph, inside, f"{own}/")))
    return found


def _together(graph: Graph, parts: Sequence[Part], path: str) -> tuple[Part, ...]:
    """At most WIDE of them: tens, hundreds, ... of neighbours as one; but for a few leaves."""
    if len(parts) <= WIDE:
        return tuple(parts)
    leaves = [part for part in parts if isinstance(part, int) and not graph.nodes[part].op]
    alone = set(leaves) if len(leaves) <= LEAVES else set()
    rest = [part for part in parts if part not in alone]
    size = 10
    while len(rest) > size * WIDE:
        size *= 10
    found: list[Part] = list(leaves) if alone else []
    for at in range(0, len(rest), size):
        inside, own = rest[at : at + size], f"{path}{at}-{at + size - 1}"
        title = _span(graph, inside, at)
        found.append(Group(own, title, _together(graph, inside, f"{own}/")) if len(inside) > 1 else inside[0])
    return tuple(found)


def _span(graph: Graph, parts: Sequence[Part], at: int) -> str:
    """ "turns 0–99", "lines 4–23", "values 101–200"."""
    turns = [part.title.split(" ")[1] for part in parts if isinstance(part, Group) and TURNS.match(part.title)]
    if len(turns) == len(parts):
        return f"turns {turns[0]}–{turns[-1]}"
    lines = sorted({_line(graph, part) for part in parts})
    return f"lines {lines[0]}–{lines[-1]}" if len(lines) > 1 else f"values {at + 1}–{at + len(parts)}"


def _line(graph: Graph, part: Part) -> int:
    while isinstance(part, Group):
        part = part.parts[0]
    place = graph.nodes[part].place
    return place.line if place else 0
