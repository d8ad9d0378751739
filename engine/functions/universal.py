"""What a universal function is: a class that is called, as `issubclass(add, ufunc)` and NumPy's attributes ask."""

from typing import TYPE_CHECKING, Any

import numpy as np

from engine.rules import Rule, rule_of
from engine.tensor import METHODS, Tensor, apply, call_ufunc, of_one
from engine.typing import ArrayLike, DTypeLike

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


class _Named(type):
    """Classes that are shown as NumPy's ufuncs are."""

    def __repr__(cls) -> str:
        return f"<ufunc {cls.__name__!r}>"


class ufunc(metaclass=_Named):
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


def _unary(rule: Rule) -> Any:
    call = of_one(rule, lambda x: apply(rule, (x,)))

    def of_x(
        cls: Any, x: ArrayLike, out: Any = None, *, where: ArrayLike = True, dtype: DTypeLike = None,
        constant: bool | None = None,
    ) -> Tensor:
        if out is None and where is True and dtype is None and constant is None:
            return call(x)
        return call_ufunc(rule, (x,), out, where, dtype, constant)

    return of_x


def _renamed(function: Any, old: str, new: str) -> Any:
    """The function, one of its parameters under another name."""
    names = {name: new if name == old else name for name in function.__code__.co_varnames}
    function.__code__ = function.__code__.replace(co_varnames=tuple(names.values()))
    function.__annotations__ = {names.get(name, name): hint for name, hint in function.__annotations__.items()}
    return function


def _binary(rule: Rule) -> Any:
    def of_x1_x2(
        cls: Any, x1: ArrayLike, x2: ArrayLike, out: Any = None, *,
        where: ArrayLike = True, dtype: DTypeLike = None, constant: bool | None = None,
    ) -> Tensor:
        if out is None and where is True and dtype is None:
            return apply(rule, (x1, x2), constant=constant)
        return call_ufunc(rule, (x1, x2), out, where, dtype, constant)

    return of_x1_x2


def _absolute(
    cls: Any, x: ArrayLike, out: Any = None, *, where: ArrayLike = True, dtype: DTypeLike = None,
    constant: bool | None = None, nan_to_num: bool = True,
) -> Tensor:
    return call_ufunc(rule_of("absolute" if nan_to_num else "absolute_or_nan"), (x,), out, where, dtype, constant)


def _matmul(
    cls: Any, x1: ArrayLike, x2: ArrayLike, out: Any = None, *, dtype: DTypeLike = None, constant: bool | None = None
) -> Tensor:
    return call_ufunc(rule_of("matmul"), (x1, x2), out, True, dtype, constant)


def _ufunc(name: str, new: Any, names: str) -> Any:
    doc = DOC.format(what=f"NumPy's {name}", names=names, title=rule_of(name).title)
    new.__doc__ = doc
    hints = {key: hint for key, hint in new.__annotations__.items() if key != "cls"}
    body = {"__new__": new, "__doc__": doc, "__module__": "engine", "__annotations__": hints}
    return type(name, (ufunc,), body, of=getattr(np, name))


def of_x(name: str) -> Any:
    """The universal function of one operand, x, that has NumPy's name."""
    return _ufunc(name, _unary(rule_of(name)), "x")


def of_x1(name: str) -> Any:
    """The same for an operand that is called x1, as MyGrad calls it in some."""
    return _ufunc(name, _renamed(_unary(rule_of(name)), "x", "x1"), "x1")


def of_two(name: str) -> Any:
    """The universal function of two operands that has NumPy's name."""
    return _ufunc(name, _binary(rule_of(name)), "x1, x2")


absolute = _ufunc("absolute", _absolute, "x")
matmul = _ufunc("matmul", _matmul, "x1, x2")
