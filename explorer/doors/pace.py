"""How fast one connection may speak: a short burst is free, a storm is read slowly, and nothing of it is lost."""

from __future__ import annotations

import time
from collections.abc import Callable


class Pace:
    """So many units a second; `burst` of them may come at once."""

    def __init__(self, rate: float, burst: float, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate, self._burst, self._clock = rate, burst, clock
        self._left, self._then = burst, clock()

    def wait(self, cost: float) -> float:
        """How many seconds to wait before taking in something of this cost."""
        now = self._clock()
        self._left = min(self._burst, self._left + (now - self._then) * self._rate) - cost
        self._then = now
        return max(0.0, -self._left / self._rate)
