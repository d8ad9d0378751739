"""What flows back through operations whose rule is no formula for each element, in NumPy: a row for each."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from explorer.model.graph import Node

from ..code import summed

Shape = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Flow:
    """One edge: the texts of the gradient that arrives, of the result and of the operands; which of these it is."""

    child: Node
    g: str
    result: str
    operands: tuple[str, ...]
    shapes: tuple[Shape, ...]
    at: int

    @property
    def x(self) -> str:
        return self.operands[self.at]

    @property
    def shape(self) -> Shape:
        return self.shapes[self.at]

    def option(self, name: str, usual: str = "") -> str:
        """An option as an argument: (0, 1) of "0, 1"."""
        said = dict(self.child.options).get(name, usual)
        return f"({said})" if "," in said else said

    @property
    def axis(self) -> str:
        return self.option("axis", "None")

    def kept(self, text: str) -> str:
        """The text of a reduced array, with the axes that the reduction took away."""
        is_there = self.option("keepdims") == "True" or not self.child.value.shape
        return text if is_there else f"np.expand_dims({text}, {self.axis})"

    @property
    def count(self) -> int:
        """How many numbers went into one."""
        return math.prod(self.shape) // max(1, math.prod(self.child.value.shape))


def _spread(of: Flow) -> str:
    return f"np.broadcast_to({of.kept(of.g)}, {of.x}.shape)"


def _deviation(of: Flow) -> str:
    return f"({of.x} - np.mean({of.x}, axis={of.axis}, keepdims=True))"


def _extreme(of: Flow) -> str:
    """All of it to the first place of the extremum."""
    found = "argmax" if of.child.op == "max" else "argmin"
    if of.axis == "None":
        return f"{of.g} * (np.arange({of.x}.size) == np.{found}({of.x})).reshape({of.x}.shape)"
    if "," in of.axis:
        return ""
    where = f"np.expand_dims(np.{found}({of.x}, {of.axis}), {of.axis})"
    at = int(of.axis) % len(of.shape)
    along = f"np.arange({of.shape[at]})" + f"[:, {', '.join(['None'] * (len(of.shape) - 1 - at))}]" * (
        at < len(of.shape) - 1
    )
    return f"{of.kept(of.g)} * ({along} == {where})"


def _product(of: Flow) -> str:
    if of.axis != "None":
        return f"{of.kept(of.g)} * {of.kept(of.result)} / {of.x}" if 0 not in (of.child.value.numbers or (0,)) else ""
    others = f"[np.prod(np.delete({of.x}, k)) for k in range({of.x}.size)]"
    return f"{of.g} * np.reshape({others}, {of.x}.shape)"


def _running(of: Flow) -> str:
    if of.axis == "None":
        return f"np.reshape(np.flip(np.cumsum(np.flip({of.g}))), {of.x}.shape)"
    return f"np.flip(np.cumsum(np.flip({of.g}, {of.axis}), {of.axis}), {of.axis})"


def _turned(of: Flow) -> str:
    axes = of.option("axes")
    return f"np.transpose({of.g}, np.argsort({axes}))" if axes else f"np.transpose({of.g})"


def _part(of: Flow) -> str:
    """The part of a concatenation that came from this operand."""
    ranks = len(of.shape)
    axis = int(of.option("axis", "0")) % max(1, ranks)
    start = sum(shape[axis] for shape in of.shapes[: of.at])
    return f"{of.g}[{':, ' * axis}{start}:{start + of.shape[axis]}]"


def _matmul(of: Flow) -> str:
    (x, y), (m, n) = of.operands, map(len, of.shapes)
    last, first = f"np.swapaxes({y}, -1, -2)", f"np.swapaxes({x}, -1, -2)"
    batch = of.child.value.shape
    if m > 1 and n > 1:
        text, rows = (f"{of.g} @ {last}", of.shapes[0][-2:]) if of.at == 0 else (f"{first} @ {of.g}", of.shapes[1][-2:])
        return summed(text, of.shape, (*batch[:-2], *rows))
    if n == 1 and m > 1:
        return f"{of.g}[..., None] * {y}" if of.at == 0 else f"np.tensordot({of.g}, {x}, {of.g}.ndim)"
    if m == 1 and n > 1:
        back = f"({y} @ {of.g}[..., None])[..., 0]"
        return summed(back, of.shape, of.shapes[1][:-1]) if of.at == 0 else f"{x}[:, None] * {of.g}[..., None, :]"
    return ""


def _einsum(of: Flow) -> str:
    """The sum over the other operands; of subscripts that say all of it, each index once in an operand."""
    said = dict(of.child.options).get("subscripts", "").replace(" ", "")
    inputs, arrow, output = said.partition("->")
    parts = inputs.split(",")
    if "." in said or any(len(set(part)) < len(part) for part in parts) or len(parts) != len(of.operands):
        return ""
    if not arrow:
        output = "".join(sorted(index for index in set(inputs) - {","} if inputs.count(index) == 1))
    own = parts[of.at]
    others = [(part, text) for k, (part, text) in enumerate(zip(parts, of.operands, strict=True)) if k != of.at]
    known = {*output, *"".join(part for part, _ in others)}
    if not set(own) <= known:  # an index that is summed over within this operand alone
        others.append((own, f"np.ones({of.x}.shape)"))
    texts = ", ".join([of.g, *(text for _, text in others)])
    return f"np.einsum('{','.join([output, *(part for part, _ in others)])}->{own}', {texts})"


def _chosen(of: Flow) -> str:
    condition = f"np.asarray({of.operands[0]})" if of.operands[0] else ""
    share = f"{of.g} * {condition if of.at == 1 else f'~{condition}'}"
    return condition and summed(share, of.shape, of.child.value.shape)


SOFT = "{r} * ({g} - np.sum({g} * {r}, axis={axis}, keepdims=True))"
LOG_SOFT = "{g} - np.exp({r}) * np.sum({g}, axis={axis}, keepdims=True)"

ROWS: Mapping[str, Callable[[Flow], str]] = {
    "sum": _spread,
    "mean": lambda of: f"{_spread(of)} / {of.count}",
    "var": lambda of: f"{of.kept(of.g)} * 2 * {_deviation(of)} / ({of.count} - {of.option('ddof', '0')})",
    "std": lambda of: (
        f"{of.kept(of.g)} * {_deviation(of)} / ({of.kept(of.result)} * ({of.count} - {of.option('ddof', '0')}))"
    ),
    "max": _extreme,
    "min": _extreme,
    "prod": _product,
    "cumsum": _running,
    "transpose": _turned,
    "concatenate": _part,
    "stack": lambda of: f"np.take({of.g}, {of.at}, axis={of.option('axis', '0')})",
    "matmul": _matmul,
    "einsum": _einsum,
    "where": _chosen,
    "softmax": lambda of: SOFT.format(g=of.g, r=of.result, axis=of.option("axis", "-1")),
    "logsoftmax": lambda of: LOG_SOFT.format(g=of.g, r=of.result, axis=of.option("axis", "-1")),
    "inv": lambda of: f"-(np.swapaxes({of.result}, -1, -2) @ {of.g} @ np.swapaxes({of.result}, -1, -2))",
    "broadcast_to": lambda of: summed(of.g, of.shape, of.child.value.shape),
}
