"""Which types of numbers and of short texts an array may be asked to have."""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from .admission import LETTER
from .limits import Meter
from .values import ARRAY_KINDS, WIDEST, Type

REFUSED = object()
DTYPES = frozenset(
    [
        *("float", "float16", "float32", "float64", "double", "int", "int8", "int16", "int32", "int64"),
        *("uint8", "uint16", "uint32", "uint64", "bool", "complex", "complex64", "complex128"),
        *("half", "single", "uint"),
    ]
)
CODE = re.compile(r"[<=|]?(?:\?|b1|[iu][1248]|f[248]|c8|c16|[bhilqBHILQefdFD])")  # 'f4', '<i8', 'd'
TEXTS = re.compile(r"str|[<=|]?U(\d{0,2})")
TYPES = frozenset({bool, int, float, complex})
ABSTRACT = frozenset({np.generic, np.number, np.integer, np.floating})


def dtype(meter: Meter, value: Any) -> Any:
    if type(value) is Type:
        value = value.type
        return value if value in TYPES or (issubclass(value, np.generic) and value not in ABSTRACT) else REFUSED
    if isinstance(value, np.dtype):
        return value if value.kind in ARRAY_KINDS else REFUSED
    return value if type(value) is str and (value in DTYPES or CODE.fullmatch(value)) else REFUSED


def dtype_of_any(meter: Meter, value: Any) -> Any:
    """A type of numbers, or that of short texts."""
    if type(value) is Type and value.type is str:
        return np.dtype(str)
    found = TEXTS.fullmatch(value) if type(value) is str else None
    if found or (isinstance(value, np.dtype) and value.kind == "U"):
        made = np.dtype(value)
        return made if made.itemsize <= LETTER * WIDEST else REFUSED
    return dtype(meter, value)
