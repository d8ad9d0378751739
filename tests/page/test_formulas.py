"""The formulas of an explanation are typeset; their pieces lead to the values they stand for."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from .reader import Reader

pytestmark = pytest.mark.browser


def piece(reader: Reader, words: str) -> Locator:
    """A piece of a formula, by what a screen reader says of it."""
    return reader.page.locator(".formula").get_by_role("button", name=words, exact=True).first


def test_a_piece_leads_to_its_value_and_lights_it_in_graph_and_code(reader: Reader) -> None:
    reader.open("#v=1&lesson=two-uses&step=10")
    factor = piece(reader, "y: show y")
    factor.hover()
    assert reader.state("pointed") == 1
    assert reader.page.evaluate("autodiff.store('main').lines()") == [4]
    factor.click()
    assert reader.state("selected") == 1
    reader.page.mouse.move(0, 0)
    assert reader.state("pointed") is None
    given = piece(reader, "1: show x * y")
    given.press("Enter")
    assert reader.state("selected") == 2
    assert reader.state("pointed") == 2


def test_a_screen_reader_hears_the_formula_as_mathematics(reader: Reader) -> None:
    reader.open("#v=1&lesson=two-uses&step=10")
    first = reader.page.locator(".formula").first
    first.wait_for()
    expect(first.locator("math mfrac")).to_have_count(3)
    reached = first.locator(".katex-html").evaluate(
        "each => [...each.querySelectorAll('*')].filter((one) => !one.closest('[aria-hidden], [role=button]')"
        " && one.childElementCount === 0 && one.textContent.trim()).length"
    )
    assert reached == 0


def test_formulas_are_copied_as_latex(reader: Reader) -> None:
    reader.open("#v=1&lesson=two-uses&step=9")
    reader.button("Copy as LaTeX").click()
    reader.page.get_by_text("Copied", exact=True).wait_for()
    copied = reader.page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("\\begin{aligned}\n& {\\frac{\\partial f}{\\partial x}} \\longleftarrow")
    assert "htmlData" not in copied


@pytest.mark.script
def test_a_long_formula_fits_its_room_or_can_be_scrolled(reader: Reader) -> None:
    reader.page.set_viewport_size({"width": 390, "height": 844})
    reader.open("#v=1&lesson=monster&step=14")
    reader.page.locator(".formula").first.wait_for()
    overflow = "each => getComputedStyle(each).overflowX === 'auto' || each.scrollWidth <= each.clientWidth"
    assert all(line.evaluate(overflow) for line in reader.page.locator(".formulas").all())
    assert reader.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
