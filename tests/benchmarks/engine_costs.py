"""What the engine costs besides time: the most memory that a workload takes, and the milliseconds of its import."""

import gc
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from statistics import median
from typing import Any

LARGE = ("a million", "einsum", "conv")
LIBRARIES = ("engine", "mygrad", "autograd")
IMPORT = "import time, numpy; t = time.process_time(); import {}; print(1000 * (time.process_time() - t))"


def memory(workloads: dict[str, Any]) -> str:
    """A table: the peak of each large workload as a multiple of the hand-written peak, inputs and old gradients apart.

    As Python's allocator counts NumPy's arrays; torch has an allocator of its own.
    """
    lines = ["| most memory at a time | NumPy, MB | " + " | ".join(LIBRARIES) + " | at most |",
             "|---|---|" + "---|" * (len(LIBRARIES) + 1)]
    for name, workload in workloads.items():
        if any(word in name for word in LARGE):
            runs = {library: workload(library) for library in ("numpy", *LIBRARIES)}
            peaks = {library: peak(run) for library, run in runs.items() if run}
            own = [f"{peaks[x] / peaks['numpy']:.2f}" if x in peaks else "–" for x in LIBRARIES]
            target = "1.75" if "a million" in name else ""
            lines.append(f"| {name} | {peaks['numpy'] / 1e6:.1f} | " + " | ".join([*own, target]) + " |")
    return "\n".join(lines)


def peak(run: Callable[[], Any]) -> int:
    """The most bytes that a run has at a time, beyond what there was before it."""
    run()
    gc.collect()
    tracemalloc.start()
    run()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most


def import_times(home: str, rounds: int = 20) -> str:
    """A line: the median of the processor's milliseconds for an import after NumPy's, in new processes, in turns."""
    times: dict[str, list[float]] = {library: [] for library in LIBRARIES}
    for _ in range(rounds):
        for library, measured in times.items():
            child = subprocess.run([sys.executable, "-c", IMPORT.format(library)], capture_output=True, text=True,
                                   cwd=home, check=False)
            measured += [float(child.stdout)] if not child.returncode else []
    own = ", ".join(f"{library} {median(measured):.1f}" for library, measured in times.items() if measured)
    return f"Import on top of NumPy, ms (engine at most 15): {own}."
