"""Names for the types of arguments."""

from collections.abc import Sequence
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from engine.tensor import Tensor

ArrayLike = Tensor | npt.ArrayLike | Sequence[Tensor]
DTypeLike = npt.DTypeLike
DTypeLikeReals = npt.DTypeLike
Index = int | slice | None | Sequence[Any] | np.ndarray | tuple[Any, ...]
Mask = TypeVar("Mask", bool, np.ndarray, Sequence[bool])
Real = int | float
Shape = int | Sequence[int]

__all__ = ["ArrayLike", "DTypeLike", "DTypeLikeReals", "Index", "Mask", "Real", "Shape"]
