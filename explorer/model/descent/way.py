"""How a walk is wished for beside its rate and its steps: the rule, what moves, where it begins, when it stops."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

import numpy as np

from ..leaves import Leaf
from ..program import Program, Start
from ..run import Run
from .rules import place_of

DATA = {"x", "y", "xs", "ys", "data", "inputs", "labels", "targets", "samples"}  # arrays with such a name, in any case
ENDINGS = ("_train", "_test", "_data")


@dataclass(frozen=True, slots=True)
class Way:
    """By which rule it goes, and how the rate changes meanwhile. `turned` are the names of leaves that move although
    they would stay by themselves, or stay although they would move; `start` the numbers of all that move, flat; `seed`
    draws them around those of the text. A walk ends where the gradient's length, or the change of the loss, is below a
    number that is not 0.
    """

    rule: str = "plain"
    schedule: str = "constant"
    turned: tuple[str, ...] = ()
    start: tuple[float, ...] = ()
    seed: int | None = None
    gradient: float = 0.0
    change: float = 0.0


USUAL = Way()


def is_data(leaf: Leaf) -> bool:
    """Whether a leaf is meant as data: an array that is called so."""
    name = leaf.name.lower()
    return bool(leaf.value.shape) and (name in DATA or name.endswith(ENDINGS))


def moves(leaves: Sequence[Leaf], turned: Sequence[str] = ()) -> list[bool]:
    """Which leaves move: all but data, where anything else is left; those that are turned the other way."""
    stays = [is_data(leaf) for leaf in leaves]
    usual = [not data or all(stays) for data in stays]
    return [does != (leaf.name in turned) for leaf, does in zip(leaves, usual, strict=True)]


def moving(leaves: Sequence[Leaf], turned: Sequence[str] = ()) -> list[Leaf]:
    """Those that move."""
    return [leaf for leaf, does in zip(leaves, moves(leaves, turned), strict=True) if does]


def beginning(program: Program, ran: Run, way: Way) -> Program:
    """The program as the walk begins: from the text's own numbers, from others, or from drawn ones."""
    leaves = moving(ran.leaves, way.turned)
    places = [place_of(leaf) for leaf in leaves]
    if way.start and len(way.start) == sum(place.size for place in places):
        return replace(program, starts=starts_at(leaves, way.start))
    if way.seed is None:
        return program
    draw = np.random.default_rng(way.seed)
    drawn = [place + np.maximum(1.0, np.abs(place)) * draw.normal(size=place.size) for place in places]
    return replace(program, starts=starts_at(leaves, np.concatenate(drawn).tolist()))


def starts_at(leaves: Sequence[Leaf], numbers: Sequence[float]) -> tuple[Start, ...]:
    """Starts of leaves from all their numbers, flat."""
    sizes = [len(leaf.value.numbers or ()) for leaf in leaves]
    ends = list(accumulate(sizes))
    return tuple(
        Start(leaf.spot, tuple(numbers[end - size : end])) for leaf, size, end in zip(leaves, sizes, ends, strict=True)
    )


def arrived(way: Way, leaves: Sequence[Leaf], losses: Sequence[float], turn: int) -> str:
    """Why the walk stops in this turn by its own rules, from the losses so far; empty where it goes on."""
    steepness = math.hypot(*(number for leaf in leaves for number in leaf.gradient.numbers or ()))
    if steepness < way.gradient:
        return f"It stops in turn {turn}: the gradient's length is {steepness:.3g}, below {way.gradient:g}."
    change = abs(losses[-1] - losses[-2]) if len(losses) > 1 else math.inf
    if change < way.change:
        return f"It stops in turn {turn}: the loss changed by {change:.3g}, less than {way.change:g}."
    return ""
