"""Derivatives of functions: what turns a function into another that gives its derivative.

Arrays in, arrays out; a tensor in gives a tensor out, which remembers how it was made and can be differentiated again:
so all of these nest, to any order. The function is called with tensors; it must not keep them.
"""

from collections.abc import Callable, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import numpy as np

from engine import functions as mg
from engine.backprop import sweep
from engine.forward import push
from engine.record import switched
from engine.tensor import Tensor

__all__ = ["elementwise_grad", "grad", "hessian", "hvp", "jacobian", "jvp", "value_and_grad", "vjp"]

Function = Callable[..., Any]

# Whether the caller is itself inside a function that is being differentiated.
_inside: ContextVar[bool] = ContextVar("inside", default=False)


@contextmanager
def _differentiating() -> Any:
    token = _inside.set(True)
    try:
        with switched(tracking=True):
            yield
    finally:
        _inside.reset(token)


class Trial:
    """A call of a function with fresh tensors in place of some arguments, and what is asked of its result."""

    def __init__(self, f: Function, args: Sequence[Any], places: Sequence[int], options: dict[str, Any]) -> None:
        self.as_tensors = _inside.get() or any(isinstance(args[k], Tensor) for k in places)
        args = list(args)
        with _differentiating():
            self.leaves = [_leaf(args[k], f, k) for k in places]
            # A function that updates its argument in place leaves the first version behind, known by its index.
            self.made = [leaf.made for leaf in self.leaves]
            self.shapes = [leaf.shape for leaf in self.leaves]
            for k, leaf in zip(places, self.leaves, strict=True):
                args[k] = leaf
            out = f(*args, **options)
        self.out = out if isinstance(out, Tensor) else Tensor(_real(out, f), constant=True)

    def pull(self, head: Any = None) -> list[Any]:
        """The gradients of the result's sum, weighted by the head, for each of the fresh tensors."""
        found: dict[int, Any] = {}
        if not self.out.constant:
            with _differentiating():
                for node, gradient, _ in sweep(self.out, head, create_graph=self.as_tensors):
                    if node.made in self.made:
                        found[node.made] = gradient
                    if node.made <= min(self.made):
                        break
        dtypes = [leaf.dtype for leaf in self.leaves]
        return [self.given(found.get(made, 0.0), shape, dtype)
                for made, shape, dtype in zip(self.made, self.shapes, dtypes, strict=True)]

    def push(self, tangents: Sequence[Any]) -> Any:
        """The tangent of the result, for a tangent of each of the fresh tensors."""
        with _differentiating():
            tangent = push(self.out, dict(zip(self.made, tangents, strict=True)), self.as_tensors)
        return self.given(tangent, self.out.shape, self.out.dtype)

    def value(self) -> Any:
        """The result, as a tensor if tensors are asked for."""
        return self.out if self.as_tensors else self.out.data

    def given(self, result: Any, shape: tuple[int, ...], dtype: Any) -> Any:
        """A result in full shape, as a tensor if tensors are asked for."""
        if not self.as_tensors:
            return np.array(np.broadcast_to(result, shape), dtype)
        if not isinstance(result, Tensor):
            return Tensor(np.broadcast_to(result, shape), dtype=dtype, constant=True)
        return result if result.shape == shape else mg.broadcast_to(result, shape)


def _leaf(x: Any, f: Function, k: int) -> Tensor:
    if isinstance(x, Tensor) and not x.constant:
        return mg.positive(x)
    values = np.asarray(x)
    if values.dtype.kind not in "fiub":
        raise TypeError(f"argument {k} of {_name(f)} must hold real numbers, not {values.dtype}")
    return Tensor(values if values.dtype.kind == "f" else values.astype(float), constant=False)


def _real(out: Any, f: Function) -> np.ndarray[Any, Any]:
    if isinstance(out, tuple | list) and any(isinstance(part, Tensor) for part in out):
        raise TypeError(f"{_name(f)} gives several results: stack them into one tensor, or differentiate one at a time")
    return np.asarray(out, float)


def _name(f: Function) -> str:
    return getattr(f, "__name__", "the function")


def _scalar(trial: Trial, f: Function, op: str) -> None:
    if trial.out.size != 1:
        raise ValueError(f"{op}: {_name(f)} gives shape {trial.out.shape}, not one number: sum it, or use jacobian, "
                         "elementwise_grad (for vectorised functions) or vjp")


def _places(argnum: int | Sequence[int]) -> list[int]:
    return [argnum] if isinstance(argnum, int) else list(argnum)


def value_and_grad(f: Function, argnum: int | Sequence[int] = 0) -> Function:
    """The function that gives f's value, one number, and its gradient by one argument, or a tuple by several."""

    def both(*args: Any, **options: Any) -> tuple[Any, Any]:
        trial = Trial(f, args, _places(argnum), options)
        _scalar(trial, f, "grad")
        gradients = trial.pull()
        return trial.value(), gradients[0] if isinstance(argnum, int) else tuple(gradients)

    return both


def grad(f: Function, argnum: int | Sequence[int] = 0) -> Function:
    """The function that gives the gradient of f, whose value is one number; ValueError if it is not."""
    both = value_and_grad(f, argnum)
    return lambda *args, **options: both(*args, **options)[1]


def elementwise_grad(f: Function, argnum: int = 0) -> Function:
    """The derivative of a vectorised function, element by element: exact where f(x)[i] depends on x[i] alone."""
    return lambda *args, **options: Trial(f, args, [argnum], options).pull()[0]


def vjp(f: Function, *primals: Any) -> tuple[Any, Function]:
    """f's value, and the function from a head gradient to the gradients by all arguments (vector times Jacobian)."""
    trial = Trial(f, primals, range(len(primals)), {})
    return trial.value(), lambda head=None: tuple(trial.pull(head))


def jvp(f: Function, primals: Sequence[Any], tangents: Sequence[Any]) -> tuple[Any, Any]:
    """f's value, and its change along the tangents (Jacobian times vector), by one pass forward.

    ValueError unless there is a tangent of the right shape for each argument.
    """
    trial = Trial(f, primals, range(len(primals)), {})
    if [np.shape(np.asarray(t)) for t in tangents] != trial.shapes:
        raise ValueError(f"jvp: tangents of shapes {[np.shape(np.asarray(t)) for t in tangents]} for arguments of "
                         f"shapes {trial.shapes}: pass one of the same shape for each")
    tangents = [t if isinstance(t, Tensor) else np.asarray(t, leaf.dtype)
                for t, leaf in zip(tangents, trial.leaves, strict=True)]
    return trial.value(), trial.push(tangents)


def jacobian(f: Function, argnum: int = 0) -> Function:
    """The function that gives all partial derivatives, of shape (*result, *argument)."""

    def rows(*args: Any, **options: Any) -> Any:
        trial = Trial(f, args, [argnum], options)
        shape = (*trial.out.shape, *trial.shapes[0])
        heads = np.eye(trial.out.size, dtype=trial.out.dtype).reshape(-1, *trial.out.shape)
        parts = [trial.pull(head)[0] for head in heads]
        if not parts:
            return trial.given(0.0, shape, trial.out.dtype)
        return mg.reshape(mg.stack(parts), shape) if trial.as_tensors else np.stack(parts).reshape(shape)

    return rows


def hessian(f: Function, argnum: int = 0) -> Function:
    """The function that gives all second derivatives of f, whose value is one number: shape (*argument, *argument)."""
    return jacobian(grad(f, argnum), argnum)


def hvp(f: Function, x: Any, v: Any) -> Any:
    """The product of f's Hessian at x with v, without the Hessian: a tangent pushed through the gradient."""
    return jvp(grad(f), (x,), (v,))[1]
