"""What the engine costs besides time: the most memory that a workload takes, and the milliseconds of its import."""

import gc
import os
import subprocess
import sys
import tempfile
import tracemalloc
from collections.abc import Callable
from typing import Any

LARGE = ("a million", "einsum", "conv")
LIBRARIES = ("engine", "mygrad", "autograd")
IMPORT = "import time, numpy; t = time.process_time(); import {}; print(1000 * (time.process_time() - t))"


def memory(workloads: dict[str, Any]) -> str:
    """A table: the peak of each large workload as a multiple of the hand-written peak, inputs and old gradients apart.

    As Python's allocator counts NumPy's arrays; torch has an allocator of its own.
    """
    lines = [
        "| most memory at a time | NumPy, MB | " + " | ".join(LIBRARIES) + " | at most |",
        "|---|---|" + "---|" * (len(LIBRARIES) + 1),
    ]
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
    """A line: the quickest of the processor's milliseconds for an import after NumPy's, in new processes, in turns.

    Each library is compiled before, as an installed one is; the quickest, since a busy machine only ever adds.
    """
    times: dict[str, list[float]] = {library: [] for library in LIBRARIES}
    with tempfile.TemporaryDirectory() as compiled:
        here = {**os.environ, "PYTHONPYCACHEPREFIX": compiled, "PYTHONDONTWRITEBYTECODE": ""}
        for turn in range(rounds + 1):
            for library, measured in times.items():
                child = subprocess.run(
                    [sys.executable, "-c", IMPORT.format(library)],
                    capture_output=True,
                    text=True,
                    cwd=home,
                    check=False,
                    env=here,
                )
                measured += [float(child.stdout)] if turn and not child.returncode else []
    least = {library: min(measured) for library, measured in times.items() if measured}
    own = ", ".join(f"{library} {time:.1f}" for library, time in least.items())
    ratio = f"; engine / mygrad {least['engine'] / least['mygrad']:.2f}" if "mygrad" in least else ""
    return f"Import on top of NumPy, ms (engine at most 20): {own}{ratio}."
