"""How long from a move of a slider's thumb until its answer is painted, by the size of the graph, in both homes.

`python -m tests.benchmarks.slider [moves]` after `python build.py site`. Real pointer moves, one at a time; taken on
the page, from the slider's event to the end of the frame after the change of `data-revision`: the first task after that
frame's callback, by which the page has painted. Beside it a frame of the same page, measured in the same run. And how
long a first picture takes, from its link.
"""

from __future__ import annotations

import base64
import functools
import os
import shutil
import socket
import statistics
import subprocess
import sys
import threading
import urllib.request
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from time import sleep

from playwright.sync_api import Page, sync_playwright

from .tick import SIZES, loop

HOUSE = Path(__file__).parents[2]
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
BOUNDS = {12: 30.0, 102: 80.0, 1_002: 600.0}  # milliseconds of the hosted page, at the median
FIRST = {10_002: 6_000.0}  # milliseconds until its first picture
READY = "html[data-runtime=ready][data-steps=ready]"
WATCH = """() => {
  globalThis.waits = [];
  let moved = 0;
  document.addEventListener("input", () => (moved = performance.now()), true);
  const after = new MessageChannel(); // its task comes when the frame is done
  let since = 0;
  after.port1.onmessage = () => waits.push(performance.now() - since);
  const painted = (began) => requestAnimationFrame(() => ((since = began), after.port2.postMessage(0)));
  new MutationObserver(() => moved && (painted(moved), moved = 0))
    .observe(document.documentElement, { attributeFilter: ["data-revision"] });
}"""
OPEN = """([fragment, source]) => new Promise((done) => {
  const began = performance.now();
  const store = autodiff.store("main");
  const isHere = () => store.get("tape")?.source === source && store.get("answered") === store.get("revision");
  const off = store.on(["answered", "tape"], () => {
    if (!isHere()) return;
    off();
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)));
  });
  history.pushState(null, "", location.pathname + fragment);
  dispatchEvent(new PopStateEvent("popstate"));
})"""
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
        page.wait_for_function(f"waits.length > {move}", timeout=60_000, polling=50)  # else it asks at each frame
        page.wait_for_timeout(50)
    page.mouse.up()
    return sorted(page.evaluate("waits"))


def link(source: str) -> str:
    """The program as a link's fragment."""
    squeezer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = base64.urlsafe_b64encode(squeezer.compress(source.encode()) + squeezer.flush()).decode().rstrip("=")
    return f"#v=1&code={packed}"


def measured(page: Page, home: str, values: int, moves: int) -> bool:
    """Print what a graph of this size takes; whether that is more than the hosted page may take."""
    first = page.evaluate(OPEN, [link(loop(values)), loop(values)])
    page.wait_for_timeout(1000)
    taken = waits(page, moves if values < 1_000 else max(5, moves // 4))
    middle, late = statistics.median(taken), taken[int(0.95 * len(taken))]
    print(f"{home} | {values:,} | {first:,.0f} | {middle:,.0f} | {late:,.0f} | {BOUNDS.get(values, '')}", flush=True)
    return home == "built" and (middle > BOUNDS.get(values, middle) or first > FIRST.get(values, first))


def main() -> None:
    """Print the table; exit with 1 when a bound is broken."""
    moves = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    broken = False
    print("home | values | first picture, ms | slider to paint, p50 | p95 | hosted at most")
    with sync_playwright() as playwright:
        for home, start in (("built", built), ("served", served)):
            with start() as address:
                browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
                page = browser.new_page(viewport={"width": 1440, "height": 900})
                page.goto(address)
                page.locator(READY).wait_for(state="attached", timeout=120_000)
                page.wait_for_timeout(1000)
                print(f"{home}: a frame takes {statistics.median(page.evaluate(FRAMES)):.1f} ms")
                for values in SIZES:
                    broken |= measured(page, home, values, moves)
                browser.close()
    sys.exit(broken)


if __name__ == "__main__":
    main()
