"""What arrays can do, given to tensors: functions as methods, the tensor first; the operators that need no speed."""

from typing import Any

import numpy as np

from engine.functions import choice, counting, matrices, ordering, plain, products, reductions, selection, shapes
from engine.tensor import Tensor
from engine.typing import ArrayLike

# The functions of each room that are methods, too.
METHODS = {
    choice: "clip",
    counting: "all argsort nonzero",
    matrices: "diagonal trace",
    ordering: "ptp",
    plain: "any argmax argmin",
    products: "dot",
    reductions: "cumprod cumsum max mean min prod std sum var",
    selection: "round take",
    shapes: "moveaxis ravel squeeze swapaxes transpose",
}
for _room, _names in METHODS.items():
    for _name in _names.split():
        setattr(Tensor, _name, getattr(_room, _name))


def _binary(function: Any) -> tuple[Any, Any]:
    return lambda self, other: function(self, other), lambda self, other: function(other, self)


# Remainders have gradients; whole quotients and bits are plain arrays, of constants only.
for _name, _function in {
    "mod": np.remainder, "divmod": np.divmod, "and": np.bitwise_and, "or": np.bitwise_or, "xor": np.bitwise_xor,
    "lshift": np.left_shift, "rshift": np.right_shift,
}.items():
    _forward, _reflected = _binary(_function)
    setattr(Tensor, f"__{_name}__", _forward)
    setattr(Tensor, f"__r{_name}__", _reflected)


def __invert__(self: Tensor) -> Any:
    return np.invert(self)


def __round__(self: Tensor, ndigits: int | None = None) -> Any:
    """The values rounded, for the eye: a plain number, or array, without a gradient."""
    return round(self.item(), ndigits) if self.ndim == 0 else np.round(np.asarray(self), ndigits or 0)


def tolist(self: Tensor) -> Any:
    """The values as a list of lists as deep as the tensor has axes, or as a Python number."""
    return np.asarray(self).tolist()


def fill(self: Tensor, value: ArrayLike) -> None:
    """Writes one value, or what broadcasts to the tensor's shape, in place."""
    self[...] = value


def sort(self: Tensor, axis: int = -1) -> None:
    """Puts the elements in rising order along an axis, in place; gradients follow them."""
    self[...] = np.sort(self, axis)


def mT(self: Tensor) -> Tensor:
    """The matrices in the last two axes, transposed."""
    return self.swapaxes(-1, -2)


for _method in (__invert__, __round__, tolist, fill, sort):
    setattr(Tensor, _method.__name__, _method)
Tensor.mT = property(mT)  # type: ignore[attr-defined]
