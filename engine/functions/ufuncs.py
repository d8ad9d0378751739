"""The universal functions, a name each; and those of one number that NumPy has no ufunc for."""

from typing import Any

import numpy as np

from engine.functions.universal import absolute, matmul, of_two, of_x, of_x1, ufunc
from engine.overrides import implements
from engine.rules import rule_of
from engine.tensor import Tensor, apply

add = of_two("add")
subtract = of_two("subtract")
multiply = of_two("multiply")
divide = true_divide = of_two("divide")
power = of_two("power")
maximum = of_two("maximum")
minimum = of_two("minimum")
logaddexp = of_two("logaddexp")
logaddexp2 = of_two("logaddexp2")
arctan2 = of_two("arctan2")

abs = absolute
negative = of_x("negative")
positive = of_x("positive")
reciprocal = of_x("reciprocal")
square = of_x("square")
sqrt = of_x("sqrt")
cbrt = of_x("cbrt")

exp = of_x1("exp")
exp2 = of_x1("exp2")
expm1 = of_x1("expm1")
log = of_x1("log")
log2 = of_x1("log2")
log10 = of_x1("log10")
log1p = of_x1("log1p")

sin = of_x("sin")
cos = of_x("cos")
tan = of_x("tan")
arcsin = of_x("arcsin")
arccos = of_x("arccos")
arctan = of_x("arctan")
sinh = of_x("sinh")
cosh = of_x("cosh")
tanh = of_x("tanh")
arcsinh = of_x("arcsinh")
arccosh = of_x("arccosh")
arctanh = of_x("arctanh")


# functions of one number that NumPy has no ufunc for

def _function(op: str) -> Any:
    rule = rule_of(op)

    def of_a(a: Any, *, constant: bool | None = None) -> Tensor:
        return apply(rule, (a,), constant=constant)

    of_a.__name__ = of_a.__qualname__ = op
    of_a.__doc__ = f"The {op} of each element, as a tensor of the same shape; its gradient flows back by {rule.title}."
    return of_a


sec = _function("sec")
csc = _function("csc")
cot = _function("cot")
sech = _function("sech")
csch = _function("csch")
coth = _function("coth")
arcsec = _function("arcsec")
arccsc = _function("arccsc")
arccot = _function("arccot")
arccsch = _function("arccsch")
arccoth = _function("arccoth")
sinc = implements(np.sinc)(_function("sinc"))

__all__ = [
    "abs",
    "absolute",
    "add",
    "arccos",
    "arccosh",
    "arccot",
    "arccoth",
    "arccsc",
    "arccsch",
    "arcsec",
    "arcsin",
    "arcsinh",
    "arctan",
    "arctan2",
    "arctanh",
    "cbrt",
    "cos",
    "cosh",
    "cot",
    "coth",
    "csc",
    "csch",
    "divide",
    "exp",
    "exp2",
    "expm1",
    "log",
    "log1p",
    "log2",
    "log10",
    "logaddexp",
    "logaddexp2",
    "matmul",
    "maximum",
    "minimum",
    "multiply",
    "negative",
    "positive",
    "power",
    "reciprocal",
    "sec",
    "sech",
    "sin",
    "sinc",
    "sinh",
    "sqrt",
    "square",
    "subtract",
    "tan",
    "tanh",
    "true_divide",
    "ufunc",
]
