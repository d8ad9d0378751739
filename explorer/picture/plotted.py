"""A plot as the page gets it: its curves as packed bytes, where they turn, and what is missing, with its line."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from typing import Any

import numpy as np

from explorer.model.graph import Graph
from explorer.model.heat import Heat
from explorer.model.leaves import Leaf
from explorer.model.plot import Plotted
from explorer.model.program import one_line
from explorer.model.samples import Gap
from explorer.model.turning import turning_points

from .numbers import plain


def plotted(seen: Plotted, title: str = "") -> dict[str, Any]:
    """Curves as float32, little-endian, in base64; the numbers where the program stands in full. `title` is what the
    value is called, where it has no name in its graph.
    """
    found, places = seen.samples, np.array(seen.places[:-1])
    curves = [np.array(each[:-1]) for each in (found.values, found.slopes, found.bends)]
    here = (seen.places, found.values, found.slopes, found.bends)
    return {
        "name": seen.leaf.name,
        "at": seen.at,
        "low": places[0],
        "high": places[-1],
        "points": len(places),
        "runs": seen.runs,
        "curves": [_packed(each) for each in curves],
        "here": [plain(each[-1]) if each else None for each in here],
        "turning": [list(each) for each in turning_points(places, *curves[:2])],
        "gaps": [_gap(seen.graph, gap) for gap in found.gaps],
        "target": title or _called(seen.graph),
        "values": [] if title else _values(seen.graph),
    }


def curve(seen: Plotted, name: str) -> dict[str, Any]:
    """Another value at the places of a plot, with its slope."""
    values, slopes = (np.array(each) for each in (seen.samples.values, seen.samples.slopes))
    here = [plain(float(each[-1])) for each in (values, slopes)]
    return {"name": name, "curves": [_packed(values[:-1]), _packed(slopes[:-1])], "here": here}


def heated(seen: Heat) -> dict[str, Any]:
    """A grid of values and of both slopes, packed alike; the numbers where the program stands in full."""
    (x, y), swept = seen.axes, seen.run.swept
    return {
        "cells": [[leaf.name, at] for leaf, at in seen.cells],
        "low": x[0],
        "high": x[-1],
        "bottom": y[0],
        "top": y[-1],
        "side": len(x),
        "here": seen.here,
        "values": _packed(np.array(seen.values[:-1])),
        "slopes": [_packed(np.array(each[:-1])) for each in seen.slopes],
        "now": [plain(each[-1]) for each in (seen.values, *seen.slopes)],
        "runs": seen.runs,
        "target": _called(swept.graph) if swept else "",
        "all": _values(swept.graph) if swept else [],
    }


def axes(leaves: Sequence[Leaf]) -> list[dict[str, Any]]:
    """The leaves along which there is something to plot, and how many numbers each has."""
    return [{"name": leaf.name, "size": len(leaf.value.numbers)} for leaf in leaves if leaf.value.numbers]


def _packed(numbers: np.ndarray) -> str:
    with np.errstate(over="ignore"):
        return b64encode(numbers.astype("<f4").tobytes()).decode()


def _gap(graph: Graph, gap: Gap) -> dict[str, Any]:
    node = graph.nodes[gap.node]
    return {"line": node.place.line if node.place else None, "text": node.text, "what": gap.what, "count": gap.count}


def _called(graph: Graph) -> str:
    """What the value that is plotted is called by."""
    assert graph.target is not None
    node = graph.nodes[graph.target]
    return one_line(node.name or node.text)


def _values(graph: Graph) -> list[str]:
    """The names of what may be plotted, once each."""
    return [*dict.fromkeys(node.name for node in graph.nodes if node.name and node.op and not node.constant)]
