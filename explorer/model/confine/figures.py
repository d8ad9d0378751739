"""What a program drew with its stand-in for matplotlib, as frozen plain data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Curve:
    """Points that belong together; `kind` is "line", "scatter", "bar", "across" (a level), "upright",
    "contour" (segments, nan between them), "cell", "band", "text" (words at a point)
    or "note" (words at shares of the axes)."""

    kind: str
    x: tuple[float, ...]
    y: tuple[float, ...]
    label: str = ""
    style: str = ""  # matplotlib's own letters: "--", "o", ...
    color: str = ""
    width: float = 0.8  # of bars and cells
    height: float = 0.8  # of cells
    text: str = ""
    offset: tuple[float, float] = (0.0, 0.0)  # of a text from its point, in pixels, to the right and down
    align: tuple[str, str] = ("left", "alphabetic")  # which side and which line of a text lies at its point


@dataclass(frozen=True, slots=True)
class Axes:
    """One set of axes with its curves and words; a logarithmic axis says so."""

    curves: tuple[Curve, ...] = ()
    title: str = ""
    x_label: str = ""
    y_label: str = ""
    grid: bool = False
    legend: bool = False
    x_range: tuple[float, float] | None = None
    y_range: tuple[float, float] | None = None
    x_log: bool = False
    y_log: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """Axes in rows and columns, row by row."""

    columns: int
    axes: tuple[Axes, ...]
    title: str = ""
