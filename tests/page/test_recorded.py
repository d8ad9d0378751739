"""A program that branches and loops shows how it was recorded: at its lines, in the explanation, above the graph."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .reader import Reader

pytestmark = pytest.mark.browser
SOURCE = """import engine as mg
def relu(v):
    if v > 0:
        return v * 1.0
    else:
        return 0.0 * v
x = mg.tensor(2.0)
for i in range(3):
    y = relu(x + i) * x
y.backward()
"""


def test_what_ran_is_told_beside_the_lines_in_the_explanation_and_above_the_graph(reader: Reader) -> None:
    reader.open().write(SOURCE)
    ends = reader.page.locator(".results .fork")
    expect(ends).to_have_text(["→ line 4", "not run"])
    reader.button("First step").click()
    reader.page.keyboard.press("ArrowRight")
    reader.page.keyboard.press("ArrowRight")
    panel = reader.page.get_by_role("region", name="Explanation")
    expect(panel).to_contain_text("Here i = 2: the 3rd of 3 turns of the loop on line 8.")
    expect(panel).to_contain_text("On line 3 v > 0 held, so the program went on with line 4.")
    expect(panel).to_contain_text("Line 6 was left out and made no values.")
    expect(reader.page.get_by_text("i = 2 · turn 3 of 3", exact=True)).to_be_visible()
    reader.drag("x", -9.0).answered()
    expect(ends).to_have_text(["→ line 6", "not run"])
    expect(panel).to_contain_text("On line 3 v > 0 did not hold, so the program went on with line 6.")
