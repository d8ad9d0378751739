"""What a row of the engine is besides: linear or not, and which values its contributions are computed from.

The table puts it on the row when the row is added: from then on the row is asked, never its name.
"""

# The rows whose function is its own tangent, of all operands at once; and those that are linear in each operand.
LINEAR = frozenset((
    "getitem", "scatter", "reshape", "ravel", "squeeze", "expand_dims", "transpose", "swapaxes", "moveaxis",
    "broadcast_to", "concatenate", "stack", "sum", "mean", "cumsum", "roll", "repeat", "windows", "unwindows",
    "columns", "average_pool",
))
MULTILINEAR = frozenset(("matmul", "einsum", "conv_nd"))

# For each operand the names, of operands and "out", that its contribution is computed from; of other values it needs
# the shape alone, so that large ones are let go. A row that is not here needs everything.
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
