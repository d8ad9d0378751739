"""Tests of several processes at once, of which some have the machine to themselves."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Generator
from pathlib import Path

import pytest

if os.name == "posix":
    import fcntl


class Turns:
    """The turns of one process, by two locked files: all are in the `room`, and who waits for it holds the `door`."""

    def __init__(self, run: str) -> None:
        folder = Path(tempfile.gettempdir())
        self._door, self._room = ((folder / f"tests-{run}.{name}").open("w") for name in ("door", "room"))

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        """A test: alone, or beside others that need not be."""
        fcntl.flock(self._door, fcntl.LOCK_EX)
        fcntl.flock(self._room, fcntl.LOCK_EX if is_alone(item) else fcntl.LOCK_SH)
        fcntl.flock(self._door, fcntl.LOCK_UN)
        try:
            return (yield)
        finally:
            fcntl.flock(self._room, fcntl.LOCK_UN)

    def pytest_unconfigure(self) -> None:
        """The run is over."""
        for file in (self._door, self._room):
            file.close()
            Path(file.name).unlink(missing_ok=True)


# the folders whose tests take long, since they start a Pyodide, a browser or a server; the longest test first
LONG = ("engine_wasm", "server", "load", "hosted", "page")


def is_alone(item: pytest.Item) -> bool:
    """Whether it measures time, which others would take."""
    return item.get_closest_marker("alone") is not None


def is_long(item: pytest.Item) -> bool:
    """Whether it needs something that takes long to start."""
    return item.path.parent.name in LONG


def rank(item: pytest.Item) -> int:
    """When its turn comes: what must be alone is first, then what takes long."""
    return 0 if is_alone(item) else LONG.index(item.path.parent.name) + 1 if is_long(item) else len(LONG) + 1
