"""What plot, scatter, bar and hist are given, as curves of plain numbers. Knows no axes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from ...value import one_nan
from ..admission import VIEWS
from ..figures import Curve
from ..shapes import elements
from ..values import is_array, kind_name

POINTS = 10_000  # of one curve; of a longer one evenly spaced points are kept
BINS = 200
STYLE_WORDS = ("ls", "linestyle", "marker", "fmt")
LONGEST = 200  # characters of a word on the figure

Points = tuple[float, ...]


def lines(machine: Any, kind: str, args: tuple[Any, ...], options: dict[str, Any]) -> Iterator[Curve]:
    """The curves of plot(...) or scatter(...)."""
    style = "".join(said(options.get(word)) for word in STYLE_WORDS)
    style = f"-{style}" if style and style == options.get("marker") else style  # a marker on a line
    for x, y, letters in groups(machine, args):
        yield Curve(kind, x, y, said(options.get("label")), (letters + style)[:10], shade(options))


def bar(machine: Any, x: Any, height: Any, width: float = 0.8, **options: Any) -> Iterator[Curve]:
    """bar(x, height): names stand at 0, 1, 2, ..."""
    x = list(x) if type(x) in VIEWS else x
    named = type(x) in (list, tuple) and any(type(one) is str for one in x)
    heights = numbers(machine, height)
    places = tuple(map(float, range(len(heights)))) if named else numbers(machine, x)
    alike(places, heights)
    yield Curve("bar", places, heights, said(options.get("label")), color=shade(options), width=float(width))


def hist(
    machine: Any, x: Any, bins: Any = 10, range: Any = None, density: bool = False, **options: Any
) -> tuple[Curve, np.ndarray, np.ndarray]:
    """hist(x): how many fall into each of `bins` stretches of equal width, the bars and their ends."""
    if type(bins) is str:  # "auto" and the like: by Sturges' rule
        bins = int(np.ceil(np.log2(max(elements(x), 1)))) + 1
    if type(bins) is not int:
        bins = flattened(machine, bins)
    if not 0 < (bins if type(bins) is int else len(bins) - 1) <= BINS:
        raise ValueError(f"bins is a whole number from 1 to {BINS} here, or the ends of as many")
    span = None if range is None else pair(numbers(machine, range))
    flat = flattened(machine, x)
    counts, ends = np.histogram(flat[np.isfinite(flat)], bins, span, bool(density))
    middles, heights = kept(machine, (ends[1:] + ends[:-1]) / 2), kept(machine, counts)
    width = float(np.diff(ends).min())
    bars = Curve("bar", middles, heights, said(options.get("label")), "", shade(options), width)
    return bars, np.asarray(counts, float), ends


def pair(ends: Points) -> tuple[float, float]:
    """Two numbers."""
    if len(ends) != 2:
        raise ValueError(f"a range has two ends, not {len(ends)}")
    return ends[0], ends[1]


def groups(machine: Any, args: tuple[Any, ...]) -> Iterator[tuple[Points, Points, str]]:
    """plot's arguments: y, or x and y, each time with letters for the style after them; of a table its columns."""
    waiting = list(args)
    while waiting:
        first = waiting.pop(0)
        second = waiting.pop(0) if waiting and type(waiting[0]) is not str else None
        letters = waiting.pop(0) if waiting and type(waiting[0]) is str else ""
        for column in columns(machine, first if second is None else second):
            y = kept(machine, column)
            x = tuple(map(float, range(len(y)))) if second is None else numbers(machine, first)
            alike(x, y)
            yield x, y, letters


def columns(machine: Any, value: Any) -> list[np.ndarray]:
    """A table's columns; anything else as one."""
    if is_array(value) and value.ndim == 2 and 1 < value.shape[1] <= BINS:
        machine.meter.work(value.size)
        return list(np.asarray(value, dtype=float).T)
    return [flattened(machine, value)]


def numbers(machine: Any, value: Any) -> Points:
    """Up to POINTS numbers of an array or list."""
    return kept(machine, flattened(machine, value))


def flattened(machine: Any, value: Any) -> np.ndarray:
    """All numbers of an array or list in a row."""
    value = machine.collect(value) if type(value) in VIEWS else value
    if type(value) in (list, tuple):
        machine.numeric(value)
    elif not (is_array(value) or isinstance(value, (int, float, np.generic, range))):
        raise TypeError(f"numbers or arrays are needed to draw, not a value of type {kind_name(value)}")
    machine.meter.array(elements(value))
    machine.meter.work(elements(value))
    return np.asarray(value, dtype=float).ravel()


def kept(machine: Any, flat: np.ndarray) -> Points:
    """Up to POINTS numbers, evenly spaced."""
    some = flat[:: max(-(-flat.size // POINTS), 1)].astype(float)
    machine.meter.handle(some.size)
    return tuple(map(one_nan, some.tolist()))


def alike(x: Points, y: Points) -> None:
    """Refuse coordinates of which some would have no partner."""
    if len(x) != len(y):
        raise ValueError(f"x and y must have same first dimension, but have lengths {len(x)} and {len(y)}")


def shade(options: dict[str, Any]) -> str:
    """The colour that was asked for."""
    return said(options.get("color")) or said(options.get("c"))


def said(value: Any) -> str:
    """A short text."""
    return value[:LONGEST] if type(value) is str else ""
