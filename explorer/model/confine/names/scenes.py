"""Surfaces, and other kinds of plots that are drawn in the plane by those that there are: from above, in shades."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from ..figures import Curve
from .boxes import boxplot
from .curves import alike, flattened, kept, numbers, said, shade
from .fields import by_value, cells, contour, contourf, stretches
from .strips import quiver

BINS = 100  # along one side


def surface(machine: Any, X: Any, Y: Any, Z: Any, *args: Any, **options: Any) -> Iterator[Curve]:
    """plot_surface(X, Y, Z): seen from above, in shades."""
    yield from contourf(machine, X, Y, Z)


def wires(machine: Any, X: Any, Y: Any, Z: Any, *args: Any, **options: Any) -> Iterator[Curve]:
    """plot_wireframe(X, Y, Z): seen from above, as lines of equal height."""
    yield from contour(machine, X, Y, Z)


def triangles(machine: Any, X: Any, Y: Any, Z: Any, *args: Any, **options: Any) -> Iterator[Curve]:
    """plot_trisurf(x, y, z): points in shades."""
    yield from by_value(machine, X, Y, Z, said(options.get("label")))


def hist2d(machine: Any, x: Any, y: Any, bins: Any = 10, **options: Any) -> Iterator[Curve]:
    """hist2d(x, y): how many points fall into each field, in shades."""
    if type(bins) is not int or not 0 < bins <= BINS:
        raise ValueError(f"bins is a whole number from 1 to {BINS} here")
    xs, ys = flattened(machine, x), flattened(machine, y)
    alike(tuple(xs), tuple(ys))
    machine.meter.work(50 * (xs.size + bins * bins))
    found, across, up = np.histogram2d(xs, ys, bins)
    middles = [(one[1:] + one[:-1]) / 2 for one in (across, up)]
    yield from cells(machine, middles[0], middles[1], found.T, stretches(machine, found.T))


def streams(machine: Any, x: Any, y: Any, u: Any, v: Any, *args: Any, **options: Any) -> Iterator[Curve]:
    """streamplot(x, y, u, v): as arrows."""
    xs, ys, us = (flattened(machine, one) for one in (x, y, u))
    if us.size == xs.size * ys.size:
        machine.spread(us.size, 2)
        xs, ys = (one.ravel() for one in np.meshgrid(xs, ys))
    yield from quiver(machine, xs, ys, us, v, **options)


def polar(machine: Any, theta: Any, r: Any, *args: Any, **options: Any) -> Iterator[Curve]:
    """polar(angles, radii)."""
    angles, radii = flattened(machine, theta), flattened(machine, r)
    alike(tuple(angles), tuple(radii))
    machine.meter.work(60 * angles.size)
    along, up = kept(machine, radii * np.cos(angles)), kept(machine, radii * np.sin(angles))
    yield Curve("line", along, up, said(options.get("label")), "", shade(options))


def violins(machine: Any, dataset: Any, *args: Any, **options: Any) -> Iterator[Curve]:
    """violinplot(groups): as boxes."""
    yield from boxplot(machine, dataset)


def circle(machine: Any, xy: Any, radius: float = 5.0, **options: Any) -> Curve:
    """Circle((x, y), radius)."""
    x, y = numbers(machine, xy)[:2]
    around = np.linspace(0, 2 * np.pi, 60)
    along, up = x + float(radius) * np.cos(around), y + float(radius) * np.sin(around)
    return Curve("line", kept(machine, along), kept(machine, up), said(options.get("label")), "", shade(options))


def rectangle(machine: Any, xy: Any, width: float, height: float, **options: Any) -> Curve:
    """Rectangle((x, y), width, height)."""
    x, y = numbers(machine, xy)[:2]
    along = tuple(map(float, (x, x + width, x + width, x, x)))
    up = tuple(map(float, (y, y, y + height, y + height, y)))
    return Curve("line", along, up, said(options.get("label")), "", shade(options))


SCENES: dict[str, Callable[..., Iterator[Curve]]] = {
    "plot_surface": surface,
    "plot_wireframe": wires,
    "plot_trisurf": triangles,
    "contour3D": contour,
    "contourf3D": contourf,
    "hist2d": hist2d,
    "streamplot": streams,
    "polar": polar,
    "violinplot": violins,
}
