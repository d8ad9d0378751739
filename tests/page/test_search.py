"""Values are found in the graph: what is found comes into sight and is selected."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .reader import Reader
from .test_picture import CANVAS, WHERE

pytestmark = [pytest.mark.browser, pytest.mark.script]

LONG = """import engine as mg
import numpy as np
x = mg.tensor(1.5)
f = x
for k in range(12):
    f = f * x
g = np.log(x - 2)
f = f + g
f.backward()
"""


@pytest.fixture
def long(reader: Reader) -> Reader:
    """Before a graph that is wider than its room, with a nan."""
    reader.open("#v=1&lesson=two-uses").write(LONG).page.keyboard.press("Escape")
    reader.button("First step").click()
    return reader.drawn()


def is_in_sight(reader: Reader, node: int) -> bool:
    room, card = reader.drawn().page.evaluate(CANVAS), reader.page.evaluate(WHERE, node)
    return room["x"] <= card["x"] and card["x"] + card["width"] <= room["x"] + room["width"]


def test_what_is_found_comes_into_sight_and_is_selected(long: Reader):
    long.page.keyboard.press("/")
    long.page.keyboard.type("nan")
    nans = [row["node"] for row in long.state("tape")["rows"] if "nan" in (row["data_value"] + row["data_gradient"])]
    status = long.page.get_by_role("search").get_by_role("status")
    expect(status).to_have_text(f"1 of {len(nans)}")
    assert long.state("selected") == nans[0]
    for at, node in enumerate([*nans[1:], nans[0]], 2):
        long.page.keyboard.press("Enter")
        assert long.state("selected") == node
        assert is_in_sight(long, node)
        expect(status).to_have_text(f"{at if at <= len(nans) else 1} of {len(nans)}")
    long.page.keyboard.press("Shift+Enter")
    assert long.state("selected") == nans[-1]
    assert long.state("step") == 1


def test_the_box_finds_operations_and_lines_and_says_where_there_is_nothing(long: Reader):
    box = long.page.get_by_role("searchbox", name="Find in the graph")
    status = long.page.get_by_role("search").get_by_role("status")
    box.fill("line 7")
    expect(status).to_have_text("1 of 2")
    box.fill("multiply")
    expect(status).to_have_text("1 of 12")
    long.button("Next match").click()
    expect(status).to_have_text("2 of 12")
    box.fill("nowhere")
    expect(status).to_have_text("none")
    box.press("Escape")
    expect(box).to_have_value("")
    expect(box).not_to_be_focused()
