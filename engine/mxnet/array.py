"""NDArray: MXNet's array, a tensor recorded only inside `autograd.record()` that may have a gradient attached."""

from collections.abc import Callable
from typing import Any

import numpy as np

from engine import functions as mg
from engine.errors import EngineError
from engine.mxnet import autograd
from engine.record import switched
from engine.tensor import Tensor

REQUESTS = ("write", "add", "null")


def cpu(device_id: int = 0) -> str:
    """The only place where arrays live."""
    return f"cpu({device_id})"


class NDArray:
    """An array of MXNet's kind; float32 unless told otherwise. `.tensor` is the tensor behind it."""

    __slots__ = ("__weakref__", "_grad", "_request", "tensor")
    __array_priority__ = 20.0
    __hash__ = None  # type: ignore[assignment]

    def __init__(self, tensor: Tensor) -> None:
        self.tensor = tensor
        self._grad: NDArray | None = None
        self._request = "null"

    # gradients

    def attach_grad(self, grad_req: str = "write") -> None:
        """Makes room for a gradient of this array's shape.

        Each backward() overwrites it ('write') or adds to it ('add'); 'null' ends that. ValueError for another request.
        """
        if grad_req not in REQUESTS:
            raise ValueError(f"attach_grad: grad_req must be one of {', '.join(REQUESTS)}, not {grad_req!r}")
        self._request = grad_req
        self._grad = None if grad_req == "null" else NDArray(Tensor(np.zeros(self.shape, self.dtype)))
        self._become(self.asnumpy())

    @property
    def grad(self) -> "NDArray | None":
        """The attached gradient, of the same shape: zeros before the first backward(); None if there is none."""
        return self._grad

    def receive(self, gradient: Any) -> None:
        """Takes in a gradient of this array's shape as the request says: instead of what is there, or added to it."""
        if self._grad is not None:
            old = self._grad.asnumpy() if self._request == "add" else 0
            self._grad._become(np.asarray(old + gradient, self.dtype))

    def backward(self, out_grad: Any = None, retain_graph: bool = False, train_mode: bool = True) -> None:
        """Leaves this array's gradient, weighted by `out_grad` of its shape (ones if None), in all attached arrays."""
        autograd.backward(self, None if out_grad is None else [out_grad], retain_graph, train_mode)

    def detach(self) -> "NDArray":
        """The values alone, in the same shape, without their history."""
        return NDArray(Tensor(self.asnumpy()))

    def _become(self, values: np.ndarray[Any, Any]) -> None:
        with switched(tracking=False):
            self.tensor = Tensor(values, constant=None if self._grad is not None else True)
        if self._grad is not None:
            autograd.attached[self.tensor.made] = self

    # what it holds

    shape = property(lambda self: self.tensor.shape, doc="The length of each axis.")
    ndim = property(lambda self: self.tensor.ndim, doc="The number of axes.")
    size = property(lambda self: self.tensor.size, doc="The number of elements.")
    dtype = property(lambda self: self.tensor.dtype, doc="The type of the elements.")
    context = property(lambda self: cpu(), doc="Where the array lives.")
    T = property(lambda self: perform(mg.transpose, self), doc="The array with its axes in reverse order.")

    def asnumpy(self) -> np.ndarray[Any, Any]:
        """The values as an array of NumPy's, copied."""
        return np.array(self.tensor.data)

    def asscalar(self) -> Any:
        """The only element, as one number. ValueError if there are several."""
        if self.size != 1:
            raise ValueError(f"asscalar: an array of shape {self.shape} is not one number: reduce it first")
        return self.tensor.data.reshape(-1)[0]

    def as_in_context(self, context: Any) -> "NDArray":
        """The array itself: there is one context."""
        return self

    def astype(self, dtype: Any) -> "NDArray":
        """A copy of another type and the same shape, without history."""
        return NDArray(Tensor(self.asnumpy().astype(dtype), constant=True))

    def copy(self) -> "NDArray":
        """A copy of the same shape, recorded like any operation."""
        return perform(mg.positive, self)

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> np.ndarray[Any, Any]:
        return self.asnumpy() if dtype is None else self.asnumpy().astype(dtype)

    def __repr__(self) -> str:
        lengths = "x".join(map(str, self.shape))
        return f"\n{self.asnumpy()}\n<NDArray {lengths} @{cpu()}>"

    def __len__(self) -> int:
        return len(self.tensor)

    def __bool__(self) -> bool:
        return bool(self.asscalar())

    def __float__(self) -> float:
        return float(self.asscalar())

    def __int__(self) -> int:
        return int(self.asscalar())

    def __iter__(self) -> Any:
        return (self[k] for k in range(len(self)))

    def __neg__(self) -> "NDArray":
        return perform(mg.negative, self)

    def __abs__(self) -> "NDArray":
        return perform(mg.absolute, self)

    def __getitem__(self, index: Any) -> "NDArray":
        picked = perform(lambda t: t[_plain(index)], self)
        return picked if picked.ndim else perform(mg.reshape, picked, (1,))

    def __setitem__(self, index: Any, value: Any) -> None:
        if autograd.is_recording() and not self.tensor.constant:
            raise EngineError("writing into a recorded array is not supported inside autograd.record(): "
                              "compute a new array, or write inside `with autograd.pause():`")
        values = self.asnumpy()
        values[_plain(index)] = _plain(value)
        self._become(values)


def _plain(x: Any) -> Any:
    if isinstance(x, tuple):
        return tuple(map(_plain, x))
    return x.asnumpy() if isinstance(x, NDArray) else x


def perform(function: Callable[..., Any], *inputs: Any, **options: Any) -> NDArray:
    """The result of one of the engine's functions as an array of the same shape, recorded if autograd records."""
    tensors = [x.tensor if isinstance(x, NDArray) else x for x in inputs]
    if autograd.is_recording():
        return NDArray(function(*tensors, **options))
    with switched(tracking=False):
        return NDArray(function(*tensors, **options))


def _operator(function: Callable[..., Any], reflected: bool) -> Callable[[NDArray, Any], Any]:
    def operate(self: NDArray, other: Any) -> Any:
        other = other if isinstance(other, NDArray | int | float) else np.asarray(other, self.dtype)
        return perform(function, other, self) if reflected else perform(function, self, other)

    return operate


def _in_place(function: Callable[..., Any]) -> Callable[[NDArray, Any], NDArray]:
    def update(self: NDArray, other: Any) -> NDArray:
        if autograd.is_recording():
            return perform(function, self, other)
        self[:] = perform(function, self, other)
        return self

    return update


def _comparison(name: str) -> Callable[[NDArray, Any], NDArray]:
    def compare(self: NDArray, other: Any) -> NDArray:
        holds = getattr(self.tensor.data, name)(_plain(other))
        return NDArray(Tensor(holds.astype(self.dtype), constant=True))

    return compare


for _name, _function in {
    "add": mg.add, "sub": mg.subtract, "mul": mg.multiply, "truediv": mg.divide, "pow": mg.power,
}.items():
    setattr(NDArray, f"__{_name}__", _operator(_function, reflected=False))
    setattr(NDArray, f"__r{_name}__", _operator(_function, reflected=True))
    setattr(NDArray, f"__i{_name}__", _in_place(_function))

for _name in ("__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__"):
    setattr(NDArray, _name, _comparison(_name))

