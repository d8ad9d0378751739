"""What all tests share."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Playwright, sync_playwright

from explorer.hosted.bundle import bundle
from explorer.hosted.compiler import compile_site
from explorer.hosted.order import Order

from .turns import Turns, is_long, rank

# A property is about what is true, not about how busy the machine is.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

HOUSE = Path(__file__).parents[1]


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--quick`."""
    parser.addoption("--quick", action="store_true", help="leave out what needs a browser, a server or Pyodide")


def pytest_configure(config: pytest.Config) -> None:
    """The page's script is bundled from the sources as they are. One process of several gives each test its turn."""
    if not hasattr(config, "workerinput"):
        bundle()
    if hasattr(config, "workerinput") and os.name == "posix":
        config.pluginmanager.register(Turns(config.workerinput["testrunuid"]))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """First what must be alone, then what takes long: in the end something small is left for each process."""
    left_out = [item for item in items if is_long(item)] if config.getoption("--quick") else []
    config.hook.pytest_deselected(items=left_out)
    items[:] = sorted((item for item in items if item not in {*left_out}), key=rank)


@pytest.fixture(scope="session")
def site() -> Path:
    """The hosted page, compiled from the sources as they are, unless BUILT says that this has just been done."""
    if os.environ.get("BUILT") and (HOUSE / "site").exists():
        return HOUSE / "site"
    return compile_site(Order(site=HOUSE / "site", cache=HOUSE / ".cache"))


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """The driver of browsers. A process can have but one."""
    with sync_playwright() as driver:
        yield driver
