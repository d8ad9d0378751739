"""How long the hosted page takes to start, against a bare start of Pyodide and NumPy measured in the same run.

`python tests/benchmarks/start.py [rounds]` after `python build.py site`. Bare: npm's stock Pyodide and the NumPy wheel,
in a worker on an empty page, until `import numpy` is done (the wheel unpacked by `unpackArchive`, which is quicker than
`loadPackage`). Every start is cold: a new browser with an empty cache. Medians of interleaved rounds.
"""

import functools
import http.server
import os
import shutil
import statistics
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Playwright, sync_playwright

from explorer.hosted import inputs

HOUSE = Path(__file__).parents[2]
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
MARKS = {"ready": "html[data-runtime=ready]", "steps": "html[data-steps=ready]"}
BOUNDS = {"ready": (1.6, 2.0), "steps": (0.8, 0.8)}  # aimed at, required
# Marks are taken on the page, the moment the attribute changes: no waiting loop of the driver is in the figure.
WATCH = """
globalThis.marks = {};
new MutationObserver(() => {
  for (const [name, selector] of Object.entries(%s))
    if (document.querySelector(selector)) marks[name] ??= performance.now();
}).observe(document, { attributes: true, childList: true, subtree: true });
"""
BARE_PAGE = """<!doctype html><html><script>
const worker = new Worker("bare.js", { type: "module" });
worker.onmessage = () => Object.assign(document.documentElement.dataset, { runtime: "ready", steps: "ready" });
</script></html>"""
BARE_WORKER = """import { loadPyodide } from "./package/pyodide.mjs";
const wheel = fetch(new URL("%s", import.meta.url));
const python = await loadPyodide();
python.unpackArchive(await (await wheel).arrayBuffer(), "wheel");
python.runPython("import numpy");
postMessage("done");
"""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


class _Server(http.server.ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """A browser that is closed drops its connections."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a plain static server for `folder`."""
    server = _Server(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def bare_page(folder: Path) -> Path:
    """A page that does nothing but start stock Pyodide with NumPy."""
    cache = HOUSE / ".cache/npm"
    inputs.unpacked(inputs.npm_package("pyodide", cache), folder)
    wheel = inputs.numpy_wheel(cache)
    shutil.copy(wheel, folder)
    (folder / "index.html").write_text(BARE_PAGE)
    (folder / "bare.js").write_text(BARE_WORKER % wheel.name)
    return folder


def start_once(playwright: Playwright, address: str) -> dict[str, float]:
    """Seconds from the navigation to each mark, in a new browser."""
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
    page = browser.new_page()
    page.add_init_script(WATCH % MARKS)
    page.goto(address)
    for selector in MARKS.values():
        page.locator(selector).wait_for(state="attached", timeout=120_000)
    marks: dict[str, float] = page.evaluate("marks")
    browser.close()
    return {name: marks[name] / 1000 for name in MARKS}


def measure(rounds: int) -> dict[str, list[dict[str, float]]]:
    """All starts of both pages, taken in turns."""
    taken: dict[str, list[dict[str, float]]] = {"bare": [], "site": []}
    with (
        tempfile.TemporaryDirectory() as folder,
        sync_playwright() as playwright,
        served(bare_page(Path(folder))) as bare,
        served(HOUSE / "site") as site,
    ):
        for _ in range(rounds):
            taken["bare"].append(start_once(playwright, bare))
            taken["site"].append(start_once(playwright, site))
    return taken


def main() -> None:
    """Print both ratios; exit with 1 when a required bound is broken."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    taken = measure(rounds)
    median = {(page, mark): statistics.median(start[mark] for start in taken[page]) for page in taken for mark in MARKS}
    broken = False
    print(f"medians of {rounds} cold starts; a bare start of Pyodide and NumPy takes {median['bare', 'ready']:.2f} s")
    for mark, (aim, bound) in BOUNDS.items():
        ratio = median["site", mark] / median["bare", mark]
        broken |= ratio > bound
        print(f"  {MARKS[mark]} after {median['site', mark]:.2f} s: {ratio:.2f}x (aim {aim}x, bound {bound}x)")
    sys.exit(broken)


if __name__ == "__main__":
    main()
