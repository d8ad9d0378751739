"""Who stands before whom, where the tests and what they start share a machine."""

from __future__ import annotations

import os
from contextlib import suppress

FIRST = -10  # how far a server stands before the tests: what it runs steps back, and would starve behind browsers
BACK, FAR_BACK = 10, 18  # programs in children step back to 19, and would starve behind tests that do not step back


def stand_before(server: int) -> None:
    """The processor is this process's first, where the system has that, and lets us; and that of all it starts."""
    with suppress(AttributeError, OSError):
        os.setpriority(os.PRIO_PROCESS, server, FIRST)


def stand_back() -> None:
    """Tests, browsers and programs stand alike; but where browsers may stand first they do, and tests go between."""
    if hasattr(os, "nice"):
        now = os.nice(0)
        os.nice(max(0, (BACK if may_stand_first() else FAR_BACK) - now))


def may_stand_first() -> bool:
    """Whether the system lets its processes stand before others, as root's."""
    try:
        os.nice(-1)
    except OSError:
        return False
    os.nice(1)
    return True
