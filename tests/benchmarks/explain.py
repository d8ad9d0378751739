"""How long a question about a program waits for its answer, in both homes: the median of all lessons, and the slowest.

`python -m tests.benchmarks.explain [times]` after `python build.py site`. Taken on the page, from what a press asks for
to the task after the first frame in which the answer stands. Beside it an empty frame of the same page. The last two
rows: a cell of 28 x 28 with its links, and all gradients of a program with 100 of them checked.
"""

from __future__ import annotations

import statistics
import sys

from playwright.sync_api import Page, sync_playwright

from explorer.lessons import lessons

from .slider import ARGUMENTS, CHROMIUM, OPEN, READY, built, link, served
from .tick import loop

BOUND = 150.0  # milliseconds of the hosted page, at the median
# as a press asks: `made` is a value on the way, `leaf` a leaf, `round` how often it was asked before
ACTIONS = {
    "an empty frame": "",
    "an array is opened": "store.set({ tab: null, cell: null }); store.openCell(made, 0)",
    "another cell": "store.openCell(leaf, round % sizes[leaf])",
    "another target": "store.aimAt(round % 2 ? own : made)",
    "the other mode": "store.walkBy(round % 2 ? 'backward' : 'forward', leaf, 0)",
    "a gradient is checked": "store.check(leaf)",
    "paths of a leaf": "store.set({ side: 'step' }); store.turnTo('paths', leaf)",
}
ASK = """round => new Promise((done) => {
  const store = autodiff.store("main");
  const { rows, own, play } = store.get("tape");
  const nodes = play.facts.nodes;
  const sizes = nodes.map(({ shape }) => (shape ?? []).reduce((one, other) => one * other, 1));
  const leaf = nodes.findIndex(({ op, constant }) => !op && !constant);
  const made = Math.max(leaf, nodes.findLastIndex(({ op, key }) => op && key !== own && rows[key].canLead));
  const began = performance.now();
  const revision = store.get("revision");
  const isHere = () => store.get("answered") === store.get("revision") && !store.get("busy");
  const painted = () => requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)));
  let off = store.on(["answered", "busy"], () => store.get("revision") > revision && isHere() && end());
  const end = () => {
    if (!off) return;
    off();
    off = null;
    painted();
  };
  ACTION;
  if (isHere()) end();
})"""
BACK = "store.set({ tab: null, cell: null, side: 'step' }); store.ask({ mode: 'backward', target: null, leaf: null })"
IMAGE = (
    "import engine as mg\nimport numpy as np\nx = mg.tensor(np.arange(784.0).reshape(28, 28))\n"
    "w = mg.tensor(np.ones((1, 1, 5, 5)))\ny = mg.nnet.conv_nd(x[None, None], w, stride=1)\n"
    "f = (y ** 2).sum()\nf.backward()\n"
)


def asked(page: Page, action: str, times: int) -> list[float]:
    """Milliseconds of each time; the first one warms up."""
    taken = []
    for again in range(times + 1):
        taken.append(page.evaluate(ASK.replace("ACTION", action), again))
        page.wait_for_timeout(60)
    page.evaluate(ASK.replace("ACTION", BACK), 0)
    return taken[1:]


def measured(page: Page, home: str, times: int) -> None:
    """Print a line for each action."""
    found: dict[str, dict[str, float]] = {action: {} for action in ACTIONS}
    for lesson in lessons():
        page.evaluate(OPEN, [f"#v=1&lesson={lesson.slug}", lesson.program.source])
        page.wait_for_timeout(1000)
        for name, action in ACTIONS.items():
            found[name][lesson.slug] = statistics.median(asked(page, action, times))
    for name, by in found.items():
        slowest = max(by, key=by.__getitem__)
        print(f"{home} | {name} | {statistics.median(by.values()):.0f} | {by[slowest]:.0f} ({slowest})", flush=True)
    for name, source, action in (
        ("a cell of 28 x 28", IMAGE, "store.openCell(leaf, 29 * (round + 1))"),
        ("100 gradients checked", loop(102), "store.checkAll()"),
    ):
        page.evaluate(OPEN, [link(source), source])
        page.wait_for_timeout(1000)
        print(f"{home} | {name} | {statistics.median(asked(page, action, times)):.0f} |", flush=True)


def main() -> None:
    """Print the table."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    print(f"home | question | p50 of all lessons, ms (hosted: at most {BOUND:.0f}) | of the slowest")
    with sync_playwright() as playwright:
        for home, start in (("built", built), ("served", served)):
            with start() as address:
                browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
                page = browser.new_page(viewport={"width": 1440, "height": 900})
                page.goto(address)
                page.locator(READY).wait_for(state="attached", timeout=120_000)
                page.wait_for_timeout(1000)
                measured(page, home, times)
                browser.close()


if __name__ == "__main__":
    main()
