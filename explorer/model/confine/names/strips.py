"""errorbar, fill_between, step, stem and the like, as curves of plain numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import numpy as np

from ..figures import Curve
from ..percent import percent
from ..values import is_array
from .curves import LONGEST, alike, flattened, kept, numbers, said, shade

SLICES, ARC = 50, 60  # of a pie; points of each slice's edge
LAYERS = 50  # of areas that stand on one another


def fill_between(machine: Any, x: Any, y1: Any, y2: Any = 0.0, *args: Any, **options: Any) -> Iterator[Curve]:
    """fill_between(x, y1, y2): one strip, there along y1 and back along y2."""
    xs, first, second = np.broadcast_arrays(*[flattened(machine, one) for one in (x, y1, y2)])
    machine.meter.work(3 * xs.size)
    there, back = kept(machine, np.concatenate([xs, xs[::-1]])), kept(machine, np.concatenate([first, second[::-1]]))
    yield Curve("band", there, back, said(options.get("label")), color=shade(options))


def segments(x0: Any, y0: Any, x1: Any, y1: Any, color: str, label: str = "") -> Curve:
    """Segments from each of the first points to its partner."""
    x0, y0, x1, y1 = np.broadcast_arrays(x0, y0, x1, y1)
    gap = np.full(x0.shape, np.nan)
    xs, ys = (np.stack([first, second, gap], axis=-1).ravel().tolist() for first, second in ((x0, x1), (y0, y1)))
    return Curve("contour", tuple(xs), tuple(ys), label, "", color)


def errorbar(
    machine: Any, x: Any, y: Any, yerr: Any = None, xerr: Any = None, fmt: Any = "", **options: Any
) -> Iterator[Curve]:
    """errorbar(x, y, yerr): a line or points, and a segment through each."""
    xs, ys = flattened(machine, x), flattened(machine, y)
    alike(tuple(xs), tuple(ys))
    colour = shade(options)
    yield Curve("line", numbers(machine, xs), numbers(machine, ys), said(options.get("label")), said(fmt)[:10], colour)
    if yerr is not None:
        size = np.broadcast_to(flattened(machine, yerr), xs.shape)
        yield segments(xs, ys - size, xs, ys + size, colour or "gray")
    if xerr is not None:
        size = np.broadcast_to(flattened(machine, xerr), xs.shape)
        yield segments(xs - size, ys, xs + size, ys, colour or "gray")


def step(machine: Any, x: Any, y: Any, *args: Any, where: Any = "pre", **options: Any) -> Iterator[Curve]:
    """step(x, y): level stretches; `where` says on which side of each point."""
    xs, ys = flattened(machine, x), flattened(machine, y)
    alike(tuple(xs), tuple(ys))
    if said(where) == "mid":
        middles = (xs[1:] + xs[:-1]) / 2
        along, up = np.concatenate([xs[:1], np.repeat(middles, 2), xs[-1:]]), np.repeat(ys, 2)
    elif said(where) == "post":
        along, up = np.repeat(xs, 2)[1:], np.repeat(ys, 2)[:-1]
    else:
        along, up = np.repeat(xs, 2)[:-1], np.repeat(ys, 2)[1:]
    yield Curve("line", kept(machine, along), kept(machine, up), said(options.get("label")), "", shade(options))


def stem(machine: Any, *args: Any, **options: Any) -> Iterator[Curve]:
    """stem(y) or stem(x, y)."""
    ys = flattened(machine, args[-1])
    xs = flattened(machine, args[0]) if len(args) > 1 else np.arange(float(len(ys)))
    alike(tuple(xs), tuple(ys))
    yield segments(xs, np.zeros_like(ys), xs, ys, shade(options) or "b")
    yield Curve(
        "scatter", numbers(machine, xs), numbers(machine, ys), said(options.get("label")), "", shade(options) or "b"
    )


def hlines(machine: Any, y: Any, xmin: Any, xmax: Any, colors: Any = "", **options: Any) -> Iterator[Curve]:
    """hlines(y, xmin, xmax)."""
    at, left, right = (flattened(machine, one) for one in (y, xmin, xmax))
    yield segments(left, at, right, at, said(colors) or shade(options) or "k", said(options.get("label")))


def vlines(machine: Any, x: Any, ymin: Any, ymax: Any, colors: Any = "", **options: Any) -> Iterator[Curve]:
    """vlines(x, ymin, ymax)."""
    at, low, high = (flattened(machine, one) for one in (x, ymin, ymax))
    yield segments(at, low, at, high, said(colors) or shade(options) or "k", said(options.get("label")))


def quiver(machine: Any, *args: Any, **options: Any) -> Iterator[Curve]:
    """quiver(x, y, u, v): a segment for each arrow, with a point where it begins."""
    if len(args) < 4:
        raise TypeError("quiver needs x, y, u and v")
    x, y, u, v = (flattened(machine, one) for one in args[:4])
    yield segments(x, y, x + u, y + v, shade(options) or "b")
    yield Curve("scatter", numbers(machine, x), numbers(machine, y), "", ".", shade(options) or "b")


def axvspan(machine: Any, xmin: float, xmax: float, *ends: Any, **options: Any) -> Iterator[Curve]:
    """axvspan(from, to): upright lines at both ends."""
    for place in (float(xmin), float(xmax)):
        yield Curve("upright", (place,), (place,), "", "", shade(options))


def axhspan(machine: Any, ymin: float, ymax: float, *ends: Any, **options: Any) -> Iterator[Curve]:
    """axhspan(from, to): level lines at both ends."""
    for place in (float(ymin), float(ymax)):
        yield Curve("across", (place,), (place,), "", "", shade(options))


def barh(machine: Any, y: Any, width: Any, height: float = 0.8, **options: Any) -> Iterator[Curve]:
    """barh(y, width)."""
    named = type(y) in (list, tuple) and any(type(one) is str for one in y)
    lengths = flattened(machine, width)
    places = np.arange(float(len(lengths))) if named else flattened(machine, y)
    alike(tuple(places), tuple(lengths))
    for at, long in zip(places.tolist(), lengths.tolist(), strict=True):
        yield Curve("cell", (long / 2,), (at,), "", "", shade(options) or "b", abs(long), float(height))


def pie(
    machine: Any,
    x: Any,
    explode: Any = None,
    labels: Any = (),
    colors: Any = (),
    autopct: Any = None,
    *,
    startangle: float = 0.0,
    counterclock: bool = True,
    **options: Any,
) -> Iterator[Curve]:
    """pie(shares, labels=names): a slice for each, with its name beside it."""
    sizes = flattened(machine, x)
    if not 0 < sizes.size <= SLICES or not np.all(sizes >= 0) or sizes.sum() == 0:
        raise ValueError(f"a pie has 1 to {SLICES} shares, which are positive")
    names = [said(one) for one in labels or ()] if type(labels) in (list, tuple) else []
    turns = np.concatenate([[0.0], np.cumsum(sizes / sizes.sum())]) * (1 if counterclock else -1)
    angles = 2 * np.pi * turns + np.deg2rad(startangle)
    for place, (start, end) in enumerate(pairwise(angles.tolist())):
        around = np.linspace(start, end, ARC)
        edge = [np.concatenate([[0.0], circle(around), [0.0]]) for circle in (np.cos, np.sin)]
        along, up = (kept(machine, one) for one in edge)
        shade_of = said(colors[place % len(colors)]) if type(colors) in (list, tuple) and colors else f"C{place % 10}"
        yield Curve("band", along, up, "", "", shade_of)
        yield Curve("line", along, up, "", "", shade_of)
        words = names[place] if place < len(names) else ""
        if type(autopct) is str:
            words = (
                f"{words} {percent(machine.meter, autopct[:LONGEST], float(100 * sizes[place] / sizes.sum()))}".strip()
            )
        middle = (start + end) / 2
        yield Curve("text", (1.1 * np.cos(middle),), (1.1 * np.sin(middle),), text=words, align=("center", "middle"))


def fill(machine: Any, x: Any, y: Any, *style: Any, **options: Any) -> Iterator[Curve]:
    """fill(x, y): an area with these corners."""
    xs, ys = numbers(machine, x), numbers(machine, y)
    alike(xs, ys)
    yield Curve("band", xs, ys, said(options.get("label")), color=shade(options) or "".join(map(said, style))[:10])


def arrow(machine: Any, x: float, y: float, dx: float, dy: float, **options: Any) -> Iterator[Curve]:
    """arrow(x, y, dx, dy): a line with a point where it ends."""
    colour = shade(options) or "b"
    begin_x, begin_y, end_x, end_y = (np.array([float(one)]) for one in (x, y, x + dx, y + dy))
    yield segments(begin_x, begin_y, end_x, end_y, colour, said(options.get("label")))
    yield Curve("scatter", (float(x + dx),), (float(y + dy),), "", ".", colour)


def stackplot(
    machine: Any, x: Any, *args: Any, labels: Any = (), colors: Any = (), baseline: Any = "zero", **options: Any
) -> Iterator[Curve]:
    """stackplot(x, y1, y2, ...): areas that stand on one another."""
    layers = [layer for one in args for layer in groups_of_rows(one)]
    xs = flattened(machine, x)
    below = np.zeros_like(xs)
    for place, layer in enumerate(layers):
        above = below + flattened(machine, layer)
        named = said(labels[place]) if type(labels) in (list, tuple) and place < len(labels) else ""
        of_colour = said(colors[place % len(colors)]) if type(colors) in (list, tuple) and colors else f"C{place % 10}"
        yield from fill_between(machine, xs, below, above, label=named, color=of_colour)
        below = above


def groups_of_rows(value: Any) -> list[Any]:
    """The rows of a table, or of a list of lists; anything else alone."""
    if is_array(value):
        return [*value][:LAYERS] if value.ndim == 2 else [value]
    nested = type(value) in (list, tuple) and len(value) > 0 and (is_array(value[0]) or type(value[0]) in (list, tuple))
    return [*value][:LAYERS] if nested else [value]


STRIPS: dict[str, Callable[..., Iterator[Curve]]] = {
    "fill_between": fill_between,
    "errorbar": errorbar,
    "step": step,
    "stem": stem,
    "hlines": hlines,
    "vlines": vlines,
    "quiver": quiver,
    "barh": barh,
    "axvspan": axvspan,
    "axhspan": axhspan,
    "pie": pie,
    "fill": fill,
    "arrow": arrow,
    "stackplot": stackplot,
}
