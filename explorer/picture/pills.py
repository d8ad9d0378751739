"""Where contributions are written: beside their edges, and never over a card."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from .placement import Box, Orientation, Point, Route
from .routes import PILL

STEP = 8.0  # px between two places that are tried
FURTHEST = 160.0  # px from the edge that it belongs to
AIR = 3.0  # px between a pill and a card


def clear_of(boxes: Sequence[Box], routes: Sequence[Route], orientation: Orientation) -> tuple[Route, ...]:
    """The routes, each with its pill at the nearest free place across the flow; where there is none, as it was."""
    spans = np.array([(box.x, box.y, box.width / 2, box.height / 2) for box in boxes])
    return tuple(replace(route, pill=_nearest(spans, route.pill, orientation)) for route in routes)


def _nearest(spans: np.ndarray, pill: Point, orientation: Orientation) -> Point:
    return next((place for place in _places(pill, orientation) if _is_free(spans, place)), pill)


def _places(pill: Point, orientation: Orientation) -> Iterator[Point]:
    """The place itself, then ever further away to both sides."""
    yield pill
    for away in np.arange(STEP, FURTHEST, STEP).tolist():
        for move in (away, -away):
            yield (pill[0], pill[1] + move) if orientation == "wide" else (pill[0] + move, pill[1])


def _is_free(spans: np.ndarray, place: Point) -> bool:
    apart = np.abs(spans[:, :2] - place) >= spans[:, 2:] + (PILL[0] / 2 + AIR, PILL[1] / 2 + AIR)
    return bool(apart.any(axis=1).all())
