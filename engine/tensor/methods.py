"""The methods that tensors share with NumPy's arrays."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from engine.backprop import Node
from engine.rules import rule_of
from engine.tensor.recording import apply

Method = Callable[..., Any]


class Methods(Node):
    """NumPy's array methods; each gives a tensor that remembers the call."""

    __slots__ = ()

    # Those that are functions, too, are given by engine.functions.
    if TYPE_CHECKING:
        all: Method
        any: Method
        argmax: Method
        argmin: Method
        argsort: Method
        clip: Method
        cumprod: Method
        cumsum: Method
        diagonal: Method
        dot: Method
        max: Method
        mean: Method
        min: Method
        moveaxis: Method
        nonzero: Method
        prod: Method
        ptp: Method
        ravel: Method
        round: Method
        squeeze: Method
        std: Method
        sum: Method
        swapaxes: Method
        take: Method
        trace: Method
        transpose: Method
        var: Method

    # shapes

    def reshape(self, *newshape: Any, constant: bool | None = None) -> Any:
        """The same elements in another shape; a view where that is possible."""
        if not newshape:
            raise TypeError("reshape: give the new shape, as one tuple or as numbers")
        shape = newshape[0] if len(newshape) == 1 else newshape
        return apply(rule_of("reshape"), (self,), {"newshape": shape}, constant)

    def flatten(self, *, constant: bool | None = None) -> Any:
        """A copy of the elements along one axis, in shape (size,)."""
        return apply(rule_of("flatten"), (self,), constant=constant)

    # conversions

    def item(self) -> Any:
        """The single element, as one number of Python's. ValueError if there are several."""
        return self._data.item()

    def copy(self, *, constant: bool | None = None) -> Any:
        """A leaf of the same shape, with a copy of the values and of the gradient."""
        kind: Any = type(self)
        twin = kind(self._data, constant=self._constant if constant is None else constant)
        gradient = kind.grad.fget(self)
        if gradient is not None:
            twin._grad, twin._own = gradient.copy(), True
        return twin

    def astype(self, dtype: Any, casting: Any = "unsafe", copy: bool = True, *, constant: bool | None = None) -> Any:
        """A leaf with the values in another type. If nothing changes and copy is False: the tensor itself.

        With `copy=False` alone a leaf of the same type, but another flag, shares the memory.
        """
        kind: Any = type(self)
        data = self._data.astype(dtype, casting=casting)
        if copy or data.dtype != self._data.dtype:
            return kind(data, constant=constant)
        return self if constant in (None, self._constant) else kind(self, constant=constant, copy=False)
