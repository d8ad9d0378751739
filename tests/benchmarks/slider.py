"""How long from a move of a slider's thumb until the page shows its answer, in both homes.

`python tests/benchmarks/slider.py [moves]` after `python build.py site`. Real pointer moves, one at a time; taken on
the page, from the slider's event to the change of `data-revision`. Beside it a frame of the same page, measured in the
same run: nothing can be on the screen sooner.
"""

from __future__ import annotations

import functools
import os
import shutil
import socket
import statistics
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from time import sleep

from playwright.sync_api import Page, sync_playwright

HOUSE = Path(__file__).parents[2]
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
BOUNDS = {"built": 60.0, "served": 120.0}  # milliseconds, at the median
READY = "html[data-runtime=ready][data-steps=ready]"
WATCH = """() => {
  globalThis.waits = [];
  let moved = 0;
  document.addEventListener("input", () => (moved = performance.now()), true);
  new MutationObserver(() => moved && (waits.push(performance.now() - moved), moved = 0))
    .observe(document.documentElement, { attributeFilter: ["data-revision"] });
}"""
FRAMES = """async () => {
  const times = [];
  for (let k = 0; k < 60; k += 1) times.push(await new Promise(requestAnimationFrame));
  return times.slice(1).map((time, k) => time - times[k]);
}"""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def built() -> Iterator[str]:
    """The address of the hosted page."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(HOUSE / "site")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@contextmanager
def served() -> Iterator[str]:
    """The address of the served page."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "panel", "serve", "explorer/serve.py", "--port", str(port)]
    with subprocess.Popen(command, cwd=HOUSE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as child:
        address = f"http://127.0.0.1:{port}/serve"
        for _ in range(300):
            with suppress(OSError), urllib.request.urlopen(address, timeout=5):
                break
            sleep(0.1)
        yield address
        child.terminate()


def waits(page: Page, moves: int) -> list[float]:
    """Milliseconds from each move to its answer."""
    box = page.get_by_role("slider", name="x", exact=True).bounding_box()
    assert box is not None
    across, middle = box["width"] / 2, (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.move(*middle)
    page.mouse.down()
    page.evaluate(WATCH)
    for move in range(moves):
        page.mouse.move(middle[0] + across * (0.2 + 0.5 * (move % 7) / 7), middle[1])
        page.wait_for_timeout(150)
    page.mouse.up()
    return page.evaluate("waits")


def main() -> None:
    """Print both homes' medians; exit with 1 when a bound is broken."""
    moves = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    broken = False
    with sync_playwright() as playwright:
        for home, start in (("built", built), ("served", served)):
            with start() as address:
                browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
                page = browser.new_page(viewport={"width": 1440, "height": 900})
                page.goto(address)
                page.locator(READY).wait_for(state="attached", timeout=120_000)
                page.wait_for_timeout(1000)
                frame = statistics.median(page.evaluate(FRAMES))
                taken = sorted(waits(page, moves))
                browser.close()
            middle, late = statistics.median(taken), taken[int(0.95 * len(taken))]
            broken |= middle > BOUNDS[home]
            print(
                f"{home}: {len(taken)} answers, p50 {middle:.0f} ms (bound {BOUNDS[home]:.0f}), p95 {late:.0f} ms; "
                f"a frame takes {frame:.1f} ms: {middle / frame:.1f}x"
            )
    sys.exit(broken)


if __name__ == "__main__":
    main()
