"""Level lines of a loss over two numbers, from a walk alone: the one quadratic that has its losses and gradients.

No further run of the program is needed. Where no quadratic fits there are no lines, rather than wrong ones.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

FITS = 0.02  # of the range of the losses: a larger misfit means that the loss is no quadratic
LEVELS = 7
ACROSS = 160  # points of a line
AROUND = 0.35  # how far the lines go beyond the walk, as a part of its extent
LEAST = 3  # points that a quadratic can be told from

Line = tuple[list[float], list[float]]


def contour(points: np.ndarray, losses: np.ndarray, gradients: np.ndarray) -> dict[str, list[list[float]]]:
    """Lines as {"xs", "ys"}; `points` and `gradients` have a row per turn and two columns."""
    lines = list(_lines(points, losses, gradients)) if _usable(points, losses, gradients) else []
    return {"xs": [xs for xs, _ in lines], "ys": [ys for _, ys in lines]}


def _usable(points: np.ndarray, losses: np.ndarray, gradients: np.ndarray) -> bool:
    finite = all(np.isfinite(array).all() for array in (points, losses, gradients))
    return finite and len(points) >= LEAST and np.ptp(losses) > 0 and (np.ptp(points, axis=0) > 0).all()


def _lines(points: np.ndarray, losses: np.ndarray, gradients: np.ndarray) -> Iterator[Line]:
    low, extent = points.min(axis=0), np.ptp(points, axis=0)
    scaled = (points - low) / extent
    quadratic, misfit = _fitted(scaled, losses, gradients * extent)
    if misfit > FITS * np.ptp(losses):
        return
    for step in range(1, LEVELS + 1):
        level = losses.min() + np.ptp(losses) * (step / (LEVELS - 1)) ** 2
        for xs, ys in _level(quadratic, level):
            yield (xs * extent[0] + low[0]).tolist(), (ys * extent[1] + low[1]).tolist()


def _fitted(points: np.ndarray, losses: np.ndarray, gradients: np.ndarray) -> tuple[np.ndarray, float]:
    """a + b x + c y + d x² + e xy + f y² by least squares, and its largest misfit of a loss."""
    x, y = points.T
    one, zero = np.ones_like(x), np.zeros_like(x)
    values = np.stack([one, x, y, x * x, x * y, y * y], axis=1)
    by_x = np.stack([zero, one, zero, 2 * x, y, zero], axis=1)
    by_y = np.stack([zero, zero, one, zero, x, 2 * y], axis=1)
    known = np.concatenate([losses, gradients[:, 0], gradients[:, 1]])
    quadratic = np.linalg.lstsq(np.concatenate([values, by_x, by_y]), known, rcond=None)[0]
    return quadratic, float(np.abs(values @ quadratic - losses).max())


def _level(quadratic: np.ndarray, level: float) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Where the quadratic has this value: for each x, up to two y."""
    a, b, c, d, e, f = quadratic
    xs = _abscissae(np.array([e * e - 4 * f * d, 2 * e * c - 4 * f * b, c * c - 4 * f * (a - level)]))
    linear, rest = e * xs + c, d * xs * xs + b * xs + a - level
    with np.errstate(all="ignore"):
        if abs(f) < 1e-9 * np.abs(quadratic).max():
            branches = [-rest / linear]
        else:
            inside = linear * linear - 4 * f * rest
            root = np.sqrt(np.where(inside > -1e-9 * np.abs(inside).max(), np.maximum(inside, 0), np.nan))
            branches = [(-linear + root) / (2 * f), (-linear - root) / (2 * f)]
    for ys in branches:
        yield from _pieces(xs, ys)


def _abscissae(discriminant: np.ndarray) -> np.ndarray:
    """Evenly spread, and the very ends of the line, where its two branches meet."""
    even = np.linspace(-AROUND, 1 + AROUND, ACROSS)
    ends = [root.real for root in np.roots(discriminant) if abs(root.imag) < 1e-9 and even[0] < root.real < even[-1]]
    return np.sort(np.concatenate([even, ends]))


def _pieces(xs: np.ndarray, ys: np.ndarray) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """The stretches of a branch that lie near the walk."""
    near = np.isfinite(ys) & (ys > -AROUND) & (ys < 1 + AROUND)
    for stretch in np.split(np.arange(len(xs)), np.flatnonzero(np.diff(near)) + 1):
        if len(stretch) > 1 and near[stretch[0]]:
            yield xs[stretch], ys[stretch]
