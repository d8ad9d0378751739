"""The one number of a run that is moved on the way, as no text could."""

from __future__ import annotations

import numpy as np

from engine import Tensor

from .program import Nudge


class Displacing:
    """Counts the tensors of a run, and moves the number that is meant: as its tensor is made, or as its Turn begins
    where that was there before.
    """

    def __init__(self, nudge: Nudge | None) -> None:
        self._nudge = nudge
        self._nudged: Tensor | None = None  # the tensor that the number is of
        self._turn = self.count = 0

    def meet(self, tensor: Tensor) -> int:
        """A tensor was made; its place among all that were."""
        nth, self.count = self.count, self.count + 1
        if self._nudge and self._nudge.tensor == nth:
            self._nudged = tensor
            self._displace()
        return nth

    def turned(self) -> None:
        """Another Turn begins."""
        self._turn += 1
        self._displace()

    def _displace(self) -> None:
        if self._nudge and self._nudged is not None and self._nudge.turn == self._turn:
            displace(self._nudged, self._nudge)


def displace(tensor: Tensor, nudge: Nudge) -> None:
    """Move one number of a tensor: whatever is computed of it from now on is computed of that. Its gradient stays."""
    numbers = np.asarray(tensor)
    if nudge.at >= numbers.size or numbers.dtype.kind != "f":
        return
    if tensor.creator is None and numbers.flags.writeable:
        numbers.flat[nudge.at] += nudge.by
        return
    numbers = np.array(numbers)
    numbers.flat[nudge.at] += nudge.by
    tensor.data = numbers
