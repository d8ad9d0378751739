"""The part of the fuzzer inside Pyodide. `arguments`: seed, start, stop. Writes /out/at (which program), /out/tally."""

import json
import sys
import warnings
from pathlib import Path

sys.path[:0] = ["/packages", "/house"]

from tests.confine import fuzz  # noqa: E402

seed, start, stop = (arguments[name] for name in ("seed", "start", "stop"))  # type: ignore[name-defined]  # noqa: F821
warnings.simplefilter("ignore")


class Trial(fuzz.Trial):
    """Whoever finds Python dead reads what it died of."""

    def one(self, number: int, source: str) -> None:
        Path("/out/at").write_text(json.dumps([number, source]))
        super().one(number, source)


trial = Trial(seed)
trial.warm()
for first in range(start, stop, 1_000):
    last = min(first + 1_000, stop)
    trial.go(first, last)
    tally = trial.tally
    counts = {"done": tally.done, "failed": tally.failed, "slowest": tally.slowest, "wrong": len(tally.wrong)}
    Path("/out/tally").write_text(json.dumps({"until": last, **counts}))
    print(f"up to number {last:,}; {trial.said()}", flush=True)
