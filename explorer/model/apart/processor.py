"""Seconds of the processor that a child has used, read from the kernel while it lives."""

from __future__ import annotations

import os
from collections.abc import Callable

TICKS = os.sysconf("SC_CLK_TCK")
USER, SYSTEM = 11, 12  # places in /proc/PID/stat behind the name


class Processor:
    """Tells `used` how much it is at each look."""

    def __init__(self, child: int, used: Callable[[float], object]) -> None:
        self._child, self._used = child, used
        self._seconds = 0.0

    def look(self) -> None:
        """Tell it; of a child that is gone, what was seen last."""
        self._seconds = max(self._seconds, seconds(self._child))
        self._used(self._seconds)


def seconds(child: int) -> float:
    """Of the processor; 0 where the child is gone."""
    try:
        with open(f"/proc/{child}/stat", "rb") as file:
            fields = file.read().rpartition(b")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[USER]) + int(fields[SYSTEM])) / TICKS
