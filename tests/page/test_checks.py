"""The Check tab: every gradient doubted, and one of them at many step sizes."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from .reader import Reader

pytestmark = pytest.mark.browser
LOST = "import engine as mg\nx = mg.tensor(2.0)\ny = mg.tensor(3.0)\nz = x * y\nf = z * float(x)\nf.backward()\n"
TURNS = """import engine as mg
x = mg.tensor(1.5)
y = mg.tensor(0.8)
for turn in range(3):
    u = x * y
    f = u * mg.sin(u)
    f.backward()
    x.data -= 0.1 * x.grad
"""
STRIPS = """() => {
  const figure = Bokeh.documents.flatMap((each) => [...each.all_models]).find((model) => model.name === "main:figure");
  return [...figure.renderers.find(({data_source}) => data_source.name === "main:wrong").data_source.data.text];
}"""


def doubts(reader: Reader) -> Locator:
    return reader.page.locator(".doubts")


def row(reader: Reader, name: str) -> Locator:
    return doubts(reader).get_by_role("row").filter(has=reader.page.get_by_role("button", name=name, exact=True))


def checked(reader: Reader) -> Reader:
    reader.page.get_by_role("tab", name="Check").click()
    reader.button("Check all gradients").click()
    return reader


def test_every_gradient_is_checked_those_on_the_way_among_them(reader: Reader):
    checked(reader.open("#v=1&lesson=two-uses&step=11"))
    expect(doubts(reader)).to_contain_text("All 5 gradients agree with what wiggling measures.")
    expect(row(reader, "∂f/∂x")).to_contain_text("8.0000008.000000")
    expect(row(reader, "∂f/∂(xy)")).to_contain_text("agrees")
    assert reader.state("step") == 11


def test_a_row_draws_how_the_error_depends_on_the_step_size(reader: Reader):
    checked(reader.open("#v=1&lesson=two-uses&step=11"))
    button = row(reader, "∂f/∂x").get_by_role("button")
    button.press("Enter")
    knob = doubts(reader).get_by_role("slider", name="Step size h")
    expect(knob).to_be_visible()
    expect(button).to_be_focused()  # the table is drawn anew; one goes on where one was
    expect(doubts(reader)).to_contain_text("too small: rounding rules")
    expect(doubts(reader)).not_to_contain_text("too large")  # of a parabola it is exact
    knob.press("Home")
    expect(doubts(reader).locator(".facts")).to_contain_text("2e−14")
    expect(row(reader, "∂f/∂y")).to_be_visible()  # the table stays


def test_what_backpropagation_cannot_see_is_marked(reader: Reader):
    reader.open().write(LOST)
    checked(reader)
    expect(doubts(reader)).to_contain_text("1 of 4 gradients ask for a look.")
    expect(row(reader, "∂f/∂x")).to_contain_text("6.00000012.00000")
    expect(row(reader, "∂f/∂x")).to_contain_text("differs ✗")


def test_another_run_leaves_no_check_of_the_one_before(reader: Reader):
    checked(reader.open("#v=1&lesson=two-uses&step=11"))
    expect(row(reader, "∂f/∂x")).to_be_visible()
    reader.slider("y").scroll_into_view_if_needed()
    reader.drag("y", 6.0).answered()
    expect(row(reader, "∂f/∂x")).to_have_count(0)
    reader.write("import engine as mg\nx = mg.tensor(2.0)\n1 / 0\n")
    expect(doubts(reader)).to_contain_text("The program failed: there is nothing to check.")
    reader.write("import engine as mg\nx = mg.tensor(2.0, constant=True)\ny = x * 2\n")
    expect(doubts(reader)).to_contain_text("there is nothing to check.")


def test_a_mistake_on_purpose_stands_beside_what_is_right_until_it_is_mended(reader: Reader):
    reader.open("#v=1&lesson=two-uses&step=11")
    reader.page.get_by_role("tab", name="Check").click()
    switch = doubts(reader).get_by_role("switch", name="= instead of +=")
    switch.click()
    expect(doubts(reader)).to_contain_text("Broken on purpose: = instead of +=. One value has another gradient now.")
    expect(row(reader, "∂f/∂x")).to_contain_text("4.000000 ✗")
    expect(row(reader, "∂f/∂y")).to_contain_text("same")
    assert strips(reader) == ["with =  4"]
    assert (
        reader.page.get_by_role("option", name="x = mg.tensor(2.0)").get_attribute("aria-label").endswith("with =: 4")
    )
    expect(doubts(reader)).to_contain_text(
        "The loss is −9.016 after 20 steps; with the mistake, −4.641 after 20 steps."
    )
    reader.slider("y").scroll_into_view_if_needed()
    reader.drag("y", 6.0).answered()
    assert strips(reader) == ["with =  6"]  # a slider keeps it
    other = doubts(reader).get_by_role("switch", name="copies are not added up")
    other.press("Space")
    expect(doubts(reader)).to_contain_text("here the mistake changes nothing.")
    expect(switch).to_have_attribute("aria-checked", "false")
    assert reader.rows()[0]["gradient"] == "10.0"
    assert reader.state("descending") is None
    assert "overwrite" not in reader.page.url and "broadcast" not in reader.page.url  # no link tells of it
    other.press("Escape")
    expect(reader.button("Mend it")).to_have_count(0)
    assert strips(reader) == []


def strips(reader: Reader) -> list[str]:
    """What hangs below the cards."""
    return reader.drawn().page.evaluate(STRIPS)


def test_gradients_of_earlier_turns_that_are_not_nulled_hang_below_their_cards(reader: Reader):
    reader.open().write(TURNS)
    reader.page.get_by_role("tab", name="Check").click()
    doubts(reader).get_by_role("switch", name="no nulling between turns").click()
    expect(doubts(reader)).to_contain_text("2 values have another gradient now.")
    assert strips(reader) == ["≠ 3.314", "≠ 5.756"]  # with no room for more
    reader.button("Mend it").click()
    assert strips(reader) == []
