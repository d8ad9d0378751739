"""Operations written as classes, with a method for the value and one for the gradients."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any

import numpy as np

from engine.creation import astensor
from engine.errors import EngineError, InvalidGradient
from engine.rules import Each, Rule, rule_of, unbroadcast
from engine.tensor import Tensor, apply, call_ufunc


class SkipGradient(Exception):
    """Raised by a `backward_var` that has nothing to pass back."""


class Operation(ABC):
    """A function of tensors and its gradients; `execute_op` runs it and records it."""

    variables: tuple[Tensor, ...]
    # Whether the value may look at the memory of the first variable: its tensor is then a view of that one.
    can_return_view = False

    @abstractmethod
    def __call__(self, *input_vars: Tensor, **kwargs: Any) -> np.ndarray[Any, Any]:
        """The value, a plain array; must set `self.variables` to the tensors that it was given."""

    @abstractmethod
    def backward_var(self, grad: np.ndarray[Any, Any], index: int, **kwargs: Any) -> Any:
        """What the gradient of the result passes to variable number `index`: an array."""


class Ufunc(Operation, ABC):
    """An operation that works element by element."""


class _Mirror(Ufunc, ABC):
    """An operation whose value is computed by one of NumPy's ufuncs."""

    numpy_ufunc: np.ufunc

    def __call__(self, *input_vars: Tensor, **kwargs: Any) -> np.ndarray[Any, Any]:
        """The value that `numpy_ufunc` gives of the variables; with its out=, where= and dtype=."""
        self.variables = input_vars
        return self.numpy_ufunc(*(x.data for x in input_vars), **kwargs)


class UnaryUfunc(_Mirror, ABC):
    """An operation that works on each element of one tensor."""


class BinaryUfunc(_Mirror, ABC):
    """An operation that works on the pairs of elements of two tensors."""


class Sequential(Operation, ABC):
    """An operation along axes."""


def execute_op(
    Op: type[Operation], *input_vars: Any, op_args: Sequence[Any] | None = None,
    op_kwargs: dict[str, Any] | None = None, constant: bool | None = None, out: Any = None,
) -> Tensor:
    """The result of an operation, recorded; `op_args` and `op_kwargs` are passed on to its `__call__`.

    Raises InvalidGradient, when gradients flow back, for a gradient that is no array of real numbers; TypeError for
    what is no Operation.
    """
    if not (isinstance(Op, type) and issubclass(Op, Operation)):
        raise TypeError(f"execute_op: {Op!r} is no class that extends Operation")
    tensors = tuple(x if isinstance(x, Tensor) else astensor(x, constant=True) for x in input_vars)
    made = apply(_rule(Op(), tensors, tuple(op_args or ()), dict(op_kwargs or {})), tensors, constant=constant)
    return made if out is None else call_ufunc(rule_of("positive"), (made,), out)


def _rule(op: Operation, tensors: tuple[Tensor, ...], args: tuple[Any, ...], options: dict[str, Any]) -> Rule:
    """The row that an operation amounts to, for one call."""

    def forward(*values: Any) -> Any:
        if not op.can_return_view or all(x._data is value for x, value in zip(tensors, values, strict=True)):
            return op(*tensors, *args, **options)
        return type(op)()(*map(astensor, values), *args, **options)  # the same part of other values: of a gradient

    name = type(op).__name__
    partials = Each(lambda k: lambda g, out, *xs: _contribution(op, g, k, np.shape(xs[k])))
    return Rule(
        op=name, forward=forward, operands=("*variables",), partials=partials,
        formulas=Each(lambda k: f"{name}.backward_var"), title=f"the rule of {name}", kernels=partials, fresh=False,
        view=op.can_return_view,
    )


def _contribution(op: Operation, g: Any, k: int, shape: tuple[int, ...]) -> Any:
    name = type(op).__name__
    if isinstance(g, Tensor):
        raise EngineError(f"{name}.backward_var works on plain arrays, so its gradient has no gradient: write it as a "
                          "function with @custom_rule, whose partials use np.* throughout")
    try:
        contribution = op.backward_var(np.asarray(g), k)
    except SkipGradient:
        return np.zeros(shape)
    contribution = contribution.data if isinstance(contribution, Tensor) else contribution
    number = isinstance(contribution, np.ndarray | np.generic | float | int)
    if not number or np.asarray(contribution).dtype.kind not in "fiub":
        raise InvalidGradient(f"{name}.backward_var(gradient, index={k}) gave {type(contribution).__name__}: "
                              "it must return an array of real numbers")
    wider = np.ndim(contribution) >= len(shape) and np.size(contribution) > np.prod(shape)
    return unbroadcast(contribution, shape) if wider else np.asarray(contribution)
