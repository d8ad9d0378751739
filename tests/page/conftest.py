"""The page in a real Chromium that can reach no other host: served by Panel, or built as a static site."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Playwright

from .reader import Reader

ROOT = Path(__file__).parents[2]
SITE = ROOT / "site"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ARGUMENTS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
WIDE = {"width": 1440, "height": 900}
CLIPBOARD = ["clipboard-read", "clipboard-write"]
COMMANDS = {
    "served": ("-m", "panel", "serve", "explorer/serve.py", "--port", "{port}"),
    "built": ("-m", "http.server", "-d", "site", "--bind", "127.0.0.1", "{port}"),
}
PATHS = {"served": "serve", "built": ""}
PATIENCE = {"served": 15.0, "built": 60.0}  # seconds until Python can compute


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Each test in both homes; what the page's script does by itself, one script in both, in the served one alone."""
    if "home" in metafunc.fixturenames:
        homes = ["served"] if metafunc.definition.get_closest_marker("script") else ["served", "built"]
        metafunc.parametrize("home", homes, indirect=True, scope="session")


@pytest.fixture(scope="session")
def home(request: pytest.FixtureRequest) -> Iterator[tuple[str, str]]:
    """Which home it is and its address; the built one only where someone has built it and asks for it."""
    name = request.param
    if name == "built" and not (os.environ.get("BUILT") and SITE.exists()):
        pytest.skip("set BUILT=1 after `python build.py site`")
    port = _free_port()
    command = [sys.executable, *(part.format(port=port) for part in COMMANDS[name])]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as child:
        address = f"http://127.0.0.1:{port}/{PATHS[name]}"
        try:
            _wait_for(address)
            yield name, address
        finally:
            child.terminate()


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[BrowserContext]:
    """One browser with one cache; each test has a tab of its own, and the only storage they share is emptied."""
    chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
    yield chromium.new_context(viewport=WIDE, color_scheme="light", permissions=CLIPBOARD)
    chromium.close()


@pytest.fixture
def reader(home: tuple[str, str], browser: BrowserContext) -> Iterator[Reader]:
    """Someone before the page, not yet opened. The console must have stayed free of errors in the end."""
    name, address = home
    reader = Reader(browser.new_page(), address, PATIENCE[name])
    yield reader
    if reader.page.url.startswith(address):
        reader.page.evaluate("localStorage.clear()")
    reader.page.close()
    assert reader.errors == []
    assert reader.strangers == []


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for(address: str, seconds: float = 30.0) -> None:
    deadline = time.monotonic() + seconds
    while True:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
