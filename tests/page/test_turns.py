"""A long run on the page: which turn it is in, "Stop here", and any turn of it looked at afterwards."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from .reader import Reader

pytestmark = pytest.mark.browser
WATCH = """() => {
  globalThis.runs = 0;
  const store = autodiff.store("main");
  store.on(["busy"], () => (runs += store.get("busy")));
}"""
HEAD = "import engine as mg\nw = mg.tensor([2.0, -1.0])\n"
TURN = "    L = ((w - 1.0) ** 2).sum()\n    L.backward()\n    w.data -= 0.01 * w.grad\n"
ENDLESS = HEAD + "while True:\n" + TURN
FORTY = HEAD + "for epoch in range(40):\n" + TURN
BROKEN = HEAD + "for epoch in range(40):\n" + TURN + "    print(1 / (30 - epoch))\n"
LENGTHY = """total = 0
for i in range(300_000):
    total += i
import engine as mg
x = mg.tensor(float(total))
y = 2 * x
y.backward()"""
LOSSES = """table => Array.from(table.tBodies[0].rows, (row) => row.cells[1].dataset.value)"""

# presses the button the moment that it is there, as no driver could on a busy machine; what the line said by then
STOP = """() => new Promise((done) => {
  const find = (root) => root.querySelector(".course:not([hidden])") ??
    Array.from(root.querySelectorAll("*")).map(({shadowRoot}) => shadowRoot && find(shadowRoot)).find(Boolean);
  const look = () => {
    const line = find(document);
    if (!line) return setTimeout(look, 20);
    const {role} = line.querySelector(".away").attributes, button = line.querySelector("button");
    button.focus();
    const focused = button.getRootNode().activeElement === button;
    const said = [line.textContent, role.value, button.textContent, focused];
    button.click();
    done(said);
  };
  look();
})"""


def losses(reader: Reader) -> list[float]:
    """Of all turns, from the table of the descent."""
    table = reader.page.get_by_role("table", name="Descent", exact=True)
    return [float(loss) for loss in table.evaluate(LOSSES) if loss]


def shown_loss(reader: Reader) -> float:
    """Of the turn whose graph is shown."""
    return float(reader.numbers()["L"][0])


def test_a_long_run_says_its_turn_and_stops_where_it_is_told_to_with_what_it_has(reader: Reader) -> None:
    reader.open().editor.fill(ENDLESS)
    line, role, button, focused = reader.page.evaluate(STOP)
    assert re.search(r"Turn [\d,]+", line) and (role, button, focused) == ("status", "Stop here", True)
    reader.answered()
    note = reader.page.get_by_text("as you asked. Run begins anew.").inner_text()
    last = int(re.search(r"after turn (\d+)", note)[1])
    assert reader.state("failure") is None and len(losses(reader)) >= last + 1 > 10
    assert shown_loss(reader) == losses(reader)[last]


def test_a_turn_from_the_middle_is_shown_as_it_was_and_a_link_leads_there(reader: Reader) -> None:
    reader.open().write(FORTY)
    before = losses(reader)
    assert len(before) == 40 and shown_loss(reader) == before[-1]
    field = reader.page.get_by_role("spinbutton", name="Turn as a number", exact=True)
    field.fill("25")
    field.press("Enter")
    reader.answered()
    assert shown_loss(reader) == before[25] and losses(reader) == before
    reader.page.wait_for_function("location.hash.includes('turn=25')")
    link = reader.page.evaluate("location.hash")
    reader.open(link)
    assert shown_loss(reader) == before[25]


def test_a_turn_that_was_kept_is_shown_at_its_first_visit_without_a_run(reader: Reader) -> None:
    reader.open().write(FORTY)
    before = losses(reader)
    reader.page.evaluate(WATCH)
    field = reader.page.get_by_role("spinbutton", name="Turn as a number", exact=True)
    for turn in (3, 0, 8):
        field.fill(str(turn))
        field.press("Enter")
        assert shown_loss(reader.answered()) == before[turn]
    assert reader.page.evaluate("runs") == 0


def test_a_failure_in_a_late_turn_keeps_all_turns_up_to_there(reader: Reader) -> None:
    reader.open().write(BROKEN)
    assert "Line 7" in reader.alert and "divides by zero" in reader.alert
    assert len(losses(reader)) >= 31 and shown_loss(reader) == losses(reader)[30]


def test_a_run_past_the_usual_limit_ends_well_where_the_reader_allows_a_minute(
    reader: Reader, home: tuple[str, str]
) -> None:
    reader.open().write(LENGTHY)
    assert re.search(r"500,000 steps|3(\.0)? seconds|too much else to do", reader.state("failure")["message"])
    reader.button("Options").click()
    longest = reader.page.get_by_label("Longest run")
    if home[0] == "served":  # a server keeps its own limit
        expect(longest).to_have_count(0)
        reader.page.keyboard.press("Escape")
        return
    longest.select_option(label="a minute")
    reader.page.keyboard.press("Escape")
    reader.write(LENGTHY + "\n")
    assert reader.state("failure") is None
    assert {"x", "y"} <= reader.numbers().keys()
