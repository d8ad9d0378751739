"""The page in a real Chromium that can reach no other host: served by Panel, or built as a static site."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Playwright

from tests.standing import stand_before

from .reader import Reader

ROOT = Path(__file__).parents[2]
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
PATIENCE = 60.0  # seconds until Python can compute, be the machine as busy as it may


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Each test in both homes; what the page's script does by itself, one script in both, in the served one alone."""
    if "home" in metafunc.fixturenames:
        homes = ["served"] if metafunc.definition.get_closest_marker("script") else ["served", "built"]
        metafunc.parametrize("home", homes, indirect=True)


@pytest.fixture(scope="session")
def homes() -> Iterator[Callable[[str], str]]:
    """The address of a home by its name; its server is started for whoever asks first, and serves to the end."""
    addresses: dict[str, str] = {}
    with ExitStack() as servers:

        def address(name: str) -> str:
            if name not in addresses:
                addresses[name] = servers.enter_context(_serving(name))
            return addresses[name]

        yield address


@pytest.fixture
def home(request: pytest.FixtureRequest, homes: Callable[[str], str]) -> tuple[str, str]:
    """Which home it is and its address; the built one only where someone asks for it, since it has to be compiled."""
    name = request.param
    if name == "built":
        if not os.environ.get("BUILT"):
            pytest.skip("set BUILT=1")
        request.getfixturevalue("site")
    return name, homes(name)


@pytest.fixture(scope="session")
def browser(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrowserContext]:
    """One browser with one cache, on the disk, where compiled scripts are kept; it shares no other storage."""
    profile = tmp_path_factory.mktemp("profile")
    context = playwright.chromium.launch_persistent_context(
        profile,
        executable_path=CHROMIUM,
        args=list(ARGUMENTS),
        viewport=WIDE,
        color_scheme="light",
        permissions=CLIPBOARD,
    )
    yield context
    context.close()


@pytest.fixture(scope="session")
def desks() -> dict[str, Reader]:
    """By home the page that tests take one after the other, each of them opening what it needs in it."""
    return {}


@pytest.fixture
def reader(
    request: pytest.FixtureRequest, home: tuple[str, str], browser: BrowserContext, desks: dict[str, Reader]
) -> Iterator[Reader]:
    """Someone before the page, not yet opened. The console must have stayed free of errors in the end.

    Other tests have used the page, unless this one is marked `fresh`: then nobody was there before or comes after.
    """
    name, address = home
    is_fresh = request.node.get_closest_marker("fresh") is not None
    reader = (None if is_fresh else desks.pop(name, None)) or Reader(browser.new_page(), address, PATIENCE)
    failed = request.session.testsfailed
    yield reader
    errors, strangers = reader.leave()
    if is_fresh or errors or strangers or request.session.testsfailed > failed:
        reader.page.close()
    else:
        desks[name] = reader
    assert errors == []
    assert strangers == []


@pytest.fixture
def elsewhere(
    home: tuple[str, str], browser: BrowserContext, desks: dict[str, Reader]
) -> Iterator[Callable[[str], Reader]]:
    """Opens a link as somebody else, in a new page.

    In the built home, where each new page starts a Python, the page is new for the first link of all, and kept.
    """
    name, address = home
    kept, opened = f"{name}, somebody else's", []

    def follow(link: str) -> Reader:
        opened.append(desks.pop(kept, None) or Reader(browser.new_page(), address, PATIENCE))
        return opened[-1].open("#" + link.partition("#")[2])

    yield follow
    said = [reader.leave() for reader in opened]
    for reader in opened:
        if name == "served" or any(map(any, said)):
            reader.page.close()
        else:
            desks[kept] = reader
    assert not any(map(any, said)), said


@contextmanager
def _serving(name: str) -> Iterator[str]:
    port = _free_port()
    command = [sys.executable, *(part.format(port=port) for part in COMMANDS[name])]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as child:
        address = f"http://127.0.0.1:{port}/{PATHS[name]}"
        stand_before(child.pid)
        try:
            _wait_for(address)
            yield address
        finally:
            child.terminate()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for(address: str, seconds: float = 120.0) -> None:
    deadline = time.monotonic() + seconds
    while True:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
