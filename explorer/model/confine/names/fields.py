"""contour, contourf, imshow and the like: what a table of numbers shows, as level lines or as cells of a few shades."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from ..figures import Curve
from ..values import is_array
from .curves import flattened, numbers, said

FINEST = 50  # rows and columns of which lines are computed; of a larger table every so many
CELLS = 28  # rows and columns of cells
LEVELS = 7
SHADES = ("gray", "c", "b", "g", "y", "m", "r")  # from low to high
TRIANGLES = ((0, 1, 2), (3, 1, 2))  # corners of a cell, in two halves

Table = tuple[np.ndarray, np.ndarray, np.ndarray]


def table(machine: Any, args: tuple[Any, ...], most: int, centred: bool = True) -> Table:
    """x, y and z of contour(z) or contour(x, y, z), at most so many rows and columns of them."""
    if len(args) not in (1, 3):
        raise TypeError("give z, or x, y and z")
    z = square(machine, args[-1])
    rows, columns = z.shape
    x, y = (np.arange(columns, dtype=float), np.arange(rows, dtype=float)) if len(args) == 1 else (
        ends(machine, args[0], columns, 0), ends(machine, args[1], rows, 1))  # fmt: skip
    if z.shape != (len(y), len(x)):
        raise ValueError(f"z has {rows} rows and {columns} columns, but there are {len(y)} y and {len(x)} x")
    down, across = (max(-(-length // most), 1) for length in z.shape)
    return x[::across], y[::down], z[::down, ::across]


def square(machine: Any, value: Any) -> np.ndarray:
    """A table of numbers; of an image with colours their mean."""
    flat = flattened(machine, value)
    shape = np.shape(value)
    if len(shape) == 3 and shape[2] in (1, 3, 4):
        return flat.reshape(shape)[..., :3].mean(axis=2)
    if len(shape) != 2 or not flat.size:
        raise ValueError(f"a table with rows and columns is needed, not an array of shape {shape}")
    return flat.reshape(shape)


def ends(machine: Any, value: Any, length: int, axis: int) -> np.ndarray:
    """Coordinates along an axis: as given, or of a grid one line; of the edges of cells their middles."""
    flat = flattened(machine, value)
    if is_array(value) and value.ndim == 2:
        flat = flat.reshape(value.shape)[0 if axis == 0 else slice(None), 0 if axis else slice(None)]
    return (flat[1:] + flat[:-1]) / 2 if len(flat) == length + 1 else flat


def levels_of(machine: Any, z: np.ndarray, asked: Any, many: int = LEVELS) -> list[float]:
    """The levels that are asked for, or as many as are asked for inside the range of z."""
    if asked is not None and not isinstance(asked, (int, np.integer)):
        return sorted(numbers(machine, asked))[:40]
    count = min(max(int(asked), 1), 40) if asked is not None else many
    finite = z[np.isfinite(z)]
    if not finite.size:
        return []
    return np.linspace(finite.min(), finite.max(), count + 2)[1:-1].tolist()


def contour(machine: Any, *args: Any, levels: Any = None, **options: Any) -> Iterator[Curve]:
    """contour(x, y, z): for each level its line, straight inside each half of a cell."""
    *args, levels = args if levels is None and len(args) in (2, 4) else (*args, levels)  # type: ignore[assignment]
    x, y, z = table(machine, tuple(args), FINEST)
    machine.meter.work(60 * z.size)
    for number, level in enumerate(levels_of(machine, z, levels)):
        xs, ys = line(x, y, z, level)
        machine.meter.work(20 * z.size)
        yield Curve("contour", xs, ys, f"{level:.3g}", "", SHADES[number % len(SHADES)])


def line(x: np.ndarray, y: np.ndarray, z: np.ndarray, level: float) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Where z has this value: segments one after the other, nan between them."""
    X, Y = np.meshgrid(x, y)
    corners = [[one[:-1, :-1], one[:-1, 1:], one[1:, :-1], one[1:, 1:]] for one in (X, Y, z)]
    found: list[np.ndarray] = []
    for triangle in TRIANGLES:
        px, py, pz = (np.stack([axis[at].ravel() for at in triangle]) for axis in corners)
        above = pz > level
        for lone in range(3):  # the corner that is alone on its side of the level
            others = [at for at in range(3) if at != lone]
            mine = (above[lone] != above[others[0]]) & (above[lone] != above[others[1]]) & np.isfinite(pz).all(axis=0)
            share = [(level - pz[lone, mine]) / (pz[at, mine] - pz[lone, mine]) for at in others]
            ways = zip(others, share, strict=True)
            points = [
                np.stack([p[lone, mine] + part * (p[at, mine] - p[lone, mine]) for p in (px, py)]) for at, part in ways
            ]
            found.append(np.stack([*points, np.full_like(points[0], np.nan)], axis=2).reshape(2, -1))
    xs, ys = np.concatenate(found, axis=1)
    return tuple(xs.tolist()), tuple(ys.tolist())


def cells(machine: Any, x: np.ndarray, y: np.ndarray, z: np.ndarray, bounds: list[float]) -> Iterator[Curve]:
    """Cells by the stretch that their numbers lie in, each stretch in its shade."""
    width, height = (float(abs(one[1] - one[0])) if len(one) > 1 else 1.0 for one in (x, y))
    X, Y = np.meshgrid(x, y)
    place = np.searchsorted(np.array(bounds), z, side="right")
    machine.meter.work(20 * z.size)
    for at in range(len(bounds) + 1):
        mine = (place == at) & np.isfinite(z)
        if mine.any():
            name = f"{z[mine].min():.3g}" if np.ptp(z[mine]) == 0 else f"{z[mine].min():.3g} to {z[mine].max():.3g}"
            shade = SHADES[at * (len(SHADES) - 1) // max(len(bounds), 1)]
            yield Curve("cell", tuple(X[mine].tolist()), tuple(Y[mine].tolist()), name, "", shade, width, height)


def contourf(machine: Any, *args: Any, levels: Any = None, **options: Any) -> Iterator[Curve]:
    """contourf(x, y, z): cells by level."""
    *args, levels = args if levels is None and len(args) in (2, 4) else (*args, levels)  # type: ignore[assignment]
    x, y, z = table(machine, tuple(args), CELLS)
    yield from cells(machine, x, y, z, stretches(machine, z, levels))


def stretches(machine: Any, z: np.ndarray, levels: Any = None) -> list[float]:
    """Bounds between shades: of few different numbers, between each two."""
    different = np.unique(z[np.isfinite(z)])
    if levels is None and 1 < different.size <= len(SHADES):
        return ((different[1:] + different[:-1]) / 2).tolist()
    return levels_of(machine, z, levels, len(SHADES) - 1)


def imshow(
    machine: Any, X: Any, *args: Any, extent: Any = None, origin: Any = "upper", **options: Any
) -> Iterator[Curve]:
    """imshow(table): its first row on top, unless origin is "lower"."""
    x, y, z = table(machine, (X,), CELLS)
    if extent is not None:
        left, right, low, high = numbers(machine, extent)
        x, y = left + (x + 0.5) * (right - left) / np.shape(X)[1], low + (y + 0.5) * (high - low) / np.shape(X)[0]
    yield from cells(machine, x, y if said(origin) == "lower" or extent is None else y[::-1], z, stretches(machine, z))


def pcolormesh(machine: Any, *args: Any, **options: Any) -> Iterator[Curve]:
    """pcolormesh(x, y, z)."""
    x, y, z = table(machine, args, CELLS)
    yield from cells(machine, x, y, z, stretches(machine, z))


def by_value(machine: Any, x: Any, y: Any, c: Any, label: str) -> Iterator[Curve]:
    """scatter(x, y, c=values): points by the stretch that their values lie in; each class in its own shade."""
    xs, ys, values = (flattened(machine, one) for one in (x, y, c))
    if not len(xs) == len(ys) == len(values):
        raise ValueError(f"x, y and c must be of one length, but have lengths {len(xs)}, {len(ys)} and {len(values)}")
    bounds = stretches(machine, values)
    place = np.searchsorted(np.array(bounds), values, side="right")
    for at in range(len(bounds) + 1):
        mine = (place == at) & np.isfinite(values)
        if mine.any():
            low, high = values[mine].min(), values[mine].max()
            name = f"{low:.3g}" if low == high else f"{low:.3g} to {high:.3g}"
            shade = SHADES[at * (len(SHADES) - 1) // max(len(bounds), 1)]
            yield Curve("scatter", numbers(machine, xs[mine]), numbers(machine, ys[mine]), label or name, "", shade)


FIELDS: dict[str, Callable[..., Iterator[Curve]]] = {
    "contour": contour,
    "contourf": contourf,
    "imshow": imshow,
    "matshow": imshow,
    "pcolormesh": pcolormesh,
    "pcolor": pcolormesh,
}
