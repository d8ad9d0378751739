"""What one address may have of the server, so that it cannot take what belongs to all: lines, requests and seats.

This machine itself has no quota, nor has a proxy on it through which many may come.
"""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Sequence
from ipaddress import ip_address
from typing import Any, Protocol
from weakref import WeakKeyDictionary, WeakSet

from .rate_limit import RateLimit

# For each seat that one address may have: connections (a browser has six, and one that is a socket), requests a second,
# and requests at once (what a page asks for when it opens).
LINES, REQUESTS, AT_ONCE = 8, 1, 20
REMEMBERED = 5_000  # addresses
HERE = ("127.0.0.1", "::1")


class Line(Protocol):
    """A connection."""

    def closed(self) -> bool:
        """Whether it has come to its end."""


class Quota:
    """`seats`: how many readers may come from one address."""

    def __init__(self, seats: int) -> None:
        self.seats = seats
        self._lines: defaultdict[str, WeakSet[Any]] = defaultdict(WeakSet)
        self._limits: OrderedDict[str, RateLimit] = OrderedDict()
        self._owners: WeakKeyDictionary[object, str] = WeakKeyDictionary()

    def takes(self, address: str, line: Line) -> bool:
        """Whether this address may have this connection, too."""
        whose = household(address)
        if whose in HERE:
            return True
        others = self._lines[whose] = WeakSet(each for each in self._lines[whose] if not each.closed())
        if len(others) >= LINES * self.seats:
            return False
        others.add(line)
        self._forget()
        return True

    def answers(self, address: str) -> bool:
        """Whether this address asks slowly enough to be answered now."""
        whose = household(address)
        if whose in HERE:
            return True
        limit = self._limits.setdefault(whose, RateLimit(REQUESTS * self.seats, AT_ONCE * self.seats))
        self._limits.move_to_end(whose)
        if len(self._limits) > REMEMBERED:
            self._limits.popitem(last=False)
        return limit.allows(1)

    def sits(self, address: str, session: object) -> None:
        """Note whose seat this is."""
        self._owners[session] = household(address)

    def has_room(self, address: str, sessions: Sequence[object], waiting: int) -> bool:
        """Whether this address may have one seat more than it has among these and those that it waits for."""
        whose = household(address)
        return whose in HERE or sum(self._owners.get(each) == whose for each in sessions) + waiting < self.seats

    def _forget(self) -> None:
        if len(self._lines) > REMEMBERED:
            self._lines = defaultdict(WeakSet, {whose: lines for whose, lines in self._lines.items() if lines})


def household(address: str) -> str:
    """All that one may choose from: of the sixth version's addresses the first half says whose they are."""
    try:
        known = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if known.version == 4:
        return address
    if known.ipv4_mapped is not None:
        return str(known.ipv4_mapped)
    return str(known) if known.is_loopback else str(ip_address(int(known) >> 64 << 64))
