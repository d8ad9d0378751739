"""Rooms of every size: the graph can be seen in each, and what else has no place there is scrolled or turned to."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from playwright.sync_api import expect

from .reader import Reader

pytestmark = [pytest.mark.browser, pytest.mark.script]

LEAST = 220  # px that the graph is high, wherever it is shown
WIDTHS = (320, 390, 480, 640, 699, 700, 720, 844, 899, 900, 960, 1024, 1180, 1440, 1920)
HEIGHTS = (320, 390, 450, 600, 700, 819, 820, 1080)
FEW = ((320, 568), (390, 844), (480, 480), (700, 480), (720, 450), (768, 1024), (844, 390), (1024, 768), (1440, 900))
PLAIN = {"hide": [], "present": False, "embed": False, "keptOwn": False}  # keptOwn: a note, which can be closed
EVERYTHING = ["code", "sliders", "output", "lesson", "why", "tabs"]
CHANGED = {  # what a link may ask for
    "present": {"present": True},
    "embed": {"embed": True},
    "present in a frame": {"present": True, "embed": True},
    "hide=tabs": {"hide": ["tabs"]},
    "hide=why": {"hide": ["why"]},
    "hide=tabs,why": {"hide": ["tabs", "why"]},
    "hide=code,lesson": {"hide": ["code", "lesson"]},
    "hide the program": {"hide": EVERYTHING[:4]},
    "hide everything": {"hide": EVERYTHING},
    "hide everything in a frame": {"hide": EVERYTHING, "embed": True},
    "present a part": {"hide": ["code", "tabs"], "present": True},
    "the program": {"pane": "program"},
    "the lesson": {"pane": "lesson"},
    "the lesson on a wall": {"pane": "lesson", "present": True},
    "the program in a frame": {"pane": "program", "embed": True},
}
FAULTS = (Path(__file__).parent / "faults.js").read_text(encoding="utf-8")


def faults(reader: Reader, sizes: list[tuple[int, int]], change: Mapping[str, object] = PLAIN) -> dict[str, list[str]]:
    """What is wrong, by size; the page is not loaded anew."""
    reader.page.evaluate("change => autodiff.store('main').set(change)", {**PLAIN, **change})
    found = {}
    for width, height in sizes:
        reader.page.set_viewport_size({"width": width, "height": height})
        found[f"{width}x{height}"] = reader.page.evaluate(FAULTS, LEAST) and settled(reader)
    return {size: faults for size, faults in found.items() if faults}


def settled(reader: Reader) -> list[str]:
    """The faults that stay: on a busy machine a page is sometimes met while it takes its new places."""
    return reader.drawn().page.evaluate(FAULTS, LEAST)


def test_no_window_is_too_small_for_the_graph(reader: Reader):
    reader.open("#v=1&lesson=two-uses&step=9")
    assert faults(reader, [(width, height) for width in WIDTHS for height in HEIGHTS]) == {}


def test_nor_for_what_a_link_leaves_of_the_page(reader: Reader):
    reader.open("#v=1&lesson=two-uses&step=9")
    found = {change: faults(reader, list(FEW), changes) for change, changes in CHANGED.items()}
    assert {change: sizes for change, sizes in found.items() if sizes} == {}


def test_nor_for_a_descent_and_the_table(reader: Reader):
    reader.open("#v=1&lesson=two-uses&step=9")
    reader.button("Descend").click()
    reader.answered()
    assert faults(reader, list(FEW)) == {}
    assert faults(reader, list(FEW), {"tab": "table"}) == {}


def test_on_a_phone_what_a_link_or_a_button_opens_is_brought_into_sight(reader: Reader):
    reader.page.set_viewport_size({"width": 390, "height": 844})
    graph = reader.page.locator("section.graph")
    reader.open("#v=1&lesson=downhill&tab=descend")
    back = reader.page.get_by_role("tabpanel", name="Descend").get_by_role("button", name="Open this turn’s graph →")
    expect(reader.page.get_by_role("tab", name="Descend")).to_be_in_viewport()
    expect(graph).not_to_be_in_viewport()
    back.click()
    expect(graph).to_be_in_viewport(ratio=0.5)
    reader.page.get_by_role("tab", name="Table").click()
    expect(reader.page.get_by_role("tab", name="Table")).to_be_in_viewport()


def test_on_a_phone_who_is_asked_sees_the_question(reader: Reader):
    reader.page.set_viewport_size({"width": 390, "height": 844})
    reader.open("#v=1&lesson=two-uses&step=9").button("Predict").click()
    expect(reader.page.get_by_role("textbox", name="Your answer")).to_be_in_viewport()
    reader.page.get_by_role("tab", name="Table").click()
    expect(reader.page.get_by_role("tab", name="Table")).to_be_in_viewport()
