"""The universal functions, a name each; and those of one number that NumPy has no ufunc for."""

from typing import Any

import numpy as np

from engine.functions.universal import absolute, matmul, of_two, of_x, of_x1, ufunc
from engine.overrides import implements
from engine.rules import rule_of
from engine.tensor import Tensor, apply
from engine.typing import ArrayLike

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

def _function(op: str, formula: str) -> Any:
    rule = rule_of(op)

    def of_a(a: ArrayLike, *, constant: bool | None = None) -> Tensor:
        return apply(rule, (a,), constant=constant)

    of_a.__name__ = of_a.__qualname__ = op
    of_a.__doc__ = f"{formula} of each element x, as a tensor of the same shape. Its gradient is by {rule.title}."
    return implements(rule.forward)(of_a) if rule.forward is getattr(np, op, None) else of_a


sec = _function("sec", "1/cos(x)")
csc = _function("csc", "1/sin(x)")
cot = _function("cot", "1/tan(x)")
sech = _function("sech", "1/cosh(x)")
csch = _function("csch", "1/sinh(x)")
coth = _function("coth", "1/tanh(x)")
arcsec = _function("arcsec", "arccos(1/x)")
arccsc = _function("arccsc", "arcsin(1/x)")
arccot = _function("arccot", "arctan(1/x)")
arccsch = _function("arccsch", "arcsinh(1/x)")
arccoth = _function("arccoth", "arctanh(1/x)")
sinc = _function("sinc", "sin(pi x)/(pi x), 1 at 0,")

__all__ = [
    "abs", "absolute", "add", "arccos", "arccosh", "arccot", "arccoth", "arccsc", "arccsch", "arcsec", "arcsin",
    "arcsinh", "arctan", "arctan2", "arctanh", "cbrt", "cos", "cosh", "cot", "coth", "csc", "csch", "divide", "exp",
    "exp2", "expm1", "log", "log1p", "log2", "log10", "logaddexp", "logaddexp2", "matmul", "maximum", "minimum",
    "multiply", "negative", "positive", "power", "reciprocal", "sec", "sech", "sin", "sinc", "sinh", "sqrt", "square",
    "subtract", "tan", "tanh", "true_divide", "ufunc",
]
