"""The chains of a leaf: every path from it to the target, and what the chain rule gives along each.

Frozen plain data.
"""

from __future__ import annotations

from dataclasses import dataclass

from .value import Value


@dataclass(frozen=True, slots=True)
class Chain:
    """One path: the keys of its edges, from the target to the leaf."""

    edges: tuple[int, ...]
    factors: tuple[float, ...]  # the local derivative along each edge; none where an array is on the way
    share: Value  # its part of the leaf's gradient


@dataclass(frozen=True, slots=True)
class Chains:
    """Of one leaf: how many paths there are, and those of them that are told, the largest shares first."""

    leaf: int
    count: int  # exact: of a loop it may be astronomical
    told: tuple[Chain, ...]
    rest: Value | None  # the sum of the shares that are not told; None where all are
    largest: bool  # whether those that are told are known to be the largest
