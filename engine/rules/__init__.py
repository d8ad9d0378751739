"""The derivatives: a table with a row per NumPy function, and in a row one partial per operand.

To add an operation, add a row to the file of its kind (and a row to tests/engine/cases.py):

    elementwise(np.multiply, "x y", "the product rule",
                (lambda g, out, x, y: g * y, "y"),
                (lambda g, out, x, y: g * x, "x"))

    row("cumsum", np.cumsum, "x", "the sum rule",
        (lambda g, out, x, axis=None: ..., "reverse cumsum"))

A partial takes the gradient `g` of the result, the result `out`, the operands, and the options by keyword (not those of
elementwise rows); it returns the contribution to that operand's gradient. It is written in plain `np.*`: on arrays it
runs at NumPy's speed, on tensors it is itself recorded, and so has derivatives of its own. What may not be recorded,
such as a sign, is taken from `plain(x)`; what NumPy has no function for is a row of its own, called with `perform`.
Contributions to broadcast operands are summed by the caller, not by the partial. An elementwise partial must do with a
`g` that is one number for many; other rows get it in full, unless they have kernels. A partial returns new memory, g
itself, or a view of g (else: fresh=False). The formula beside a partial is the factor of g, in the operands' names;
rows that move elements or multiply matrices have a word for it instead.

`row(..., view=True)`: the result may share its operand's memory. `row(..., kernels=...)`: faster partials with the same
numbers, that may take and return gradients narrower than the value. `each(...)`: a function of any number of operands;
its partial is told the operand's place first.
"""

from engine.rules import (
    activations,
    angles,
    arithmetic,
    indexing,
    products,
    reductions,
    sequences,
    shapes,
    variants,
    windows,
)
from engine.rules.arithmetic import powered
from engine.rules.broadcasting import broadcastable, unbroadcast, widen
from engine.rules.table import RULES, Each, Rule, each, elementwise, perform, plain, row, rule, rule_of

__all__ = [
    "RULES",
    "Each",
    "Rule",
    "activations",
    "angles",
    "arithmetic",
    "broadcastable",
    "each",
    "elementwise",
    "indexing",
    "perform",
    "plain",
    "powered",
    "products",
    "reductions",
    "row",
    "rule",
    "rule_of",
    "sequences",
    "shapes",
    "unbroadcast",
    "variants",
    "widen",
    "windows",
]
