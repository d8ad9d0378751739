"""Where contributions are written: beside their edges, and never over a card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from .layout_fit import oriented
from .pieces import PILL
from .placement import Box, Orientation, Point, Route

STEP = 8.0  # px between two places that are tried
FURTHEST = 160.0  # px from the edge that it belongs to
AIR = 3.0  # px between a pill and a card
AWAY = np.arange(STEP, FURTHEST, STEP)
MOVES = np.concatenate([[0.0], np.stack([AWAY, -AWAY], axis=1).ravel()])  # the place itself, then ever further away


def clear_of(boxes: Sequence[Box], routes: Sequence[Route], orientation: Orientation) -> tuple[Route, ...]:
    """The routes, each with its pill at the nearest free place across the flow; where there is none, as it was."""
    covered = _Covered(boxes, orientation)
    return tuple(replace(route, pill=covered.nearest(route.pill)) if route.edges else route for route in routes)


class _Covered:
    """What the cards leave free, told along the flow and across it."""

    def __init__(self, boxes: Sequence[Box], orientation: Orientation) -> None:
        self._orientation = orientation
        spans = sorted(
            (*oriented((box.x, box.y), orientation), *oriented((box.width / 2, box.height / 2), orientation))
            for box in boxes
        )
        self._along, self._across, deep, self._wide = np.array(spans).T
        self._deep = deep + oriented(PILL, orientation)[0] / 2 + AIR
        self._reach = float(self._deep.max())

    def nearest(self, pill: Point) -> Point:
        """The first of MOVES across at which a pill covers no card."""
        along, across = oriented(pill, self._orientation)
        first, last = np.searchsorted(self._along, (along - self._reach, along + self._reach))
        near = np.arange(first, last)[np.abs(self._along[first:last] - along) < self._deep[first:last]]
        room = self._wide[near] + oriented(PILL, self._orientation)[1] / 2 + AIR
        free = (np.abs(across + MOVES[:, None] - self._across[near]) >= room).all(axis=1)
        return oriented((along, across + float(MOVES[free.argmax()])), self._orientation) if free.any() else pill
