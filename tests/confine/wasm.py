"""Programs where the hosted page runs them, inside Pyodide under node: `python -m tests.confine.wasm fuzz 20000` for
drawn ones, `python -m tests.confine.wasm costly` for those that cost more than they seem to.

What brings Python itself down is printed; the next program begins with a new one.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path

from tests.engine_wasm.running import Place, pyodide

from .costly import every

SCRIPTS = {name: Path(__file__).with_name(f"{name}_inside.py") for name in ("fuzz", "costly", "late")}


def one_life(place: Place, script: Path, start: int, stop: int, **arguments: object) -> tuple[int, int]:
    """Run programs until the end or until Python dies: where it came to, and how many of them were not held."""
    for name in ("at", "tally"):
        (place.out / name).unlink(missing_ok=True)
    try:
        place.run(script, start=start, stop=stop, **arguments)
        return stop, json.loads((place.out / "tally").read_text())["wrong"]
    except subprocess.CalledProcessError:
        number, source = json.loads((place.out / "at").read_text())
        print(f"--- number {number}: Python did not live through it\n{source[:2_000]}", flush=True)
        tally = place.out / "tally"
        return max(start, number) + 1, 1 + (json.loads(tally.read_text())["wrong"] if tally.exists() else 0)


def lives(script: Path, start: int, stop: int, **arguments: object) -> int:
    """How many programs were not held."""
    at, wrong = start, 0
    with pyodide() as place:
        while at < stop:
            at, more = one_life(place, script, at, stop, **arguments)
            wrong += more
    return wrong


def main() -> int:
    """Whether any was not held."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("what", choices=SCRIPTS)
    asked.add_argument("count", type=int, nargs="?", default=len([*every()]))
    asked.add_argument("--seed", type=int, default=0)
    asked.add_argument("--start", type=int, default=0)
    given = asked.parse_args()
    seeded = {"seed": given.seed} if given.what == "fuzz" else {}
    wrong = lives(SCRIPTS[given.what], given.start, given.start + given.count, **seeded)
    print(f"inside Pyodide: {given.count - wrong:,} of {given.count:,} programs held")
    return min(wrong, 1)


if __name__ == "__main__":
    sys.exit(main())
