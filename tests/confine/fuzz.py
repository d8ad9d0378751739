"""Programs by the thousand that must change nothing: `python -m tests.confine.fuzz 1000000`, or with `--jail` each in
a child of its own. `--seed` and `--start` continue a run that was cut off, or let several share one.

Held means: it ends as an Outcome that says something, in time; no file, socket, process or import is heard of; the
process, NumPy and the engine are as they were. What is not held is printed. Every permitted name and node is counted.
"""

import argparse
import ast
import contextlib
import gc
import sys
import time
import warnings
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from pkgutil import walk_packages

import engine
from explorer.model.apart import messages
from explorer.model.apart.starting import Follower
from explorer.model.confine import Limits, execute
from explorer.model.isolate import RUNS, shared
from explorer.model.program import Failure, Program
from explorer.model.run import run
from explorer.model.wire import from_json

try:
    import resource
except ImportError:  # in a browser
    resource = None  # type: ignore[assignment]

from . import state
from .drawn import NAMES, SYNTAX, programs
from .running import Silent

LIMITS = Limits(
    seconds=1.0, steps=5_000, items=300_000, flops=5_000_000, elements=100_000, bytes=20_000_000, nodes=2_000
)
GROWTH = 256  # MiB that one program may add to the most that this process ever held
ROOM = 2 << 30  # bytes of addresses for this process: a program that takes all is found, not the machine's end
LATEST = 1.2 * LIMITS.seconds + 0.15  # seconds of the processor: the machine may have much else to do
LEASH = 60.0  # seconds that a child may wait for a busy machine
BATCH = 10_000  # programs between two slow looks at the state
ENOUGH = 20  # times that every name and node is met


@dataclass
class Tally:
    """What was counted, and what was wrong."""

    done: int = 0
    failed: int = 0
    slowest: float = 0.0
    names: Counter[str] = field(default_factory=Counter)
    nodes: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    enough: bool = False  # everything was met often enough: no need to count on

    def count(self, source: str, error: Failure | None) -> None:
        """Count what the program reached: the statements up to the line of its failure."""
        try:
            body = ast.parse(source).body
        except (SyntaxError, ValueError, MemoryError, RecursionError):
            return
        last = error.line if error is not None else None
        if error is not None and (last is None or "not available here" in error.message):
            return
        for statement in body:
            if last is None or statement.lineno <= last:
                self.nodes["Module"] += 1
                for node in ast.walk(statement):
                    self.nodes[type(node).__name__] += 1
                    if isinstance(node, (ast.Name, ast.Attribute)):
                        self.names[dotted(node)] += 1

    def fewest(self) -> tuple[int, int]:
        """How often the rarest permitted name and the rarest node were met."""
        return min(self.names[one] for one in NAMES), min(self.nodes[one] for one in SYNTAX)


def dotted(node: ast.AST) -> str:
    """A name as it is written: np.linalg.norm."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def most() -> int:
    """The most MiB that this process ever held; in a browser, all that Python has taken."""
    if resource is None:
        import pyodide_js  # type: ignore[import-not-found]

        return pyodide_js._module.HEAP8.length >> 20
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def alone(source: str, number: int = 0) -> Failure | None:
    """The policy alone, in this process; now and then with everything that is recorded for the page."""
    if number % 20 == 0:
        return run(Program(source), limits=LIMITS).error
    return execute(Program(source), limits=LIMITS, watcher=Silent()).error


class Apart:
    """The whole run, in a child; one that dies, or does not end, is a problem."""

    def __init__(self) -> None:
        self.children, self.seconds = shared(f"{RUNS} {run.__module__}:{run.__name__}"), 0.0

    def __call__(self, source: str, number: int = 0) -> Failure | None:
        used = [0.0]
        request = messages.request(Program(source), LIMITS)
        try:
            return from_json(self.children.ask(request, LEASH, Follower(used=used.append))).error
        finally:
            self.seconds += used[-1]

    def spent(self) -> float:
        """Seconds of the processor that the children used."""
        return self.seconds


def spent() -> float:
    """Seconds of the processor that this process used."""
    if resource is not None:
        return time.process_time()
    import js  # type: ignore[import-not-found]

    used = js.process.cpuUsage()
    return (used.user + used.system) / 1e6


class Trial:
    """Runs programs one after the other and looks at what they leave."""

    def __init__(self, seed: int = 0, perform: Callable[[str, int], Failure | None] = alone) -> None:
        self.seed, self.tally, self.ears = seed, Tally(), state.Ears()
        self.perform, self.jail = perform, isinstance(perform, Apart)
        self.spent = perform.spent if isinstance(perform, Apart) else spent
        self.before = state.quick()

    def warm(self) -> None:
        """Meet every name, so that what is imported late is imported now; most of the state is looked at already."""
        for room in ("numpy.ma", *(one.name for one in walk_packages(engine.__path__, "engine."))):
            import_module(room)
        self.spent()  # in a browser it imports
        letters = "ℒ = 2"  # a name outside of ASCII makes the parser import unicodedata
        for number, source in enumerate((letters, *programs(0, len(NAMES) // 2 + 1, seed=-1))):
            try:
                self.perform(source, number)
            except BaseException as raised:
                self.report(number, source, [f"{type(raised).__name__}: {raised}"])
        self.before["modules"] = len(sys.modules)

    def go(self, start: int, stop: int) -> None:
        """These programs, batch by batch."""
        before = {} if self.jail else state.slow()
        for first in range(start, stop, BATCH):
            last = min(first + BATCH, stop)
            for number, source in enumerate(programs(first, last, self.seed), first):
                self.one(number, source)
            self.tally.enough = min(self.tally.fewest()) >= ENOUGH
            after = {} if self.jail else state.slow()
            for change in state.changes(before, after):
                self.report(first, "", [f"in the batch that begins here, {change} changed"])
            before = after

    def one(self, number: int, source: str) -> None:
        """One program, and what is wrong with its run."""
        error, problems = None, []
        began, held = self.spent(), most()
        with self.ears.listening() as heard:
            try:
                error = self.perform(source, number)
            except BaseException as raised:
                problems.append(f"{type(raised).__name__}: {raised}")
        taken = self.spent() - began
        if taken > LATEST:  # once more: a rest of others' garbage is nobody's fault
            taken = min(taken, self.again(source))
        if error is not None and not (0 < len(error.message) < 2_000 and error.remedy):
            problems.append(f"says {error}")
        if taken > LATEST:
            problems.append(f"took {taken:.1f} s")
        if most() - held > GROWTH:
            problems.append(f"took {most() - held} MiB")
        if not self.jail:
            now = state.quick()
            problems += [*heard, *(f"{one} changed" for one in state.changes(self.before, now))]
            self.before = now
        self.tally.done += 1
        self.tally.failed += error is not None
        self.tally.slowest = max(self.tally.slowest, taken)
        if not self.tally.enough:
            self.tally.count(source, error)
        if problems:
            self.report(number, source, problems)

    def again(self, source: str) -> float:
        """The seconds that a program takes when it is run again."""
        gc.collect()
        began = self.spent()
        with contextlib.suppress(BaseException):
            self.perform(source, 0)
        return self.spent() - began

    def report(self, number: int, source: str, problems: list[str]) -> None:
        """Say what went wrong."""
        self.tally.wrong.append("; ".join(problems))
        said = f"--- seed {self.seed} number {number}: {'; '.join(problems)[:600]}\n{source[:2_000]}"
        print(said.encode(errors="backslashreplace").decode(), flush=True)

    def said(self) -> str:
        """The counts as a line."""
        name, node = self.tally.fewest()
        return (
            f"seed {self.seed}: {self.tally.done:,} programs, {self.tally.failed:,} of them ended by a failure; "
            f"{len(self.tally.wrong)} not held; slowest {self.tally.slowest:.2f} s; each of {len(NAMES):,} names at "
            f"least {name} times, each of {len(SYNTAX)} nodes at least {node} times; at most {most()} MiB"
        )


def main() -> int:
    """How many were not held."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("count", type=int)
    asked.add_argument("--seed", type=int, default=0)
    asked.add_argument("--start", type=int, default=0)
    asked.add_argument("--jail", action="store_true")
    given = asked.parse_args()
    warnings.simplefilter("ignore")
    resource.setrlimit(resource.RLIMIT_AS, (ROOM, ROOM))
    trial, began = Trial(given.seed, Apart() if given.jail else alone), time.time()
    trial.warm()
    stop = given.start + given.count
    share = BATCH // 10 if given.jail else BATCH  # a look at the state takes long, and is of this process alone
    for first in range(given.start, stop, share):
        trial.go(first, min(first + share, stop))
        print(f"{time.time() - began:.0f} s, up to number {min(first + share, stop):,}; {trial.said()}", flush=True)
    return min(len(trial.tally.wrong), 1)


if __name__ == "__main__":
    sys.exit(main())
