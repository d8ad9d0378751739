"""What is visible: single nodes, or, of a large graph, groups, of which one is open, and those around it.

Knows no positions.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from explorer.model.graph import Graph, Node
from explorer.model.layers import is_of_gradient

from .nesting import Group, Part, count, nested

FOLDED = "∂"  # what is said to be open while the graph of gradients is folded
FEW = 100  # nodes that are shown one by one
VISIBLE = 600  # items at most


@dataclass(frozen=True, slots=True)
class Item:
    """One node, or a closed group; `mark` tells it apart and survives an edit elsewhere."""

    nodes: tuple[int, ...]
    mark: str
    group: Group | None = None

    @property
    def title(self) -> str:
        """Of a group; "" of a single node."""
        return self.group.title if self.group else ""

    @property
    def note(self) -> str:
        """How much is in a group."""
        return count(self.group) if self.group else ""

    @property
    def path(self) -> str:
        """What opens it."""
        return self.group.path if self.group else ""


@dataclass(frozen=True, slots=True)
class Link:
    """The use of one item by another; `edges` is empty for a constant: nothing flows back to it."""

    parent: int
    child: int
    edges: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sketch:
    """Items in an order in which users come after what they use, the links between them, the groups that are open."""

    items: tuple[Item, ...]
    links: tuple[Link, ...]
    opened: tuple[Group, ...] = ()


def sketch(graph: Graph, opened: str = "", few: int = FEW) -> Sketch:
    """Every node as an item of its own, or of more than `few` nodes the groups around the one that is open.

    `opened` is the path of a group, or "@5" for the groups that node 5 is in; what is not there opens nothing. Of few
    nodes those that differentiation has made are closed by FOLDED, and by nothing else.
    """
    singles: tuple[Sequence[Part], tuple[Group, ...]] = folded(graph, opened == FOLDED), ()
    parts, path = singles if len(graph.nodes) <= few else _opened(nested(graph), opened)
    members = [(part.nodes, part) if isinstance(part, Group) else ((part,), None) for part in parts]
    members.sort(key=lambda member: member[0][-1])
    labels = [group.path if group else _label(graph.nodes[nodes[0]]) for nodes, group in members]
    items = tuple(
        Item(nodes, mark, group) for (nodes, group), mark in zip(members, _numbered(labels), strict=True)
    )  # fmt: skip
    return Sketch(items, _links(graph, [item.nodes for item in items]), path)


def folded(graph: Graph, is_folded: bool) -> list[Part]:
    """All nodes by themselves, but for runs of gradients that remember how they came, if these are to be folded."""
    found: list[Part] = []
    for label, run in groupby(graph.nodes, lambda node: _layer(graph, node)):
        keys = [node.key for node in run]
        if not label or not is_folded or len(keys) == 1:
            found += keys
        else:
            found.append(Group(f"gradient{len(found)}", label.replace(" line ", ", line "), tuple(keys)))
    return found


def _layer(graph: Graph, node: Node) -> str:
    """Which pass has made a value on its way; what has a name, and the target, stand by themselves."""
    is_on_the_way = is_of_gradient(node) and not node.name and node.key != graph.target
    return node.group[-1] if is_on_the_way else ""


def _opened(whole: Group, wanted: str) -> tuple[Sequence[Part], tuple[Group, ...]]:
    """The parts to show, and the groups that were opened to that end, outermost first."""
    parts, path = list(whole.parts), []
    inner = _next(parts, wanted)
    while inner and len(parts) + len(inner.parts) <= VISIBLE:
        at = parts.index(inner)
        parts[at : at + 1] = inner.parts
        path.append(inner)
        inner = _next(inner.parts, wanted)
    return parts, tuple(path)


def _next(parts: Sequence[Part], wanted: str) -> Group | None:
    """The group that leads on to what is wanted; where there is but one, that."""
    groups = [part for part in parts if isinstance(part, Group)]
    if wanted.startswith("@"):
        return next((group for group in groups if wanted[1:].isdigit() and int(wanted[1:]) in group.nodes), None)
    found = [group for group in groups if group.path == wanted or _has(group, wanted)]
    found += [group for group in groups if wanted.startswith(f"{group.path}/")]  # what was in it is there no more
    return next(iter(found or (groups if len(parts) == 1 else [])), None)


def _has(group: Group, path: str) -> bool:
    """Whether a group of this path is inside, however deep."""
    return any(isinstance(part, Group) and (part.path == path or _has(part, path)) for part in group.parts)


def _links(graph: Graph, members: Sequence[tuple[int, ...]]) -> tuple[Link, ...]:
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


def _label(node: Node) -> str:
    return node.name or node.text or node.op


def _numbered(labels: Iterable[str]) -> Iterator[str]:
    """Each label with its count so far, so that equal ones differ."""
    seen: Counter[str] = Counter()
    for label in labels:
        seen[label] += 1
        yield f"{label} {seen[label]}"
