"""Nested containers of numbers: tuples, lists and dicts whose leaves are arrays, as a network's parameters are kept."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import numpy as np


def is_tree(x: Any) -> bool:
    """Whether x is a container of several arrays. Lists of plain numbers that make one array are that array."""
    if isinstance(x, dict):
        return True
    if not isinstance(x, list | tuple):
        return False
    return any(hasattr(part, "shape") or is_tree(part) for part in x) or _is_ragged(x)


def leaves(tree: Any) -> list[Any]:
    """The arrays of a container, in its order; of what is no container, itself."""
    return [leaf for part in _parts(tree) for leaf in leaves(part)] if is_tree(tree) else [tree]


def rebuilt(tree: Any, fresh: Iterable[Any]) -> Any:
    """A container of the same form with other leaves, taken in order."""
    return _rebuilt(tree, iter(fresh))


def mapped(function: Callable[[Any], Any], tree: Any) -> Any:
    """A container of the same form that holds the function's result for each leaf."""
    return rebuilt(tree, map(function, leaves(tree)))


def _rebuilt(tree: Any, fresh: Iterator[Any]) -> Any:
    if not is_tree(tree):
        return next(fresh)
    parts = [_rebuilt(part, fresh) for part in _parts(tree)]
    if isinstance(tree, dict):
        return dict(zip(tree, parts, strict=True))
    return type(tree)(*parts) if hasattr(tree, "_fields") else type(tree)(parts)


def _parts(tree: Any) -> Iterable[Any]:
    return tree.values() if isinstance(tree, dict) else tree


def _is_ragged(x: Any) -> bool:
    """Whether rows differ in length, so that they make no array."""
    try:
        np.shape(x)
    except ValueError:
        return True
    return False
