"""What PyTorch calls each operation, where that is neither a sign nor an index: a row for each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

Options = Mapping[str, str]
Call = Callable[[Sequence[str], Options], str]  # of the operands' texts and the options; "" where there is none
SAME = (
    "sin",
    "cos",
    "tan",
    "sinh",
    "cosh",
    "tanh",
    "exp",
    "exp2",
    "expm1",
    "log",
    "log2",
    "log10",
    "log1p",
    "sqrt",
    "square",
    "sinc",
    "reciprocal",
    "positive",
    "absolute",
    "deg2rad",
    "rad2deg",
    "sigmoid",
    "maximum",
    "minimum",
    "fmax",
    "fmin",
    "hypot",
    "logaddexp",
    "arctan2",
    "where",
)
ARCS = ("arcsin", "arccos", "arctan", "arcsinh", "arccosh", "arctanh")
RECIPROCALS = {"sec": "cos", "csc": "sin", "cot": "tan", "sech": "cosh", "csch": "sinh", "coth": "tanh"}
OF_ARCS = {"sec": "cos", "csc": "sin", "cot": "tan", "csch": "sinh", "coth": "tanh"}


def _grouped(said: str) -> str:
    return f"({said})" if "," in said else said


def _plain(name: str) -> Call:
    """A function that takes the operands as they stand, and no option."""
    return lambda texts, options: "" if options else f"torch.{name}({', '.join(texts)})"


def _of_reciprocal(name: str) -> Call:
    return lambda texts, options: f"torch.{name}(1 / {texts[0]})"


def _reciprocal(name: str) -> Call:
    return lambda texts, options: f"1 / torch.{name}({texts[0]})"


def _reduced(name: str, over_all: str = "") -> Call:
    """A reduction: along `dim` where NumPy has an axis."""

    def call(texts: Sequence[str], options: Options) -> str:
        if "axis" not in options:
            return f"torch.{over_all or name}({texts[0]})"
        kept = ", keepdim=True" if options.get("keepdims") == "True" else ""
        return f"torch.{name}({texts[0]}, dim={_grouped(options['axis'])}{kept})"

    return call


def _spread(name: str) -> Call:
    """A variance or deviation: torch corrects by 1 unless it is told otherwise."""

    def call(texts: Sequence[str], options: Options) -> str:
        dim = f", dim={_grouped(options['axis'])}" if "axis" in options else ""
        kept = ", keepdim=True" if options.get("keepdims") == "True" else ""
        return f"torch.{name}({texts[0]}{dim}, correction={options.get('ddof', '0')}{kept})"

    return call


def _listed(name: str) -> Call:
    return lambda texts, options: f"torch.{name}([{', '.join(texts)}], dim={options.get('axis', '0')})"


def _product(texts: Sequence[str], options: Options) -> str:
    return "" if "," in options.get("axis", "") else _reduced("prod")(texts, options)


def _turned(texts: Sequence[str], options: Options) -> str:
    axes = options.get("axes")
    return f"torch.permute({texts[0]}, ({axes},))" if axes else f"{texts[0]}.permute(*reversed(range({texts[0]}.ndim)))"


def _pooled(texts: Sequence[str], options: Options) -> str:
    window, step = options["window"], options["step"]
    ranks = window.count(",") + 1
    return f"torch.nn.functional.max_pool{ranks}d({texts[0]}, ({window}), stride=({step}))" if ranks in (2, 3) else ""


ROWS: Mapping[str, Call] = {
    **{op: _plain(op) for op in (*SAME, *ARCS)},
    **{op: _reciprocal(of) for op, of in RECIPROCALS.items()},
    **{f"arc{op}": _of_reciprocal(f"arc{of}") for op, of in OF_ARCS.items()},
    "cbrt": lambda texts, options: f"torch.sign({texts[0]}) * torch.abs({texts[0]}) ** (1 / 3)",
    "sum": _reduced("sum"),
    "mean": _reduced("mean"),
    "max": _reduced("amax"),
    "min": _reduced("amin"),
    "prod": _product,
    "var": _spread("var"),
    "std": _spread("std"),
    "cumsum": lambda texts, options: (
        f"torch.cumsum({texts[0]}, dim={options['axis']})"
        if "axis" in options
        else f"torch.cumsum({texts[0]}.ravel(), dim=0)"
    ),
    "reshape": lambda texts, options: f"torch.reshape({texts[0]}, ({options.get('newshape', '')},))",
    "ravel": lambda texts, options: f"torch.ravel({texts[0]})",
    "flatten": lambda texts, options: f"torch.ravel({texts[0]})",
    "squeeze": lambda texts, options: (
        f"torch.squeeze({texts[0]}, dim={_grouped(options['axis'])})"
        if "axis" in options
        else f"torch.squeeze({texts[0]})"
    ),
    "expand_dims": lambda texts, options: (
        f"torch.unsqueeze({texts[0]}, {options['axis']})" if options.get("axis", ",").find(",") < 0 else ""
    ),
    "transpose": _turned,
    "broadcast_to": lambda texts, options: (
        f"torch.broadcast_to({texts[0]}, ({options['shape']},))" * ("shape" in options)
    ),
    "concatenate": _listed("cat"),
    "stack": _listed("stack"),
    "einsum": lambda texts, options: f"torch.einsum('{options['subscripts']}', {', '.join(texts)})",
    "softmax": lambda texts, options: f"torch.softmax({texts[0]}, dim={options.get('axis', '-1')})",
    "logsoftmax": lambda texts, options: f"torch.log_softmax({texts[0]}, dim={options.get('axis', '-1')})",
    "elu": lambda texts, options: f"torch.nn.functional.elu({texts[0]}, alpha={texts[1]})",
    "max_pool": _pooled,
    "inv": lambda texts, options: f"torch.linalg.inv({texts[0]})",
    "det": lambda texts, options: f"torch.linalg.det({texts[0]})",
}
