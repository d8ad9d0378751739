"""Tensor: an array that remembers how it was made."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine import record
from engine.backprop import Node, operands, sweep
from engine.rules import Rule, rule_of

NO_OPTIONS: dict[str, Any] = {}


@dataclass(frozen=True, slots=True)
class Call:
    """One application of a NumPy function: its name, its operands in order, its options."""

    op: str
    inputs: tuple[Any, ...]
    options: dict[str, Any]


class Tensor(Node):
    """An array that remembers how it was made, so that gradients can flow back through it."""

    __slots__ = ()
    __array_priority__ = 15.0
    __hash__ = None  # type: ignore[assignment]

    def __init__(
        self, x: Any, *, dtype: Any = None, constant: bool | None = None, copy: bool = True, ndmin: int = 0
    ) -> None:
        data = np.array(x, dtype=dtype, ndmin=ndmin, copy=True if copy else None)
        _refuse_odd(data.dtype, constant)
        fill(self, data if data.ndim else data[()], None, None, NO_OPTIONS,
             constant=not data.dtype.kind == "f" if constant is None else constant)

    # what it holds

    @property
    def data(self) -> np.ndarray[Any, Any]:
        """The values, as an array that shares its memory with the tensor."""
        if not isinstance(self._data, np.ndarray):
            self._data = np.array(self._data)
        return self._data

    @data.setter
    def data(self, value: Any) -> None:
        self._data = np.asarray(value)

    @property
    def grad(self) -> np.ndarray[Any, Any] | None:
        """The gradient that the last backward() left here; None before, and again after the next use."""
        return self._grad

    @property
    def constant(self) -> bool:
        """Whether gradients stop here."""
        return self._constant

    @property
    def creator(self) -> Call | None:
        """The call that made this tensor; None for a leaf."""
        return None if self._rule is None else Call(self._rule.op, operands(self), self._options)

    @property
    def base(self) -> "Tensor | None":
        """The tensor whose memory this one views, or None."""
        return None

    @property
    def shape(self) -> tuple[int, ...]:
        """The length of each axis."""
        return np.shape(self._data)

    @property
    def ndim(self) -> int:
        """The number of axes."""
        return self._data.ndim

    @property
    def size(self) -> int:
        """The number of elements."""
        return self._data.size

    @property
    def dtype(self) -> np.dtype[Any]:
        """The type of the elements."""
        return self._data.dtype

    @property
    def T(self) -> "Tensor":
        """The tensor with its axes in reverse order."""
        return self.transpose()

    # back-propagation

    def backward(self, grad: Any = None) -> None:
        """Leaves the gradient of this tensor's sum in the `.grad` of every variable tensor it was made of."""
        if not record.mode().tracking:
            return
        if self._constant:
            return clear(self)
        steps = [(node, gradient) for node, gradient, _ in sweep(self, head_of(self, grad))]
        for node, gradient in steps:
            node._grad = np.array(np.broadcast_to(gradient, node.shape), dtype=node.dtype)
        index = record.next_index()
        for node, _ in steps:
            node._rule, node._inputs = None, index

    def null_grad(self) -> "Tensor":
        """The tensor itself, without its gradient."""
        self._grad = None
        return self

    def clear_graph(self) -> None:
        """Forgets how this tensor, and all that it was made of, were made."""
        clear(self)

    # conversions

    def item(self) -> Any:
        """The single element, as a Python number."""
        return self._data.item()

    def copy(self, *, constant: bool | None = None) -> "Tensor":
        """A leaf with a copy of the values and of the gradient."""
        made = Tensor(self._data, constant=self._constant if constant is None else constant)
        made._grad = None if self._grad is None else self._grad.copy()
        return made

    def astype(self, dtype: Any, *, constant: bool | None = None) -> "Tensor":
        """A leaf with the values in another type."""
        return Tensor(self._data, dtype=dtype, constant=constant)

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> np.ndarray[Any, Any]:
        return np.array(self._data, dtype=dtype, copy=copy)

    def __repr__(self) -> str:
        return repr(self.data).replace("array", "Tensor").replace("\n", "\n ")

    def __float__(self) -> float:
        return float(self._data)

    def __int__(self) -> int:
        return int(self._data)

    def __index__(self) -> int:
        return self.data.__index__()

    def __bool__(self) -> bool:
        return bool(self._data)

    def __len__(self) -> int:
        return len(self.data)

    def __format__(self, spec: str) -> str:
        return format(self._data[()] if spec else self, spec) if spec else repr(self)

    def __iter__(self) -> Any:
        return (self[i] for i in range(len(self)))

    def __contains__(self, value: Any) -> bool:
        return np.asarray(value) in self.data

    def __getitem__(self, index: Any) -> "Tensor":
        return apply(rule_of("getitem"), (self,), {"index": plain_index(index)})

    # NumPy's protocols

    def __array_ufunc__(self, ufunc: Any, method: str, *inputs: Any, **options: Any) -> Any:
        name = ufunc.__name__
        if method == "__call__" and name in PLAIN_UFUNCS:
            return ufunc(*(x._data if isinstance(x, Tensor) else x for x in inputs), **options)
        try:
            rule = rule_of(name)
        except KeyError:
            return NotImplemented
        if method != "__call__":
            return NotImplemented
        return apply(rule, inputs, options)

    def __array_function__(self, function: Any, types: Any, args: Any, kwargs: Any) -> Any:
        mirror = MIRRORS.get(function)
        return NotImplemented if mirror is None else mirror(*args, **kwargs)

    @staticmethod
    def _perform(rule: Rule, inputs: tuple[Any, ...], options: dict[str, Any]) -> "Tensor":
        return apply(rule, inputs, options)

    # methods of NumPy's arrays

    def sum(self, axis: Any = None, keepdims: bool = False, *, constant: bool | None = None) -> "Tensor":
        """The sum over the axes."""
        return apply(rule_of("sum"), (self,), {"axis": axis, "keepdims": keepdims}, constant)

    def mean(self, axis: Any = None, keepdims: bool = False, *, constant: bool | None = None) -> "Tensor":
        """The mean over the axes."""
        return apply(rule_of("mean"), (self,), {"axis": axis, "keepdims": keepdims}, constant)

    def max(self, axis: Any = None, keepdims: bool = False, *, constant: bool | None = None) -> "Tensor":
        """The largest along the axes."""
        return apply(rule_of("max"), (self,), {"axis": axis, "keepdims": keepdims}, constant)

    def min(self, axis: Any = None, keepdims: bool = False, *, constant: bool | None = None) -> "Tensor":
        """The smallest along the axes."""
        return apply(rule_of("min"), (self,), {"axis": axis, "keepdims": keepdims}, constant)

    def reshape(self, *newshape: Any, constant: bool | None = None) -> "Tensor":
        """The same elements in another shape."""
        shape = newshape[0] if len(newshape) == 1 else newshape
        return apply(rule_of("reshape"), (self,), {"newshape": shape}, constant)

    def transpose(self, *axes: Any, constant: bool | None = None) -> "Tensor":
        """The tensor with its axes in another order; reversed if none is given."""
        order = axes[0] if len(axes) == 1 and not isinstance(axes[0], int) else axes or None
        return apply(rule_of("transpose"), (self,), {"axes": order}, constant)


def _operator(op: str) -> tuple[Callable[..., Any], Callable[..., Any]]:
    def forward(self: Tensor, other: Any) -> Any:
        return apply(rule_of(op), (self, other)) if _fits(other) else NotImplemented

    def reflected(self: Tensor, other: Any) -> Any:
        return apply(rule_of(op), (other, self)) if _fits(other) else NotImplemented

    return forward, reflected


def _fits(other: Any) -> bool:
    return not isinstance(other, str | bytes | dict)


for _op, _name in {"add": "add", "subtract": "sub", "multiply": "mul", "divide": "truediv", "power": "pow",
                   "matmul": "matmul"}.items():
    _forward, _reflected = _operator(_op)
    setattr(Tensor, f"__{_name}__", _forward)
    setattr(Tensor, f"__r{_name}__", _reflected)

for _op, _name in {"negative": "neg", "positive": "pos", "absolute": "abs"}.items():
    setattr(Tensor, f"__{_name}__", lambda self, _op=_op: apply(rule_of(_op), (self,)))


def _comparison(name: str) -> Callable[..., Any]:
    def compare(self: Tensor, other: Any) -> Any:
        return getattr(self.data, name)(other._data if isinstance(other, Tensor) else other)

    return compare


for _name in ("__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__"):
    setattr(Tensor, _name, _comparison(_name))

PLAIN_UFUNCS = frozenset(
    "equal not_equal greater greater_equal less less_equal isfinite isinf isnan isnat logical_and logical_not "
    "logical_or logical_xor signbit sign ceil floor rint trunc floor_divide".split()
)

# NumPy's functions and ours in their place; the modules that define ours fill it.
MIRRORS: dict[Any, Callable[..., Any]] = {}


def _refuse_odd(dtype: np.dtype[Any], constant: bool | None) -> None:
    if constant is not None and not isinstance(constant, bool):
        raise TypeError(f"constant must be True, False or None, not {constant!r}")
    if dtype.kind not in "fiub" and record.mode().tracking:
        raise TypeError(f"a tensor holds real numbers, not {dtype}: pass floats, integers or booleans")
    if constant is False and dtype.kind != "f":
        raise ValueError(f"a tensor of type {dtype} is always constant: pass floats, or dtype=float")


def fill(t: Tensor, data: Any, rule: Any, inputs: Any, options: dict[str, Any], constant: bool) -> Tensor:
    """The tensor itself, with every field set."""
    t._data, t._rule, t._inputs, t._options = data, rule, inputs, options
    t._constant, t._grad, t._ties = constant, None, None
    t.made = record.next_index()
    if record.special:
        record.tell(t)
    return t


def apply(
    rule: Rule, inputs: tuple[Any, ...], options: dict[str, Any] = NO_OPTIONS, constant: bool | None = None
) -> Tensor:
    """The result of a rule's function, recorded unless it is constant or nothing is tracked."""
    inputs = tuple(np.asarray(x) if isinstance(x, list | tuple) else x for x in inputs)
    data = rule.forward(*(x._data if isinstance(x, Tensor) else x for x in inputs), **options)
    if not isinstance(data, np.ndarray | np.generic):
        data = np.asarray(data)[()]
    if constant is None:
        constant = data.dtype.kind != "f" or all(x._constant for x in inputs if isinstance(x, Tensor))
    else:
        _refuse_odd(data.dtype, constant)
    out = Tensor.__new__(Tensor)
    if constant or not record.mode().tracking:
        return fill(out, data, None, None, NO_OPTIONS, constant)
    if not rule.view:
        for x in inputs:
            if isinstance(x, Tensor):
                x._grad = None
    return fill(out, data, rule, inputs, options, False)


def plain_index(index: Any) -> Any:
    """An index without tensors in it."""
    if isinstance(index, tuple):
        return tuple(plain_index(i) for i in index)
    return index._data if isinstance(index, Tensor) else index


def head_of(t: Tensor, grad: Any) -> Any:
    """The gradient that back-propagation starts from, in the tensor's own shape and type."""
    if grad is None:
        return np.ones(t.shape, t.dtype)
    grad = np.asarray(grad, dtype=t.dtype)
    try:
        return np.broadcast_to(grad, t.shape)
    except ValueError:
        raise ValueError(
            f"backward: a gradient of shape {grad.shape} does not broadcast to the tensor's shape {t.shape}: "
            "pass one number, or an array of the tensor's shape"
        ) from None


def clear(t: Tensor) -> None:
    """Unlinks a tensor and all that it was made of."""
    index, stack = record.next_index(), [t]
    while stack:
        node = stack.pop()
        stack.extend(x for x in operands(node) if isinstance(x, Tensor))
        node._rule, node._inputs = None, index
