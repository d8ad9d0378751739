"""How long a plot takes: from the wish for it until it is painted, at ten thousand points, in the hosted page.

`python -m tests.benchmarks.plot [times]` after `python build.py site`. Beside it the same with 100 points, which is
what the way there and back, the run and the drawing take by themselves.
"""

from __future__ import annotations

import statistics
import sys

from playwright.sync_api import Page, sync_playwright

from .slider import ARGUMENTS, CHROMIUM, READY, built

WAVE = """import engine as mg
import numpy as np
x = mg.tensor(2.2)
f = np.sin(2 * x) * np.cos(x) * np.exp(-x / 3) * 100
f.backward()
"""
BOUND = 100.0  # milliseconds of the hosted page, at the median
ASK = """points => new Promise((done) => {
  const store = autodiff.store("main");
  const began = performance.now();
  const off = store.on(["plotted"], () => {
    if (store.get("plotted")?.points !== points) return;
    off();
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)));
  });
  store.ask({ plotting: { low: 0, high: 10 + Math.random(), points } });
})"""


def asked(page: Page, points: int, times: int) -> list[float]:
    """Milliseconds, one wish after another."""
    found = []
    for _ in range(times):
        found.append(page.evaluate(ASK, points))
        page.wait_for_function("() => !autodiff.store('main').get('busy')")
    return found[1:]


def main(times: int) -> int:
    """Prints the medians; 1 where the bound is broken."""
    with built() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(f"{address}#v=1&tab=plot")
        page.wait_for_selector(READY, timeout=120_000)
        page.evaluate("source => autodiff.store('main').edit(source)", WAVE)
        page.wait_for_function(
            "() => !autodiff.store('main').get('busy') && autodiff.store('main').get('plotted')?.curves"
        )
        few, many = asked(page, 100, times), asked(page, 10_000, times)
        browser.close()
    for points, found in ((100, few), (10_000, many)):
        middle = statistics.median(found)
        print(f"{points:>6} points: {middle:.0f} ms (fastest {min(found):.0f}, slowest {max(found):.0f})")
    return int(statistics.median(many) > BOUND)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20))
