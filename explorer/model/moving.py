"""Which tensors of a Turn descent moves. Knows no graph and no numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from engine import Tensor

from .capture import call_of
from .loops import around, is_made_anew
from .names import Names
from .parameters import newest
from .program import Place


class Made(NamedTuple):
    """Where in the text a tensor was made, and whether as a leaf."""

    place: Place | None
    text: str
    group: tuple[str, ...]
    leaf: bool


UNSEEN = Made(None, "", (), False)


class Moving:
    """Knows how each tensor of one run was made, and the parameters of its Turns by their names."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._made: dict[int, Made] = {}

    def meet(self, tensor: Tensor, place: Place, text: str, group: tuple[str, ...]) -> bool:
        """A tensor was made; whether it is a leaf."""
        is_leaf = call_of(tensor) is None
        self._made[tensor.made] = Made(place, text, group, is_leaf)
        return is_leaf

    def how(self, made: int) -> Made:
        """How a tensor was made."""
        return self._made.get(made, UNSEEN)

    def is_leaf(self, made: int) -> bool:
        """Whether a tensor was made as such."""
        return self.how(made).leaf

    def among(
        self, tensors: Iterable[Tensor], names: Names, moved: Iterable[str], place: Place | None
    ) -> dict[str, Tensor]:
        """The parameters among the tensors of a Turn by their names; `moved` are those of the Turn before."""
        here = {tensor.made: tensor for tensor in tensors}
        held = ((name, names.held(name)) for name in moved)
        rebound = {name: tensor for name, tensor in held if tensor is not None and tensor.made in here}
        leaves = {made: tensor for made, tensor in here.items() if not tensor.constant and self.is_leaf(made)}
        found = self._found(leaves, names, {*moved}, place)
        return newest(((*names.label(tensor.made), tensor) for tensor in found), rebound)

    def _found(
        self, leaves: Mapping[int, Tensor], names: Names, moved: set[str], place: Place | None
    ) -> Iterable[Tensor]:
        """The leaves that a descent would move: those whose names last, and that no turn of its loop makes anew."""
        lasting = {made: tensor for made, tensor in leaves.items() if names.lasts(made)}
        passing = {made: tensor for made, tensor in leaves.items() if not moved or names.label(made)[0] in moved}
        found = lasting or passing
        span = around(self._source, place) if place else None
        old = {made: one for made, one in found.items() if not (span and self._is_made_anew(made, names, span))}
        return old.values() if old or moved else found.values()

    def _is_made_anew(self, made: int, names: Names, span: tuple[int, int]) -> bool:
        how = self._made[made]
        return how.place is not None and is_made_anew(how.place, how.text, names.label(made)[0] or "", span)
