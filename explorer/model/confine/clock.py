"""One clock for all of an answer, from the text to what is sent."""

from __future__ import annotations

from time import perf_counter, process_time

BUSY = 0.6  # of its seconds more on the wall, where the machine has much else to do


class Clock:
    """So many seconds of the processor from now on; on the wall a little more."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._end = process_time() + seconds
        self._last = perf_counter() + (1 + BUSY) * seconds

    def left(self) -> float:
        """Seconds that are left; below zero when it is over."""
        return min(self._end - process_time(), self._last - perf_counter())
