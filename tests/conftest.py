"""What all tests share."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Playwright, sync_playwright

from explorer.hosted.compiler import compile_site
from explorer.hosted.order import Order

# A property is about what is true, not about how busy the machine is.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

HOUSE = Path(__file__).parents[1]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A browser on a busy machine may come too late; a test that fails three times has failed. Reruns are reported."""
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=2))


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
