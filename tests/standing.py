"""Who stands before whom, where the tests and what they start share a machine."""

from __future__ import annotations

import os
from contextlib import suppress

FIRST = -10  # how far a server stands before the tests: what it runs steps back, and would starve behind browsers


def stand_before(server: int) -> None:
    """The processor is this process's first, where the system has that, and lets us; and that of all it starts."""
    with suppress(AttributeError, OSError):
        os.setpriority(os.PRIO_PROCESS, server, FIRST)
