"""The loop that a backward pass stands in: what each of its turns makes anew is data or a state, no parameter."""

from __future__ import annotations

import ast
import re
from functools import lru_cache

from .confine.paste import python_of
from .program import Place


@lru_cache(8)
def loops(source: str) -> tuple[tuple[int, int], ...]:
    """First and last line of each loop of a text, inner ones last."""
    found = [node for node in ast.walk(ast.parse(python_of(source).text)) if isinstance(node, ast.For | ast.While)]
    return tuple(sorted((node.lineno, node.end_lineno or node.lineno) for node in found))


def around(source: str, place: Place) -> tuple[int, int] | None:
    """The lines of the innermost loop around a place."""
    return next((span for span in reversed(loops(source)) if span[0] <= place.line <= span[1]), None)


def is_made_anew(place: Place, text: str, name: str, span: tuple[int, int]) -> bool:
    """Whether a leaf comes from nothing in each turn of a loop: what is made from its own numbers is an update."""
    if not span[0] <= place.line <= span[1]:
        return False
    return "grad" not in text and not re.search(rf"\b{re.escape(name)}\b", text)
