"""A value opened at one cell, for the page to draw: its lanes as doubles, its links as columns."""

from __future__ import annotations

import math
from base64 import b64encode
from collections.abc import Iterable
from typing import Any

import numpy as np

from explorer.model.cell import Lane, Link, Opened


def opening(opened: Opened) -> dict[str, Any]:
    """The cell, how its value was made, and the lanes: its own, those of its operands, those of what uses it."""
    return {
        "node": opened.cell.node,
        "at": opened.cell.at,
        "manner": opened.manner,
        "own": _lane(opened.own),
        "sources": [_lane(lane) for lane in opened.sources],
        "uses": [_lane(lane) for lane in opened.uses],
        "unshown": opened.unshown,
        "too_large": opened.too_large,
    }


def _lane(lane: Lane) -> dict[str, Any]:
    return {
        "node": lane.node,
        "operand": lane.operand,
        "shape": lane.shape,
        "dtype": lane.dtype,
        "strides": lane.strides,
        "base": lane.base,
        "is_view": lane.is_view,
        "slice": lane.window.slice,
        "rows": [lane.window.row, lane.window.rows],
        "columns": [lane.window.column, lane.window.columns],
        "numbers": _doubles(lane.numbers),
        "gradients": None if lane.gradients is None else _doubles(lane.gradients),
        "links": [_link(link) for link in lane.links],
    }


def _link(link: Link) -> list:
    """Place and partial derivative; what JSON has no number for is a text."""
    slope = link.slope
    return [link.at, slope if slope is None or math.isfinite(slope) else repr(slope)]


def _doubles(numbers: Iterable[float]) -> str:
    return b64encode(np.array(tuple(numbers), "<f8").tobytes()).decode()
