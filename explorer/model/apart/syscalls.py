"""The kernel calls that a child may still make, as a table; all others fail. Linux on x86-64 and ARM64.

Enough to compute, to answer on an open socket and to end; not to open, to start, to connect, to signal.
"""

from __future__ import annotations

import ctypes
import errno
import platform

# name: (x86-64, ARM64)
ALLOWED: dict[str, tuple[int, int]] = {
    # memory
    "brk": (12, 214),
    "mmap": (9, 222),
    "munmap": (11, 215),
    "mremap": (25, 216),
    "mprotect": (10, 226),
    "madvise": (28, 233),
    # the socket that is open already
    "read": (0, 63),
    "write": (1, 64),
    "recvfrom": (45, 207),
    "sendto": (44, 206),
    "close": (3, 57),
    # time, chance, who am I
    "clock_gettime": (228, 113),
    "gettimeofday": (96, 169),
    "getrusage": (98, 165),
    "getrandom": (318, 278),
    "getpid": (39, 172),
    "gettid": (186, 178),
    "getpriority": (140, 141),
    # waiting, stepping back, ending
    "futex": (202, 98),
    "sched_yield": (24, 124),
    "restart_syscall": (219, 128),
    "rt_sigreturn": (15, 139),
    "exit": (60, 93),
    "exit_group": (231, 94),
}
SET_PRIORITY = (141, 140)  # allowed for the child itself only
MACHINES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}  # column of the table, the kernel's name

LOAD, EQUAL, AT_LEAST, RETURN = 0x20, 0x15, 0x35, 0x06
ALLOW, KILL, REFUSE = 0x7FFF0000, 0x80000000, 0x00050000 | errno.EPERM
NUMBER, MACHINE, SECOND = 0, 4, 24  # offsets in what the kernel shows a filter
OTHER_NUMBERS = 0x40000000  # x86-64's second set of the same calls
PR_SET_NO_NEW_PRIVS, PR_SET_SECCOMP, FILTER = 38, 22, 2


class Instruction(ctypes.Structure):
    """One step of a filter."""

    _fields_ = (("code", ctypes.c_ushort), ("yes", ctypes.c_ubyte), ("no", ctypes.c_ubyte), ("value", ctypes.c_uint))


class Filter(ctypes.Structure):
    """A filter as the kernel takes it."""

    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.POINTER(Instruction)))


def steps(machine: str) -> list[tuple[int, int, int, int]]:
    """The filter for a machine: (code, jump if so, jump if not, value)."""
    column, name = MACHINES[machine]
    numbers = [row[column] for row in ALLOWED.values()]
    last = len(numbers) + 4  # from the first check to the step that allows
    checks = [(EQUAL, last - place - 1, 0, number) for place, number in enumerate(numbers)]
    return [
        (LOAD, 0, 0, MACHINE),
        (EQUAL, 1, 0, name),
        (RETURN, 0, 0, KILL),
        (LOAD, 0, 0, NUMBER),
        (AT_LEAST, 0, 1, OTHER_NUMBERS),
        (RETURN, 0, 0, KILL),
        *checks,
        (EQUAL, 0, 2, SET_PRIORITY[column]),
        (LOAD, 0, 0, SECOND),
        (EQUAL, 1, 0, 0),
        (RETURN, 0, 0, REFUSE),
        (RETURN, 0, 0, ALLOW),
    ]


def can_restrict() -> bool:
    """Whether this machine's calls are in the table."""
    return platform.system() == "Linux" and platform.machine() in MACHINES


def restrict() -> bool:
    """From here on only the listed calls; False where the kernel or the machine does not offer it."""
    if not can_restrict():
        return False
    program = [Instruction(*step) for step in steps(platform.machine())]
    filtering = Filter(len(program), (Instruction * len(program))(*program))
    kernel = ctypes.CDLL(None, use_errno=True)
    kernel.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    return kernel.prctl(PR_SET_SECCOMP, FILTER, ctypes.byref(filtering), 0, 0) == 0
