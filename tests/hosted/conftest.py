"""The hosted page in a real Chromium that can reach no other host, from a plain static server."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.page.conftest import ARGUMENTS, CHROMIUM

PATIENCE = 60_000  # ms: the machine may be busy
DEEP = "two/levels"


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


class Server(http.server.ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """A page that is closed drops its connections."""


class Visit:
    """A visit to the hosted page; `errors`: what the console complained of, `strangers`: other hosts that were asked."""

    def __init__(self, context: BrowserContext, folder: Path, path: str) -> None:
        self.context = context
        self.server = Server(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self.server.server_port}/{path}"
        self.errors: list[str] = []
        self.strangers: list[str] = []
        self.page = context.new_page()
        self._listen(self.page)

    def _listen(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)
        page.on("request", lambda request: self._asked(request.url))

    def _asked(self, url: str) -> None:
        if not url.startswith((self.address.split("/two")[0], "data:", "blob:")):
            self.strangers.append(url)

    def open(self, fragment: str = "", *, until: str = "[data-runtime=ready][data-steps=ready]") -> Visit:
        """Go to the page and wait until the document says that much."""
        self.page.goto(self.address + fragment)
        return self.wait(until)

    def wait(self, until: str) -> Visit:
        """Wait until the document's element matches the selector."""
        self.page.locator(f"html{until}").wait_for(state="attached", timeout=PATIENCE)
        return self

    def state(self, *names: str) -> dict[str, object]:
        """Fields of the page's store."""
        return self.page.evaluate("names => autodiff.store('main').all(names)", list(names))

    def cut_the_network(self) -> None:
        """From now on the server is not there."""
        self.server.shutdown()
        self.server.server_close()

    def close(self) -> None:
        self.context.close()
        self.cut_the_network()


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """One browser for all tests here; each visit has a context of its own, with an empty cache."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def visit(site: Path, chromium: Browser, tmp_path: Path) -> Iterator[Callable[..., Visit]]:
    """Makes visits to the site, served from a folder two levels deep."""
    (tmp_path / "two").mkdir()
    (tmp_path / DEEP).symlink_to(site, target_is_directory=True)
    made: list[Visit] = []

    def begin(*, prepare: Callable[[BrowserContext], object] = lambda _: None, service_workers: str = "block") -> Visit:
        context = chromium.new_context(service_workers=service_workers, viewport={"width": 1440, "height": 900})
        prepare(context)
        made.append(Visit(context, tmp_path, f"{DEEP}/"))
        return made[-1]

    yield begin
    for each in made:
        each.close()
