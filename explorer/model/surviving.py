"""What goes on from one Turn to the next: values that were there before, and the gradients that were nulled since."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from weakref import ref

from engine import Tensor

from .graph import Graph


class Surviving:
    """Compares each Turn with the one before. It holds no tensor that the program has let go."""

    def __init__(self, nth: Callable[[int], int | None], *, apart: bool) -> None:
        """`nth` tells which tensor of the run one is, by its number of making; `apart` that gradients are kept in
        arrays that stand for tensors, as MXNet's: none of those is nulled.
        """
        self._nth, self._apart = nth, apart
        self._made = 0  # tensors of the Turns before
        self._had: list[ref[Tensor]] = []  # those that had a gradient as the Turn before was over

    def marked(self, graph: Graph, keys: Mapping[int, int], moving: Iterable[Tensor]) -> Graph:
        """The graph of a Turn that is about to be swept, with what it keeps; `keys` are the places of tensors in it."""
        move = {keys[one.made] for one in moving if one.made in keys}
        old = {key for made, key in keys.items() if self._is_old(made)}
        had = [one for one in (found() for found in self._had) if one is not None and one.made in keys]
        nulled = {keys[one.made] for one in had if one.grad is None}
        return replace(graph, kept=tuple(sorted(move | old)), nulled=tuple(sorted(nulled)))

    def turned(self, graded: Iterable[Tensor], made: int) -> None:
        """A Turn is over, after so many tensors of the run; these have a gradient now."""
        self._made = made
        self._had = [] if self._apart else [*map(ref, graded)]

    def _is_old(self, made: int) -> bool:
        nth = self._nth(made)
        return nth is not None and nth < self._made
