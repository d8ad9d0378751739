"""From living tensors to a frozen Graph: everything that a target was made of, and what a sweep sent back.

Must be done before the engine clears the graph. Knows no program: who made what, and where, is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from heapq import heappop, heappush
from typing import Any, NamedTuple

import numpy as np

from engine import Call, Tensor, rule_of

from .edges import edge, unswept
from .graph import Graph, Node, Operand
from .made import Made
from .operands import made_up, typed, worded, written
from .patience import Look, unhurried
from .program import Place, one_line
from .value import KEPT, Value, value_of

ROOM = 200_000  # numbers of all arrays of one graph
CAPS = (KEPT, 100, 0)  # elements of an array whose numbers are kept: the first of these for which there is room
COPIES = 4  # a value, its gradient, a contribution, a total

Row = tuple[Tensor, Any, tuple[tuple[Tensor, int, Any], ...]]  # what engine.sweep yields


class Origin(NamedTuple):
    """Who a tensor is in the program: its name, and the text that made it."""

    name: str | None
    version: int
    place: Place | None
    text: str
    group: tuple[str, ...]
    began: Value | None = None  # a leaf's first numbers, if it has others by now
    changed: int | None = None  # the line that replaced them last, if that is known
    nth: int | None = None  # its place among all tensors that the run made


SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


class Capture:
    """All tensors that some roots were made of, ready to become a Graph."""

    def __init__(self, made: Made, tell: Callable[[Tensor], Origin], look: Look = unhurried) -> None:
        """`made` is what `made_of` gives; `look` is called for each value: it may raise where there is no time left."""
        self.look = look
        self.tensors = made
        self.keys = {tensor.made: key for key, (tensor, _) in enumerate(self.tensors)}
        self._kept = kept([tensor.size for tensor, _ in self.tensors])
        self._origins = tuple(tell(tensor) for tensor, _ in self.tensors)
        self._named = Counter(origin.name for origin in self._origins)
        self._totals: dict[int, Any] = {}  # what has flowed to tensors whose rows are still to come
        self._composed, inner = self._parts()
        self._texts = self._told(inner)

    def forward(self, target: Tensor) -> Graph:
        """The Graph without gradients; its edges wait in the order in which a sweep would walk them."""
        nodes = self._nodes({})
        edges = tuple(edge(key, *end, None, None) for key, end in enumerate(unswept(nodes)))
        return Graph(nodes, edges, self.keys[target.made], None, ())

    def swept(self, target: Tensor, seed: Any, rows: Iterable[Row]) -> Graph:
        """The Graph with all that flowed back; `rows` are those of `engine.sweep`.

        The edges to values that the target does not depend on come after all that were walked.
        """
        gradients: dict[int, Value] = {}
        flows = [flow for row in rows for flow in self._flows(row, gradients)]
        nodes = self._nodes(gradients)
        walked = [edge(key, nodes[child], k, *values) for key, (child, k, *values) in enumerate(flows)]
        others = [edge(key, *end, None, None) for key, end in enumerate(unswept(nodes), start=len(walked))]
        order = tuple(range(len(walked)))
        return Graph(nodes, (*walked, *others), self.keys[target.made], self._value(seed), order)

    def find(self, called: str, count: int) -> Tensor | None:
        """The tensor of this name or text, in the order of making; None if there are not so many."""
        names = (origin.name or text for origin, text in zip(self._origins, self._texts, strict=True))
        found = [key for key, name in enumerate(names) if one_line(name) == called]
        return self.tensors[found[count]][0] if count < len(found) else None

    def _flows(self, row: Row, gradients: dict[int, Value]) -> Iterator[tuple[int, int, Value, Value]]:
        """What flows over each edge of a row of a sweep, and the sums so far; no array is kept that is done with."""
        tensor, gradient, contributions = row
        if tensor.made not in self.keys:
            return
        self._totals.pop(tensor.made, None)
        gradients[tensor.made] = self._value(spread(gradient, tensor))
        for parent, k, contribution in contributions if self.tensors[self.keys[tensor.made]][1] else ():
            before = self._totals.get(parent.made)
            total = self._totals[parent.made] = contribution if before is None else before + contribution
            value = self._value(spread(contribution, parent))
            yield self.keys[tensor.made], k, value, value if before is None else self._value(spread(total, parent))

    def _value(self, array: Any) -> Value:
        self.look()
        return value_of(array, self._kept)

    def _nodes(self, gradients: dict[int, Value]) -> tuple[Node, ...]:
        return tuple(
            Node(
                key=key,
                name=origin.name,
                version=origin.version,
                op=call.op if call else "",
                text=self._texts[key],
                place=origin.place,
                value=self._value(np.asarray(tensor)),
                constant=tensor.constant,
                operands=self._operands(key, call) if call else (),
                options=worded(call.options) if call else (),
                group=origin.group,
                gradient=gradients.get(tensor.made),
                mark=self._mark(origin),
                began=origin.began,
                changed=origin.changed,
                nth=origin.nth,
            )
            for key, ((tensor, call), origin) in enumerate(zip(self.tensors, self._origins, strict=True))
        )

    def _parts(self) -> tuple[set[int], set[int]]:
        """Which values one call of the program made together (a softmax, a loss), and which of them are on the way."""
        calls = [origin if call else None for (_, call), origin in zip(self.tensors, self._origins, strict=True)]
        made = [origin and (origin.place, origin.text, origin.group) for origin in calls]
        pairs = [
            (key, self.keys[x.made])
            for key, (_, call) in enumerate(self.tensors)
            for x in (call.inputs if call else ())
            if isinstance(x, Tensor) and made[key] is not None and made[key] == made[self.keys[x.made]]
        ]
        return {key for pair in pairs for key in pair}, {inner for _, inner in pairs}

    def _told(self, inner: set[int]) -> list[str]:
        """What each value is called where it has no name: its text, or what a value on the way is made of."""
        texts: list[str] = []
        for key, ((_, call), origin) in enumerate(zip(self.tensors, self._origins, strict=True)):
            is_inner = key in inner and not origin.name and call
            texts.append(made_up(call.op, self._words(call, texts)) if call and is_inner else origin.text)
        return texts

    def _words(self, call: Call, texts: list[str]) -> list[str]:
        keys = [self.keys[x.made] if isinstance(x, Tensor) else None for x in call.inputs]
        return [
            written(x, "") if key is None else self._origins[key].name or texts[key]
            for key, x in zip(keys, call.inputs, strict=True)
        ]

    def _mark(self, origin: Origin) -> str:
        is_one_of_many = origin.name and self._named[origin.name] > 1
        return str(origin.version).translate(SUBSCRIPTS) if is_one_of_many else ""

    def _operands(self, at: int, call: Call) -> tuple[Operand, ...]:
        keys = [self.keys[x.made] if isinstance(x, Tensor) else None for x in call.inputs]
        known = ["" if key is None else self._origins[key].name or self._texts[key] for key in keys]
        texts = known if at in self._composed else typed(self._origins[at].text, known) or known
        return tuple(
            Operand(name, shown, key) if key is not None else Operand(name, written(x, shown), None, self._value(x))
            for name, shown, key, x in zip(operand_names(call), texts, keys, call.inputs, strict=True)
        )


def kept(sizes: Iterable[int]) -> int:
    """How large an array may be to keep its numbers, so that a graph of many arrays stays a graph that can travel."""
    sizes = tuple(sizes)
    return next(cap for cap in CAPS if COPIES * sum(size for size in sizes if size <= cap) <= ROOM or not cap)


def call_of(tensor: Tensor) -> Call | None:
    """The Call that made a tensor; None for what counts as a leaf: no gradient flows behind a constant."""
    return None if tensor.constant else tensor.creator


def made_of(roots: Iterable[Tensor]) -> Made:
    """The roots and all tensors behind them, each with the Call that made it, in order of making."""
    found: dict[int, tuple[Tensor, Call | None]] = {}
    waiting = list(roots)
    while waiting:
        tensor = waiting.pop()
        if tensor.made not in found:
            call = call_of(tensor)
            found[tensor.made] = tensor, call
            waiting.extend(x for x in (call.inputs if call else ()) if isinstance(x, Tensor))
    return [found[made] for made in sorted(found)]


def last_of(target: Tensor, most: int) -> Made:
    """The last tensors to be made behind a target, and what these were made of: they count as leaves, since nothing
    behind them is looked at."""
    waiting, places = {target.made: target}, [-target.made]
    last: list[tuple[Tensor, Call | None]] = []
    while places and len(last) < most:
        tensor = waiting.pop(-heappop(places))
        call = call_of(tensor)
        last.append((tensor, call))
        for x in call.inputs if call else ():
            if isinstance(x, Tensor) and x.made not in waiting:
                waiting[x.made] = x
                heappush(places, -x.made)
    return [*((waiting[made], None) for made in sorted(waiting)), *reversed(last)]


def operand_names(call: Call) -> list[str]:
    """The rule's names for the operands; those of a function of many are numbered."""
    try:
        names = rule_of(call.op).operands
    except KeyError:
        names = ("*x",)
    many = [f"{names[-1].strip('*')}{k + 1}" for k in range(len(call.inputs))]
    return [*names[: len(call.inputs)]] if len(names) >= len(call.inputs) and names[-1][:1] != "*" else many


def spread(gradient: Any, tensor: Tensor) -> Any:
    """A gradient in its tensor's own shape: the engine leaves what is the same everywhere unexpanded."""
    return gradient if np.shape(gradient) == tensor.shape else np.broadcast_to(gradient, tensor.shape)
