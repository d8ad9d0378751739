"""What the hosted page still holds after training for a while: `python -m tests.benchmarks.leaks [minutes]`.

After `python build.py site`. Learn and Descend are played turn by turn, again and again, turns are stepped to and
models asked anew, each round from another seed, so that no answer is one that is known. What the page's script and
Python's worker hold is measured after their garbage was collected, at the end of the second round (by the first all is
loaded) and at the end of the last, each time with the same view open. What Python holds inside its own
memory is not counted.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from time import monotonic
from typing import Any

from playwright.sync_api import CDPSession, Page, sync_playwright

from .slider import ARGUMENTS, CHROMIUM, READY, built

BOUND = 5.0  # MB that the page may hold more at the end
WARM = 2  # rounds before the first measurement
MB = 1e6
PATIENCE = 120_000  # ms
STEPS = 4  # turns that are stepped to in each view, each of which is asked for
LESSON = "lesson=moons&tab=learn"
# what is waited for is a word, since whoever waits keeps it
QUIET = """() => {
  const store = autodiff.store("main");
  const isHere = store.get("tab") !== "learn" || Boolean(store.get("learnt")?.exams);
  return !store.get("busy") && store.get("answered") === store.get("revision") && isHere;
}"""
# a seed of its own for each round; the lesson's is 0
SEEDED = """seed => {
  const store = autodiff.store("main");
  store.edit(store.get("source").replace(/default_rng\\(\\d+\\)/, `default_rng(${seed})`));
}"""


class Held:
    """What a page and its worker hold, by the debugger's own count."""

    def __init__(self, page: Page) -> None:
        self._page: CDPSession = page.context.new_cdp_session(page)
        self._answers: dict[int, Any] = {}
        self._worker, self._asked = "", 0
        self._page.on("Target.attachedToTarget", self._attached)
        self._page.on("Target.receivedMessageFromTarget", self._heard)
        self._page.send("Target.setAutoAttach", {"autoAttach": True, "waitForDebuggerOnStart": False, "flatten": False})
        page.wait_for_timeout(500)

    def _attached(self, event: Mapping[str, Any]) -> None:
        if event["targetInfo"]["type"] == "worker":
            self._worker = event["sessionId"]

    def _heard(self, event: Mapping[str, Any]) -> None:
        said = json.loads(event["message"])
        if "id" in said:
            self._answers[said["id"]] = said.get("result", {})

    def _of_worker(self, page: Page, method: str, **given: Any) -> Any:
        self._asked += 1
        message = json.dumps({"id": self._asked, "method": method, "params": given})
        self._page.send("Target.sendMessageToTarget", {"sessionId": self._worker, "message": message})
        while self._asked not in self._answers:
            page.wait_for_timeout(50)
        return self._answers.pop(self._asked)

    def now(self, page: Page) -> dict[str, float]:
        """MB that the scripts of page and worker hold; how many nodes and listeners there are."""
        for _ in range(2):  # what the first time lets go of may let go of more
            self._page.send("HeapProfiler.collectGarbage")
            self._of_worker(page, "HeapProfiler.collectGarbage")
        counted = self._page.send("Memory.getDOMCounters")
        worker = self._of_worker(page, "Runtime.getHeapUsage")
        return {
            "page": self._page.send("Runtime.getHeapUsage")["usedSize"] / MB,
            "worker": worker["usedSize"] / MB,
            "buffers": worker["backingStorageSize"] / MB,  # of the worker, as far as the debugger counts them
            "nodes": counted["nodes"],
            "listeners": counted["jsEventListeners"],
        }


def trained(page: Page, seed: int) -> None:
    """A round: another seed, all turns of Learn and of Descend, and some turns asked for by themselves."""
    page.evaluate(SEEDED, seed)
    page.wait_for_function(QUIET, timeout=PATIENCE, polling=200)
    for view in ("Descend", "Learn"):
        page.get_by_role("tab", name=view).click()
        panel = page.get_by_role("tabpanel", name=view)
        panel.get_by_role("button", name="First turn").click()
        if view == "Learn":
            panel.get_by_role("button", name="Play the turns").click()
            panel.get_by_role("button", name="Pause").wait_for(state="detached", timeout=PATIENCE)
        for _ in range(STEPS):
            panel.get_by_role("button", name="Next turn" if view == "Descend" else "Previous turn").click()
        page.wait_for_function(QUIET, timeout=PATIENCE, polling=200)


def main(minutes: float) -> int:
    """Prints both measurements; 1 where the page holds too much more."""
    with built() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(f"{address}#v=1&{LESSON}")
        page.locator(READY).wait_for(state="attached", timeout=PATIENCE)
        held, rounds, until = Held(page), 0, monotonic() + 60 * minutes
        before: dict[str, float] = {}
        while rounds < WARM + 1 or monotonic() < until:
            rounds += 1
            trained(page, rounds)
            if rounds == WARM:
                before = held.now(page)
                print(f"after round {WARM}: {before['page']:.1f} MB in the page", flush=True)
        after = held.now(page)
        browser.close()
    print(f"{rounds} rounds in {minutes:g} minutes; MB after round {WARM} and after the last:")
    for name, first in before.items():
        print(f"{name:>10}  {first:10,.1f}  {after[name]:10,.1f}  {after[name] - first:+8,.1f}")
    return int(after["page"] - before["page"] > BOUND)


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else 10.0))
