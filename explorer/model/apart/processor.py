"""Seconds of the processor that a child has used, and those it waited for one: read from the kernel while it lives."""

from __future__ import annotations

import os
from collections.abc import Callable

TICKS = os.sysconf("SC_CLK_TCK")
USER, SYSTEM = 11, 12  # places in /proc/PID/stat behind the name


class Processor:
    """Tells `used` how much it is at each look."""

    def __init__(self, child: int, used: Callable[[float], object]) -> None:
        self._child, self._used = child, used
        self._seconds = self.waited = 0.0

    def look(self) -> None:
        """Tell it; of a child that is gone, what was seen last."""
        self._seconds = max(self._seconds, seconds(self._child))
        self._used(self._seconds)
        self.waited = max(self.waited, waited(self._child))


def seconds(child: int) -> float:
    """Of the processor; 0 where the child is gone."""
    try:
        with open(f"/proc/{child}/stat", "rb") as file:
            fields = file.read().rpartition(b")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[USER]) + int(fields[SYSTEM])) / TICKS


def waited(child: int) -> float:
    """Seconds in which it could have run, had there been a processor for it; 0 where the kernel does not say."""
    try:
        with open(f"/proc/{child}/schedstat", "rb") as file:
            return int(file.read().split()[1]) / 1e9
    except (OSError, IndexError, ValueError):
        return 0.0
