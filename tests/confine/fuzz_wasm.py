"""The fuzzer where the hosted page runs programs, inside Pyodide under node: `python -m tests.confine.fuzz_wasm 20000`.

What brings Python itself down is printed; the next program begins with a new one.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path

from tests.engine_wasm.running import Place, pyodide

SCRIPT = Path(__file__).with_name("fuzz_inside.py")


def one_life(place: Place, seed: int, start: int, stop: int) -> tuple[int, int]:
    """Run programs until the end or until Python dies: where it came to, and how many of them were not held."""
    for name in ("at", "tally"):
        (place.out / name).unlink(missing_ok=True)
    try:
        place.run(SCRIPT, seed=seed, start=start, stop=stop)
        return stop, json.loads((place.out / "tally").read_text())["wrong"]
    except subprocess.CalledProcessError:
        number, source = json.loads((place.out / "at").read_text())
        print(f"--- seed {seed} number {number}: Python did not live through it\n{source[:2_000]}", flush=True)
        tally = place.out / "tally"
        return max(start, number) + 1, 1 + (json.loads(tally.read_text())["wrong"] if tally.exists() else 0)


def main() -> int:
    """Whether any was not held."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("count", type=int)
    asked.add_argument("--seed", type=int, default=0)
    asked.add_argument("--start", type=int, default=0)
    given = asked.parse_args()
    at, wrong, stop = given.start, 0, given.start + given.count
    with pyodide() as place:
        while at < stop:
            at, more = one_life(place, given.seed, at, stop)
            wrong += more
    print(f"inside Pyodide: {given.count - wrong:,} of {given.count:,} programs held")
    return min(wrong, 1)


if __name__ == "__main__":
    sys.exit(main())
