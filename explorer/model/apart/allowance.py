"""What all children may hold together: the one that holds most is ended when it becomes more. Read from the kernel."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from time import monotonic

PAGE = os.sysconf("SC_PAGE_SIZE")
ONE = 320 * 1024 * 1024  # bytes that a program holds at most
MOST = 2 * 1024 * 1024 * 1024
EVERY = 0.05  # seconds between two looks


class Allowance:
    """Living children by their numbers, and those that were ended for the others."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._lock = threading.Lock()
        self._living: dict[int, int] = {}  # child -> bytes that it was born with
        self._ended: set[int] = set()
        self._next = 0.0  # when to look again

    def enter(self, child: int) -> None:
        """A child has been born."""
        with self._lock:
            self._living[child] = own(child)

    def leave(self, child: int) -> bool:
        """A child is gone; whether it had to go for the others."""
        with self._lock:
            self._living.pop(child, None)
            had_to = child in self._ended
            self._ended.discard(child)
            return had_to

    def look(self, end: Callable[[int], None]) -> None:
        """End the child that holds most if all hold too much together; they are not counted at every look."""
        with self._lock:
            if (now := monotonic()) < self._next:
                return
            self._next = now + EVERY
            held = {
                child: max(own(child) - born, 0) for child, born in self._living.items() if child not in self._ended
            }
            if sum(held.values()) <= self.most:
                return
            largest = max(held, key=lambda child: held[child])
            self._ended.add(largest)
        end(largest)


def own(child: int) -> int:
    """Bytes of memory that a process has for itself; 0 where it is gone."""
    try:
        with open(f"/proc/{child}/statm") as file:
            _, resident, shared, *_ = map(int, file.read().split())
    except (OSError, ValueError):
        return 0
    return (resident - shared) * PAGE


def common() -> int:
    """A quarter of the machine's memory, between two programs' and MOST."""
    return min(max(os.sysconf("SC_PHYS_PAGES") * PAGE // 4, 2 * ONE), MOST)
