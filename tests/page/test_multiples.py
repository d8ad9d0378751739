"""A program's own loop: all its turns as small plots, a step into any, and what goes on from one to the next."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .reader import Reader

pytestmark = pytest.mark.browser
SOURCE = """import engine as mg
w = mg.tensor(4.0)
b = mg.tensor([1.0, -1.0])
for i in range(8):
    L = (w - 1.0) ** 2 + (b * b).sum()
    L.backward()
    w.data -= 0.1 * w.grad
    b.data -= 0.1 * b.grad
"""


def test_all_turns_are_seen_at_once_and_any_is_stepped_into(reader: Reader) -> None:
    reader.open().write(SOURCE)
    reader.page.get_by_role("tab", name="Descend").click()
    plots = reader.page.get_by_role("group", name="Loss and parameters by turn").get_by_role("slider")
    expect(plots).to_have_count(3)
    names = [plots.nth(at).get_attribute("aria-label") for at in range(3)]
    assert [name.split(" over ")[0] for name in names] == ["loss", "w", "b"]
    reader.page.wait_for_function("!autodiff.store('main').get('busy')")
    box = plots.nth(1).bounding_box()
    reader.page.mouse.click(box["x"] + 0.62 * box["width"], box["y"] + box["height"] / 2)
    reader.answered()
    turn = reader.state("tape")["turn"]
    assert 2 <= turn <= 6
    plots.nth(2).press("ArrowRight")
    reader.answered()
    assert reader.state("tape")["turn"] == turn + 1
    expect(plots.nth(0)).to_have_attribute("aria-valuetext", f"turn {turn + 1}")
    plots.nth(2).press("ArrowLeft")
    reader.answered()
    reader.button("Open this turn’s graph →").press("Enter")
    expect(reader.page.locator(".legend:visible")).to_contain_text("kept from turn to turn")
    reader.button("First step").click()
    panel = reader.page.get_by_role("region", name="Explanation")
    expect(panel).to_contain_text("w is kept from turn to turn, while what is computed from it is made anew.")
    expect(panel).to_contain_text("Its gradient of the turn before has been nulled: this turn begins with none.")
    cards = reader.page.evaluate("autodiff.store('main').columns()")["cards"]
    assert (cards["note"][0], cards["footer"][0]) == ("kept", "nulled")
    assert cards["border"].count("kept") == 2


def test_what_is_no_longer_drawn_is_let_go_of(reader: Reader) -> None:
    reader.open().write(SOURCE)
    reader.page.get_by_role("tab", name="Descend").click()
    plots = reader.page.get_by_role("group", name="Loss and parameters by turn").get_by_role("slider")
    expect(plots).to_have_count(3)
    before = views(reader)
    for extra in ("c", "d", "e"):
        reader.write(SOURCE.replace("w = ", f"{extra} = mg.tensor(2.0)\nw = ").replace("L = ", f"L = {extra} * "))
        expect(plots).to_have_count(4)
    reader.write(SOURCE)
    expect(plots).to_have_count(3)
    assert views(reader) == before


def views(reader: Reader) -> int:
    """How many plots the page keeps, whether they are seen or not."""
    tools = reader.page.context.new_cdp_session(reader.page)
    tools.send("HeapProfiler.collectGarbage")
    kind = "Bokeh.Models.get('Plot').prototype.default_view.prototype"
    kind_at = tools.send("Runtime.evaluate", {"expression": kind})["result"]["objectId"]
    found = tools.send("Runtime.queryObjects", {"prototypeObjectId": kind_at})["objects"]["objectId"]
    counting = {"functionDeclaration": "function () { return this.filter((view) => view.el).length }"}
    said = tools.send("Runtime.callFunctionOn", {"objectId": found, "returnByValue": True, **counting})
    tools.detach()
    return said["result"]["value"]
