"""Names for the types of arguments."""

from collections.abc import Sequence
from typing import Any, TypeVar

import numpy as np

from engine.tensor import Tensor

ArrayLike = Tensor | np.ndarray | np.generic | float | Sequence[Any]
DTypeLike = np.dtype[Any] | type | str | None
DTypeLikeReals = DTypeLike
Index = int | slice | None | Sequence[Any] | np.ndarray | tuple[Any, ...]
Mask = TypeVar("Mask", bool, np.ndarray, Sequence[bool])
Real = int | float
Shape = int | Sequence[int]
# One number for all axes, or one for each.
PerAxis = int | Sequence[int]
# One axis, several, or (None) all of them.
Axes = int | tuple[int, ...] | None

__all__ = ["ArrayLike", "Axes", "DTypeLike", "DTypeLikeReals", "Index", "Mask", "PerAxis", "Real", "Shape"]
