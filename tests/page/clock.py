"""The time that a program's own clock counts, which no other work of the machine makes longer."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from tests.load.serving import children, listener


def clock(home: tuple[str, str]) -> Callable[[], float]:
    """Seconds in a home: of its server's processor, children included; where there is no telling, on the wall."""
    name, address = home
    if name != "served" or sys.platform != "linux":
        return time.monotonic
    server = listener(urlsplit(address).port or 0)
    return lambda: processor(server)


def processor(pid: int) -> float:
    """Seconds of the processor that a process and all that it started have used."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:  # it ended meanwhile, and is counted with its parent
        return 0.0
    own = sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
    return own + sum(map(processor, children(pid)))
