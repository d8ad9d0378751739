"""Which tensors of a Turn descent moves. Knows no graph and no numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from engine import Tensor

from .capture import call_of
from .confine import Noted
from .displacing import Displacing
from .loops import around, is_made_anew
from .names import Names
from .parameters import told_apart
from .program import Nudge, Place


class Made(NamedTuple):
    """Where in the text a tensor was made, and whether as a leaf."""

    place: Place | None
    text: str
    group: tuple[Noted, ...]
    leaf: bool
    nth: int | None = None  # its place among all tensors that the run made, from 0


UNSEEN = Made(None, "", (), False)


class Candidate(NamedTuple):
    """A leaf of a Turn: whether its name lasts, whether it went on to computed values, whether a loop makes it anew."""

    tensor: Tensor
    name: str | None
    lasts: bool
    is_state: bool
    anew: bool


# what a descent would move, the most likely first: what began a recurrence is seldom a parameter
KINDS: tuple[Callable[[Candidate], bool], ...] = (
    lambda leaf: leaf.lasts and not leaf.is_state,
    lambda leaf: leaf.name is not None and not leaf.is_state,
    lambda leaf: leaf.lasts,
    lambda leaf: True,
)


class Moving:
    """Knows how each tensor of one run was made, and the parameters of its Turns by their names."""

    def __init__(self, source: str, nudge: Nudge | None = None) -> None:
        """`nudge` is the one number that is moved as its tensor is made."""
        self._source = source
        self._displacing = Displacing(nudge)
        self._made: dict[int, Made] = {}
        self._alone: dict[str, None] = {}  # names of parameters that one leaf alone bore
        self.names: set[str | None] = set()  # of all that were parameters so far

    def meet(self, tensor: Tensor, place: Place, text: str, group: tuple[Noted, ...]) -> bool:
        """A tensor was made; whether it is a leaf."""
        is_leaf, nth = call_of(tensor) is None, self._displacing.meet(tensor)
        self._made[tensor.made] = Made(place, text, group, is_leaf, nth)
        return is_leaf

    @property
    def count(self) -> int:
        """How many tensors the run has made."""
        return len(self._made)

    def turned(self) -> None:
        """Another Turn begins."""
        self._displacing.turned()

    def how(self, made: int) -> Made:
        """How a tensor was made."""
        return self._made.get(made, UNSEEN)

    def is_leaf(self, made: int) -> bool:
        """Whether a tensor was made as such."""
        return self.how(made).leaf

    def among(self, tensors: Iterable[Tensor], names: Names, place: Place | None) -> dict[str, Tensor]:
        """The parameters among the tensors of a Turn, by what they are called."""
        here = {tensor.made: tensor for tensor in tensors}
        held = ((name, names.held(name)) for name in self._alone)
        rebound = {name: tensor for name, tensor in held if tensor is not None and tensor.made in here}
        meant = [*rebound.values(), *self._meant(self._candidates(here.values(), names, rebound, place))]
        labels = [names.label(tensor.made) for tensor in meant]
        bearers = Counter(name for name, _ in labels)
        self.names.update(bearers)
        self._alone.update((name, None) for name, count in bearers.items() if name and count == 1)
        titles = told_apart([(*label, self.how(one.made).text) for label, one in zip(labels, meant, strict=True)])
        return dict(zip(titles, meant, strict=True))

    def _candidates(
        self, tensors: Collection[Tensor], names: Names, rebound: Mapping[str, Tensor], place: Place | None
    ) -> Iterator[Candidate]:
        """The leaves of a Turn that stand for no parameter of a Turn before, or for what it was then."""
        span = around(self._source, place) if place else None
        computed = {names.label(one.made)[0] for one in tensors if not self.is_leaf(one.made)} - self.names
        for tensor in tensors:
            name, _ = names.label(tensor.made)
            if self.is_leaf(tensor.made) and not tensor.constant and name not in rebound:
                anew = bool(span and self._is_made_anew(tensor.made, names, span))
                is_state = name is not None and name in computed
                yield Candidate(tensor, name, names.lasts(tensor.made), is_state, anew)

    def _meant(self, leaves: Iterable[Candidate]) -> list[Tensor]:
        """The leaves of the first kind that there is any of; where there were parameters, no unknown passing ones."""
        every = [one for one in leaves if one.lasts or not self.names or one.name in self.names]
        old = [one for one in every if not one.anew]
        for some in (old,) if self.names else (old, every):
            found = next(filter(None, ([one for one in some if is_meant(one)] for is_meant in KINDS)), [])
            if found:
                return [one.tensor for one in found]
        return []

    def _is_made_anew(self, made: int, names: Names, span: tuple[int, int]) -> bool:
        how = self._made[made]
        return how.place is not None and is_made_anew(how.place, how.text, names.label(made)[0] or "", span)
