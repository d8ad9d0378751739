"""Python's operators on tensors.

Variable tensors that nobody else has a part in take a lane of their own through the arithmetic operators: that is what
loops spend their time on, and the general way costs several times as much. Both ways make the same node.
"""

import operator
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from engine import errors, record
from engine.backprop import MANY, UNUSED, Link, Node, lighten
from engine.rules import powered, rule_of
from engine.tensor.guard import Hold, lease_of
from engine.tensor.inplace import set_item, update, version
from engine.tensor.recording import NO_OPTIONS, apply, blank, is_private, next_index, plain_operand, recorded

float64, ndarray = np.float64, np.ndarray
Binary = Callable[[Any, Any], Any]

OPERANDS = (Node, ndarray, np.generic, float, int, list, tuple, complex)
EVERY = Link.EVERY


def _arithmetic(op: str, compute: Binary) -> tuple[Binary, Binary, Binary]:
    """An operator, its reflection and its update in place."""
    rule = rule_of(op)

    def forward(self: Any, other: Any) -> Any:
        if (self._ties is None or is_private(self)) and not (self._constant or record.special):
            kind, own, x = type(other), type(self), self._data
            hold = None
            if self._rule is None:
                hold = self._hold
                if type(hold) is not list:
                    hold = lease_of(self)
            if type(x) is ndarray and x.size >= MANY:
                lighten(self)
                if kind is own:
                    lighten(other)
            try:
                if kind is float or kind is int or kind is float64:
                    data = compute(x, other)
                elif kind is own and (other._ties is None or is_private(other)) and not other._constant:
                    data = compute(x, other._data)
                    other._grad = None
                    if other._rule is None:
                        hold = lease_of(other) if hold is None else (hold, lease_of(other))
                elif kind is ndarray and other.dtype.char in "fd":
                    data = compute(x, other)
                    hold = Hold(other) if hold is None else (hold, Hold(other))
                else:
                    return apply(rule, (self, other)) if kind is ndarray or _fits(other) else NotImplemented
            except (ValueError, TypeError):
                return apply(rule, (self, other))  # which fails, too, and says why
            self._grad = None
            out = blank(own)
            out._data = data
            out._rule = rule
            out._inputs = (self, other)
            out._hold = hold
            out._options = NO_OPTIONS
            out._constant = False
            out._grad = UNUSED
            out._ties = None
            out.made = made = next_index()
            if not made % EVERY:
                out._inputs = Link(out._inputs)
            return out
        return apply(rule, (self, other)) if _fits(other) else NotImplemented

    def reflected(self: Any, other: Any) -> Any:
        kind = type(other)
        plain = (kind is float or kind is int) and (self._ties is None or is_private(self))
        if plain and not (self._constant or record.special):
            y = self._data
            if type(y) is ndarray and y.size >= MANY:
                lighten(self)
            data = compute(other, y)
            self._grad = None
            return recorded(type(self), data, rule, (other, self), lease_of(self) if self._rule is None else None)
        return apply(rule, (other, self)) if _fits(other) else NotImplemented

    def in_place(self: Any, other: Any) -> Any:
        kind = type(other)
        number = kind is float64 or kind is float or kind is int
        untied = self._ties is None and self._grad is not None
        if number and untied and type(self._data) is float64 and not (self._constant or record.special):
            old = version(self)
            self._hold = lease_of(old) if old._rule is None else None
            self._data, self._rule, self._options = compute(self._data, other), rule, NO_OPTIONS
            self._grad, self.made = UNUSED, next_index()
            self._inputs = (old, other) if self.made % EVERY else Link((old, other))
            return self
        return update(self, rule, (self, other)) if _fits(other) else NotImplemented

    return forward, reflected, in_place


def _fits(other: Any) -> bool:
    """Whether an operand is NumPy's business; if not, Python asks the operand itself."""
    return isinstance(other, OPERANDS)


def _compared(compare: Binary) -> Binary:
    def comparison(self: Any, other: Any) -> Any:
        return compare(self._data, other._data if isinstance(other, Node) else other)

    return comparison


def _counted(compute: Binary) -> tuple[Binary, Binary]:
    """An operator that has no gradient: for constants only, gives plain arrays."""

    def forward(self: Any, other: Any) -> Any:
        return compute(self, other)

    def reflected(self: Any, other: Any) -> Any:
        return compute(other, self)

    return forward, reflected


class Operators(Node):
    """What Python's operators do with tensors."""

    __slots__ = ()
    __hash__ = None  # type: ignore[assignment]

    __add__, __radd__, __iadd__ = _arithmetic("add", operator.add)
    __sub__, __rsub__, __isub__ = _arithmetic("subtract", operator.sub)
    __mul__, __rmul__, __imul__ = _arithmetic("multiply", operator.mul)
    __truediv__, __rtruediv__, __itruediv__ = _arithmetic("divide", operator.truediv)
    __pow__, __rpow__, __ipow__ = _arithmetic("power", powered)
    __matmul__, __rmatmul__, _imatmul = _arithmetic("matmul", operator.matmul)
    __floordiv__, __rfloordiv__ = _counted(np.floor_divide)

    __eq__ = _compared(operator.eq)
    __ne__ = _compared(operator.ne)
    __lt__ = _compared(operator.lt)
    __le__ = _compared(operator.le)
    __gt__ = _compared(operator.gt)
    __ge__ = _compared(operator.ge)

    def __neg__(self) -> Any:
        return apply(rule_of("negative"), (self,))

    def __pos__(self) -> Any:
        return apply(rule_of("positive"), (self,))

    def __abs__(self) -> Any:
        return apply(rule_of("absolute"), (self,))

    def __imatmul__(self, other: Any) -> Any:
        if _fits(other) and self._data.ndim and len(_shape(other)) < 2:
            raise TypeError(f"x @= y: y must be a matrix, or several; it has shape {_shape(other)}")
        if _fits(other) and _shape(other)[-1:] != self._data.shape[-1:]:
            raise errors.does_not_fit("matmul", (*self._data.shape[:-1], *_shape(other)[-1:]), self._data.shape)
        return self._imatmul(other)

    def __getitem__(self, index: Any) -> Any:
        return apply(rule_of("getitem"), (self,), {"index": plain_index(index)})

    def __setitem__(self, index: Any, value: Any) -> None:
        set_item(self, plain_index(index), value)

    def __iter__(self) -> Iterator[Any]:
        return (self[i] for i in range(len(self)))

    def __len__(self) -> int:
        return len(self._data) if self._data.ndim else len(np.asarray(self._data))

    def __contains__(self, value: Any) -> bool:
        return plain_operand(value) in np.asarray(self._data)

    def __bool__(self) -> bool:
        return bool(self._data)

    def __float__(self) -> float:
        return float(_single(self))

    def __int__(self) -> int:
        return int(_single(self))

    def __index__(self) -> int:
        return operator.index(self._data)

    def __format__(self, spec: str) -> str:
        return format(self._data[()], spec) if spec else str(self)


def _shape(x: Any) -> tuple[int, ...]:
    return x._data.shape if isinstance(x, Node) else np.shape(x)


def _single(x: Any) -> Any:
    """The only element of a tensor; TypeError if it has none, or several."""
    if x._data.size != 1:
        raise TypeError(f"a tensor of shape {x._data.shape} is not one number; take an element of it, or its sum")
    return x._data.item()


def plain_index(index: Any) -> Any:
    """An index without tensors in it, and with a copy of what its owner might change."""
    if isinstance(index, tuple):
        return tuple(plain_index(i) for i in index)
    if isinstance(index, Node):
        index = index._data
    if isinstance(index, list):
        return [plain_index(i) for i in index]
    return index.copy() if isinstance(index, np.ndarray) else index
