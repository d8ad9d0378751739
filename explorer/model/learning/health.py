"""Names what goes wrong in a network, from the sizes of its gradients and from what its hidden units answer."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Literal as OneOf
from typing import NamedTuple

from ..descent.slow import fallen
from .exam import Exam, Size

VANISHING = 1e-3  # of the largest gradient of a layer
EXPLODING = 1e3  # times what it was at first
What = OneOf["vanishing", "exploding", "dead", "full", "lost", "slow"]


class Trouble(NamedTuple):
    """What goes wrong, where, and by which number: a ratio of gradients, how many units of how many, what part of the
    loss has gone in how many turns.
    """

    what: What
    where: str
    number: float
    of: float = 0.0


def troubles(exam: Exam, first: Exam, losses: Sequence[float] = ()) -> Iterator[Trouble]:
    """What there is to say of a turn; `first` is the first turn, `losses` those of all turns."""
    part = fallen(losses[: exam.turn + 1], _length(first), _length(exam))
    if part is not None:
        yield Trouble("slow", "", part, exam.turn)
    weights = [size for size in exam.sizes if len(size.shape) > 1]
    largest = max((size.gradient for size in weights), default=0.0)
    began = {size.name: size.gradient for size in first.sizes}
    for size in exam.sizes:
        if not math.isfinite(size.gradient):
            yield Trouble("lost", size.name, size.gradient)
        elif began.get(size.name, 0.0) and size.gradient > EXPLODING * began[size.name]:
            yield Trouble("exploding", size.name, size.gradient / began[size.name])
    yield from (
        _vanished(size, largest) for size in weights if len(weights) > 1 and size.gradient < VANISHING * largest
    )
    for at, layer in enumerate(exam.layers, start=1):
        if layer.dead:
            yield Trouble("dead", str(at), len(layer.dead), layer.units)
        if layer.full:
            yield Trouble("full", str(at), len(layer.full), layer.units)


def _length(exam: Exam) -> float:
    """Of the whole gradient, from the root mean squares of its parts."""
    return math.hypot(*(size.gradient * math.sqrt(math.prod(size.shape)) for size in exam.sizes))


def _vanished(size: Size, largest: float) -> Trouble:
    return Trouble("vanishing", size.name, size.gradient / largest)
