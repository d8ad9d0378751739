"""Derivatives of functions: what turns a function into another that gives its derivative.

Arrays in, arrays out; a tensor in gives a tensor out, which remembers how it was made and can be differentiated again:
so all of these nest, to any order. The function is called with tensors; it must not keep them. An argument may be a
tuple, a list or a dict of arrays, however deep: derivatives by it have the same form, as have those of such a result.
"""

from collections.abc import Sequence
from math import prod
from typing import Any

import numpy as np

from engine import functions as mg
from engine.tensor import Tensor
from engine.trees import leaves, rebuilt
from engine.trial import Function, Trial, name_of

__all__ = [
    "batch_jacobian", "elementwise_grad", "grad", "hessian", "hvp", "jacobian", "jvp", "value_and_grad", "vjp",
]


def value_and_grad(f: Function, argnum: int | Sequence[int] = 0) -> Function:
    """The function that gives f's value, one number, and its gradient by one argument, or a tuple by several.

    A gradient has the shape of its argument, or its form where that is a container. ValueError where f's value is not
    one number, TypeError where it gives several.
    """

    places = _places(argnum, "grad")

    def both(*args: Any, **options: Any) -> tuple[Any, Any]:
        trial = Trial(f, args, places, options)
        _scalar(trial, f, "grad")
        gradients = trial.pull()
        return trial.value(), tuple(gradients) if isinstance(argnum, Sequence) else gradients[0]

    return both


def grad(f: Function, argnum: int | Sequence[int] = 0) -> Function:
    """The function that gives the gradient of f, whose value is one number; as the second of `value_and_grad`."""
    both = value_and_grad(f, argnum)
    return lambda *args, **options: both(*args, **options)[1]


def elementwise_grad(f: Function, argnum: int = 0) -> Function:
    """The derivative of a vectorised function, element by element: exact where f(x)[i] depends on x[i] alone.

    It has the shape of its argument.
    """
    places = _places(argnum, "elementwise_grad")
    return lambda *args, **options: Trial(f, args, places, options).pull()[0]


def vjp(f: Function, *primals: Any) -> tuple[Any, Function]:
    """f's value, and the function from an output gradient to the gradients by all arguments (vector times Jacobian).

    The output gradient (or cotangent) has the shape or form of f's value; without one every element weighs 1.
    ValueError where it does not fit. S. Linnainmaa (1970).
    """
    trial = Trial(f, primals, range(len(primals)), {})

    def pull(output_gradient: Any = None) -> tuple[Any, ...]:
        return tuple(trial.pull([] if output_gradient is None else _matched(output_gradient, trial.result, f)))

    return trial.value(), pull


def jvp(f: Function, primals: Sequence[Any], tangents: Sequence[Any]) -> tuple[Any, Any]:
    """f's value, and its change along the tangents (Jacobian times vector), by one pass forward.

    ValueError unless there is a tangent of the right shape for each argument. R. Wengert (1964).
    """
    trial = Trial(f, primals, range(len(primals)), {})
    flat = [leaf for tangent in tangents for leaf in leaves(tangent)]
    if [np.shape(t) for t in flat] != trial.shapes:
        raise ValueError(f"jvp: tangents of shapes {[np.shape(t) for t in flat]} for arguments of "
                         f"shapes {trial.shapes}: pass one of the same shape for each")
    typed = [t if isinstance(t, Tensor) else np.asarray(t, leaf.dtype)
             for t, leaf in zip(flat, trial.leaves, strict=True)]
    return trial.value(), trial.push(typed)


def jacobian(f: Function, argnum: int = 0) -> Function:
    """The function that gives all partial derivatives, of shape (*result, *argument).

    Of containers: for each leaf of the result, in its form, the argument's form with such arrays for leaves.
    """

    places = _places(argnum, "jacobian")

    def rows(*args: Any, **options: Any) -> Any:
        trial = Trial(f, args, places, options)
        return rebuilt(trial.result, (_rows(trial, which) for which in range(len(trial.outs))))

    return rows


def _rows(trial: Trial, which: int) -> Any:
    """The partial derivatives of one leaf of the result, in the form of the argument."""
    out = trial.outs[which]
    parts = [[leaf for tree in trial.pull(units) for leaf in leaves(tree)] for units in _one_hot(trial, which)]
    stack = mg.stack if trial.as_tensors else np.stack
    whole = [
        stack([row[k] for row in parts]).reshape((*out.shape, *shape)) if parts
        else trial.given(0.0, (*out.shape, *shape), out.dtype)
        for k, shape in enumerate(trial.shapes)]
    return trial.arranged(whole)[0]


def _one_hot(trial: Trial, which: int) -> list[list[Any]]:
    """For each element of one result the output gradients that let it through alone."""
    zeros = [np.zeros(out.shape, out.dtype) for out in trial.outs]
    out = trial.outs[which]
    units = np.eye(out.size, dtype=out.dtype).reshape(out.size, *out.shape)
    return [[*zeros[:which], unit, *zeros[which + 1:]] for unit in units]


def batch_jacobian(f: Function, argnum: int = 0) -> Function:
    """The function that gives a Jacobian for each datum, of shape (N, *result, *argument) without their first axes.

    For an f whose row n depends on row n of the argument alone, as a network's without batch statistics does: so many
    passes back as a row of the result has elements, not N times as many. ValueError where the first axes differ.
    """

    places = _places(argnum, "batch_jacobian")

    def stacked(*args: Any, **options: Any) -> Any:
        trial = Trial(f, args, places, options)
        if len(trial.outs) != 1 or len(trial.shapes) != 1:
            raise TypeError(f"batch_jacobian: {name_of(f)} must take one array and give one")
        out, shape = trial.outs[0], trial.shapes[0]
        if not out.ndim or not shape or out.shape[0] != shape[0]:
            raise ValueError(f"batch_jacobian: {name_of(f)} turns shape {shape} into {out.shape}: "
                             "both must have the data along the first axis")
        size = prod(out.shape[1:])
        units = np.eye(size, dtype=out.dtype).reshape(size, *out.shape[1:])
        parts = [trial.pull([np.broadcast_to(unit, out.shape).copy()])[0] for unit in units]
        whole = (out.shape[0], *out.shape[1:], *shape[1:])
        if not parts:
            return trial.given(0.0, whole, out.dtype)
        stack = mg.stack if trial.as_tensors else np.stack
        return stack(parts, axis=1).reshape(whole)

    return stacked


def hessian(f: Function, argnum: int = 0) -> Function:
    """The function that gives all second derivatives of f, whose value is one number: shape (*argument, *argument)."""
    _places(argnum, "hessian")
    return jacobian(grad(f, argnum), argnum)


def hvp(f: Function, x: Any, v: Any) -> Any:
    """The product of f's Hessian at x with v, in the shape or form of x, by a tangent pushed through the gradient.

    B. Pearlmutter (1994).
    """
    return jvp(grad(f), (x,), (v,))[1]


def _places(argnum: int | Sequence[int], op: str) -> list[int]:
    """The places of the arguments; TypeError for what is none, such as the argument itself."""
    places = list(argnum) if isinstance(argnum, Sequence) else [argnum]
    if not all(isinstance(place, int | np.integer) for place in places):
        raise TypeError(f"{op}: argnum is the place of an argument, 0 for the first, not {type(argnum).__name__}: "
                        f"to differentiate at x, call what comes back, {op}(f)(x)")
    return places


def _scalar(trial: Trial, f: Function, op: str) -> None:
    if len(trial.outs) != 1:
        raise TypeError(f"{op}: {name_of(f)} gives several results: stack them into one tensor, or differentiate one "
                        "at a time")
    if trial.outs[0].size != 1:
        raise ValueError(f"{op}: {name_of(f)} gives shape {trial.outs[0].shape}, not one number: sum it, or use "
                         "jacobian, elementwise_grad (for vectorised functions) or vjp")


def _matched(output_gradient: Any, result: Any, f: Function) -> list[Any]:
    """The output gradients of a result's leaves, in order; ValueError where there are not as many."""
    given = leaves(output_gradient)
    if len(given) != len(leaves(result)):
        raise ValueError(f"vjp: {len(given)} output gradients for {len(leaves(result))} results of {name_of(f)}: "
                         "pass one for each, in the same form")
    return given
