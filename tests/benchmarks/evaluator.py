"""How much longer programs take here than in another checkout of the project, both measured in turn:
`python tests/benchmarks/evaluator.py /path/to/checkout`. It ends with 1 where a kind takes more than a tenth longer.

Measured are the harmless programs, the tutorials' and the workloads of confine.py, as far as both checkouts run them.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from pathlib import Path

HOUSE = Path(__file__).parents[2]
ROUNDS = 7
MOST = 1.10  # times as long

# Answers each program, a line of JSON, with the seconds of the processor that its run took; null if it failed.
ANSWERING = """
import json, sys, time, warnings
sys.path.insert(0, sys.argv[1])
warnings.simplefilter("ignore")
from explorer.model.confine import Limits, execute
from explorer.model.program import Program
class Silent:
    def begin(self, *args): pass
    def made(self, *args): pass
    def bound(self, *args): pass
    def lent(self, *args): pass
    def replaced(self, *args): pass
    def backward(self, tensor, head, place, **options): tensor.backward(head, **options)
for line in sys.stdin:
    source, began = json.loads(line), time.process_time()
    outcome = execute(Program(source), limits=Limits(seconds=60.0), watcher=Silent())
    print(json.dumps(None if outcome.error else time.process_time() - began), flush=True)
"""


class Checkout:
    """A process that runs programs with the code of one checkout."""

    def __init__(self, path: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", ANSWERING, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def seconds(self, source: str) -> float | None:
        """Of the processor, for one run."""
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write(json.dumps(source) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())


def kinds() -> dict[str, list[str]]:
    """The programs by kind; each workload is one."""
    sys.path.insert(0, str(HOUSE))
    from tests.benchmarks.confine import BEGIN, WORKLOADS
    from tests.confine.programs import PROGRAMS
    from tests.tutorials.transcripts import transcripts

    workloads = {name: [BEGIN + source] for name, source in WORKLOADS.items()}
    return {"harmless": PROGRAMS, "tutorials": [one.typed for one in transcripts()], **workloads}


def compared(here: Checkout, there: Checkout, programs: list[str]) -> tuple[int, float, float]:
    """How many programs both run, and the medians' sums in seconds, here and there."""
    count, ours, theirs = 0, 0.0, 0.0
    for source in programs:
        rounds = [(here.seconds(source), there.seconds(source)) for _ in range(ROUNDS)]
        if None not in rounds[0]:
            count += 1
            ours += statistics.median(one for one, _ in rounds)  # type: ignore[type-var]
            theirs += statistics.median(other for _, other in rounds)  # type: ignore[type-var]
    return count, ours, theirs


def main() -> int:
    """A line for each kind."""
    here, there = Checkout(HOUSE), Checkout(Path(sys.argv[1]))
    worst = 0.0
    for name, programs in kinds().items():
        count, ours, theirs = compared(here, there, programs)
        worst = max(worst, ours / theirs)
        times = f"{ours * 1000:8.1f} ms, there {theirs * 1000:8.1f} ms: {ours / theirs:.3f}"
        print(f"{name:10} {count:4} programs  {times}", flush=True)
    return int(worst > MOST)


if __name__ == "__main__":
    sys.exit(main())
