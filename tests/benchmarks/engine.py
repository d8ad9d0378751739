"""The engine's speed: forward and backward, against hand-written NumPy, MyGrad, autograd and torch, in one run.

    python tests/benchmarks/engine.py [--quick] [--only NAME] [--plain]

All columns are medians of interleaved rounds, as multiples of hand-written NumPy (scalars as np.float64). The memory
guard is on, and the garbage collector works as in any program, though not on what the libraries brought. A library that
is not installed, or has no such workload, shows a dash. One thread; the allocator keeps its memory (or large arrays
would mostly measure page faults). The geometric means are over all rows. Below the table: peak memory, and the time of
the import. `--plain` runs the engine without its fast paths.
"""

import argparse
import gc
import os
import sys
import time
from contextlib import nullcontext
from pathlib import Path
from statistics import geometric_mean, median

QUIET = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MALLOC_MMAP_THRESHOLD_": "4294967296",
    "MALLOC_TRIM_THRESHOLD_": "4294967296",
}
if __name__ == "__main__" and any(os.environ.get(name) != value for name, value in QUIET.items()):
    os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, **QUIET})

import numpy as np  # noqa: E402

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parent)]

from engine_costs import import_times, memory  # noqa: E402
from engine_workloads import WORKLOADS  # noqa: E402

from engine import record  # noqa: E402

COLUMNS = ("engine", "mygrad", "autograd", "torch")


def main() -> None:
    """Prints the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--quick", action="store_true", help="fewer rounds")
    options.add_argument("--only", default="", help="workloads whose name contains this")
    options.add_argument("--columns", default=",".join(COLUMNS))
    options.add_argument("--plain", action="store_true", help="the engine without its fast paths")
    chosen = options.parse_args()
    with record.switched(quick=False) if chosen.plain else nullcontext():
        measure(chosen)


def measure(chosen: argparse.Namespace) -> None:
    """Prints the table of the chosen workloads."""
    columns = chosen.columns.split(",")
    print("| workload | NumPy, µs | " + " | ".join(columns) + " | at most | engine / mygrad |")
    print("|---|---|" + "---|" * (len(columns) + 2))
    of_mygrad = []
    ratios: dict[str, list[float]] = {column: [] for column in columns}
    for name, workload in WORKLOADS.items():
        if chosen.only not in name:
            continue
        contestants = {column: workload(column) for column in ("numpy", *columns)}
        times = race({column: run for column, run in contestants.items() if run}, 0.3 if chosen.quick else 1.5)
        own = {column: times[column] / times["numpy"] for column in columns if column in times}
        for column, ratio in own.items():
            ratios[column].append(ratio)
        cells = [f"{own[column]:.2f}" if column in own else "–" for column in columns]
        share = "–"
        if "engine" in own and "mygrad" in own:
            of_mygrad.append(own["engine"] / own["mygrad"])
            share = f"{of_mygrad[-1]:.3f}"
        cells += [workload.target, share]
        print(f"| {name} | {times['numpy'] * 1e6:.1f} | " + " | ".join(cells) + " |", flush=True)
    means = [f"{geometric_mean(ratios[column]):.2f}" if ratios[column] else "–" for column in columns]
    share = f"{geometric_mean(of_mygrad):.3f}" if of_mygrad else "–"
    print("| geometric mean | | " + " | ".join(means) + f" | 2.1 (0.135 of MyGrad) | {share} |")
    print("\n" + memory({name: workload for name, workload in WORKLOADS.items() if chosen.only in name}))
    if not chosen.only:
        print("\n" + import_times(str(Path(__file__).parents[2]), 5 if chosen.quick else 20))


def race(runs: dict, seconds: float) -> dict[str, float]:
    """Median time of one run of each contestant; they take turns, so that a slow moment slows them all."""
    repeats = {name: calibrated(run) for name, run in runs.items()}
    times: dict[str, list[float]] = {name: [] for name in runs}
    end = time.process_time() + seconds * len(runs)
    while time.process_time() < end or len(times["numpy"]) < 5:
        for name, run in runs.items():
            times[name].append(timed(run, repeats[name]))
    return {name: median(measured) for name, measured in times.items()}


def calibrated(run) -> int:
    """How many repeats take about 10 ms."""
    run()
    once = max(timed(run, 1), 1e-7)
    return max(1, int(0.01 / once))


def timed(run, repeats: int) -> float:
    """Seconds for one run; the garbage collector works as in any program, but not on what the libraries brought."""
    gc.collect()
    gc.freeze()
    start = time.process_time()
    for _ in range(repeats):
        run()
    elapsed = time.process_time() - start
    gc.unfreeze()
    return elapsed / repeats


if __name__ == "__main__":
    np.seterr(all="ignore")
    main()
