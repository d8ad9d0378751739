"""Gradients that are not nulled between the Turns of a program's own loop: each adds up with those before it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache

import numpy as np

from .confine.paste import python_of
from .graph import Node
from .loops import around
from .mistake import Mistake
from .prediction.versions import arrayed
from .run import Run
from .turn import Turn
from .value import Value, value_of

NAME = "nulling"


def unnulled(run: Run, number: int) -> Mistake:
    """What the parameters' gradients would be in a Turn if none had ever been set back, by node.

    The same tensors are parameters in every turn: what a loop makes anew has nothing left from before.
    """
    shown = run.turns[number]
    return Mistake(NAME, tuple(_left(run.turns[: number + 1], shown, run.program.source)) if number else ())


def _left(turns: tuple[Turn, ...], shown: Turn, source: str) -> Iterator[tuple[int, Value]]:
    named = {each.name: [_gradient(turn, each.name) for turn in turns] for each in shown.parameters}
    for node in shown.graph.nodes:
        found = named.get(f"{node.name}{node.mark}") or named.get(str(node.name))
        known = [each for each in found or () if each is not None]
        is_one = len({each.shape for each in known}) == 1
        if is_one and len(known) > 1 and found and found[-1] is not None and stays(node, shown, source):
            yield node.key, value_of(np.asarray(sum(known)))


def _gradient(turn: Turn, name: str) -> np.ndarray | None:
    found = next((each.gradient for each in turn.parameters if each.name == name), None)
    return None if found is None else arrayed(found)


def stays(node: Node, turn: Turn, source: str) -> bool:
    """Whether it is the same tensor in every turn of the loop: made before it, or changed in place."""
    span = around(source, turn.backward) if turn.backward else None
    if span is None or node.place is None or not span[0] <= node.place.line <= span[1]:
        return True
    return node.place.line in _updates(source)


@lru_cache(8)
def _updates(source: str) -> frozenset[int]:
    """The lines on which a text changes something in place."""
    tree = ast.parse(python_of(source).text)
    return frozenset(each.lineno for each in ast.walk(tree) if isinstance(each, ast.AugAssign))
