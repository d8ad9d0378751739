"""What is visible: single nodes, or, where they are too many, whole lines, calls and turns of a loop as one item.

A group is a run of neighbours in the order of making, so groups never depend on each other in a circle. Leaves that
only one group uses go with it. Knows no positions.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby, takewhile

from explorer.model.graph import Graph, Node

VISIBLE = 600  # items at most
OVERVIEW = 60  # equal shares, where neither lines nor loops tell groups apart

TURN = re.compile(r", turn (\d+)$")  # of a loop, in Node.group

Members = list[tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Item:
    """One node, or a group of them with a title; `mark` tells it apart and survives an edit elsewhere."""

    nodes: tuple[int, ...]
    title: str
    mark: str


@dataclass(frozen=True, slots=True)
class Link:
    """The use of one item by another; `edges` is empty for a constant: nothing flows back to it."""

    parent: int
    child: int
    edges: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sketch:
    """Items in an order in which users come after what they use, and the links between them."""

    items: tuple[Item, ...]
    links: tuple[Link, ...]


def sketch(graph: Graph, visible: int = VISIBLE) -> Sketch:
    """Every node as an item of its own, or the finest grouping that leaves at most `visible` items."""
    members = next(found for found in _groupings(graph, visible) if len(found) <= max(1, visible))
    return Sketch(_items(graph, members), _links(graph, members))


def _groupings(graph: Graph, visible: int) -> Iterator[Members]:
    """From fine to coarse: nodes, lines within turns and calls, turns and calls from the inside out, equal shares."""
    yield [(node.key,) for node in graph.nodes]
    yield _runs(graph, lambda node: (node.group, _line(node)))
    for depth in range(max((len(node.group) for node in graph.nodes), default=0), 0, -1):
        yield _runs(graph, partial(_outer, depth))
    keys = [node.key for node in graph.nodes]
    share = -(-len(keys) // min(OVERVIEW, max(1, visible)))
    yield [tuple(keys[at : at + share]) for at in range(0, len(keys), share)]


def _runs(graph: Graph, key: Callable[[Node], Hashable]) -> Members:
    made = (node for node in graph.nodes if node.op)
    runs = [[node.key for node in run] for _, run in groupby(made, key)]
    run_of = {node: index for index, run in enumerate(runs) for node in run}
    users: defaultdict[int, set[int]] = defaultdict(set)
    for parent, child, _ in _uses(graph):
        users[parent].add(run_of[child])
    leaves = [node.key for node in graph.nodes if not node.op]
    for leaf in leaves:
        if len(users[leaf]) == 1:
            runs[min(users[leaf])].append(leaf)
    alone = [[leaf] for leaf in leaves if len(users[leaf]) != 1]
    return sorted((tuple(sorted(run)) for run in runs + alone), key=max)


def _outer(depth: int, node: Node) -> Hashable:
    return node.group[:depth] or _line(node)


def _items(graph: Graph, members: Members) -> tuple[Item, ...]:
    titles = [_title(graph, nodes) for nodes in members]
    labels = [title or _label(graph.nodes[nodes[0]]) for title, nodes in zip(titles, members, strict=True)]
    return tuple(
        Item(nodes, title, mark) for nodes, title, mark in zip(members, titles, _numbered(labels), strict=True)
    )


def _links(graph: Graph, members: Members) -> tuple[Link, ...]:
    """A link per use; between two items of which one is a group, one for all uses."""
    item_of = {node: index for index, nodes in enumerate(members) for node in nodes}
    edge_of = {(edge.child, edge.operand): edge.key for edge in graph.edges}
    edges: defaultdict[tuple[int, int, int], list[int | None]] = defaultdict(list)
    for parent, child, operand in _uses(graph):
        ends = item_of[parent], item_of[child]
        single = len(members[ends[0]]) == len(members[ends[1]]) == 1
        if ends[0] != ends[1]:
            edges[*ends, operand if single else 0].append(edge_of.get((child, operand)))
    links = (Link(*ends[:2], tuple(edge for edge in found if edge is not None)) for ends, found in edges.items())
    return tuple(sorted(links, key=lambda link: (link.parent, link.child, link.edges)))


def _uses(graph: Graph) -> Iterator[tuple[int, int, int]]:
    """(parent, child, operand) for every operand that is a node, constant or not."""
    for node in graph.nodes:
        for index, operand in enumerate(node.operands):
            if operand.node is not None:
                yield operand.node, node.key, index


def _title(graph: Graph, nodes: tuple[int, ...]) -> str:
    """ "turn 3", "turn 3.1, line 7", "softmax", "turns 4–9", "line 5", "lines 2–6"; "" for a single node."""
    if len(nodes) == 1:
        return ""
    made = [graph.nodes[node] for node in nodes if graph.nodes[node].op] or [graph.nodes[node] for node in nodes]
    lines = _span("line", (_line(node) for node in made))
    levels = zip(*(node.group for node in made), strict=False)
    shared = [level[0] for level in takewhile(lambda level: len(set(level)) == 1, levels)]
    if shared:
        return _inside(shared) + (f", {lines}" if "–" not in lines else "")
    turns = [TURN.search(node.group[0]) if node.group else None for node in made]
    return _span("turn", (int(turn[1]) for turn in turns if turn)) if all(turns) else lines


def _inside(group: Sequence[str]) -> str:
    """The turns of the loops around it, or the name of the function that was called."""
    turns = [turn[1] for turn in map(TURN.search, group) if turn]
    return group[-1].split(" ")[0] if not TURN.search(group[-1]) else f"turn {'.'.join(turns)}"


def _span(word: str, numbers: Iterable[int]) -> str:
    found = sorted(set(numbers))
    return f"{word} {found[0]}" if len(found) == 1 else f"{word}s {found[0]}–{found[-1]}"


def _label(node: Node) -> str:
    return node.name or node.text or node.op


def _numbered(labels: Iterable[str]) -> Iterator[str]:
    """Each label with its count so far, so that equal ones differ."""
    seen: Counter[str] = Counter()
    for label in labels:
        seen[label] += 1
        yield f"{label} {seen[label]}"


def _line(node: Node) -> int:
    return node.place.line if node.place else 0
