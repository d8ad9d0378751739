"""Python's operators on tensors."""

import operator
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from engine import errors
from engine.backprop import Node
from engine.fast_paths import forward as fast
from engine.rules import powered, rule_of
from engine.tensor.inplace import set_item, update
from engine.tensor.recording import apply, plain_operand

Binary = Callable[[Any, Any], Any]

OPERANDS = (Node, np.ndarray, np.generic, float, int, list, tuple, complex)


def _arithmetic(op: str, compute: Binary) -> tuple[Binary, Binary, Binary]:
    """An operator, its reflection and its update in place."""
    rule = rule_of(op)

    def forward(self: Any, other: Any) -> Any:
        return apply(rule, (self, other)) if _fits(other) else NotImplemented

    def reflected(self: Any, other: Any) -> Any:
        return apply(rule, (other, self)) if _fits(other) else NotImplemented

    def in_place(self: Any, other: Any) -> Any:
        return update(self, rule, (self, other)) if _fits(other) else NotImplemented

    return (
        fast.arithmetic(rule, compute, forward), fast.arithmetic(rule, compute, reflected, reflected=True),
        fast.update_number(rule, compute, in_place),
    )


def _of_one(op: str) -> Callable[[Any], Any]:
    rule = rule_of(op)
    return fast.of_one(rule, lambda x: apply(rule, (x,)))


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

    __neg__, __pos__, __abs__ = map(_of_one, ("negative", "positive", "absolute"))

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
