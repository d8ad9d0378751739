"""Two programs beside each other, for the page to show; what JSON has no number for is a text."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from explorer.model.along import Along
from explorer.model.differences import Difference
from explorer.model.sharing import Shared
from explorer.model.value import Number

from .plotted import plotted

MOST = 400  # rows


def compared(found: Iterable[Difference]) -> dict[str, Any]:
    """The rows in their order, and how many there are: of too many those that differ, and as many others as fit."""
    every = list(found)
    kept = sorted(range(len(every)), key=lambda at: (every[at].verdict == "same", at))[:MOST]
    return {"rows": [row(every[at]) for at in sorted(kept)], "count": len(every)}


def row(each: Difference) -> list[Any]:
    """title, of, node, node, verdict, relative, at, [number, number], count"""
    pair = None if each.pair is None else [*map(_told, each.pair)]
    return [each.title, each.of, *each.nodes, each.verdict, each.relative, each.at, pair, each.count]


def inputs(shared: Shared, axes: Mapping[str, Sequence[int]]) -> dict[str, Any]:
    """The names of the inputs that both have, the shapes of those that are not alike, and of those to draw along."""
    unlike = [[each.name, *map(list, each.shapes)] for each in shared.unlike]
    return {"shared": list(shared.names), "unlike": unlike, "axes": [[name, list(axes[name])] for name in axes]}


def told(found: Along) -> dict[str, Any]:
    """Both plots; how far they are apart: [the largest difference, its place, places where one alone is a number]."""
    return {
        "plots": [{**plotted(each), "shape": each.leaf.value.shape} for each in (found.first, found.second)],
        "apart": [[each.most, each.place, each.alone] for each in (found.values, found.slopes)],
    }


def _told(number: Number) -> Number | str:
    return number if math.isfinite(number) else repr(number)
