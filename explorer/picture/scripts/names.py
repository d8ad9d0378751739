"""What values are called in a script: each by an identifier of its own, the reader's where there is one."""

from __future__ import annotations

import builtins
import keyword
import re
import unicodedata
from itertools import chain, count

import numpy as np

from explorer.model.graph import Graph, Node, Operand
from explorer.model.operands import literal
from explorer.model.value import Value

from ..code_names import DIGITS, CodeNames

TAKEN = {*keyword.kwlist, *dir(builtins), "np", "torch", "mg"}
ODD = re.compile(r"\b(nan|inf)\b")


class NoEqualError(Exception):
    """A value that a script cannot have: its node, and why not, as the end of a sentence."""

    def __init__(self, node: Node, why: str) -> None:
        super().__init__(why)
        self.node, self.why = node, why


class ScriptNames(CodeNames):
    """Identifiers for the values of a graph, and for the arrays that it was given."""

    def __init__(self, graph: Graph) -> None:
        super().__init__(graph)
        self._taken = set(TAKEN)
        self._counted = {start: count(1) for start in ("t", "c")}
        self._given: dict[tuple[str, Value], str] = {}
        self._names = {node.key: self._free(_readers(node) or "") for node in graph.nodes if node.name}

    def of(self, node: Node) -> str:
        if node.key not in self._names:
            self._names[node.key] = self._free("")
        return self._names[node.key]

    def gradient(self, node: Node) -> str:
        return f"{self.of(node)}_grad"

    @property
    def given(self) -> dict[str, Value]:
        """The constant arrays that were used so far."""
        return {name: value for (_, value), name in self._given.items()}

    def counted(self, operand: Operand) -> str:
        """A script has all arrays that it can have by names of their own."""
        return ""

    def _constant(self, operand: Operand) -> str:
        value = operand.value
        if value is None or value.numbers is None:
            return ""
        if not value.shape:
            return operand.text if literal(operand.text) is not None else told(value)
        key = (operand.text, value)
        if key not in self._given:
            self._given[key] = self._free(operand.text if operand.text.isidentifier() else "", "c")
        return self._given[key]

    def _free(self, wanted: str, start: str = "t") -> str:
        """The name that is wanted, or one like it, or t1, t2, ...; nothing else is called so, nor its gradient."""
        tries = (f"{wanted}_{k}" for k in count(2)) if wanted else (f"{start}{k}" for k in self._counted[start])
        name = next(
            name for name in chain([wanted] if wanted else [], tries) if not {name, f"{name}_grad"} & self._taken
        )
        self._taken |= {name, f"{name}_grad"}
        return name


def _readers(node: Node) -> str:
    """The reader's name as an identifier: x_2 of the second x, model_w of model.w."""
    name = re.sub(r"\W+", "_", unicodedata.normalize("NFKC", node.name or "")).strip("_")  # as Python reads it
    numbered = f"{name}_{node.mark.translate(DIGITS)}" if node.mark else name
    return numbered if numbered.isidentifier() else ""


def told(value: Value) -> str:
    """Numbers as Python has them: 2.0, [1.0, 2.0], float('nan')."""
    numbers = np.array(value.numbers, value.dtype).reshape(value.shape)
    return ODD.sub(lambda found: f"float('{found[0]}')", repr(numbers.tolist()))
