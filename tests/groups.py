"""In which order the tests begin, and which of them share a process, since they share a server or a page."""

from __future__ import annotations

from collections import Counter

import pytest

# the folders whose tests take longest, since they start a Pyodide, a browser or a server; the longest first
LONG = ("engine_wasm", "hosted", "page", "server", "load")
AFTERWARDS = (*LONG, "confine", "engine")  # then all others


def is_long(item: pytest.Item) -> bool:
    """Whether it needs something that takes long to start."""
    return _kind(item) in LONG


def group(item: pytest.Item) -> str:
    """Tests of one file stay together, those of the page's two homes apart; inside Pyodide each is by itself."""
    if _kind(item) == "engine_wasm":
        return item.name
    callspec = getattr(item, "callspec", None)
    return f"{_kind(item)}-{item.path.stem}-{callspec.params.get('home', '') if callspec else ''}"


def in_order(items: list[pytest.Item]) -> list[pytest.Item]:
    """What takes longest begins first, so that nothing is waited for in the end; each is told its group."""
    counts = Counter(map(group, items))
    for item in items:
        item.add_marker(pytest.mark.xdist_group(group(item)))
    return sorted(items, key=lambda item: (_rank(item), -counts[group(item)], group(item)))


def _kind(item: pytest.Item) -> str:
    """The folder; what runs inside Pyodide is of one kind wherever it stands."""
    return "engine_wasm" if item.path.stem == "test_wasm" else item.path.parent.name


def _rank(item: pytest.Item) -> int:
    return AFTERWARDS.index(_kind(item)) if _kind(item) in AFTERWARDS else len(AFTERWARDS)
