"""What a move of a slider costs beyond the run itself, by the shape and the size of the graph.

`python -m tests.benchmarks.tick [values ...]`: seconds of the processor, natively, in this process; the answer is made
again and again with another number, as a slider does. Then what part each stage of it has.
"""

from __future__ import annotations

import cProfile
import json
import pstats
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from statistics import median
from time import process_time

from explorer.model.confine import Limits
from explorer.model.program import Program
from explorer.model.run import Run, run
from explorer.request import Request
from explorer.views.service import Service

SIZES = (12, 102, 1_002, 10_002)
BOUNDS = {12: (8, 4, 30), 102: (20, 20, 120), 1_002: (120, 150, 800), 10_002: (800, 200, 3_000)}
HEAD = "import engine as mg\nx = mg.tensor(1.01)\nc = mg.tensor(0.99)\n"
LIMITS = Limits(seconds=60.0)


def loop(values: int) -> str:
    """Turns of one and the same two lines."""
    turns = (values - 4) // 2
    return f"{HEAD}f = x * c\nf = f + c\nfor k in range({turns}):\n    f = f * c\n    f = f + x\nf.backward()\n"


def line(values: int) -> str:
    """Each value made of the one before and of no other but the two leaves."""
    steps = ["+-"[k % 2] + "cx"[k % 2] for k in range(values - 3)]
    lines = ["f=f" + "".join(steps[at : at + 20]) for at in range(0, len(steps), 20)]
    return HEAD + "\n".join(["f=x*c", *lines, "f.backward()", ""])


def fan(values: int) -> str:
    """One value that all others are made of, added up in a tree."""
    many = (values - 2) // 2
    return (
        f"{HEAD}all = [x * c for k in range({many})]\nwhile len(all) > 1:\n"
        "    all = [a + b for a, b in zip(all[::2], all[1::2])] + all[len(all) // 2 * 2:]\n"
        "f = all[0] * c\nf.backward()\n"
    )


SHAPES: dict[str, Callable[[int], str]] = {"loop": loop, "line": line, "fan": fan}


@cache
def limited(program: Program) -> Run:
    """A run that is made once: what is measured is what comes after it."""
    return run(program, LIMITS)


def answered(source: str, numbers: list[float]) -> Iterator[tuple[Request, Run]]:
    """Requests as a slider's, each with its run."""
    for revision, number in enumerate(numbers, 1):
        request = Request(revision, source, (("x", number),))
        yield request, limited(request.program)


def measured(source: str, times: int) -> tuple[float, float, int, int]:
    """Milliseconds of the first answer and of a later one, beyond the run; the values; the bytes of a tick."""
    requests = list(answered(source, [1.01 + k / 1000 for k in range(times + 1)]))
    answers, taken, size, had = Service(limited), [], 0, ()
    for request, _ in requests:
        began = process_time()
        _, said = answers(replace(request, has=had))
        taken.append(1e3 * (process_time() - began))
        name = json.loads(str(said["values"]))["digest"]
        had = (name, f"{name} wide")
        size = sum(len(str(part).encode()) for part in said.values())
    return taken[0], median(taken[1:]), len(requests[0][1].graph.nodes), size


def run_ms(source: str) -> float:
    """Milliseconds of the run alone."""
    began = process_time()
    run(Program(source), LIMITS)
    return 1e3 * (process_time() - began)


def shares(source: str) -> str:
    """The heaviest functions of ours in a tick, with their cumulated share."""
    (first, _), (second, _) = answered(source, [1.01, 1.02])
    answers = Service(limited)
    name = json.loads(str(answers(first)[1]["values"]))["digest"]
    profile = cProfile.Profile()
    profile.runcall(answers, replace(second, has=(name, f"{name} wide")))
    stats = pstats.Stats(profile).stats  # type: ignore[attr-defined]
    whole = max(row[3] for row in stats.values())
    ours = {
        f"{Path(file).stem}.{name}": row[3] for (file, _, name), row in stats.items()
        if ("explorer/" in file or "json/__init__" in file) and row[3] > 0.04 * whole
    }  # fmt: skip
    heaviest = sorted(ours.items(), key=lambda row: -row[1])
    return ", ".join(f"{name} {100 * taken / whole:.0f} %" for name, taken in heaviest[:12])


def main() -> None:
    """Print a row per shape and size, and the stages of the largest one of each shape."""
    sizes = [int(size) for size in sys.argv[1:]] or SIZES
    print(f"{'':6}{'values':>8}{'run ms':>9}{'tick ms':>9}{'tick kB':>9}{'first ms':>10}")
    for name, shape in SHAPES.items():
        for size in sizes:
            source = shape(size)
            first, tick, values, written = measured(source, 9 if size < 500 else 3)
            limited.cache_clear()
            bound = BOUNDS.get(size)
            print(
                f"{name:6}{values:8,}{run_ms(source):9.1f}{tick:9.1f}{written / 1e3:9.1f}{first:10.1f}"
                + (f"   (wanted {bound[0]} ms, {bound[1]} kB, {bound[2]:,} ms)" if bound else "")
            )
    for name, shape in SHAPES.items():
        print(f"{name}, {sizes[-1]:,} values: {shares(shape(sizes[-1]))}")


if __name__ == "__main__":
    main()
