"""A call of a function with fresh tensors in place of some arguments, and what is asked of its result."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import numpy as np

from engine import functions as mg
from engine.backprop import sweep
from engine.forward import push
from engine.record import switched
from engine.tensor import Tensor
from engine.trees import leaves, mapped, rebuilt

Function = Callable[..., Any]

# Whether the caller is itself inside a function that is being differentiated.
_inside: ContextVar[bool] = ContextVar("inside", default=False)


@contextmanager
def _differentiating() -> Iterator[None]:
    token = _inside.set(True)
    try:
        with switched(tracking=True):
            yield
    finally:
        _inside.reset(token)


class Trial:
    """One call of f: arguments at `places` are containers of fresh tensors; `outs` are the leaves of its result."""

    def __init__(self, f: Function, args: Sequence[Any], places: Sequence[int], options: dict[str, Any]) -> None:
        self.trees = [args[k] for k in places]
        groups = [leaves(tree) for tree in self.trees]
        self.as_tensors = _inside.get() or any(isinstance(x, Tensor) for group in groups for x in group)
        args = list(args)
        with _differentiating():
            fresh = [[_leaf(x, f, k) for x in group] for k, group in zip(places, groups, strict=True)]
            self.leaves = [leaf for group in fresh for leaf in group]
            # A function that updates its argument in place leaves the first version behind, known by its index.
            self.made = [leaf.made for leaf in self.leaves]
            self.shapes = [leaf.shape for leaf in self.leaves]
            for k, tree, group in zip(places, self.trees, fresh, strict=True):
                args[k] = rebuilt(tree, group)
            self.result = f(*args, **options)
        self.outs = [_real(out) for out in leaves(self.result)]

    def pull(self, weights: Sequence[Any] = ()) -> list[Any]:
        """The gradients of all results' sum, each times its output gradient, in the form of the arguments."""
        root, weight = (self.outs[0], *weights) if len(self.outs) == 1 and weights else (self._joined(weights), None)
        found: dict[int, Any] = {}
        if not root.constant:
            with _differentiating():
                for node, gradient, _ in sweep(root, weight, create_graph=self.as_tensors):
                    if node.made in self.made:
                        found[node.made] = gradient
                    if node.made <= min(self.made, default=0):
                        break
        return self.arranged([
            self.given(found.get(leaf_made, 0.0), shape, leaf.dtype)
            for leaf_made, shape, leaf in zip(self.made, self.shapes, self.leaves, strict=True)])

    def _joined(self, weights: Sequence[Any]) -> Tensor:
        """One result to go back from: the sum of all, weighted."""
        if len(self.outs) == 1 and not weights:
            return self.outs[0]
        with _differentiating():
            weighted = [out if weight is None else out * weight
                        for out, weight in zip(self.outs, weights or [None] * len(self.outs), strict=True)]
            return mg.sum(mg.stack([mg.sum(out) for out in weighted])) if weighted else Tensor(0.0, constant=True)

    def push(self, tangents: Sequence[Any]) -> Any:
        """The tangents of the results, in their form, for a tangent of each of the fresh tensors."""
        known = dict(zip(self.made, tangents, strict=True))
        with _differentiating():
            changes = [push(out, known, self.as_tensors) for out in self.outs]
        return rebuilt(self.result, (
            self.given(change, out.shape, out.dtype) for change, out in zip(changes, self.outs, strict=True)))

    def value(self) -> Any:
        """The results, in their form; tensors if tensors are asked for."""
        return rebuilt(self.result, (out if self.as_tensors else out.data for out in self.outs))

    def arranged(self, flat: Sequence[Any]) -> list[Any]:
        """One value for each fresh tensor, in the form of the arguments."""
        values = iter(flat)
        return [mapped(lambda _: next(values), tree) for tree in self.trees]

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
        raise TypeError(f"argument {k} of {name_of(f)} must hold real numbers, not {values.dtype}")
    return Tensor(values if values.dtype.kind == "f" else values.astype(float), constant=False)


def _real(out: Any) -> Tensor:
    return out if isinstance(out, Tensor) else Tensor(np.asarray(out, float), constant=True)


def name_of(f: Function) -> str:
    """What a message calls a function."""
    return getattr(f, "__name__", "the function")
