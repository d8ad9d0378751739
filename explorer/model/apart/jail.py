"""What a child may do, whatever the program in it got hold of: limits of the kernel's own. Linux and other Unixes."""

from __future__ import annotations

import contextlib
import ctypes
import math
import os
import resource
import signal
import sys

from . import syscalls

PR_SET_PDEATHSIG, PR_SET_DUMPABLE = 1, 4
ROOM = 512 * 1024 * 1024  # of addresses on top of what the warmed parent has
AWAKE = 0.2  # seconds of processor time before a child steps back behind the others
NICE = 14  # which makes 19 of a child that was born behind the server already
STACK = 64 * 1024 * 1024
MOST_FILES = 4_096


def shut(seconds: float, keep: int) -> None:
    """Close the jail around this process: no files but `keep`, bounded memory, time and processes."""
    only(keep)
    for what, limit in limits(seconds).items():
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(getattr(resource, what), (limit, limit))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, 2 * seconds)
    signal.signal(signal.SIGPROF, lambda *_: os.nice(NICE))
    signal.setitimer(signal.ITIMER_PROF, AWAKE)
    if sys.platform == "linux":
        kernel = ctypes.CDLL(None, use_errno=True)
        kernel.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        kernel.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
        syscalls.restrict()


def deepen() -> None:
    """Room on the stack for deep recursion, so that Python's own limit comes first."""
    with contextlib.suppress(ValueError, OSError):
        _, most = resource.getrlimit(resource.RLIMIT_STACK)
        resource.setrlimit(resource.RLIMIT_STACK, (STACK if most < 0 else min(STACK, most), most))


def limits(seconds: float) -> dict[str, int]:
    """Limits by their names in `resource`."""
    return {
        "RLIMIT_AS": mapped() + ROOM,
        "RLIMIT_CPU": math.ceil(2 * seconds) + 1,
        "RLIMIT_FSIZE": 0,
        "RLIMIT_CORE": 0,
        "RLIMIT_NPROC": 0,
        "RLIMIT_NOFILE": 0,
    }


def mapped() -> int:
    """Bytes of addresses that this process has now."""
    try:
        with open("/proc/self/statm") as file:
            return int(file.read().split()[0]) * resource.getpagesize()
    except OSError:
        return 1 << 32


def only(keep: int) -> None:
    """Close every file but one; the standard streams lead nowhere."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    os.closerange(3, keep)
    os.closerange(keep + 1, MOST_FILES)
