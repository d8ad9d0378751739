"""A number or an array as frozen plain data: capped, comparable, able to cross a process wall."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from operator import attrgetter

import numpy as np

Number = float | int | bool

KEPT = 1_000  # elements; a larger array keeps its summary and its strip only
STRIP = 24  # cells of the heat strip


@dataclass(frozen=True, slots=True)
class Value:
    """An array of any shape; `numbers` is flat in C order, None above KEPT; low/high/mean span the finite ones."""

    dtype: str
    shape: tuple[int, ...]
    numbers: tuple[Number, ...] | None
    low: float | None
    high: float | None
    mean: float | None
    nans: int
    infs: int
    strip: tuple[float, ...]  # empty for a scalar; else up to STRIP cell means, nan where a cell holds a nan


def value_of(array: object, kept: int = KEPT) -> Value:
    """The Value of a number or of an array with up to `kept` numbers; texts and the like keep dtype and shape only."""
    if type(array) is float or type(array) is np.float64:
        return scalar("float64", float(array))
    array = np.asarray(array)
    if array.dtype.kind not in "biuf":
        return Value(array.dtype.name, array.shape, None, None, None, None, 0, 0, ())
    if array.ndim == 0:
        return scalar(array.dtype.name, _plain(array))
    with np.errstate(all="ignore"):
        return _of_array(array, kept)


def scalar(dtype: str, number: Number) -> Value:
    """The Value of one number; every nan is the same object, so that Values that look alike are equal."""
    if math.isfinite(number):
        real = float(number)
        return Value(dtype, (), (number,), real, real, real, 0, 0, ())
    number = one_nan(number)
    nans = int(math.isnan(number))
    return Value(dtype, (), (number,), None, None, None, nans, 1 - nans, ())


def summary(value: Value, kept: int) -> Value:
    """The Value without its numbers if they are more than `kept`."""
    return replace(value, numbers=None) if value.numbers is not None and len(value.numbers) > kept else value


def one_nan(number: Number) -> Number:
    """The number itself, or math.nan for any nan: tuples compare by identity first."""
    return number if number == number else math.nan


def _plain(number: np.ndarray) -> Number:
    plain = number.item()
    return plain if isinstance(plain, int) else float(plain)  # a longdouble's item is no float


def _of_array(array: np.ndarray, kept: int) -> Value:
    flat = array.ravel()
    reals = flat.astype(np.float64, copy=False)
    low, high = (float(reals.min()), float(reals.max())) if reals.size else (math.nan, math.nan)
    if not (math.isfinite(low) and math.isfinite(high)):  # any nan is in both
        return _of_odd(array, flat, reals, kept)
    numbers = tuple((reals if flat.dtype.kind == "f" else flat).tolist()) if flat.size <= kept else None
    span = low, high, _mean(reals, low, high)
    return Value(_name(array.dtype), array.shape, numbers, *span, 0, 0, _strip(reals))


def _of_odd(array: np.ndarray, flat: np.ndarray, reals: np.ndarray, kept: int) -> Value:
    """Of an array that has a nan or an inf, or nothing at all."""
    nans, infs = int(np.isnan(reals).sum()), int(np.isinf(reals).sum())
    finite = reals[np.isfinite(reals)]
    low, high = (float(finite.min()), float(finite.max())) if finite.size else (None, None)
    mean = None if low is None or high is None else _mean(finite, low, high)
    numbers = tuple(map(one_nan, (reals if flat.dtype.kind == "f" else flat).tolist())) if flat.size <= kept else None
    return Value(
        _name(array.dtype), array.shape, numbers, low, high, mean, nans, infs, tuple(map(one_nan, _strip(reals)))
    )


_name = cache(attrgetter("name"))  # NumPy makes it up each time


def _mean(finite: np.ndarray, low: float, high: float) -> float:
    mean = float(np.add.reduce(finite)) / finite.size
    if not math.isfinite(mean):  # the sum overflowed
        mean = float(np.add.reduce(finite / finite.size))
    return min(max(mean, low), high)


def _strip(reals: np.ndarray) -> tuple[float, ...]:
    if reals.size <= STRIP:
        return tuple(reals.tolist())
    starts, counts = _cells(reals.size)
    return tuple((np.add.reduceat(reals, starts) / counts).tolist())


@lru_cache(maxsize=256)
def _cells(size: int) -> tuple[np.ndarray, np.ndarray]:
    """Where the cells of a strip begin, and how many numbers each has."""
    starts = np.arange(STRIP) * size // STRIP
    return starts, np.diff(starts, append=size)
