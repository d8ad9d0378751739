"""time: seconds of the run, from 0 on. They are told by the work that is done, so that a program does the same at every
run; nothing waits, and what a program sleeps is added."""

from __future__ import annotations

from typing import Any

from ..containers import Shape
from ..values import Namespace
from .made import room

MOMENT = "tm_year tm_mon tm_mday tm_hour tm_min tm_sec tm_wday tm_yday tm_isdst"
STRUCT = Shape("time.struct_time", tuple(MOMENT.split()), {})
STEP, WORK = 2e-6, 1e-9  # seconds that a step of a program and an element operation usually take


def names() -> Namespace:
    """time for one run: a seed taken from its whole seconds is the same at every run."""
    slept = [0.0]

    def now(machine: Any) -> float:
        return STEP * machine.meter.steps + WORK * machine.meter.flops + slept[0]

    def billionths(machine: Any) -> int:
        return int(1e9 * now(machine))

    def sleep(machine: Any, seconds: Any) -> None:
        if not 0 <= float(seconds) < 1e9:
            raise ValueError("sleep length must be non-negative")
        slept[0] += float(seconds)

    clocks = dict.fromkeys(["time", "perf_counter", "monotonic", "process_time"], now)
    whole = dict.fromkeys(["time_ns", "perf_counter_ns", "monotonic_ns"], billionths)
    return room("time", {**clocks, **whole, "sleep": sleep}, struct_time=STRUCT)
