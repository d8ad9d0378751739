"""time: seconds of the run, from 0 on. Nothing waits: what a program sleeps is added to its clock."""

from __future__ import annotations

from time import perf_counter
from typing import Any

from ..values import Namespace
from .made import room


def names() -> Namespace:
    """time for one run: a seed taken from its whole seconds is the same at every run."""
    began = perf_counter()
    slept = [0.0]

    def now(machine: Any) -> float:
        return perf_counter() - began + slept[0]

    def billionths(machine: Any) -> int:
        return int(1e9 * now(machine))

    def sleep(machine: Any, seconds: Any) -> None:
        if not 0 <= float(seconds) < 1e9:
            raise ValueError("sleep length must be non-negative")
        slept[0] += float(seconds)

    clocks = dict.fromkeys(["time", "perf_counter", "monotonic", "process_time"], now)
    whole = dict.fromkeys(["time_ns", "perf_counter_ns", "monotonic_ns"], billionths)
    return room("time", {**clocks, **whole, "sleep": sleep})
