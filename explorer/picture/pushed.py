"""The tangents of a leaf, for the page to walk."""

from __future__ import annotations

import math
from dataclasses import asdict
from typing import Any

from explorer.model.graph import Graph
from explorer.model.tangent import Push, Tangents

from .code_forward import lines
from .facts import CODED
from .ticks import cell


def pushed(graph: Graph, tangents: Tangents) -> dict[str, Any]:
    """The cell, a row for each value that depends on it, and what both modes come to and cost."""
    code = lines(graph, tangents) if len(tangents.pushes) <= CODED else [""] * len(tangents.pushes)
    return {
        "node": tangents.cell.node,
        "at": tangents.cell.at,
        "rows": [_row(push, line) for push, line in zip(tangents.pushes, code, strict=True)],
        "total": _number(tangents.total),
        "gradient": None if tangents.gradient is None else _number(tangents.gradient),
        "costs": asdict(tangents.costs),
    }


def _row(push: Push, code: str) -> list[Any]:
    """Node, tangent, how it was made of its operands, what comes over each edge, and code that computes it."""
    return [push.node, cell(push.tangent), push.manner, [[key, cell(part)] for key, part in push.parts], code]


def _number(number: float) -> float | str:
    """What JSON has no number for is a text."""
    return number if math.isfinite(number) else repr(number)
