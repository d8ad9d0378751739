"""A program's figures as the page draws them: what is where, in which colour token, thinned to what an eye can see.

Plain JSON-able data. The page's script puts colours in place of tokens and makes Bokeh models; it decides nothing.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import numpy as np

from explorer.model.run import Axes, Curve, Figure

from . import numbers as written
from .line_style import SERIES, line_style

POINTS = 40_000  # of all figures on the page
FEWEST, MOST = 40, 800  # of one curve
AIR = 0.05  # of the span, beyond the outermost points
WHOLE = ("contour", "cell", "band")  # have few points already, and would have gaps
LOST = 100  # marks at the edge for points that have no place, of one set of axes
LARGEST, SMALLEST = 1e300, 1e-300  # further out nothing can be drawn


def plots(figures: Sequence[Figure]) -> list[dict]:
    """Each figure: its title, its columns and its axes with ranges and marks."""
    curves = sum(len(axes.curves) for figure in figures for axes in figure.axes)
    room = min(max(POINTS // max(curves, 1), FEWEST), MOST)
    return [
        {"title": figure.title, "columns": figure.columns, "axes": [_axes(axes, room) for axes in figure.axes]}
        for figure in figures
    ]


def _axes(axes: Axes, room: int) -> dict:
    x = _range(_reach(axes.curves, "x"), axes.x_range, axes.x_log)
    y = _range(_reach(axes.curves, "y"), axes.y_range, axes.y_log)
    free = iter(range(len(axes.curves)))
    return {
        "title": axes.title,
        "x_label": axes.x_label,
        "y_label": axes.y_label,
        "grid": axes.grid,
        "x": {"low": x[0], "high": x[1], "log": axes.x_log},
        "y": {"low": y[0], "high": y[1], "log": axes.y_log},
        "marks": [_mark(curve, axes, room, (x, y), free) for curve in axes.curves],
        "lost": list(islice(_lost(axes), LOST)),
        "words": _words(axes, x, y),
    }


def _lost(axes: Axes) -> Iterator[tuple[float, int]]:
    """Where a line or a point has no place on the y axis: the x, and 1 above, -1 below, 0 for no number at all."""
    for curve in axes.curves:
        if curve.kind in ("line", "scatter"):
            for x, y in zip(curve.x, curve.y, strict=False):
                if _drawable(x, axes.x_log) and not _drawable(y, axes.y_log):
                    yield float(x), 0 if math.isnan(y) else 1 if y > 0 else -1


def _mark(curve: Curve, axes: Axes, room: int, spans: tuple, free: Iterator[int]) -> dict:
    x, y = _thinned(curve, room)
    if curve.kind == "note":
        x, y = (_share(one, *side) for one, side in ((x, (spans[0], axes.x_log)), (y, (spans[1], axes.y_log))))
    return {
        "label": curve.label,
        "width": curve.width if math.isfinite(curve.width) else 1.0,
        "height": curve.height if math.isfinite(curve.height) else 1.0,
        **line_style(curve, free),
        **({"text": curve.text, "offset": curve.offset, "align": curve.align} if curve.text else {}),
        "x": _plain(x, spans[0], axes.x_log),
        "y": _plain(y, spans[1], axes.y_log),
    }


def _share(shares: np.ndarray, span: tuple[float, float], log: bool) -> np.ndarray:
    """Places that are given as shares of an axis."""
    low, high = np.log10(span) if log else span
    at = low + shares * (high - low)
    return np.power(10.0, at) if log else at


def _thinned(curve: Curve, room: int) -> tuple[np.ndarray, np.ndarray]:
    """The points, of a long line the ends, the lowest and the highest of each stretch, so that no peak is lost."""
    x, y = np.array(curve.x, float), np.array(curve.y, float)
    if len(x) <= room or curve.kind in WHOLE:
        return x, y
    if curve.kind != "line":
        chosen = np.linspace(0, len(x) - 1, room).astype(int)
        return x[chosen], y[chosen]
    parts = np.array_split(np.arange(len(x)), room // 4)
    level = np.where(np.isfinite(y), y, 0.0)
    kept = {at for part in parts for at in (part[0], part[-1], part[level[part].argmin()], part[level[part].argmax()])}
    chosen = np.array(sorted(kept))
    return x[chosen], y[chosen]


def _plain(numbers: np.ndarray, span: tuple[float, float], log: bool) -> list[float | None]:
    """Numbers as short as the picture allows; None where there is nothing to draw."""
    seen = np.isfinite(numbers) & (np.abs(numbers) < LARGEST) & ((numbers > SMALLEST) | (not log))
    digits = 300 if log else 5 - math.floor(math.log10(abs(span[1] - span[0])))
    short = np.where(seen, numbers, 0.0)
    if abs(digits) < 100 and np.all(np.abs(short) < LARGEST / 10.0 ** max(digits, 0)):
        short = np.round(short, digits)
    return [number if drawn else None for number, drawn in zip(short.tolist(), seen.tolist(), strict=True)]


def _reach(curves: Iterable[Curve], side: str) -> Iterator[float]:
    """The coordinates that must be seen on one side; a level has no x, an upright no y, a bar stands on 0."""
    for curve in curves:
        if curve.kind in ("line", "scatter", "contour", "band", {"x": "upright", "y": "across"}[side]):
            yield from getattr(curve, side)
        elif curve.kind == "cell":
            size = curve.width if side == "x" else curve.height
            yield from (at + half for at in getattr(curve, side) for half in (-size / 2, size / 2))
        elif curve.kind == "bar" and side == "y":
            yield from (0.0, *curve.y)
        elif curve.kind == "bar":
            yield from (at + half for at in curve.x for half in (-curve.width / 2, curve.width / 2))


def _range(reach: Iterable[float], given: tuple[float, float] | None, log: bool) -> tuple[float, float]:
    """Low and high end: as given, else around all points."""
    if given and all(_drawable(end, log) for end in given) and given[0] != given[1]:
        return given
    points = [point for point in reach if _drawable(point, log)]
    if not points:
        return (1.0, 10.0) if log else (0.0, 1.0)
    low, high = min(points), max(points)
    if log:
        air = 10 ** (AIR * (math.log10(high) - math.log10(low))) if high > low else 10.0
        return max(low / air, SMALLEST), min(high * air, LARGEST)
    margin = max(AIR * (high - low) or abs(high) / 2 or 0.5, SMALLEST)
    return low - margin, high + margin


def _drawable(number: float, log: bool) -> bool:
    return abs(number) < LARGEST and (number > SMALLEST or not log)


def _words(axes: Axes, x: tuple[float, float], y: tuple[float, float]) -> str:
    """The axes for whoever does not see them."""
    kinds = {"line": "line", "scatter": "points", "bar": "bars", "across": "level", "upright": "upright"}
    kinds |= {"contour": "level line", "cell": "cells", "band": "band"}
    kinds |= {"text": "text", "note": "text"}
    drawn = [f"{kinds[curve.kind]} {curve.label or curve.text}".strip() for curve in axes.curves[: len(SERIES)]]
    drawn += ["more"] * (len(axes.curves) > len(SERIES))
    ends = [f"{name} from {_number(low)} to {_number(high)}" for name, (low, high) in (("x", x), ("y", y))]
    return f"{axes.title or 'Axes'}: {', '.join(drawn) or 'empty'}; {', '.join(ends)}"


def _number(number: float) -> str:
    return written.number(float(number), trim=True, digits=3)
