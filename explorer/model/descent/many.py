"""One program at many places: in one run where its text allows that, else by a run for each."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

import numpy as np

from ..confine.paste import python_of
from ..leaves import Leaf
from ..program import Program, Spread, Start
from ..run import Run
from .way import starts_at

TOGETHER = 500  # places in one run: so many numbers of a value are kept
TRIED = (0.0, 0.13, 0.41, 0.77, 1.0)  # where, from the first place to the last, a run of its own must say the same
SAME = 1e-9  # relative: what a function of many numbers and that of one may differ by
Way = Callable[[np.ndarray], np.ndarray]
DECIDING = (ast.If, ast.IfExp, ast.While, ast.Match, ast.BoolOp, ast.Assert, ast.Try, ast.comprehension)


class Places:
    """The losses of a program that has run at other places: rows of all numbers of some of its leaves."""

    def __init__(self, ran: Run, leaves: Sequence[Leaf], run: Callable[[Program], Run]) -> None:
        first = ran.swept
        self._program = replace(ran.program, until=first.number if first and first.backward else -1)
        self._leaves, self._run = leaves, run

    def ways(self, places: np.ndarray) -> Way:
        """The quickest way that a few of these places show to be right: a run of its own for each says the same.

        Where the text decides anything it is these runs themselves, since elsewhere it may decide otherwise.
        """
        if decides(self._program.source):
            return self.one_by_one
        tried = places[[round(part * (len(places) - 1)) for part in TRIED]]
        alone = self.one_by_one(tried)
        quick = (self.in_one_run, self.by_replay)
        return next((way for way in quick if _is_same(way(tried), alone)), self.one_by_one)

    def one_by_one(self, places: np.ndarray) -> np.ndarray:
        """A run for each place; nan where it has no loss."""
        return np.array([self._alone(place) for place in places])

    def in_one_run(self, places: np.ndarray) -> np.ndarray:
        """A run for each few hundred places, whose leaves have so many numbers each; none where it does not fit."""
        parts = [self._together(places[at : at + TOGETHER]) for at in range(0, len(places), TOGETHER)]
        return np.concatenate(parts) if all(len(part) for part in parts) else np.zeros(0)

    def by_replay(self, places: np.ndarray) -> np.ndarray:
        """One run, whose calls are repeated for each place; none where they cannot be."""
        spread = Spread(tuple(leaf.spot for leaf in self._leaves), tuple(map(tuple, places.tolist())))
        return np.array(self._run(replace(self._program, spread=spread)).losses)

    def _alone(self, place: np.ndarray) -> float:
        ran = self._run(replace(self._program, starts=starts_at(self._leaves, place.tolist())))
        loss = ran.swept.loss if ran.swept and not ran.error else None
        return float(loss.numbers[0]) if loss and loss.numbers else float("nan")

    def _together(self, places: np.ndarray) -> np.ndarray:
        ends = np.cumsum([len(leaf.value.numbers or ()) for leaf in self._leaves])[:-1]
        parts = zip(self._leaves, np.split(places, ends, axis=1), strict=True)
        starts = tuple(Start(leaf.spot, tuple(part.T.ravel().tolist()), len(places)) for leaf, part in parts)
        ran = self._run(replace(self._program, starts=starts))
        graph = ran.swept.graph if ran.swept and not ran.error else None
        losses = graph.nodes[graph.target].value if graph and graph.target is not None else None
        known = losses is not None and losses.shape == (len(places),)
        return np.array(losses.numbers or (), float) if losses and known else np.zeros(0)


def _is_same(quick: np.ndarray, alone: np.ndarray) -> bool:
    return len(quick) == len(alone) and bool(np.allclose(quick, alone, rtol=SAME, atol=0, equal_nan=True))


@cache
def decides(source: str) -> bool:
    """Whether a text chooses what to compute, so that elsewhere it may compute something else."""
    return any(isinstance(part, DECIDING) for part in ast.walk(ast.parse(python_of(source).text)))
