"""Whoever has no pointer reaches and chooses what a pointer does, and hears its name."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .reader import Reader

pytestmark = [pytest.mark.browser, pytest.mark.script, pytest.mark.fresh]

CELLS = """table => Array.from(table.rows, (row) => Array.from(row.cells, (cell) => cell.textContent))"""


def test_a_row_of_the_table_is_chosen_by_the_keyboard(reader: Reader):
    reader.open("#v=1&lesson=two-uses&step=1&tab=table")
    press = reader.page.keyboard.press
    reader.page.get_by_role("tab", name="Table").focus()
    press("Tab")
    for name, node in (("x", 0), ("y", 1), ("x * y", 2)):
        focused = reader.page.get_by_role("button", name=name, exact=True)
        assert focused.evaluate("button => button === button.getRootNode().activeElement")
        press("Enter")
        assert reader.state("selected") == node
        press("ArrowDown")
    assert reader.state("step") == 1


def test_the_table_says_what_each_value_is_made_of(reader: Reader):
    table = reader.open("#v=1&lesson=two-uses&tab=table").page.get_by_role("table", name="Graph", exact=True)
    head, *rows = table.evaluate(CELLS)
    assert [head[0], head[-1]] == ["Name", "Inputs"]
    inputs = {row[0].replace(" ", ""): row[-1].replace(" ", "") for row in rows}
    assert inputs == {"x": "—", "y": "—", "x*y": "x,y", "x**2": "x", "f": "x*y,x**2"}


STOPS = """() => {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  if (!focused || focused === document.body) return null;
  const labelled = focused.getRootNode().querySelector?.(`label[for="${focused.id}"]`)?.textContent;
  const name = focused.ariaLabel || labelled || focused.textContent.trim();
  return name || `unnamed ${focused.outerHTML.slice(0, 80)}`;
}"""
NAME = "each => each.ariaLabel ?? (each.textContent || each.closest('label')?.textContent)"
CARD = """() => {
  const list = [...document.querySelectorAll("*")].flatMap(function inside(each) {
    return [each, ...(each.shadowRoot ? [...each.shadowRoot.querySelectorAll("*")].flatMap(inside) : [])];
  }).find((each) => each.matches("[role=listbox]"));
  return list.getRootNode().getElementById(list.getAttribute("aria-activedescendant"))?.getAttribute("aria-label");
}"""


def test_every_tab_stop_has_a_name(reader: Reader):
    reader.open("#v=1&lesson=two-uses&step=9")
    stops = []
    for _ in range(60):
        if stops and stops[-1] == "Program":
            reader.page.keyboard.press("Escape")  # Tab writes there, until Escape
        reader.page.keyboard.press("Tab")
        stops.append(reader.page.evaluate(STOPS))
        if stops[-1] is None or stops.count(stops[0]) > 1:
            break
    assert [stop for stop in stops if stop and stop.startswith("unnamed")] == []
    assert any(stop and stop.startswith("Graph of 5 values") for stop in stops)


def test_cards_are_walked_along_their_edges_and_chosen(reader: Reader):
    reader.open("#v=1&lesson=two-uses&step=11")
    press = reader.page.keyboard.press
    reader.page.keyboard.press("Tab")  # from now on the focus is shown
    reader.page.get_by_role("listbox", name="Graph of 5 values").focus()
    press("Home")
    assert reader.page.evaluate(CARD).startswith("x = mg.tensor(2.0), value 2.000, gradient 8")
    press("ArrowRight")
    assert reader.page.evaluate(CARD).replace(" ", "").split(",")[0] in ("x*y", "x**2")
    press("ArrowRight")
    assert reader.page.evaluate(CARD).replace(" ", "").startswith("f=x*y+x**2,value12")
    press("Enter")
    assert reader.state("selected") == 4
    assert reader.page.get_by_role("listbox").get_by_role("option", selected=True).count() == 1
    press("ArrowLeft")
    press("Enter")
    assert reader.state("selected") in (2, 3)
    assert reader.state("step") == 11


def test_a_step_s_card_says_no_more_than_its_picture(reader: Reader):
    reader.open("#v=1&lesson=two-uses&step=2").drawn()
    cards = reader.page.get_by_role("listbox").get_by_role("option")
    names = [card.get_attribute("aria-label") for card in cards.all()]
    assert len(names) == 5
    assert "12" not in names[4]


@pytest.mark.parametrize(("lesson", "room"), [("bowl", "Descend"), ("bowl", "Plot"), ("moons", "Learn")])
def test_whoever_presses_a_control_with_the_keyboard_is_never_sent_back_to_the_start(reader: Reader, lesson, room):
    where = f"#v=1&lesson={lesson}&tab={room.lower()}"
    panel = reader.open(where).page.get_by_role("tabpanel", name=room)
    controls = panel.locator("button:visible, input[type=checkbox]:visible")
    expect(controls.nth(5)).to_be_visible()  # some come with the answer
    reader.answered().drawn()
    named = [each.evaluate(NAME) for each in controls.all() if each.is_enabled()]
    assert len(named) > 5
    lost = []
    for name in dict.fromkeys(named):
        if not panel.is_visible() or name not in controls.evaluate_all(f"all => all.map({NAME})"):
            reader.open(where)
        control = controls.nth(controls.evaluate_all(f"all => all.map({NAME})").index(name))
        if not control.is_enabled():
            continue
        control.press("Space")
        reader.answered().drawn()
        if reader.page.evaluate(STOPS) is None:
            lost.append(name)
        if reader.page.locator("dialog[open]").count():
            reader.page.keyboard.press("Escape")
    assert lost == []
