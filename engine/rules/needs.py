"""Which values the shares of a rule are computed from; of the others a share needs the shape alone.

For each operand a word, of the names of the operands and "out"; "" for a share that is made of the gradient only.
A row that is not here needs everything. Large values that no share needs are let go before the backward pass.
"""

from functools import cache

from engine.rules.table import Rule

NEEDS: dict[str, tuple[str, ...]] = {
    # arithmetic
    "add": ("", ""), "subtract": ("", ""), "multiply": ("y", "x"), "divide": ("y", "out y"), "power": ("x y", "out x"),
    "negative": ("",), "positive": ("",), "reciprocal": ("out",), "square": ("x",), "absolute": ("x",),
    "maximum": ("x y", "x y"), "minimum": ("x y", "x y"),
    # roots, exponentials and logarithms
    "sqrt": ("out",), "cbrt": ("out",), "exp": ("out",), "exp2": ("out",), "expm1": ("x",),
    "log": ("x",), "log2": ("x",), "log10": ("x",), "log1p": ("x",), "sigmoid": ("out",),
    # angles
    "sin": ("x",), "cos": ("x",), "tan": ("out",), "arcsin": ("x",), "arccos": ("x",), "arctan": ("x",),
    "arctan2": ("x y", "x y"), "sinh": ("x",), "cosh": ("x",), "tanh": ("out",), "arcsinh": ("x",),
    "arccosh": ("x",), "arctanh": ("x",),
    # choice and movement
    "where": ("", "condition", "condition"), "reshape": ("",), "ravel": ("",), "transpose": ("",), "swapaxes": ("",),
    "moveaxis": ("",), "broadcast_to": ("",), "getitem": ("",),
    # sums and products
    "sum": ("",), "mean": ("",), "var": ("x",), "matmul": ("y", "x"), "columns": ("",),
    "conv_nd": ("filters", "columns"),
}


@cache
def needed(rule: Rule) -> tuple[frozenset[int], ...]:
    """For each operand the places of the operands that its share is computed from; -1 stands for the result."""
    everything = frozenset(range(-1, len(rule.operands)))
    words = NEEDS.get(rule.op)
    if words is None:
        return (everything,) * len(rule.operands)
    places = {name: k for k, name in enumerate(rule.operands)} | {"out": -1}
    return tuple(frozenset(places[name] for name in word.split()) for word in words)
