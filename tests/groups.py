"""In which order the tests begin, and which of them share a process, since they share a server or a page."""

from __future__ import annotations

from collections import Counter

import pytest

# the folders whose tests take longest, since they start a Pyodide, a browser or a server; the longest first
LONG = ("engine_wasm", "hosted", "page", "server", "load")
AFTERWARDS = (*LONG, "confine", "engine")  # then all others


def is_long(item: pytest.Item) -> bool:
    """Whether it needs something that takes long to start."""
    return item.path.parent.name in LONG


def group(item: pytest.Item) -> str:
    """Tests of one file stay together, those of the page's two homes apart; inside Pyodide each is by itself."""
    folder, callspec = item.path.parent.name, getattr(item, "callspec", None)
    if folder == "engine_wasm":
        return item.name
    return f"{folder}-{item.path.stem}-{callspec.params.get('home', '') if callspec else ''}"


def in_order(items: list[pytest.Item]) -> list[pytest.Item]:
    """What takes longest begins first, so that nothing is waited for in the end; each is told its group."""
    counts = Counter(map(group, items))
    for item in items:
        item.add_marker(pytest.mark.xdist_group(group(item)))
    return sorted(items, key=lambda item: (_rank(item), -counts[group(item)], group(item)))


def _rank(item: pytest.Item) -> int:
    folder = item.path.parent.name
    return AFTERWARDS.index(folder) if folder in AFTERWARDS else len(AFTERWARDS)
