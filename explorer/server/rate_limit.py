"""How fast one may speak: a short burst is free; a storm is read slowly, or refused where none of it must be kept."""

from __future__ import annotations

import time
from collections.abc import Callable


class RateLimit:
    """So many units a second; `burst` of them may come at once."""

    def __init__(self, rate: float, burst: float, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate, self._burst, self._clock = rate, burst, clock
        self._left, self._then = burst, clock()

    def wait(self, cost: float) -> float:
        """How many seconds to wait before taking in something of this cost."""
        self._refill()
        self._left -= cost
        return max(0.0, -self._left / self._rate)

    def allows(self, cost: float) -> bool:
        """Whether something of this cost may come now; it costs nothing if it may not."""
        self._refill()
        if self._left < cost:
            return False
        self._left -= cost
        return True

    def _refill(self) -> None:
        now = self._clock()
        self._left = min(self._burst, self._left + (now - self._then) * self._rate)
        self._then = now
