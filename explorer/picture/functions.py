"""Which function a program would call for an operation: NumPy's where it has one, else the engine's."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from copy import deepcopy

import numpy as np

from .trees import parsed

NNET = ("sigmoid", "elu", "softmax", "logsoftmax", "max_pool")
MG = ("sec", "csc", "cot", "sech", "csch", "coth", "arcsec", "arccsc", "arccot", "arccsch", "arccoth")
LINALG = ("norm", "inv", "det", "slogdet", "solve", "pinv", "qr", "cholesky", "eigh", "svd")
CALLED: Mapping[str, str] = {
    **{op: f"mg.nnet.{op}" for op in NNET},
    **{op: f"mg.{op}" for op in MG},
    **{op: f"np.linalg.{op}" for op in LINALG},
    "flatten": "np.ravel",
}
BUILT_IN = ("abs",)
OF_LISTS = ("concatenate", "stack")  # whose operands stand in a list
PLACED = {"newshape": "", "window": "pool", "step": "stride"}  # options that programs call otherwise, or by no name


def _grouped(value: str) -> str:
    """An option's value as an argument; "" where it is in words."""
    found = parsed(value)
    return "" if found is None else f"({value})" if isinstance(found, ast.Tuple) else value


def name_of(op: str) -> str:
    """The function's name with its module, such as np.exp; "" where there is none to call."""
    return CALLED.get(op) or (f"np.{op}" if op and hasattr(np, op) else "")


def is_numpys(op: str) -> bool:
    """Whether NumPy has the function, so that arrays in give arrays out."""
    return name_of(op).startswith("np.")


def function_of(op: str, operands: Sequence[str], options: Sequence[tuple[str, str]]) -> str:
    """The call of an operation; "" where it, or an option, cannot be written."""
    name = name_of(op)
    said = [(PLACED.get(key, key), _grouped(value)) for key, value in options]
    if op == "einsum":
        return f"np.einsum({', '.join([repr(options[0][1]), *operands])})"
    if not name or not all(value for _, value in said):
        return ""
    given = f"[{', '.join(operands)}]" if op in OF_LISTS else ", ".join(operands)
    return f"{name}({', '.join([given, *(f'{key}={value}' if key else value for key, value in said)])})"


def as_numpy(expression: ast.expr) -> ast.expr:
    """The expression with NumPy's functions: exp(x) and mg.exp(x) as np.exp(x), pi as np.pi."""
    return _Numpys().visit(deepcopy(expression))


class _Numpys(ast.NodeTransformer):
    def visit_Call(self, node: ast.Call) -> ast.expr:
        self.generic_visit(node)
        op = _called(node.func)
        if op not in BUILT_IN and is_numpys(op):
            node.func = deepcopy(parsed(name_of(op))) or node.func
        return node

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return ast.Attribute(ast.Name("np", ast.Load()), node.id, ast.Load()) if node.id in ("pi", "nan") else node


def _called(function: ast.expr) -> str:
    """The name of a function that is called by itself, or as one of the engine's; "" of a method."""
    if isinstance(function, ast.Name):
        return function.id
    is_ours = isinstance(function, ast.Attribute) and ast.unparse(function.value) in ("mg", "engine", "mygrad", "numpy")
    return function.attr if is_ours and isinstance(function, ast.Attribute) else ""
