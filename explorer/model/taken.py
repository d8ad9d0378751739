"""Plain numbers that a run takes out of its tensors. Each is followed as the object that it is, through names,
parameters and containers, to the operations that use it; what is computed of it in between is another number, which
nobody knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any
from weakref import ref

import numpy as np

from engine import Tensor

from .program import Place

MOST = 2_000  # numbers that are known at a time; the oldest are forgotten
FEW = 100  # items of a list that are looked at
PLAIN = (float, np.ndarray)  # what is an object of its own: small whole numbers are not
Names = Sequence[str]


@dataclass(frozen=True, slots=True)
class Taken:
    """A node that is made of a plain number, the expression that took it out, its line, and what it was taken out of.

    `of` is the name or text of that value, "" if it is not in the graph.
    """

    node: int
    text: str
    line: int
    of: str


@dataclass(frozen=True, slots=True)
class _Out:
    """A number that was taken out of the tensor with the number `made`; `found` gives the object."""

    found: Any
    made: int
    text: str
    line: int


class Taking:
    """Knows which numbers were taken out. It holds no tensor and no array that the program has let go."""

    def __init__(self) -> None:
        self._known: dict[int, _Out] = {}  # by the id of the object, which stays its own as long as it lives
        self._leaves: dict[int, _Out] = {}  # by the number of a leaf that was made of one

    def __bool__(self) -> bool:
        """Whether any is known."""
        return bool(self._known)

    def note(self, found: Any, given: Sequence[Any], place: Place, text: str) -> None:
        """`found` came of `given`: a number taken out of a tensor, or a tensor that is made of such a number."""
        if isinstance(found, Tensor):
            origin = next(self._among(given), None) if found.creator is None and not found.constant else None
            if origin:
                self._leaves[found.made] = origin
                _forget(self._leaves)
            return
        of = next((one for one in given if isinstance(one, Tensor) and not one.constant), None)
        for number in _numbers(found) if of is not None else ():
            held = ref(number) if isinstance(number, np.ndarray) else _held(number)
            self._known.pop(id(number), None)
            self._known[id(number)] = _Out(held, of.made, text, place.line)  # type: ignore[union-attr]
        _forget(self._known)

    def used(self, tensors: Iterable[tuple[Tensor, Any]], keys: Mapping[int, int], names: Names) -> tuple[Taken, ...]:
        """Which of these tensors, each with the Call that made it or None, are made of such numbers.

        `keys` are their nodes in a graph, `names` what the nodes of it are called.
        """
        if not self._known:
            return ()
        pairs = [(tensor.made, self._origin(tensor, call)) for tensor, call in tensors]
        found = [(keys[made], one, keys.get(one.made)) for made, one in pairs if one]
        return tuple(Taken(key, one.text, one.line, "" if of is None else names[of]) for key, one, of in found)

    def _origin(self, tensor: Tensor, call: Any) -> _Out | None:
        return self._leaves.get(tensor.made) if call is None else next(self._among(call.inputs), None)

    def _among(self, values: Iterable[Any]) -> Iterator[_Out]:
        for value in values:
            for number in _numbers(value):
                origin = self._known.get(id(number))
                if origin and origin.found() is number:
                    yield origin


def _numbers(value: Any) -> Iterable[Any]:
    """The value itself, or the first items of a list or tuple, as far as they are objects of their own."""
    items = islice(value, FEW) if type(value) in (list, tuple) else (value,)
    return [one for one in items if type(one) in PLAIN]


def _held(number: float) -> Any:
    return lambda: number


def _forget(known: dict[int, _Out]) -> None:
    for key in list(islice(known, max(0, len(known) - MOST))):
        del known[key]
