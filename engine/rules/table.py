"""The table itself: what a row holds, and how rows are added and found."""

from collections.abc import Callable, Sequence
from functools import partial as bind
from typing import Any

import numpy as np

from engine.rules.traits import LINEAR, MULTILINEAR, NEEDS

Partial = Callable[..., Any]
Derivative = tuple[Partial | None, str]


def unchanged(g: Any, *known: Any) -> Any:
    """The partial of a sum: g itself. The backward pass knows it and does not call it."""
    return g


class Rule:
    """One row: a NumPy function and, for each operand, its partial. A row is equal to itself only.

    Written out, since a dataclass would be a tenth of the engine's import.
    """

    def __init__(
        self,
        op: str,
        forward: Callable[..., Any],
        operands: tuple[str, ...],
        partials: Sequence[Partial | None],
        formulas: Sequence[str],
        title: str,
        # The faster twins of the partials; the partials themselves where there are none.
        kernels: Sequence[Any],
        *,
        elementwise: bool = False,
        view: bool = False,
        # Whether what a partial returns is new memory, g itself, or a view of g.
        fresh: bool = True,
        # Whether some operand never has a gradient.
        gaps: bool = False,
        # Whether the function is its own tangent: of all operands at once, or of each while the others stay.
        linear: bool = False,
        multilinear: bool = False,
        # For each operand the names of the values that its contribution is computed from; None: of all.
        needs: tuple[str, ...] | None = None,
    ) -> None:
        self.op, self.forward, self.operands, self.title = op, forward, operands, title
        self.partials, self.formulas, self.kernels = partials, formulas, kernels
        self.elementwise, self.view, self.fresh, self.gaps = elementwise, view, fresh, gaps
        self.linear, self.multilinear, self.needs = linear, multilinear, needs
        # How many operands an elementwise row has, if each can have a gradient; else 0.
        self.arity = len(operands) if elementwise and not gaps else 0

    @property
    def needed(self) -> tuple[frozenset[int], ...]:
        """For each operand the places of those that its contribution is computed from; -1 stands for the result."""
        if self.needs is None:
            return (frozenset(range(-1, len(self.operands))),) * len(self.operands)
        places = {name: k for k, name in enumerate(self.operands)} | {"out": -1}
        return tuple(frozenset(places[name] for name in word.split()) for word in self.needs)


class Each(Sequence[Any]):
    """One entry that serves every operand of a function of many: `Each(make)[k]` is made for operand k."""

    def __init__(self, make: Callable[[int], Any]) -> None:
        self._make = make

    def __getitem__(self, k: Any) -> Any:
        return self._make(k)

    def __len__(self) -> int:
        return 0


RULES: dict[str, Rule] = {}
PLAIN = (np.ndarray, np.generic, int, float)


def row(op: str, *parts: Any, **flags: Any) -> Rule:
    """The row of an operation, added to the table: `rule`, with what `traits` says of it."""
    RULES[op] = rule(op, *parts, **{**_known(op), **flags})
    return RULES[op]


def _known(op: str) -> dict[str, Any]:
    return {"linear": op in LINEAR, "multilinear": op in MULTILINEAR, "needs": NEEDS.get(op)}


def rule(
    op: str,
    forward: Callable[..., Any],
    operands: str,
    title: str,
    *derivatives: Derivative,
    kernels: Sequence[Partial | None] | None = None,
    **flags: Any,
) -> Rule:
    """A row that is not in the table; each derivative is a pair of partial and formula, in the order of operands."""
    partials = tuple(partial for partial, _ in derivatives)
    formulas = tuple(formula for _, formula in derivatives)
    names = tuple(operands.split())
    return Rule(op, forward, names, partials, formulas, title, kernels or partials, gaps=None in partials, **flags)


def elementwise(
    function: Callable[..., Any], operands: str, title: str, *derivatives: Derivative,
    kernels: Sequence[Partial] | None = None,
) -> Rule:
    """Adds the row of a function that works element by element, with broadcasting."""
    return row(function.__name__, function, operands, title, *derivatives, kernels=kernels, elementwise=True)


def each(
    op: str, forward: Callable[..., Any], operands: str, title: str, partial: Partial, formula: str, *,
    narrow: bool = False, **flags: Any
) -> Rule:
    """Adds the row of a function of any number of operands; its partial is told the operand's place first.

    `narrow`: it takes one number for a gradient that is the same everywhere.
    """
    partials = Each(lambda k: bind(partial, k))
    kernels = Each(lambda k: bind(partial, k)) if narrow else partials
    RULES[op] = Rule(op, forward, (operands,), partials, Each(lambda k: formula), title, kernels,
                     **{**_known(op), **flags})
    return RULES[op]


def rule_of(op: str) -> Rule:
    """The row of an operation, found by NumPy's name for it; KeyError if there is none."""
    return RULES[op]


def perform(op: str | Rule, *operands: Any, **options: Any) -> Any:
    """The result of a row's function: recorded if an operand records (tensors do), a plain array if none does."""
    known = op if isinstance(op, Rule) else RULES[op]
    for operand in operands:
        record = getattr(type(operand), "_perform", None)
        if record is not None:
            return record(known, operands, options)
    return known.forward(*operands, **options)


def is_plain(x: Any) -> bool:
    """Whether nothing more is derived from x: no tensor, as in a backward pass that creates no graph."""
    return isinstance(x, PLAIN)


def plain(x: Any) -> Any:
    """The numbers alone, of an array or tensor: for what is constant wherever it has a derivative, such as a sign."""
    return x if is_plain(x) else np.asarray(x)
