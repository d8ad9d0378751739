"""Programs that cost more than they seem to, grown class by class: `python -m tests.confine.costly` holds all of them
in a process of their own and behind the wall, `python -m tests.confine.wasm costly` inside Pyodide.

Held means: no crash, an Outcome in 1.2 times its seconds, and no more than 1.25 times its bytes added on the way.
"""

import json
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from explorer.model.confine import Limits
from explorer.model.program import Program
from explorer.model.run import run
from explorer.model.wire import to_json

from .costly_language import OF_THE_LANGUAGE
from .costly_modules import OF_MODULES

try:
    import resource
except ImportError:  # in a browser
    resource = None  # type: ignore[assignment]

LIMITS = Limits(seconds=1.0)
LATEST = 1.2  # of its seconds
MOST = 1.25  # of its bytes
TRIES = 3  # what a busy machine adds to a time differs from one to the next: the least counts
OWN = 0.15  # seconds that a process needs for itself: the first use of what is loaded late
BEGIN = "import numpy as np\nimport engine as mg\nimport math\n"


CLASSES = OF_THE_LANGUAGE | OF_MODULES


@dataclass(frozen=True)
class Held:
    """What a program took: seconds of its process, bytes added at most, and what it said; None where it crashed."""

    seconds: float
    bytes: int
    said: str | None

    @property
    def problems(self) -> list[str]:
        """What was not held."""
        late, full = LATEST * LIMITS.seconds + OWN, MOST * LIMITS.bytes
        return [
            *(["crashed"] if self.said is None else []),
            *([f"took {self.seconds:.2f} s"] if self.seconds > late else []),
            *([f"added {self.bytes / 2**20:.0f} MiB"] if self.bytes > full else []),
        ]

    @property
    def is_late(self) -> bool:
        """Whether time alone was too long: that may be the machine's."""
        return len(self.problems) == 1 and self.problems[0].startswith("took")


def resident() -> int:
    """Bytes of memory that this process has now."""
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * resource.getpagesize()


def alone(source: str) -> Held:
    """A program in a process of its own, without a jail: parsed, run, captured and written for sending."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        before, began = resident(), time.process_time()
        ran = run(Program(BEGIN + source), limits=LIMITS)
        to_json(ran)
        taken = time.process_time() - began
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 - before
        said = json.dumps([taken, most, ran.error.message if ran.error else ran.output[:80]])
        os.write(writing, said.encode()[:4000])
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as line:
        text = line.read()
    os.waitpid(child, 0)
    return Held(*json.loads(text)) if text else Held(0.0, 0, None)


def least(hold: Callable[[str], Held], source: str) -> Held:
    """What a program takes; the least of a few tries where it takes too long."""
    took = hold(source)
    for _ in range(TRIES - 1):
        if not took.is_late:
            break
        took = min(took, hold(source), key=lambda each: each.seconds)
    return took


def every() -> Iterator[tuple[str, str]]:
    """All programs with their classes."""
    for name, programs in CLASSES.items():
        yield from ((name, one) for one in programs)


class Count:
    """How many of each class were held in one place, and the most that any took."""

    def __init__(self) -> None:
        self.held: Counter[str] = Counter()
        self.wrong, self.slowest, self.most = 0, 0.0, 0

    def add(self, name: str, source: str, took: Held, where: str = "") -> None:
        """One more; what was not held is printed."""
        self.slowest, self.most = max(self.slowest, took.seconds), max(self.most, took.bytes)
        self.held[name] += not took.problems
        if took.problems:
            self.wrong += 1
            print(f"--- {name}, {where}: {'; '.join(took.problems)}; {took.said}\n{source[:300]}", flush=True)

    def __str__(self) -> str:
        return f"{self.wrong} not held; {self.slowest:.2f} s, {self.most >> 20} MiB at most"


def table(counts: dict[str, Count]) -> str:
    """Classes, their variants, and how many of these were held in each place."""
    lines = [f"{'class':44}{'variants':>9}" + "".join(f"{where:>17}" for where in counts)]
    for name, programs in CLASSES.items():
        held = "".join(f"{count.held[name]:17}" for count in counts.values())
        lines.append(f"{name:44}{len(programs):9}{held}")
    return "\n".join([*lines, *(f"{where}: {count}" for where, count in counts.items())])


def main() -> int:
    """Whether any was not held."""
    from .costly_behind import walled

    run(Program(BEGIN + "np.linalg.norm(np.random.rand(3))\nmg.tensor(1.0)"))
    places = {"in process": alone, "behind the wall": walled}
    counts = {where: Count() for where in places}
    for name, source in every():
        for where, hold in places.items():
            counts[where].add(name, source, least(hold, source), where)
    print(table(counts))
    return min(sum(count.wrong for count in counts.values()), 1)


if __name__ == "__main__":
    sys.exit(main())
