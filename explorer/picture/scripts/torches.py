"""A Turn as a script for PyTorch: the same values under the reader's names, and the gradient by its own backward()."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator

from explorer.model.graph import Graph, Node, Operand
from explorer.model.operands import INFIX
from explorer.model.value import Value

from ..code_names import index_of
from .forward import behind, is_ones
from .names import NoEqualError, ScriptNames, told
from .numpys import TOO_MANY
from .torch_calls import ROWS

LONGEST = 70  # characters of a value that is written into the line of the one that uses it
NO_EQUAL = "`{op}` has no equal in PyTorch, or picks by an array that is not kept"
ALIKE = {"matmul", "einsum", "concatenate", "stack"}  # whose operands must have one dtype
TENSORS = {"where", "maximum", "minimum", "fmax", "fmin", "arctan2", "hypot", "logaddexp"}  # that take no bare number
TIES = {"max", "min", "maximum", "minimum", "absolute"}  # where PyTorch shares what flows back at a tie or a kink


def lines(graph: Graph) -> list[str]:
    """The lines of the script; NoEqualError where a value has no equal."""
    return [*_Script(graph).lines()]


class _Script:
    def __init__(self, graph: Graph) -> None:
        self._graph, self._names, self._nodes = graph, ScriptNames(graph), behind(graph)
        self._uses = Counter(operand.node for node in self._nodes for operand in node.operands)
        self._inline: dict[int, str] = {}

    def lines(self) -> Iterator[str]:
        of = self._names.of
        leaves = [node for node in self._nodes if not node.op]
        made = [f"{of(leaf)} = {_tensor(leaf, leaf.value, asked=not leaf.constant)}" for leaf in leaves]
        forward = [line for node in self._nodes if node.op for line in self._forward(node)]
        given = [f"{name} = {_tensor(self._nodes[-1], value)}" for name, value in self._names.given.items()]
        target = self._nodes[-1]
        seed = (
            "" if is_ones(self._graph.seed) and not target.value.shape else _seed(target, self._graph.seed, of(target))
        )
        yield from ("import torch", "", *made, *given, "", *forward, f"{of(target)}.backward({seed})", "")
        yield from (
            f'print("d/d{(leaf.name or "").replace(chr(34), "")}:", {of(leaf)}.grad)'
            for leaf in leaves
            if not leaf.constant
        )
        if any(node.op in TIES and not node.constant for node in self._nodes):
            yield "# At a tie or a kink PyTorch may choose another slope than the page."

    def _forward(self, node: Node) -> Iterator[str]:
        texts = [self._text(node, at) for at in range(len(node.operands))]
        made = _computed(node, texts)
        if not made:
            raise NoEqualError(node, NO_EQUAL.format(op=node.op))
        is_own = node.name or node == self._nodes[-1] or self._uses[node.key] > 1 or len(made) > LONGEST
        if is_own:
            yield f"{self._names.of(node)} = {ast.unparse(ast.parse(made))}"
        else:
            self._inline[node.key] = f"({made})"  # brackets that are not needed go as the line is written

    def _text(self, node: Node, at: int) -> str:
        operand = node.operands[at]
        text = self._inline.get(operand.node, "") if operand.node is not None else ""
        text = text or self._names.operand(operand)
        if not text:
            raise NoEqualError(node, TOO_MANY)
        if node.op in ALIKE and (value := self._value(operand)) and value.dtype != node.value.dtype:
            return f"({text}).to(torch.{node.value.dtype})"
        is_number = operand.node is None and text not in self._names.given
        return _tensor(node, operand.value) if is_number and operand.value and node.op in TENSORS else text

    def _value(self, operand: Operand) -> Value | None:
        return operand.value if operand.node is None else self._graph.nodes[operand.node].value


def _computed(node: Node, texts: list[str]) -> str:
    if node.op in INFIX and len(texts) == 2:
        return f"{texts[0]} {INFIX[node.op]} {texts[1]}"
    if node.op == "negative":
        return f"-{texts[0]}"
    options = dict(node.options)
    if node.op == "getitem":
        index = index_of(node)
        return f"{texts[0]}[{index}]" if index and ":-" not in index.replace(" ", "") else ""
    row = ROWS.get(node.op)
    return row(texts, options) if row else ""


def _tensor(node: Node, value: Value, *, asked: bool = False) -> str:
    if value.numbers is None:
        raise NoEqualError(node, TOO_MANY)
    kind = "" if value.dtype in ("int64", "bool") else f", dtype=torch.{value.dtype}"
    numbers = told(value) if 0 not in value.shape else f"{[]}"
    more = f"{kind}{', requires_grad=True' if asked else ''}"
    return f"torch.tensor({numbers}{more})" if 0 not in value.shape else f"torch.zeros({value.shape}{more})"


def _seed(target: Node, seed: Value | None, name: str) -> str:
    return f"torch.ones_like({name})" if is_ones(seed) or seed is None else _tensor(target, seed)
