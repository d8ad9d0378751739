"""The methods of NumPy's functions: np.add.reduce, np.maximum.accumulate, np.add.at, ..."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np

from ..values import Row
from .tables import rows

# A number given to accumulate as out= brings NumPy's process down, so it takes none, as cumsum and cumprod.
TABLE = """
joined_along(array, axis=, dtype=, out=, keepdims=, initial=, where=): reduce
accumulated(array, axis=, dtype=): accumulate
every_pair(A, B, /): outer
summed_apart(array, indices, axis=, dtype=, out=): reduceat
scattered(a:out, indices:places, b=, /): at
"""


@cache
def methods(function: Any) -> dict[str, Row]:
    """The rows of a function that joins two numbers; none of any other."""
    if isinstance(function, np.ufunc) and function.nin == 2 and function.nout == 1 and function.signature is None:
        return rows(function, TABLE)
    return {}
