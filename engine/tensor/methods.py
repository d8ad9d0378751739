"""The methods that tensors share with NumPy's arrays."""

from typing import Any

import numpy as np

from engine.backprop import Node
from engine.rules import rule_of
from engine.tensor.recording import apply
from engine.tensor.ufunc_call import call_ufunc


def clip(
    a: Any, a_min: Any = None, a_max: Any = None, out: Any = None, *,
    min: Any = None, max: Any = None, constant: bool | None = None,
) -> Any:
    """The elements, those outside the limits replaced by the limit; no gradient at the limits and beyond.

    Without limits, a copy.
    """
    low, high = a_min if min is None else min, a_max if max is None else max
    if low is None and high is None:
        return call_ufunc(rule_of("positive"), (a,), out, constant=constant)
    limits = [(op, limit) for op, limit in (("maximum", low), ("minimum", high)) if limit is not None]
    for op, limit in limits[:-1]:
        a = apply(rule_of(op), (a, limit), constant=constant)
    op, limit = limits[-1]
    return call_ufunc(rule_of(op), (a, limit), out, constant=constant)


# Its functions, which ask a tensor for ours.
NUMPY: Any = np


class Methods(Node):
    """NumPy's array methods; each gives a tensor that remembers the call."""

    __slots__ = ()

    # sums and the like

    def sum(
        self, axis: Any = None, keepdims: bool = False, *, constant: bool | None = None, **further: Any
    ) -> Any:
        """The sum over the axes."""
        if further:
            return NUMPY.sum(self, axis=axis, keepdims=keepdims, **further)
        return apply(rule_of("sum"), (self,), {"axis": axis, "keepdims": keepdims}, constant)

    def mean(
        self, axis: Any = None, keepdims: bool = False, *, constant: bool | None = None, **further: Any
    ) -> Any:
        """The mean over the axes."""
        if further:
            return NUMPY.mean(self, axis=axis, keepdims=keepdims, **further)
        return apply(rule_of("mean"), (self,), {"axis": axis, "keepdims": keepdims}, constant)

    def max(
        self, axis: Any = None, keepdims: bool = False, *, constant: bool | None = None, **further: Any
    ) -> Any:
        """The largest along the axes; of equal ones the first gets the gradient."""
        if further:
            return NUMPY.max(self, axis=axis, keepdims=keepdims, **further)
        return apply(rule_of("max"), (self,), {"axis": axis, "keepdims": keepdims}, constant)

    def min(
        self, axis: Any = None, keepdims: bool = False, *, constant: bool | None = None, **further: Any
    ) -> Any:
        """The smallest along the axes; of equal ones the first gets the gradient."""
        if further:
            return NUMPY.min(self, axis=axis, keepdims=keepdims, **further)
        return apply(rule_of("min"), (self,), {"axis": axis, "keepdims": keepdims}, constant)

    def prod(
        self, axis: Any = None, keepdims: bool = False, *, constant: bool | None = None, **further: Any
    ) -> Any:
        """The product over the axes."""
        if further:
            return NUMPY.prod(self, axis=axis, keepdims=keepdims, **further)
        return apply(rule_of("prod"), (self,), {"axis": axis, "keepdims": keepdims}, constant)

    def var(
        self, axis: Any = None, ddof: int = 0, keepdims: bool = False, *, constant: bool | None = None, **further: Any
    ) -> Any:
        """The variance over the axes."""
        if further:
            return NUMPY.var(self, axis=axis, ddof=ddof, keepdims=keepdims, **further)
        return apply(rule_of("var"), (self,), {"axis": axis, "ddof": ddof, "keepdims": keepdims}, constant)

    def std(
        self, axis: Any = None, ddof: int = 0, keepdims: bool = False, *, constant: bool | None = None, **further: Any
    ) -> Any:
        """The standard deviation over the axes."""
        if further:
            return NUMPY.std(self, axis=axis, ddof=ddof, keepdims=keepdims, **further)
        return apply(rule_of("std"), (self,), {"axis": axis, "ddof": ddof, "keepdims": keepdims}, constant)

    def cumsum(self, axis: int | None = None, *, constant: bool | None = None) -> Any:
        """The running sum."""
        return apply(rule_of("cumsum"), (self,), {"axis": axis}, constant)

    def cumprod(self, axis: int | None = None, *, constant: bool | None = None) -> Any:
        """The running product."""
        return apply(rule_of("cumprod"), (self,), {"axis": axis}, constant)

    # shapes

    def reshape(self, *newshape: Any, constant: bool | None = None) -> Any:
        """The same elements in another shape; a view where that is possible."""
        if not newshape:
            raise TypeError("reshape: give the new shape, as one tuple or as numbers")
        shape = newshape[0] if len(newshape) == 1 else newshape
        return apply(rule_of("reshape"), (self,), {"newshape": shape}, constant)

    def ravel(self, *, constant: bool | None = None) -> Any:
        """The same elements along one axis; a view where that is possible."""
        return apply(rule_of("ravel"), (self,), constant=constant)

    def flatten(self, *, constant: bool | None = None) -> Any:
        """A copy of the elements along one axis."""
        return apply(rule_of("flatten"), (self,), constant=constant)

    def squeeze(self, axis: Any = None, *, constant: bool | None = None) -> Any:
        """The tensor without its axes of length one."""
        return apply(rule_of("squeeze"), (self,), {"axis": axis}, constant)

    def transpose(self, *axes: Any, constant: bool | None = None) -> Any:
        """The tensor with its axes in another order; reversed if none is given."""
        order = axes[0] if len(axes) == 1 and not isinstance(axes[0], int) else axes or None
        return apply(rule_of("transpose"), (self,), {"axes": order}, constant)

    def swapaxes(self, axis1: int, axis2: int, *, constant: bool | None = None) -> Any:
        """The tensor with two axes exchanged."""
        return apply(rule_of("swapaxes"), (self,), {"axis1": axis1, "axis2": axis2}, constant)

    def moveaxis(self, source: Any, destination: Any, *, constant: bool | None = None) -> Any:
        """The tensor with axes moved to other places."""
        return apply(rule_of("moveaxis"), (self,), {"source": source, "destination": destination}, constant)

    # choice

    def clip(self, a_min: Any = None, a_max: Any = None, out: Any = None, *, constant: bool | None = None) -> Any:
        """The elements, those outside the limits replaced by the limit."""
        return clip(self, a_min, a_max, out, constant=constant)

    def any(self, axis: Any = None, out: Any = None, keepdims: bool = False) -> Any:
        """Whether any element along the axes is not zero; a plain array."""
        return np.any(self._data, axis=axis, out=out, keepdims=keepdims)

    def argmax(self, axis: int | None = None, out: Any = None) -> Any:
        """The place of the largest; a plain array."""
        return np.argmax(self._data, axis=axis, out=out)

    def argmin(self, axis: int | None = None, out: Any = None) -> Any:
        """The place of the smallest; a plain array."""
        return np.argmin(self._data, axis=axis, out=out)

    # conversions

    def item(self) -> Any:
        """The single element, as a Python number."""
        return self._data.item()

    def copy(self, *, constant: bool | None = None) -> Any:
        """A leaf with a copy of the values and of the gradient."""
        kind: Any = type(self)
        twin = kind(self._data, constant=self._constant if constant is None else constant)
        gradient = kind.grad.fget(self)
        if gradient is not None:
            twin._grad, twin._own = gradient.copy(), True
        return twin

    def astype(self, dtype: Any, casting: Any = "unsafe", copy: bool = True, *, constant: bool | None = None) -> Any:
        """A leaf with the values in another type; the tensor itself if nothing changes and copy is False."""
        data = self._data.astype(dtype, casting=casting)
        if not copy and data.dtype == self._data.dtype and constant in (None, self._constant):
            return self
        kind: Any = type(self)
        return kind(data, constant=constant if constant is not None or data.dtype.kind != "f" else self._constant)
