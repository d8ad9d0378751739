"""Rows of picking elements by an index, and of setting them."""

from typing import Any

import numpy as np

from engine.rules.broadcasting import unbroadcast
from engine.rules.table import Rule, perform, row

Path = tuple[tuple[Rule, dict[str, Any]], ...]


def scatter(g: Any, *, index: Any, shape: tuple[int, ...]) -> Any:
    """Zeros of a shape with g added at an index: what indexing does, backwards."""
    out = np.zeros(shape, np.asarray(g).dtype)
    if repeats(index):
        np.add.at(out, index, g)
    else:
        out[index] = g
    return out


def add_into(known: Any, g: Any, index: Any) -> None:
    """Adds to memory what `scatter` would have made an array of its own for."""
    if repeats(index):
        np.add.at(known, index, g)
    else:
        known[index] += g


def repeats(index: Any) -> bool:
    """Whether an index may name an element twice: lists and arrays of integers may."""
    parts = index if isinstance(index, tuple) else (index,)
    return any(isinstance(i, np.ndarray | list | range) and np.asarray(i).dtype.kind != "b" for i in parts)


def followed(x: Any, path: Path) -> Any:
    """What a view of x shows, given the calls that lead to it."""
    for rule, options in path:
        x = perform(rule, x, **options)
    return x


def replaced(x: Any, v: Any, *, index: Any, path: Path = ()) -> Any:
    """A copy of x with v at an index of one of its views."""
    out = np.array(x)
    followed(out, path)[index] = v
    return out


def partial_by_value(g: Any, out: Any, x: Any, v: Any, index: Any, path: Path = ()) -> Any:
    """The gradient at the places that v was written to; of several writes to one place the last one counts."""
    picked = followed(g, path)[index]
    if repeats(index):
        order = np.reshape(np.arange(np.size(picked)), np.shape(picked))
        winner = np.zeros(np.shape(followed(np.asarray(x), path)), int)
        winner[index] = order
        picked = picked * (winner[index] == order)
    return unbroadcast(picked, _aligned(np.shape(v), np.shape(picked)))


def _aligned(shape: tuple[int, ...], target: tuple[int, ...]) -> tuple[int, ...]:
    """The shape without the leading ones that an assignment ignores."""
    return shape[max(0, len(shape) - len(target)):]


row("getitem", lambda x, *, index: x[index], "x", "the rule for picking elements",
    (lambda g, out, x, index: perform("scatter", g, index=index, shape=np.shape(x)), "scatter"), view=True)
row("scatter", scatter, "x", "the rule for placing elements",
    (lambda g, out, x, index, shape: g[index], "getitem"), fresh=False)
row("setitem", replaced, "x v", "the rule for replacing elements",
    (lambda g, out, x, v, index, path=(): perform("setitem", g, 0.0, index=index, path=path), "setitem of 0"),
    (lambda g, out, x, v, index, path=():
     np.reshape(partial_by_value(g, out, x, v, index, path), np.shape(v)), "getitem"))

