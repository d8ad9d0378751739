"""Which column (or, in a tall room, which row) each item of a sketch stands in. Knows no sizes."""

from __future__ import annotations

from collections.abc import Sequence

Link = tuple[int, int]  # parent, child; parents always come before their children


def ranks(count: int, links: Sequence[Link]) -> tuple[int, ...]:
    """A rank per item, from 0: above all its parents', and no farther from its users than it has to be."""
    parents, children = _neighbours(count, links)
    rank = [0] * count
    for item in range(count):
        rank[item] = max((rank[parent] + 1 for parent in parents[item]), default=0)
    reach = [max((rank[child] for child in children[item]), default=rank[item]) for item in range(count)]
    for item in reversed(range(count)):
        reach[item] = max((rank[child] for child in children[item]), default=rank[item])
        nearest = min((rank[child] for child in children[item]), default=rank[item] + 1) - 1
        # Only as far as the ways from its parents need not become longer for it; a leaf has none.
        rank[item] = max(rank[item], min([nearest, *(_free(reach, rank, parent, item) for parent in parents[item])]))
    return tuple(rank)


def _neighbours(count: int, links: Sequence[Link]) -> tuple[list[list[int]], list[list[int]]]:
    parents: list[list[int]] = [[] for _ in range(count)]
    children: list[list[int]] = [[] for _ in range(count)]
    for parent, child in links:
        parents[child].append(parent)
        children[parent].append(child)
    return parents, children


def _free(reach: list[int], rank: list[int], parent: int, item: int) -> int:
    """How far `item` may move while its parent's bus stays as long as it is for the sake of another user."""
    return reach[parent] if reach[parent] > rank[item] else rank[item]
