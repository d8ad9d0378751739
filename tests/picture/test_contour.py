"""Level lines from a walk: right where the loss is a quadratic, absent where it is not."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from explorer.picture.contour import contour

QUADRATICS = {
    "bowl": lambda x, y: 2 * x * x + 3 * y * y,
    "tilted bowl": lambda x, y: x * x + x * y + 2 * y * y - x,
    "saddle": lambda x, y: x * y + x * x,
    "valley": lambda x, y: (x - y) ** 2 + x,
}


def walk(loss: Callable, turns: int = 8) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    point, h, rows = np.array([2.0, 3.0]), 1e-6, []
    for _ in range(turns):
        x, y = point
        slope = np.array([loss(x + h, y) - loss(x - h, y), loss(x, y + h) - loss(x, y - h)]) / (2 * h)
        rows.append((point, loss(x, y), slope))
        point = point - 0.1 * slope
    points, losses, slopes = zip(*rows, strict=True)
    return np.array(points), np.array(losses), np.array(slopes)


@pytest.mark.parametrize("name", QUADRATICS)
def test_the_loss_is_the_same_all_along_a_line(name: str) -> None:
    loss = QUADRATICS[name]
    points, losses, slopes = walk(loss)
    lines = contour(points, losses, slopes)
    assert lines["xs"]
    for xs, ys in zip(lines["xs"], lines["ys"], strict=True):
        assert np.ptp(loss(np.array(xs), np.array(ys))) < 1e-3 * np.ptp(losses)


def test_a_loss_that_is_no_quadratic_gets_no_lines() -> None:
    assert contour(*walk(lambda x, y: np.sin(3 * x) + np.cos(2 * y))) == {"xs": [], "ys": []}


def test_a_walk_that_stands_still_gets_no_lines() -> None:
    assert contour(np.ones((5, 2)), np.ones(5), np.zeros((5, 2))) == {"xs": [], "ys": []}
