"""What all tests share."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Playwright, expect, sync_playwright
from xdist.remote import Producer

from explorer.hosted.bundle import bundle, install_packages
from explorer.hosted.compiler import compile_site
from explorer.hosted.order import Order

from .groups import Groups, in_order, is_long
from .standing import stand_back

if os.name == "posix":
    import fcntl

# A property is about what is true, not about how busy the machine is. Each run draws new examples, but for continuous
# integration: what fails there fails at every desk that runs the same command.
DRAWN = "ci" if os.environ.get("CI") else "default"
SLOW = [HealthCheck.too_slow]  # the first draws of a process read the whole house for constants
settings.register_profile("unhurried", settings.get_profile(DRAWN), deadline=None, suppress_health_check=SLOW)
settings.load_profile("unhurried")

HOUSE = Path(__file__).parents[1]


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--quick`."""
    parser.addoption("--quick", action="store_true", help="leave out what needs a browser, a server or Pyodide")


def pytest_configure(config: pytest.Config) -> None:
    """The page's script is bundled from the sources as they are, before several processes read it."""
    stand_back()
    if not hasattr(config, "workerinput"):
        bundle()
        install_packages(HOUSE / "static", for_tests=True)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Groups:
    """Where several processes run the tests, each gets whole groups."""
    return Groups(config, log)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is too long for a quick run, and order the rest."""
    left_out = [item for item in items if is_long(item)] if config.getoption("--quick") else []
    config.hook.pytest_deselected(items=left_out)
    items[:] = in_order([item for item in items if item not in {*left_out}])


@pytest.fixture(scope="session")
def site() -> Path:
    """The hosted page, compiled from the sources as they are by whichever process asks first."""
    cache = HOUSE / ".cache"
    cache.mkdir(exist_ok=True)
    with one_at_a_time(cache / "site.lock"):
        return compile_site(Order(site=HOUSE / "site", cache=cache))


@contextmanager
def one_at_a_time(lock: Path) -> Iterator[None]:
    """While one process is inside, others wait; only where tests run in several of them."""
    with lock.open("w") as held:
        if os.name == "posix":
            fcntl.flock(held, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """The driver of browsers. A process can have but one; what is awaited has time, however busy the machine."""
    expect.set_options(timeout=30_000)
    with sync_playwright() as driver:
        yield driver
