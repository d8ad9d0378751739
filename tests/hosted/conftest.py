"""The hosted page in a real Chromium that can reach no other host, from a plain static server."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright

from tests.page.conftest import ARGUMENTS, CHROMIUM

PATIENCE = 180_000  # ms: the machine may be busy
DEEP = "two/levels"


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files; `held` ones only when released, and some as their `edits` make them, the first time."""

    server: Server

    def do_GET(self) -> None:
        folder, _, last = self.path.rpartition("/")
        name = last or "index.html"
        if name == self.server.held:
            self.server.released.wait()
        edit = self.server.edits.pop(name, None)
        if edit is None:
            return super().do_GET()
        content = edit((Path(self.translate_path(folder)) / name).read_text(encoding="utf-8")).encode()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(name))
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """The tests speak for themselves."""


class Server(http.server.ThreadingHTTPServer):
    """A static server; `held`: the file that waits for `released`, `edits`: how files are changed the first time."""

    def __init__(self, folder: Path, held: str | None, edits: dict[str, Callable[[str], str]], port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), functools.partial(Handler, directory=str(folder)))
        self.held, self.edits, self.released = held, dict(edits), threading.Event()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def handle_error(self, *_: object) -> None:
        """A page that is closed drops its connections."""


def more(text: str) -> Callable[[str], str]:
    """An edit that adds a text to the end of a file."""
    return lambda content: content + text


class Visit:
    """A visit to the hosted page; `errors`: the console's complaints, `strangers`: the other hosts that were asked."""

    def __init__(self, context: BrowserContext, server: Server, path: str) -> None:
        self.context, self.server = context, server
        self.address = f"http://127.0.0.1:{server.server_port}/{path}"
        self.errors: list[str] = []
        self.strangers: list[str] = []
        self.page = context.new_page()
        self.page.set_default_timeout(PATIENCE)
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

    def write(self, source: str) -> None:
        """Replace the program."""
        self.page.get_by_role("textbox", name="Program", exact=True).fill(source)

    def press(self, name: str) -> None:
        """Click the button of this name."""
        self.page.get_by_role("button", name=name, exact=True).click()

    def see(self, value: str) -> None:
        """Wait until some row of the table has this value."""
        self.page.locator(f"tr[data-value='{value}']").first.wait_for(state="attached", timeout=PATIENCE)

    def cut_the_network(self) -> None:
        """From now on the server is not there."""
        self.server.released.set()
        self.server.shutdown()
        self.server.server_close()

    def close(self) -> None:
        self.context.close()
        self.cut_the_network()


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """One browser for all tests here; each visit has a context of its own, with an empty cache."""
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
    yield browser
    browser.close()


@pytest.fixture
def visit(site: Path, chromium: Browser, tmp_path: Path) -> Iterator[Callable[..., Visit]]:
    """Makes visits to the site, served from a folder two levels deep."""
    (tmp_path / "two").mkdir()
    (tmp_path / DEEP).symlink_to(site, target_is_directory=True)
    made: list[Visit] = []

    def begin(
        *,
        held: str | None = None,
        edits: dict[str, Callable[[str], str]] | None = None,
        lost: str | None = None,
        browser: Browser = chromium,
    ) -> Visit:
        context = browser.new_context(service_workers="block")
        if lost:
            context.route(f"**/{lost}", lambda route: route.abort())
        made.append(Visit(context, Server(tmp_path, held, edits or {}), f"{DEEP}/"))
        return made[-1]

    yield begin
    for each in made:
        each.close()
