"""sys and timeit, as far as a lonely program needs them: limits of numbers, the output, and the end."""

from __future__ import annotations

import sys
from typing import Any

from ..containers import Shape
from ..instances import Instance
from ..limits import OVER, Halted
from ..names.looping import as_array
from ..names.python import say
from ..ours import ours
from ..values import Namespace, is_array
from .made import room

FLOATS = "max min epsilon dig mant_dig max_exp min_exp max_10_exp min_10_exp radix rounds"
VERSION = Shape("sys.version_info", ("major", "minor", "micro", "releaselevel", "serial"), {})
WRITTEN = sys.version.split()[0]
OBJECT = 48  # bytes of an instance
DEPTH = 1_000
TIMES, MOST = 1_000_000, 100_000


def write(machine: Any, text: str) -> int:
    """sys.stdout.write(text)."""
    machine.write(text)
    return len(text)


def flush(machine: Any) -> None:
    """What is written is there at once."""


def leave(machine: Any, status: Any = None) -> None:
    """sys.exit(): the program is over; a text is shown."""
    if type(status) is str:
        say(machine, status)
    raise Halted(OVER, 0)


def size(machine: Any, object: Any) -> int:
    """sys.getsizeof(value): its own bytes, without what it holds."""
    if is_array(object):
        return sys.getsizeof(as_array(machine, object))
    return OBJECT if isinstance(object, Instance) else sys.getsizeof(object)


def limit(machine: Any, n: int) -> None:
    """sys.setrecursionlimit(n): the limit here stays."""


def depth(machine: Any) -> int:
    """sys.getrecursionlimit(): as Python has it."""
    return DEPTH


def system() -> Namespace:
    """sys for one run."""
    stream: dict[str, Any] = {"write": write, "flush": flush}
    streams = {name: Namespace(f"sys.{name}", ours(stream)) for name in ("stdout", "stderr")}
    facts: dict[str, Any] = {"maxsize": 2**63 - 1, "argv": ["program.py"], "version": WRITTEN, "platform": "linux"}
    floats = Namespace("sys.float_info", {name: getattr(sys.float_info, name) for name in FLOATS.split()})
    version = VERSION.made(tuple(sys.version_info))
    functions: dict[str, Any] = {
        "exit": leave,
        "getsizeof": size,
        "setrecursionlimit": limit,
        "getrecursionlimit": depth,
    }
    return room("sys", functions, **streams, **facts, float_info=floats, version_info=version)


def timed(machine: Any, stmt: Any, number: int) -> float:
    """So many calls, in seconds of the run."""
    if type(stmt) is str:
        raise TypeError("timeit takes a function here, not a text: timeit.timeit(f, number=100)")
    if number > MOST:
        raise ValueError(f"number is at most {MOST:,} here: timeit.timeit(function, number=1000)")
    clock = machine.modules["time"]().members["perf_counter"]
    start = machine.call(clock, (), {})
    for _ in range(number):
        machine.call(stmt, (), {})
    return float(machine.call(clock, (), {}) - start)


def timeit(machine: Any, stmt: Any = "pass", setup: Any = "pass", timer: Any = None, number: int = TIMES) -> float:
    """timeit(function, number=100): the seconds that so many calls take."""
    return timed(machine, stmt, number)


def repeat(
    machine: Any, stmt: Any = "pass", setup: Any = "pass", timer: Any = None, repeat: int = 5, number: int = TIMES
) -> list[float]:
    """repeat(function, repeat=3, number=100): the same several times."""
    return [timed(machine, stmt, number) for _ in range(repeat)]


def default_timer(machine: Any) -> Any:
    """The clock of the run."""
    return machine.call(machine.modules["time"]().members["perf_counter"], (), {})


def timing() -> Namespace:
    """timeit for one run."""
    return room("timeit", {"timeit": timeit, "repeat": repeat, "default_timer": default_timer})
