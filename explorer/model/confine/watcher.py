"""Who hears of a run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from ..program import Place
from .enclosures import Calling, Enclosure, Noted
from .limits import Meter

LEAVES_ONLY = "leaves_only"  # set on a watcher that hears of no tensor that was computed: it need not be told of


class Watcher(Protocol):
    """Who hears of a run as it happens.

    One that follows plain numbers has `taken(found, given, place, text)`, too: what came of a call that may have taken
    one out of a tensor, or made a tensor of one, what it was given, and where that stands.
    """

    def begin(self, budget: Meter, inside: Sequence[Enclosure | Calling], choices: Mapping[int, Sequence[int]]) -> None:
        """The run begins, with so much left of its budgets at any time, inside these loops and calls; by the line of
        each `if` how often it held so far, and did not."""

    def made(self, tensor: Any, place: Place, text: str, group: tuple[Noted, ...]) -> None:
        """A tensor was made."""

    def bound(self, name: str, value: object, place: Place) -> None:
        """A name was given a value."""

    def lent(self, name: str, tensor: Any) -> None:
        """A leaf was given to a parameter of a function."""

    def replaced(self, tensor: Any, place: Place) -> None:
        """A tensor's numbers were replaced by others, as by `w.data -= ...`."""

    def backward(self, tensor: Any, head: Any, place: Place, **options: Any) -> None:
        """Called instead of Tensor.backward(); calls it in the end."""
