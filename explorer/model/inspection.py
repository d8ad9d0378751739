"""Opens a value at one cell while its tensors are alive: what was it made of, what did it go into?

The links come from the rules themselves: one cell is moved, or one cell of the gradient sent back, through that one
operation. Which cells take part is asked apart from the numbers, so that a factor of 0 hides none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

import engine as mg
from engine import Call, Tensor

from .cell import Cell, Lane, Link, Opened
from .made import Made, one_hot
from .window import window_of, within

MOST_USES = 6  # values that use it, of which lanes are made
LARGEST = 200_000  # elements of an operation whose links are computed
MOST_LINKS = 1_000  # of one lane
CUT = ("columns",)  # operations that lay the windows of an array beside each other
MOST_SHARES, AXES = 144, 2  # numbers and axes of a result whose operands are drawn with their copies
Row = tuple[Tensor, Any, tuple[tuple[Tensor, int, Any], ...]]  # what engine.sweep yields
Found = tuple[np.ndarray, Any]  # places of cells, and derivatives there; None where the rule has none
NONE: Found = np.array([], dtype=int), None


class Inspection:
    """Of one cell of a graph that is being captured."""

    def __init__(self, made: Made, keys: Mapping[int, int], cell: Cell) -> None:
        """`made` and `keys` are the tensors of the graph with their Calls, and their places in it."""
        self._made, self._keys, self._cell = made, keys, cell
        self._gradients: dict[int, Any] = {}
        self._tensor: Tensor | None = made[cell.node][0] if cell.node < len(made) else None
        self._call: Call | None = made[cell.node][1] if cell.node < len(made) else None
        self._uses = [
            (user, k) for user, call in made for k, x in enumerate(call.inputs if call else ()) if self._is_own(x)
        ]
        inputs = self._call.inputs if self._call else ()
        calls = [made[keys[x.made]][1] for x in inputs if isinstance(x, Tensor) and x.made in keys]
        behind = [call.inputs[0] for call in calls if call and call.op in CUT]
        shown = [self._tensor, *inputs, *behind, *(user for user, _ in self._uses[:MOST_USES])]
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
        sources = tuple(self._source(x, k, is_large) for k, x in enumerate(inputs) if _is_numeric(x))
        return Opened(
            cell=self._cell,
            manner=mg.local.manner(own) if self._call else "leaf",
            own=self._lane(own, 0, NONE, self._cell.at),
            sources=sources,
            uses=tuple(self._use(user, k, is_large) for user, k in users),
            unshown=len(self._uses) - len(users),
            too_large=is_large,
            behind=tuple(self._behind(sources)),
        )

    def _is_own(self, x: object) -> bool:
        return isinstance(x, Tensor) and self._keys.get(x.made) == self._cell.node

    def _behind(self, sources: Sequence[Lane]) -> Iterator[Lane]:
        """The arrays that operands were cut from, with the cells of theirs that made this one."""
        for lane in sources:
            cut, call = (None, None) if lane.node is None else self._made[lane.node]
            if cut is None or call is None or call.op not in CUT or not lane.links:
                continue
            places = [link.at for link in lane.links]
            slopes, met = np.zeros(cut.shape), np.zeros(cut.shape)
            slopes.flat[places], met.flat[places] = [link.slope or 0.0 for link in lane.links], 1.0
            found, where = (np.asarray(mg.local.pull_back(cut, 0, each)).ravel() for each in (slopes, met))
            at = np.flatnonzero(where)
            yield self._lane(call.inputs[0], 0, (at, found[at]))

    def _source(self, x: Any, operand: int, is_large: bool) -> Lane:
        if is_large or self._tensor is None:
            return self._lane(x, operand, NONE)
        lane = self._lane(x, operand, made_of(self._tensor, x, operand, self._cell.at))
        return replace(lane, shares=self._shares(self._tensor, x, operand))

    def _shares(self, own: Tensor, x: Any, operand: int) -> tuple[float, ...] | None:
        """What comes back to each copy of an operand, before it is added up; None where nothing was copied, or much."""
        gradient = self._gradients.get(own.made)
        if np.shape(x) == own.shape or own.size > MOST_SHARES or own.ndim > AXES or gradient is None:
            return None
        slopes = mg.local.slopes(own, operand)
        return None if slopes is None else _floats(np.asarray(gradient * slopes).ravel())

    def _use(self, user: Tensor, operand: int, is_large: bool) -> Lane:
        return self._lane(user, operand, NONE if is_large else goes_into(user, self._tensor, operand, self._cell.at))

    def _lane(self, x: Any, operand: int, found: Found, at: int | None = None) -> Lane:
        array, (places, slopes) = np.asarray(x), found
        window = window_of(array.shape, at if at is not None else int(places[0]) if len(places) else 0)
        made = x.made if isinstance(x, Tensor) else None
        base = x.base if isinstance(x, Tensor) else None
        gradient = None if made is None else self._gradients.get(made)
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
            links=tuple(_links(array, gradient, places[:MOST_LINKS], slopes)),
            many=len(places),
        )


def made_of(own: Tensor, x: Any, operand: int, at: int) -> Found:
    """The cells of an operand that a cell was made of, with the derivatives of the cell by them."""
    if mg.local.manner(own) == "elementwise":
        slopes = mg.local.slopes(own, operand)
        return _places(x, own).flat[[at]], None if slopes is None else slopes.flat[[at]]
    one = one_hot(own, at)
    return _moved(own, mg.local.pull_back, operand, one)


def goes_into(user: Tensor, own: Any, operand: int, at: int) -> Found:
    """The cells of a value that a cell of its operand goes into, with their derivatives by the cell."""
    if mg.local.manner(user) == "elementwise":
        slopes, places = mg.local.slopes(user, operand), np.flatnonzero(_places(own, user) == at)
        return places, None if slopes is None else slopes.flat[places]
    return _moved(user, mg.local.push_forward, operand, one_hot(own, at))


def _moved(result: Tensor, along: Any, operand: int, one: np.ndarray) -> Found:
    """What one cell that is 1 gives along an operation: of a product at other operands that are all 1, too."""
    slopes = along(result, operand, one)
    if slopes is None:
        return NONE
    slopes = np.asarray(slopes, dtype=np.float64).ravel()
    is_product = mg.local.manner(result) == "multilinear"
    ones = [np.ones(np.shape(x)) for x in result.creator.inputs] if is_product and result.creator else None
    places = np.flatnonzero(along(result, operand, one, ones) if ones else slopes)
    return places, slopes[places]


def _links(array: np.ndarray, gradient: Any, places: np.ndarray, slopes: Any) -> Iterator[Link]:
    for k, place in enumerate(places):
        number, slope = float(array.flat[place]), None if slopes is None else float(slopes[k])
        yield Link(int(place), slope, number, None if gradient is None else float(gradient.flat[place]))


def _places(x: Any, result: Tensor) -> np.ndarray:
    """For each element of a result the place of the operand's element that stands there."""
    return np.broadcast_to(np.arange(np.size(x)).reshape(np.shape(x)), result.shape)


def _floats(array: np.ndarray) -> tuple[float, ...]:
    return tuple(array.astype(np.float64).tolist())


def _is_numeric(x: object) -> bool:
    return np.asarray(x).dtype.kind in "biuf"
