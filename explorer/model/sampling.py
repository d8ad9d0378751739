"""Reads a value along one number of a leaf while the tensors are alive: in a run in which it has all places at once.

A leaf that has one axis more, along which the places lie, takes the whole graph along: each value is the values at all
places, and one backward pass has the slopes at all of them, since no place depends on another. Whether that is so of a
program is for whoever asks to find out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

import engine as mg
from engine import Tensor

from .graph import Graph
from .made import Made
from .patience import Look, unhurried
from .program import Element
from .samples import Gap, Samples

MOST_GAPS = 4  # reasons that are told


@np.errstate(all="ignore")
def samples(made: Made, graph: Graph, seed: Any, sampled: Element, look: Look = unhurried) -> Samples | None:
    """What the target is along the last axis of that number's tensor; None where it has not that axis alone."""
    key = next((node.key for node in graph.nodes if node.nth == sampled.tensor), None)
    if graph.target is None or seed is None or key is None:
        return None
    leaf, target = made[key][0], made[graph.target][0]
    if target.shape != leaf.shape[-1:] or not leaf.shape:
        return None
    with mg.local.apart():
        slopes = _along(leaf, target, sampled.at, look)
        bends = _again(leaf, slopes, sampled.at, look) if slopes is not None and sampled.twice else None
    if slopes is None:
        return None
    again = () if bends is None else _floats(bends)
    return Samples(_floats(target), _floats(slopes), again, tuple(_gaps(made, target)))


def _along(leaf: Tensor, target: Tensor, at: int, look: Look) -> Tensor | None:
    """The gradient of the target's sum by one cell, at each place, to be differentiated again."""
    for tensor, gradient, _ in mg.sweep(target, create_graph=True):
        look()
        if tensor.made == leaf.made:
            return gradient.reshape(-1, leaf.shape[-1])[at]
    return None


def _again(leaf: Tensor, slopes: Tensor, at: int, look: Look) -> np.ndarray | None:
    """The gradient of these slopes; 0 where they do not depend on the leaf."""
    if slopes.constant:
        return np.zeros(slopes.shape)
    try:
        bends = _along(leaf, slopes, at, look)
    except (ArithmeticError, ValueError, TypeError, NotImplementedError):
        return None  # a rule of somebody's own that has no second derivative
    return np.zeros(slopes.shape) if bends is None else np.asarray(bends)


def _gaps(made: Made, target: Tensor) -> Iterator[Gap]:
    """Where the target is no number, what was so first, with the most places first."""
    lost = ~np.isfinite(np.asarray(target, float))
    found: dict[tuple[int, str], int] = {}
    for key, (tensor, call) in enumerate(made):
        if not lost.any():
            break
        values = np.asarray(tensor)
        if call is None or values.dtype.kind != "f" or values.shape[-1:] != lost.shape:
            continue
        flat = values.reshape(-1, len(lost))
        for what, there in (("nan", np.isnan(flat).any(axis=0) & lost), ("inf", np.isinf(flat).any(axis=0) & lost)):
            if there.any():
                found[key, what] = int(there.sum())
                lost = lost & ~there
    ranked = sorted(found.items(), key=lambda each: -each[1])
    return (Gap(key, "nan" if what == "nan" else "inf", count) for (key, what), count in ranked[:MOST_GAPS])


def _floats(values: Any) -> tuple[float, ...]:
    return tuple(np.asarray(values, float).tolist())
