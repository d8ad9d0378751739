"""The universal functions. Each is a class that is called, as `issubclass(add, ufunc)` and NumPy's attributes ask."""

from typing import TYPE_CHECKING, Any

import numpy as np

from engine.overrides import implements
from engine.rules import Rule, rule_of
from engine.tensor import METHODS, Tensor, apply, call_ufunc

DOC = """{what}, element by element, with gradients.

Parameters
----------
{names} : array_like
    Numbers, arrays or tensors that broadcast together.
out : optional
    An array or a tensor to write the result into.
where : array_like of bool
    Where to compute; elsewhere the result is what `out` holds, or 0.
dtype : optional
    The type to compute in.
constant : bool, optional
    Whether the result is constant; None: if all operands are.

Returns
-------
Tensor
    The result, in the operands' broadcast shape; its gradient flows back by {title}.
"""


# The types that tensors never have: complex numbers, objects, dates and times.
REFUSED = frozenset("FDGOMm")


class ufunc:
    """What all universal functions of this package are: `issubclass(add, ufunc)`. Not to be made or extended."""

    if TYPE_CHECKING:  # NumPy's; hints at run time are those of the call
        nin: int
        nout: int
        nargs: int
        ntypes: int
        types: list[str]
        identity: Any
        signature: Any

    def __init_subclass__(cls, *, of: Any = None) -> None:
        if of is None:
            raise TypeError("ufunc cannot be extended; write a rule instead")
        for name in ("nin", "nout", "nargs", "identity", "signature"):
            setattr(cls, name, getattr(of, name))
        cls.types = [kinds for kinds in of.types if not REFUSED.intersection(kinds)]
        cls.ntypes = len(cls.types)
        cls.resolve_dtypes = staticmethod(of.resolve_dtypes)  # type: ignore[attr-defined]

    def __new__(cls, *args: Any, **kwargs: Any) -> Any:
        raise TypeError("ufunc is abstract; call one of its kind, such as add")


def _method(method: str) -> Any:
    def call(cls: Any, *args: Any, **kwargs: Any) -> Any:
        return METHODS[method](getattr(np, cls.__name__), *args, **kwargs)

    call.__name__ = method
    return classmethod(call)


for _name in ("at", "accumulate", "outer", "reduce", "reduceat"):
    setattr(ufunc, _name, _method(_name))


def _unary(rule: Rule) -> tuple[Any, Any]:
    def of_x(
        cls: Any, x: Any, out: Any = None, *, where: Any = True, dtype: Any = None, constant: bool | None = None
    ) -> Tensor:
        if out is None and where is True and dtype is None and constant is None:
            return apply(rule, (x,))
        return call_ufunc(rule, (x,), out, where, dtype, constant)

    def of_x1(
        cls: Any, x1: Any, out: Any = None, *, where: Any = True, dtype: Any = None, constant: bool | None = None
    ) -> Tensor:
        if out is None and where is True and dtype is None and constant is None:
            return apply(rule, (x1,))
        return call_ufunc(rule, (x1,), out, where, dtype, constant)

    return of_x, of_x1


def _binary(rule: Rule) -> Any:
    def of_two(
        cls: Any, x1: Any, x2: Any, out: Any = None, *,
        where: Any = True, dtype: Any = None, constant: bool | None = None,
    ) -> Tensor:
        if out is None and where is True and dtype is None:
            return apply(rule, (x1, x2), constant=constant)
        return call_ufunc(rule, (x1, x2), out, where, dtype, constant)

    return of_two


def _absolute(
    cls: Any, x: Any, out: Any = None, *, where: Any = True, dtype: Any = None, nan_to_num: bool = True,
    constant: bool | None = None,
) -> Tensor:
    return call_ufunc(rule_of("absolute" if nan_to_num else "absolute_or_nan"), (x,), out, where, dtype, constant)


def _matmul(
    cls: Any, x1: Any, x2: Any, out: Any = None, *, dtype: Any = None, constant: bool | None = None
) -> Tensor:
    return call_ufunc(rule_of("matmul"), (x1, x2), out, True, dtype, constant)


def _ufunc(name: str, new: Any, names: str) -> Any:
    doc = DOC.format(what=f"NumPy's {name}", names=names, title=rule_of(name).title)
    new.__doc__ = doc
    hints = {key: hint for key, hint in new.__annotations__.items() if key != "cls"}
    body = {"__new__": new, "__doc__": doc, "__module__": "engine", "__annotations__": hints}
    return type(name, (ufunc,), body, of=getattr(np, name))


def _of_x(name: str) -> Any:
    return _ufunc(name, _unary(rule_of(name))[0], "x")


def _of_x1(name: str) -> Any:
    return _ufunc(name, _unary(rule_of(name))[1], "x1")


def _of_two(name: str) -> Any:
    return _ufunc(name, _binary(rule_of(name)), "x1, x2")


add = _of_two("add")
subtract = _of_two("subtract")
multiply = _of_two("multiply")
divide = true_divide = _of_two("divide")
power = _of_two("power")
matmul = _ufunc("matmul", _matmul, "x1, x2")
maximum = _of_two("maximum")
minimum = _of_two("minimum")
logaddexp = _of_two("logaddexp")
logaddexp2 = _of_two("logaddexp2")
arctan2 = _of_two("arctan2")

absolute = abs = _ufunc("absolute", _absolute, "x")
negative = _of_x("negative")
positive = _of_x("positive")
reciprocal = _of_x("reciprocal")
square = _of_x("square")
sqrt = _of_x("sqrt")
cbrt = _of_x("cbrt")

exp = _of_x1("exp")
exp2 = _of_x1("exp2")
expm1 = _of_x1("expm1")
log = _of_x1("log")
log2 = _of_x1("log2")
log10 = _of_x1("log10")
log1p = _of_x1("log1p")

sin = _of_x("sin")
cos = _of_x("cos")
tan = _of_x("tan")
arcsin = _of_x("arcsin")
arccos = _of_x("arccos")
arctan = _of_x("arctan")
sinh = _of_x("sinh")
cosh = _of_x("cosh")
tanh = _of_x("tanh")
arcsinh = _of_x("arcsinh")
arccosh = _of_x("arccosh")
arctanh = _of_x("arctanh")


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
