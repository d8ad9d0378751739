"""The costly programs inside Pyodide. `arguments`: places of the first and last of them. Writes /out/at, /out/tally."""

import json
import sys
import time
import warnings
from pathlib import Path

sys.path[:0] = ["/packages", "/house"]

import js  # noqa: E402
import pyodide_js  # noqa: E402

from explorer.model.program import Program  # noqa: E402
from explorer.model.run import run  # noqa: E402
from explorer.model.wire import to_json  # noqa: E402
from tests.confine.costly import BEGIN, LIMITS, Count, Held, every, least, table  # noqa: E402


def spent() -> float:
    """Seconds of the processor: the machine may have much else to do."""
    used = js.process.cpuUsage()
    return (used.user + used.system) / 1e6


def heap() -> int:
    """Bytes that Python has taken; it never gives any back."""
    return pyodide_js._module.HEAP8.length


def held(source: str) -> Held:
    """What a program took."""
    before, began, by_the_wall = heap(), spent(), time.perf_counter()
    ran = run(Program(BEGIN + source), limits=LIMITS)
    to_json(ran)
    taken = min(spent() - began, time.perf_counter() - by_the_wall)
    return Held(taken, heap() - before, ran.error.message if ran.error else ran.output[:80])


warnings.simplefilter("ignore")
start, stop = (arguments[name] for name in ("start", "stop"))  # type: ignore[name-defined]  # noqa: F821
for warm in ("np.linalg.norm(np.random.rand(3))\nmg.tensor(1.0)", "x = mg.tensor(2.0)\nf = x * x\nf.backward()"):
    held(warm)
count = Count()
for number, (name, source) in list(enumerate(every()))[start:stop]:
    Path("/out/at").write_text(json.dumps([number, source]))
    count.add(name, source, least(held, source), f"number {number}")
    Path("/out/tally").write_text(json.dumps({"wrong": count.wrong, "held": count.held}))
print(f"{table({'inside Pyodide': count})}\nup to number {stop}: heap {heap() >> 20} MiB", flush=True)
