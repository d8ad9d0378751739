"""What a child may do, whatever the program in it got hold of: limits of the kernel's own. Linux.

A jail that does not close entirely is none: then nothing runs in it.
"""

from __future__ import annotations

import contextlib
import ctypes
import math
import os
import resource
import signal

from . import syscalls
from .priority import BRIEF

PR_SET_PDEATHSIG, PR_SET_DUMPABLE = 1, 4
ROOM = 512 * 1024 * 1024  # of addresses on top of what the warmed parent has
AWAKE = BRIEF  # seconds of processor time before a child steps back behind the others
NICE = 14  # which makes 19 of a child that was born behind the server already
STACK = 64 * 1024 * 1024
MOST_FILES = 4_096


def shut(seconds: float, keep: int) -> None:
    """Close the jail around this process: no files but `keep`, bounded memory, time and processes; OSError if not."""
    only(keep)
    for what, limit in limits(seconds).items():
        bound(getattr(resource, what), limit)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, 2 * seconds)
    signal.signal(signal.SIGPROF, lambda *_: os.nice(NICE))
    signal.setitimer(signal.ITIMER_PROF, AWAKE)
    kernel = ctypes.CDLL(None, use_errno=True)
    for option, value in ((PR_SET_PDEATHSIG, signal.SIGKILL), (PR_SET_DUMPABLE, 0)):
        if kernel.prctl(option, value, 0, 0, 0):
            raise OSError(f"the kernel refuses its option {option}")
    if not syscalls.restrict():
        raise OSError("the kernel does not filter calls here")


def bound(what: int, limit: int) -> None:
    """A limit that cannot be lifted again; OSError if it does not hold."""
    _, most = resource.getrlimit(what)
    limit = limit if most < 0 else min(limit, most)
    try:
        resource.setrlimit(what, (limit, limit))
    except ValueError as error:
        raise OSError(f"the kernel refuses its limit {what}") from error
    if resource.getrlimit(what) != (limit, limit):
        raise OSError(f"the kernel's limit {what} does not hold")


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
