"""Ufuncs on tensors, with NumPy's `out=`, `where=` and `dtype=`; and the answer to NumPy's own when given tensors."""

from collections.abc import Callable
from typing import Any

import numpy as np

from engine import errors
from engine.backprop import Node
from engine.rules import RULES, Rule, broadcastable, rule_of
from engine.tensor.guard import hand_out
from engine.tensor.inplace import rewrite, spread
from engine.tensor.recording import NO_OPTIONS, apply, finish, plain_operand, refuse_odd

# Ufuncs whose results say something about the values, and are plain arrays.
TESTS = frozenset((
    "equal", "not_equal", "greater", "greater_equal", "less", "less_equal", "isfinite", "isinf", "isnan", "isnat",
    "logical_and", "logical_not", "logical_or", "logical_xor", "signbit", "bitwise_and", "bitwise_count", "bitwise_or",
    "bitwise_xor", "gcd", "invert", "lcm", "left_shift", "right_shift", "spacing",
))

# Ufuncs that jump from one value to the next: plain arrays of constants; of variables they would lose the gradient.
JUMPS = frozenset(["ceil", "divmod", "floor", "floor_divide", "fmod", "remainder", "rint", "sign", "trunc"])

# What answers for the methods of ufuncs, such as add.reduce; the room that defines it fills it.
METHODS: dict[str, Callable[..., Any]] = {}

# What answers for ufuncs of two results; the room that defines it fills it.
TWOFOLD: dict[str, Callable[..., Any]] = {}


def call_ufunc(
    rule: Rule,
    inputs: tuple[Any, ...],
    out: Any = None,
    where: Any = True,
    dtype: Any = None,
    constant: bool | None = None,
    **how: Any,
) -> Any:
    """The result of a ufunc, written into `out` if given, where the mask holds; elsewhere what `out` held, or 0.

    `how`: NumPy's casting= and order=. Raises TypeError for an `out` that is no array or cannot hold the result's type,
    ValueError for several, or one of another shape.
    """
    out = single(out)
    how = how if dtype is None else {**how, "dtype": dtype}
    if out is None and where is True and not how:
        return apply(rule, inputs, constant=constant)
    mask = where if where is True else np.asarray(where)
    if isinstance(out, Node):
        return rewrite(out, rule.op, lambda old: _over(old, mask, _masked(rule, _with(inputs, out, old), mask, how)))
    if not any(isinstance(x, Node) for x in inputs):  # the mask alone is a tensor: arrays may go on being overwritten
        inputs = tuple(x.copy() if x is out else x for x in inputs)
    result = _masked(rule, inputs, mask, how, constant)
    return result if out is None else _written(rule.op, result, out, mask, how.get("casting", "same_kind"))


def single(out: Any) -> Any:
    """What `out=` holds, by itself or in a tuple; TypeError if it is no array, ValueError if there are several."""
    if isinstance(out, tuple):
        if len(out) != 1:
            raise ValueError(f"out= holds {len(out)} arrays for one result: pass one")
        out = out[0]
    if not (out is None or isinstance(out, Node | np.ndarray)):
        raise TypeError(f"out= must be an array or a tensor, not {type(out).__name__}")
    return out


def _written(op: str, result: Any, out: np.ndarray[Any, Any], mask: Any, casting: Any) -> Any:
    """The result, its values in the array `out`, which may be broader."""
    if not np.can_cast(result._data.dtype, out.dtype, casting):
        raise TypeError(f"{op}: a result of type {result._data.dtype} cannot be written into an array of {out.dtype}; "
                        "pass an out= of its type, or casting='unsafe' if it may lose something")
    refuse_odd(out.dtype, result._constant)
    if not broadcastable(result._data.shape, out.shape):
        raise errors.bad_out(out.shape, result._data.shape)
    if result._data.shape != out.shape:
        result = spread(result, out.shape)
    np.copyto(out, result._data, where=mask, casting=casting)
    result._data = out
    hand_out(result)
    return result


def _masked(
    rule: Rule, inputs: tuple[Any, ...], mask: Any, how: dict[str, Any], constant: bool | None = None
) -> Any:
    """The result where the mask holds, 0 elsewhere."""
    inputs = tuple(x if isinstance(x, Node) else plain_operand(x) for x in inputs)
    values = [x._data if isinstance(x, Node) else x for x in inputs]
    variable = any(isinstance(x, Node) and not x._constant for x in inputs)
    try:
        if mask is True:
            return finish(rule, inputs, NO_OPTIONS, rule.forward(*values, **how), variable, constant)
        data = rule.forward(*values, **how, where=mask, out=None)
    except errors.OF_NUMPY as error:
        raise errors.failed(rule.op, values, error) from None
    return finish(rule, inputs, {"where": mask}, np.where(mask, data, data.dtype.type(0)), variable, constant)


def _over(old: Any, mask: Any, new: Any) -> Any:
    """The new values where the mask holds, the old ones elsewhere."""
    return new if mask is True else apply(rule_of("where"), (mask, new, old))


def _with(inputs: tuple[Any, ...], target: Any, old: Any) -> tuple[Any, ...]:
    return tuple(old if x is target else x for x in inputs)


def answer_ufunc(ufunc: Any, method: str, inputs: tuple[Any, ...], options: dict[str, Any]) -> Any:
    """The answer to a NumPy ufunc that was called with a tensor."""
    name = ufunc.__name__
    if isinstance(options.get("where"), Node):  # a mask has no derivative, and NumPy would ask the tensor again
        options = {**options, "where": options["where"]._data}
    if method == "__call__" and not options and name in RULES and name not in JUMPS:
        return apply(RULES[name], inputs)
    if method != "__call__":
        return METHODS[method](ufunc, *inputs, **options)
    variable = any(isinstance(x, Node) and not x._constant for x in (*inputs, *options.get("out", ())))
    if name in RULES and (variable or name not in JUMPS):
        return call_ufunc(RULES[name], inputs, **_understood(options))
    if name in TWOFOLD and not options:
        return TWOFOLD[name](*inputs)
    if name in JUMPS and variable:
        raise ValueError(f"{name} has no useful gradient; apply it to x.data, or make the tensor constant")
    if name in TESTS or name in JUMPS:
        return _plain(ufunc, inputs, options)
    return NotImplemented


def _understood(options: dict[str, Any]) -> dict[str, Any]:
    """The options that change something: no tensor holds a subclass of arrays."""
    usual = {"casting": "same_kind", "order": "K", "subok": options.get("subok")}
    return {key: value for key, value in options.items() if key not in usual or value != usual[key]}


def _plain(ufunc: Any, inputs: tuple[Any, ...], options: dict[str, Any]) -> Any:
    """The answer as a plain array. A tensor given to write it into takes it as data; NumPy refuses if it is locked."""
    if "out" in options:
        options = {**options, "out": tuple(hand_out(x) if isinstance(x, Node) else x for x in options["out"])}
    return ufunc(*(x._data if isinstance(x, Node) else x for x in inputs), **options)
