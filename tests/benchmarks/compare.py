"""How long it takes from opening a comparison until both graphs and their table are painted, in both homes.

`python -m tests.benchmarks.compare [times]` after `python build.py site`. On an open page with a Python that computes;
each time other numbers, so that nothing is there already. Taken on the page: from the choice of a pair to the task
after the first frame in which both answers stand.
"""

from __future__ import annotations

import statistics
import sys

from playwright.sync_api import sync_playwright

from .slider import ARGUMENTS, CHROMIUM, READY, built, served

START = "import engine as mg\n"
SOFTMAX = (
    "z = mg.tensor([{x:.3f}, 1.0, 2.0])\ne = mg.exp({of})\np = e / mg.sum(e)\nloss = -mg.log(p[2])\nloss.backward()\n"
)
PAIRS = {
    "x * x and x ** 2": tuple(f"x = mg.tensor({{x:.3f}})\nf = {f}\nf.backward()\n" for f in ("x * x", "x ** 2")),
    "softmax, naive and stable": tuple(SOFTMAX.replace("{of}", of) for of in ("z", "z - mg.max(z)")),
}
OPEN = """([source, second]) => new Promise((done) => {
  const store = autodiff.store("main");
  const other = autodiff.store("main/second");
  const began = performance.now();
  const off = store.on(["pair"], () => {
    const isHere = store.get("tape")?.source === source && other.get("tape")?.source === second;
    if (!isHere) return;
    off();
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)));
  });
  store.get("choosePair")({ source, second });
})"""


def main() -> None:
    """Print the table."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    print("home | pair | first, ms | p50 | p95")
    with sync_playwright() as playwright:
        for home, start in (("built", built), ("served", served)):
            with start() as address:
                browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
                page = browser.new_page(viewport={"width": 1440, "height": 900})
                page.goto(address)
                page.locator(READY).wait_for(state="attached", timeout=120_000)
                page.wait_for_timeout(1000)
                for name, texts in PAIRS.items():
                    taken = []
                    for time in range(times):
                        pair = [START + text.format(x=1 + time / 100) for text in texts]
                        taken.append(page.evaluate(OPEN, pair))
                        page.wait_for_timeout(300)
                    first, *rest = taken
                    late = sorted(rest)[int(0.95 * len(rest))]
                    print(f"{home} | {name} | {first:.0f} | {statistics.median(rest):.0f} | {late:.0f}", flush=True)
                browser.close()


if __name__ == "__main__":
    main()
