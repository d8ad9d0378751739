"""The code register of forward mode: each tangent as a line that could be run, the program's own texts in it."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.model.graph import Graph, Node
from explorer.model.tangent import Push, Tangents

from .code_names import CodeNames


def lines(graph: Graph, tangents: Tangents) -> list[str]:
    """A line for each push; "" where there is none. `x_dot` is the tangent of x."""
    code = _Lines(graph, tangents)
    return [code.first(), *(code.line(push) for push in tangents.pushes[1:])]


class _Lines:
    def __init__(self, graph: Graph, tangents: Tangents) -> None:
        self._graph, self._names, self._cell = graph, CodeNames(graph), tangents.cell
        self._reached = {push.node for push in tangents.pushes}

    def first(self) -> str:
        """The tangent of the leaf: 1 in one place."""
        leaf = self._graph.nodes[self._cell.node]
        of = self._names.of(leaf)
        if not leaf.value.shape:
            return f"{self._dot(leaf)} = 1.0"
        return f"{self._dot(leaf)} = np.eye(1, {of}.size, {self._cell.at}).reshape({of}.shape)"

    def line(self, push: Push) -> str:
        """The tangent of what was computed, by the push-forward of that one operation."""
        node = self._graph.nodes[push.node]
        moving = dict.fromkeys(one.node for one in node.operands if one.node is not None and one.node in self._reached)
        found = [self._graph.nodes[key] for key in moving]
        names: dict[int | None, str] = dict(zip(moving, self._parameters(found), strict=True))
        texts = [names.get(one.node) or self._names.operand(one) for one in node.operands]
        call = self._names.computed(node, texts)
        if not call or not all(texts):
            return ""
        inputs, dots = ([of(each) for each in found] for of in (self._names.of, self._dot))
        made = f"lambda {', '.join(names.values())}: {call}"
        line = f"{self._dot(node)} = mg.jvp({made}, {_listed(inputs)}, {_listed(dots)})[1]"
        return line + self._names.aside(line)

    def _parameters(self, nodes: list[Node]) -> Iterator[str]:
        """A node's own name; of one without, the next name that stands for nothing."""
        taken = {self._names.of(node) for node in nodes}
        free = (f"z{k}" for k in range(1, len(nodes) + len(self._graph.nodes) + 1))
        fresh = (name for name in free if not self._names.means(name) and name not in taken)
        return (of if (of := self._names.of(node)).isidentifier() else next(fresh) for node in nodes)

    def _dot(self, node: Node) -> str:
        of = self._names.of(node)
        return f"{of if of.isidentifier() else f'v{node.key}'}_dot"


def _listed(texts: list[str]) -> str:
    return f"[{', '.join(texts)}]"
