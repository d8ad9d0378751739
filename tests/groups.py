"""In which order the tests begin, and which of them share a process, since they share a server or a page."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import PurePosixPath

import pytest
from xdist.scheduler import LoadScopeScheduling

# the folders whose tests take longest, since they start a Pyodide, a browser or a server; the longest first
SHARING = ("hosted", "page", "server", "load")
LONG = ("engine_wasm", *SHARING)
AFTERWARDS = (*LONG, "confine", "engine")  # then all others
BUILT = re.compile(r"[\[-]built[]-]")  # the page's home in the name of a test


class Groups(LoadScopeScheduling):
    """Gives each process whole groups of tests. It knows the tests by their names alone."""

    def _split_scope(self, nodeid: str) -> str:
        return group(nodeid)


def is_long(item: pytest.Item) -> bool:
    """Whether it needs something that takes long to start."""
    return _kind(item.nodeid) in LONG


def group(name: str) -> str:
    """Tests of one file that share a page or a server stay together, by the page's home; all others go alone."""
    if _kind(name) not in SHARING:
        return name
    return name.partition("::")[0] + (" built" if BUILT.search(name) else "")


def in_order(items: list[pytest.Item]) -> list[pytest.Item]:
    """What takes longest begins first, so that nothing is waited for in the end."""
    counts = Counter(group(item.nodeid) for item in items)
    return sorted(items, key=lambda item: (_rank(item.nodeid), -counts[group(item.nodeid)], group(item.nodeid)))


def _kind(name: str) -> str:
    """The folder; what runs inside Pyodide is of one kind wherever it stands."""
    path = PurePosixPath(name.partition("::")[0])
    return "engine_wasm" if path.stem == "test_wasm" else path.parent.name


def _rank(name: str) -> int:
    return AFTERWARDS.index(_kind(name)) if _kind(name) in AFTERWARDS else len(AFTERWARDS)
