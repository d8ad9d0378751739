"""Tensor: an array that remembers how it was made."""

from collections.abc import Callable
from sys import getrefcount
from typing import Any
from warnings import warn
from weakref import ref

import numpy as np

from engine import record
from engine.backprop import NO_OPTIONS, UNUSED, Node, clear, fill, leave_gradients, ties_of
from engine.fast_paths.backward import flow_back
from engine.fast_paths.forward import handed_out, take_back
from engine.rules import Rule
from engine.tensor.guard import hand_out
from engine.tensor.inplace import reshape_in_place
from engine.tensor.methods import Methods
from engine.tensor.numpy_call import answer_function
from engine.tensor.operators import Operators
from engine.tensor.recording import Call, apply, call_of, made_in, refuse_odd
from engine.tensor.settling import same_kind, settled
from engine.tensor.ufunc_call import answer_ufunc
from engine.tensor.views import gradient_of_view

Array = np.ndarray[Any, Any]
float64, asarray = np.float64, np.asarray


class Tensor(Operators, Methods):
    """An array that remembers how it was made, so that gradients can flow back through it.

    Floats are variable, integers and booleans always constant; `constant=True` makes floats constant, too. Values are
    copied unless copy=False. Raises TypeError for values that are not real numbers, ValueError for variable integers.
    """

    __slots__ = ()
    __array_priority__ = 15.0
    __hash__ = None  # type: ignore[assignment]

    def __init__(
        self, x: Any, *, dtype: Any = None, constant: bool | None = None, copy: bool = True, ndmin: int = 0
    ) -> None:
        given = hand_out(x) if isinstance(x, Node) and not copy else _plain(x)
        data = np.array(given, dtype=dtype, ndmin=ndmin, copy=True if copy else None)
        refuse_odd(data.dtype, constant)
        if constant is None:
            constant = data.dtype.kind != "f"
        is_number = copy and not data.ndim and data.dtype.isnative
        fill(self, data[()] if is_number else data, None, None, NO_OPTIONS, constant, None)
        if data is given or data.base is not None:
            ties_of(self).exposed = True
        if record.special:
            record.tell(self)

    # what it holds

    @property
    def data(self) -> Array:
        """The values, as an array of the tensor's shape that shares its memory; read-only while a graph needs them."""
        ties = self._ties
        if ties is None:
            array = handed_out(self)
            if array is not None:
                return array
        elif ties.exposed and type(self._data) is np.ndarray:
            return self._data
        return hand_out(self)

    @data.setter
    def data(self, value: Any) -> None:
        if value is self._data:  # as after `x.data -= ...`
            take_back(self, getrefcount(value))
            return
        data = np.asarray(_plain(value))
        refuse_odd(data.dtype, None)
        self._data = data if data.dtype.kind == "f" or self._constant else data.astype(self._data.dtype)
        ties_of(self).exposed = True

    @property
    def grad(self) -> Array | None:
        """The gradient that the last backward() left here, in this shape; None before, and again after the next use."""
        gradient = self._grad
        if gradient is None and not self._constant:
            return None
        if type(gradient) is float64 and self._data.dtype.char == "d" and not self._data.ndim:
            boxed = self._grad = asarray(gradient)
            self._own = True
            return boxed
        if self._ties is not None and self._ties.base is not None:
            return gradient_of_view(self)
        if gradient is None or gradient is UNUSED or type(gradient) is ref:
            return None
        if isinstance(gradient, Node):
            return gradient  # type: ignore[return-value]  # of backward(create_graph=True): a tensor
        if type(gradient) is np.ndarray and self._own and gradient.base is None and same_kind(gradient, self._data):
            return gradient
        self._grad, self._own = settled(gradient, self._data), True
        return self._grad

    @property
    def constant(self) -> bool:
        """Whether gradients stop here."""
        return self._constant

    @property
    def creator(self) -> Call | None:
        """The call that made this tensor, each time the same object; None for a leaf, and once the graph is cleared."""
        return call_of(self)

    @property
    def base(self) -> "Tensor | None":
        """The tensor that owns the memory which this one views, or None; None, too, where nothing was recorded."""
        unrecorded = self._rule is None and self._inputs is None and not self._constant
        return None if self._ties is None or unrecorded else self._ties.base

    @property
    def shape(self) -> tuple[int, ...]:
        """The length of each axis. Setting it reshapes in place."""
        return self._data.shape

    @shape.setter
    def shape(self, shape: int | tuple[int, ...]) -> None:
        reshape_in_place(self, shape)

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

    def backward(self, grad: Any = None, *, retain_graph: bool = False, create_graph: bool = False) -> None:
        """Leaves the gradient of this tensor (of its sum) in the `.grad` of every variable tensor it was made of.

        Each has the shape and type of its tensor. `grad` weighs the elements; it must broadcast to the tensor's shape
        (else ValueError). Clears the graph, unless told to retain it; with `create_graph` gradients are tensors, to be
        differentiated again. Raises InvalidBackprop where the graph was cleared before.
        """
        if record.special and not record.mode().tracking:
            return
        index = record.next_index()
        if self._constant:
            clear(self, index)
        elif not create_graph and (not record.special or record.is_quick()):
            flow_back(self, grad, index, retain_graph)
        else:
            leave_gradients(self, grad, index, retain_graph or create_graph, create_graph)

    def null_grad(self) -> "Tensor":
        """The tensor itself, without its gradient."""
        if not self._constant:
            self._grad = None
        return self

    def null_gradients(self, clear_graph: bool = True) -> None:
        """Nothing is done any more, and a warning says so: gradients vanish when a tensor is used again."""
        warn("null_gradients does nothing: gradients vanish when a tensor is used again", FutureWarning, stacklevel=2)

    def clear_graph(self) -> None:
        """Forgets how this tensor, and all that it was made of, were made."""
        clear(self, record.next_index())

    def register_hook(self, hook: Callable[[Any], Any]) -> Callable[[], None]:
        """A function that takes away the hook again, which is called with this tensor's gradient when it is complete.

        What the hook returns, unless None, replaces the gradient; it must broadcast to the tensor's shape.
        """
        ties = ties_of(self)
        ties.hooks = [*ties.hooks, hook]

        def remove() -> None:
            ties.hooks = [other for other in ties.hooks if other is not hook]

        return remove

    # NumPy's protocols

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> Array:
        return np.array(self._data if copy else self.data, dtype=dtype, copy=copy)

    def __array_ufunc__(self, ufunc: Any, method: str, *inputs: Any, **options: Any) -> Any:
        return answer_ufunc(ufunc, method, inputs, options)

    def __array_function__(self, function: Any, types: Any, args: Any, kwargs: Any) -> Any:
        return answer_function(function, args, kwargs)

    @staticmethod
    def _perform(rule: Rule, inputs: tuple[Any, ...], options: dict[str, Any]) -> "Tensor":
        return apply(rule, inputs, options)

    # copies and words

    def __copy__(self) -> "Tensor":
        return self.copy()

    def __deepcopy__(self, memo: Any) -> "Tensor":
        return self.copy()

    def __reduce__(self) -> Any:
        return _leaf, (np.array(self._data), self._constant, self.grad)

    def __repr__(self) -> str:
        return repr(np.asarray(self._data)).replace("array", "Tensor", 1).replace("\n", "\n ")


def _plain(x: Any) -> Any:
    """The values, of whatever may be made into a tensor."""
    if isinstance(x, Node):
        return x._data
    if isinstance(x, list | tuple):
        return [_plain(part) for part in x]
    return x


def _leaf(data: Array, constant: bool, grad: Any) -> Tensor:
    """A tensor without history."""
    made = Tensor(data, constant=constant)
    if grad is not None:
        made._grad, made._own = grad, True
    return made


made_in.append(Tensor)

