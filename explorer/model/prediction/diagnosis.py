"""What a typed answer says: that it is right, which slip gives this number, or what is surely known of it.

A slip is named only if no other one gives the same number. Nothing that is said contains the answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal as OneOf

import numpy as np

from ..graph import Graph
from .choice import chosen
from .question import Guess, Question, Slip, Sought
from .typed import Unread, typed
from .versions import arrayed

NEAR = 1e-3  # relative: the page shows four digits, and whoever computes with them is that near
TINY = 1e-9  # relative to the largest number of the array: what counts as 0
FEWEST = 3  # digits that a rounded answer has
MOST_NAMED = 3  # slips that give the same number and are all named
# What gives a number by mistaking one thing for another: asked only where no slip of the chain rule gives it.
LESSER = ("term", "sum", "sibling", "another", "operand", "operation", "cell")
DECIMAL = re.compile(r"[-+−]?(\d*)\.?(\d*)")

Said = OneOf["right", "slip", "slips", "rough", "near", "wrong", "shape", "unread", "late", "also"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What there is to say of an answer; `cells` are the places of an array that are right already."""

    said: Said
    slips: tuple[Slip, ...] = ()
    typed: tuple[float, ...] = ()
    why: str = ""  # it could not be read
    cells: tuple[int, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether it is an attempt: what is no answer at all costs nothing."""
        return self.said in ("right", "also", "slip", "slips", "near", "wrong")


def diagnosed(sought: Sought, text: str, names: Mapping[str, np.ndarray]) -> Verdict:
    """What a text says as the answer; `names` are the values that it may use."""
    right, cell = arrayed(sought.right), sought.question.cell
    assert right is not None, "what was not kept is not sought"
    try:
        found = typed(text, names)
    except Unread as error:
        return Verdict("unread", why=str(error))
    told = tuple(found.ravel().tolist())
    wanted = right if cell is None else np.asarray(right.reshape(-1)[cell])
    if is_close(found, wanted, right):
        return Verdict("right", typed=told)
    slips = _told(_giving(sought, found, right))
    if slips and len(slips) <= MOST_NAMED:
        return Verdict("slip" if len(slips) == 1 else "slips", slips, told)
    if not _is_alike(found, wanted):
        return Verdict("shape", typed=told)
    if np.size(wanted) == 1 and _is_rounded(text, float(wanted)):
        return Verdict("rough", typed=told)
    return _surely(found, wanted, right, told)


def is_close(found: np.ndarray, wanted: np.ndarray, scale: np.ndarray) -> bool:
    """Whether these are the same numbers, as far as the page shows them; in a shape that fits."""
    if not _is_alike(found, wanted):
        return False
    return bool(_close(found.reshape(wanted.shape), wanted, scale).all())


def _close(found: np.ndarray, wanted: np.ndarray, scale: np.ndarray) -> np.ndarray:
    finite = np.abs(scale[np.isfinite(scale)])
    least = TINY * max(1e-3, float(finite.max(initial=0.0)))
    return np.asarray(np.isclose(found, wanted, rtol=NEAR, atol=least, equal_nan=True))


def _is_alike(found: np.ndarray, wanted: np.ndarray) -> bool:
    """Whether the shapes fit: the brackets of axes of length 1 may be left out."""
    if found.ndim >= wanted.ndim:
        return found.shape == wanted.shape
    return [size for size in found.shape if size != 1] == [size for size in wanted.shape if size != 1]


def _giving(sought: Sought, found: np.ndarray, right: np.ndarray) -> list[Slip]:
    """The slips that give these numbers; of one cell those that give it there."""
    cell = sought.question.cell
    giving = [slip for slip in sought.slips if _gives(slip, found, cell, right)]
    if cell is not None and not giving and found.ndim == 0 and _close(found, right, right).any():
        giving = [Slip("cell", sought.right)]
    strict = [slip for slip in giving if slip.name not in LESSER]
    return strict or giving


def _gives(slip: Slip, found: np.ndarray, cell: int | None, right: np.ndarray) -> bool:
    array = arrayed(slip.value)
    if array is None:
        return False
    if cell is not None:
        if array.size > 1 and array.size != right.size:
            return False
        array = array.reshape(-1)[cell if array.size > 1 else 0]
    return is_close(found, np.asarray(array), np.asarray(array))


def _told(slips: Iterable[Slip]) -> tuple[Slip, ...]:
    """One of each name."""
    return tuple({slip.name: slip for slip in reversed(list(slips))}.values())[::-1]


def _is_rounded(text: str, wanted: float) -> bool:
    """Whether it is the right number in one or two digits."""
    found = DECIMAL.fullmatch(text.strip())
    if not found or not np.isfinite(wanted):
        return False
    whole, decimals = found.groups()
    is_short = len((whole + decimals).lstrip("0")) < FEWEST
    return is_short and abs(float(text.strip().replace("−", "-")) - wanted) <= 0.5 * 10.0 ** -len(decimals)


def _surely(found: np.ndarray, wanted: np.ndarray, right: np.ndarray, told: tuple[float, ...]) -> Verdict:
    """Which cells are right, and whether it is not far away."""
    found = found.reshape(wanted.shape)
    cells = tuple(np.flatnonzero(_close(found, wanted, right)).tolist()) if wanted.size > 1 else ()
    is_near = wanted.size == 1 and bool(np.isclose(found, wanted, rtol=0.05, atol=0.0).all())
    return Verdict("near" if is_near else "wrong", typed=told, cells=cells)


def known_names(graph: Graph, question: Question) -> dict[str, np.ndarray]:
    """The values that an answer may use by their names: those that were made before what is asked for."""
    end = question.key if question.kind == "value" else len(graph.nodes)
    names: dict[str, np.ndarray] = {}
    for node in graph.nodes[:end]:
        array = None if node.name is None else arrayed(node.value)
        if node.name is not None and array is not None:
            names[node.name] = array
    return names


def answered(graph: Graph, guess: Guess, more: Sequence[Slip] = ()) -> Verdict | None:
    """What there is to say of a guess about a graph that was captured with its question.

    `more` are slips that only who knows the other turns can tell. None where the graph has no such question.
    """
    if guess.question.kind == "next":
        return _choice(graph, guess)
    sought = graph.sought
    if sought is None or sought.question != guess.question:
        return None
    whole = Sought(sought.question, sought.right, (*sought.slips, *more))
    return diagnosed(whole, guess.text, known_names(graph, guess.question))


CHOICES: Mapping[str, Said] = {"right": "right", "also": "also"}


def _choice(graph: Graph, guess: Guess) -> Verdict | None:
    if guess.question.key not in graph.sweep or not guess.text.isdecimal() or int(guess.text) >= len(graph.nodes):
        return None
    said, giver = chosen(graph, guess.question.key, int(guess.text))
    if said in CHOICES:
        return Verdict(CHOICES[said])
    own = graph.nodes[int(guess.text)].value
    node = int(guess.text) if giver is None else giver
    return Verdict("slip", (Slip(said, own, node),))
