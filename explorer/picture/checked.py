"""What came of wiggling the numbers of a leaf, for the page to say: the fillings of wording.json's "check"."""

from __future__ import annotations

import math
from collections.abc import Sequence

from explorer.model.escapes import escape
from explorer.model.graph import Graph
from explorer.model.wiggle import Wiggled

from . import card, figures
from .wording import Filling, phrase

MOST = 6  # significant digits of what was measured


def checked(graph: Graph, node: int, wiggled: Sequence[Wiggled], source: str) -> dict:
    """The node, and a sentence (its name and fillings) per number; another where a gradient cannot be right."""
    said: list[tuple[str, dict[str, Filling]]] = [(each.verdict, _fillings(graph, each)) for each in wiggled]
    found = escape(source) if any(each.verdict == "differs" for each in wiggled) else None
    if found:
        said.append(("escape", {"text": found[0], "line": found[1]}))
    return {"node": node, "said": said}


def _fillings(graph: Graph, each: Wiggled) -> dict[str, Filling]:
    return {
        "name": each.name,
        "target": _target(graph),
        "h": f"{each.h:.10f}".rstrip("0") if each.h < 1 else f"{each.h:g}",
        "measured": [[_known(each.measured, each.error), "strong", None]],
        "twice": figures.number(each.twice, trim=True),
        "gradient": [[figures.number(each.gradient, trim=True), "strong", None]],
        "left": figures.number(each.left, trim=True),
        "right": figures.number(each.right, trim=True),
    }


def _target(graph: Graph) -> str:
    """What backward differentiates: of an array, the sum of its elements."""
    seed = graph.seed
    is_sum = seed is not None and not figures.is_scalar(seed) and seed.low == seed.high == 1
    name = card.target(graph)
    return str(phrase("sum of all", node=name)[0]) if is_sum else name


def _known(number: float, error: float) -> str:
    """The number, in no more digits than its error leaves."""
    if not math.isfinite(number):
        return figures.UNKNOWN
    digits = MOST if not error or not number else math.floor(math.log10(abs(number) / error))
    return figures.number(number, digits=max(1, min(MOST, digits)))
