"""One clock for all of an answer, from the text to what is sent."""

from __future__ import annotations

import sys
from time import perf_counter, process_time

# In a browser Python's clock of the processor fails after 36 minutes; there the worker has its processor to itself.
spent = perf_counter if sys.platform == "emscripten" else process_time
STARVED = 0.25  # of its seconds: whoever got less when it is over on the wall has lacked a processor
BUSY = 0.6  # of its seconds more on the wall, where the machine has much else to do


class Clock:
    """So many seconds of the processor from now on; on the wall a little more."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._end = spent() + seconds
        now = perf_counter()
        self._last = now + (1 + BUSY) * seconds
        self._sure = now + seconds  # on the wall: until then the processor's seconds cannot be over

    def lacks(self, seconds: float) -> bool:
        """Whether fewer are left. The processor's clock is dear to ask: only where the wall's does not suffice."""
        now = perf_counter()
        if self._sure - now >= seconds:
            return False
        self._sure = min(self._end - spent() + now, self._last)
        return self._sure - now < seconds

    @property
    def is_starved(self) -> bool:
        """Whether it is over on the wall alone: the processor was with others for most of it."""
        return self._end - spent() > (1 - STARVED) * self.seconds

    def left(self) -> float:
        """Seconds that are left; below zero when it is over."""
        return min(self._end - spent(), self._last - perf_counter())
