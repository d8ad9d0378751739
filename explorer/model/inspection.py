"""Opens a value at one cell while its tensors are alive: what was it made of, what did it go into?

The links come from the rules themselves: one cell is moved, or one cell of the gradient sent back, through that one
operation. Which cells take part is asked apart from the numbers, so that a factor of 0 hides none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import numpy as np

from engine import Call, Tensor, local

from .cell import Cell, Lane, Link, Opened
from .window import window_of, within

MOST_USES = 6  # values that use it, of which lanes are made
LARGEST = 200_000  # elements of an operation whose links are computed
MOST_LINKS = 1_000  # of one lane
Row = tuple[Tensor, Any, tuple[tuple[Tensor, int, Any], ...]]  # what engine.sweep yields
Behind = list[tuple[Tensor, Call | None]]


class Inspection:
    """Of one cell of a graph that is being captured."""

    def __init__(self, made: Behind, keys: Mapping[int, int], cell: Cell) -> None:
        """`made` and `keys` are the tensors of the graph with their Calls, and their places in it."""
        self._made, self._keys, self._cell = made, keys, cell
        self._gradients: dict[int, Any] = {}
        self._tensor, self._call = made[cell.node] if cell.node < len(made) else (None, None)
        self._uses = [(user, k) for user, call in made for k, x in enumerate(call.inputs if call else ()) if self._is_own(x)]
        inputs = self._call.inputs if self._call else ()
        shown = [self._tensor, *inputs, *(user for user, _ in self._uses[:MOST_USES])]
        self._near = {x.made for x in shown if isinstance(x, Tensor)}

    def watched(self, rows: Iterable[Row]) -> Iterator[Row]:
        """The rows of a sweep; the gradients of what stands near the cell are kept."""
        for row in rows:
            if row[0].made in self._near:
                self._gradients[row[0].made] = np.array(np.broadcast_to(row[1], row[0].shape))
            yield row

    def opened(self) -> Opened | None:
        """What there is to say of the cell; None where there is no such cell."""
        own = self._tensor
        if own is None or not _is_numeric(own) or not 0 <= self._cell.at < own.size:
            return None
        inputs = self._call.inputs if self._call else ()
        users = self._uses[:MOST_USES]
        is_large = max(np.size(x) for x in (own, *inputs, *(user for user, _ in users))) > LARGEST
        return Opened(
            cell=self._cell,
            manner=local.manner(own) if self._call else "leaf",
            own=self._lane(own, 0, (), self._cell.at),
            sources=tuple(self._source(x, k, is_large) for k, x in enumerate(inputs) if _is_numeric(x)),
            uses=tuple(self._use(user, k, is_large) for user, k in users),
            unshown=len(self._uses) - len(users),
            too_large=is_large,
        )

    def _is_own(self, x: object) -> bool:
        return isinstance(x, Tensor) and self._keys.get(x.made) == self._cell.node

    def _source(self, x: Any, operand: int, is_large: bool) -> Lane:
        links = () if is_large else tuple(_made_of(self._tensor, self._call, operand, self._cell.at))
        return self._lane(x, operand, links, links[0].at if links else 0)

    def _use(self, user: Tensor, operand: int, is_large: bool) -> Lane:
        call = self._made[self._keys[user.made]][1]
        links = () if is_large else tuple(_goes_into(user, call, operand, self._cell.at))
        return self._lane(user, operand, links, links[0].at if links else 0)

    def _lane(self, x: Any, operand: int, links: tuple[Link, ...], at: int) -> Lane:
        array = np.asarray(x)
        window = window_of(array.shape, at)
        made = x.made if isinstance(x, Tensor) else None
        base = x.base if isinstance(x, Tensor) else None
        gradient = self._gradients.get(made) if made is not None else None
        return Lane(
            node=None if made is None else self._keys.get(made),
            operand=operand,
            shape=array.shape,
            dtype=array.dtype.name,
            strides=array.strides,
            base=None if base is None else self._keys.get(base.made),
            is_view=base is not None,
            window=window,
            numbers=_floats(within(array, window)),
            gradients=None if gradient is None else _floats(within(gradient, window)),
            links=links[:MOST_LINKS],
        )


def _made_of(own: Tensor, call: Call, operand: int, at: int) -> Iterator[Link]:
    """The cells of an operand that a cell was made of."""
    x = call.inputs[operand]
    if local.manner(own) == "elementwise":
        slopes = local.slopes(own, operand)
        yield Link(int(_places(x, own).flat[at]), None if slopes is None else float(slopes.flat[at]))
        return
    one = _one(own, at)
    slopes = _number(local.pull_back(own, operand, one))
    if slopes is None:
        return
    part = _number(local.pull_back(own, operand, one, _ones(call))) if local.manner(own) == "multilinear" else slopes
    yield from (Link(int(j), float(slopes[j])) for j in np.flatnonzero(part))


def _goes_into(user: Tensor, call: Call, operand: int, at: int) -> Iterator[Link]:
    """The cells of a value that a cell of its operand goes into."""
    x = call.inputs[operand]
    if local.manner(user) == "elementwise":
        slopes = local.slopes(user, operand)
        for j in np.flatnonzero(_places(x, user) == at):
            yield Link(int(j), None if slopes is None else float(slopes.flat[j]))
        return
    one = _one(x, at)
    slopes = _number(local.push_forward(user, operand, one))
    if slopes is None:
        return
    part = _number(local.push_forward(user, operand, one, _ones(call))) if local.manner(user) == "multilinear" else slopes
    yield from (Link(int(j), float(slopes[j])) for j in np.flatnonzero(part))


def _places(x: Any, result: Tensor) -> np.ndarray:
    """For each element of a result the place of the operand's element that stands there."""
    return np.broadcast_to(np.arange(np.size(x)).reshape(np.shape(x)), result.shape)


def _one(x: Any, at: int) -> np.ndarray:
    """1 in one place, 0 elsewhere."""
    one = np.zeros(np.shape(x), np.asarray(x).dtype)
    one.flat[at] = 1
    return one


def _ones(call: Call) -> list[np.ndarray]:
    return [np.ones(np.shape(x)) for x in call.inputs]


def _number(found: Any) -> Any:
    return None if found is None else np.asarray(found, dtype=np.float64).ravel()


def _floats(array: np.ndarray) -> tuple[float, ...]:
    return tuple(array.astype(np.float64).tolist())


def _is_numeric(x: object) -> bool:
    return np.asarray(x).dtype.kind in "biuf"
