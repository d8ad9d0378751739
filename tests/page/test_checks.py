"""The Check tab: every gradient doubted, and one of them at many step sizes."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from .reader import Reader

pytestmark = pytest.mark.browser
LOST = "import engine as mg\nx = mg.tensor(2.0)\ny = mg.tensor(3.0)\nz = x * y\nf = z * float(x)\nf.backward()\n"


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
    row(reader, "∂f/∂x").get_by_role("button").press("Enter")
    knob = doubts(reader).get_by_role("slider", name="Step size h")
    expect(knob).to_be_visible()
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
    other = doubts(reader).get_by_role("switch", name="copies are not added up")
    other.press("Space")
    expect(doubts(reader)).to_contain_text("copies are not added up: in this program that changes nothing.")
    expect(switch).to_have_attribute("aria-checked", "false")
    other.press("Escape")
    expect(doubts(reader)).not_to_contain_text("in this program that changes nothing")
    assert reader.rows()[0]["gradient"] == "8.0"
