"""A class, or what may befall it: `python -m tests.load --sessions 200 --minutes 10 --hostile 10 --active 30`.

`--scenario NAME` for one of the named scenarios, `--scenario all` for each in turn. Prints what was measured, and exits
with 1 when a bound is broken or something is lost. Loopback only; everything that it starts ends with it.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import time

from .classroom import Plan, attend
from .crowd import crowd
from .measured import MEMORY
from .scenarios import SCENARIOS as OTHERS
from .serving import serving

USUAL = Plan()
SCENARIOS = {**OTHERS, "crowd": (crowd, 60)}


def main() -> int:
    """Do what the command line says; 1 when something does not hold."""
    given = _command_line()
    broken = _class(given) if given.scenario is None else _scenarios(given)
    for line in broken:
        print(f"BROKEN  {line[:500]}")
    print("all bounds hold" if not broken else f"{len(broken)} broken")
    return int(bool(broken))


def _class(given: argparse.Namespace) -> list[str]:
    half = 30.0 * given.minutes
    plan = Plan(
        sessions=given.sessions,
        active=given.active,
        hostile=given.hostile,
        ramp=given.ramp,
        calm=half if given.hostile else 2 * half,
        loops=half if given.hostile else 0.0,
        thinking=given.thinking,
        assets=not given.no_assets,
        seed=given.seed,
    )
    with serving(given.port) as server:
        print(plan, flush=True)
        measured = asyncio.run(attend(server, plan, lambda line: print(line, flush=True)))
        print(measured.table())
        print(f"server process: at most {measured.memory:.0f} MiB (bound {MEMORY:g}), {server.processor():.0f} s CPU")
        return measured.broken()


def _scenarios(given: argparse.Namespace) -> list[str]:
    names = list(SCENARIOS) if given.scenario == "all" else [given.scenario]
    broken: list[str] = []
    for name in names:
        scenario, count = SCENARIOS[name]
        with serving(given.port) as server:
            began = time.monotonic()
            wrong = asyncio.run(scenario(server, given.count or count))
            took = time.monotonic() - began
            print(f"{name}: {took:.0f} s, {server.memory():.0f} MiB, {len(wrong)} wrong", flush=True)
        broken += [f"{name}: {line}" for line in wrong]
    return broken


def _command_line() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.load", description=__doc__)
    parser.add_argument("--sessions", type=int, default=USUAL.sessions)
    parser.add_argument("--active", type=int, default=USUAL.active, help="students at work")
    parser.add_argument("--hostile", type=int, default=USUAL.hostile, help="who loop forever in the second half")
    parser.add_argument("--minutes", type=float, default=10.0, help="of work, after the ramp")
    parser.add_argument("--ramp", type=float, default=USUAL.ramp, help="seconds in which all sessions are opened")
    parser.add_argument("--thinking", type=float, default=USUAL.thinking, help="seconds between two acts, on average")
    parser.add_argument("--no-assets", action="store_true", help="load the page without scripts and styles")
    parser.add_argument("--seed", type=int, default=USUAL.seed)
    parser.add_argument("--port", type=int, default=0, help="any free one by default")
    parser.add_argument("--scenario", choices=[*SCENARIOS, "all"])
    parser.add_argument("--count", type=int, help="how often; the scenario's own number by default")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
