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
        "behind": [_lane(lane) for lane in opened.behind],
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
        "many": lane.many,
        "shares": None if lane.shares is None else _doubles(lane.shares),
    }


def _link(link: Link) -> list:
    """Place, partial derivative, value and gradient; what JSON has no number for is a text."""
    numbers = link.slope, link.number, link.gradient
    return [link.at, *(number if number is None or math.isfinite(number) else repr(number) for number in numbers)]


def _doubles(numbers: Iterable[float]) -> str:
    return b64encode(np.array(tuple(numbers), "<f8").tobytes()).decode()
