"""The derivatives: a table with a row per NumPy function, and in a row one partial per operand.

To add an operation, add a row to the file of its kind (and a row to tests/engine/cases.py):

    elementwise(np.multiply, "x y", "the product rule",
                (lambda g, out, x, y: g * y, "y"),
                (lambda g, out, x, y: g * x, "x"))

A partial takes the gradient `g` of the result, the result `out`, the operands, and the options by keyword; it gives that
operand's share of the gradient. It is written in plain `np.*`: on arrays it runs at NumPy's speed, on tensors it is itself
recorded, and so has derivatives of its own. Shares of broadcast operands are summed by the caller, not by the partial.
The formula beside it is the factor that multiplies g, in the operands' names. `row` adds what is not elementwise.
"""

from engine.rules import elementwise as _elementwise
from engine.rules import products as _products
from engine.rules import reductions as _reductions
from engine.rules import shapes as _shapes
from engine.rules.table import RULES, Rule, elementwise, row, rule_of

__all__ = ["RULES", "Rule", "elementwise", "row", "rule_of"]
