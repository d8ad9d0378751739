"""A large graph is shown as groups that open and close, one at a time, by click, key and link."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.benchmarks.tick import loop

from .reader import Reader
from .test_picture import WHERE

pytestmark = pytest.mark.browser
GROUP = """title => {
  const store = autodiff.store("main");
  const { cards } = store.get("tape").scenes[store.get("orientation")];
  return cards.find((card) => card.title === title)?.nodes[0] ?? null;
}"""


@pytest.fixture
def large(reader: Reader) -> Reader:
    """Before the graph of a loop of 49 turns."""
    reader.open("#v=1&lesson=two-uses").write(loop(102)).page.keyboard.press("Escape")
    return reader.drawn()


def crumbs(reader: Reader) -> Locator:
    return reader.page.get_by_role("list", name="Open groups").get_by_role("button")


def click(reader: Reader, title: str) -> None:
    """A click on the card of a group, which is waited for."""
    reader.page.wait_for_function(f"title => ({GROUP})(title) !== null", arg=title)
    node = reader.drawn().page.evaluate(GROUP, title)
    reader.page.evaluate("node => autodiff.store('main').select(node)", node)  # it comes into sight
    box = reader.page.evaluate(WHERE, node)
    reader.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    reader.answered()


def titles(reader: Reader) -> list[str]:
    return reader.page.get_by_role("list", name="Open groups").evaluate(
        "list => [...list.querySelectorAll('button')].map((each) => each.textContent)"
    )


def test_groups_open_by_a_click_and_close_by_their_crumbs_and_the_keyboard(large: Reader):
    assert titles(large) == ["program"]
    click(large, "for, line 6")
    assert titles(large) == ["program", "for, line 6"]
    click(large, "turn 17")
    assert titles(large) == ["program", "for, line 6", "turn 17"]
    large.page.keyboard.press("Backspace")
    assert titles(large.answered()) == ["program", "for, line 6"]
    crumbs(large).first.click()
    assert titles(large.answered()) == ["program"]


@pytest.mark.script
def test_a_group_opens_by_the_keyboard_alone_and_is_announced(large: Reader):
    large.page.keyboard.press("Tab")
    large.page.get_by_role("listbox").focus()
    large.page.keyboard.press("End")
    expect(large.page.get_by_role("listbox").get_by_role("option").last).to_have_attribute(
        "aria-label", "for, line 6: 49 turns, closed; Enter opens it"
    )
    large.page.keyboard.press("Enter")
    assert titles(large.answered()) == ["program", "for, line 6"]


def test_what_is_open_survives_an_edit_a_slider_and_the_link(large: Reader):
    click(large, "for, line 6")
    click(large, "turn 17")
    large.write(loop(102).replace("import engine as mg\n", "import engine as mg\n# a line more\n"))
    assert titles(large.drawn()) == ["program", "for, line 7", "turn 17"]
    large.drag("x", 1.5)
    assert titles(large.answered()) == ["program", "for, line 7", "turn 17"]
    large.page.wait_for_function("() => location.hash.includes('open=for1/17')")
    link = large.page.evaluate("location.hash")
    large.open("#v=1&lesson=two-uses")
    assert titles(large.drawn()) == []
    assert titles(large.open(link).drawn()) == ["program", "for, line 7", "turn 17"]


@pytest.mark.script
def test_a_match_in_a_closed_group_opens_it(large: Reader):
    box = large.page.get_by_role("searchbox", name="Find in the graph")
    box.fill("line 8")
    box.press("Enter")
    assert titles(large.answered().drawn()) == ["program", "for, line 6", "turn 2"]
    assert large.page.evaluate(WHERE, large.state("selected"))["width"] > 0
