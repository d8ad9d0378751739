"""Checking a gradient on the page: asked for by a button, computed behind the wall, never said beforehand."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from .reader import Reader

pytestmark = pytest.mark.browser
SINE = "import engine as mg\nimport math\nx = mg.tensor(2.0)\nf = math.sin(x) * x\nf.backward()"


def said(reader: Reader):
    return reader.page.locator(".explanation")


def test_nothing_is_given_away_before_the_gradient_is_complete(reader: Reader):
    reader.open("#v=1&lesson=two-uses&step=9")
    for step in range(1, 10):
        reader.page.evaluate("step => autodiff.store('main').go(step)", step)
        expect(said(reader)).not_to_contain_text(re.compile("wiggling|Checked|8$"))


def test_a_gradient_is_checked_by_running_the_program_again(reader: Reader):
    reader.open("#v=1&lesson=two-uses&step=10")
    reader.button("Check by wiggling x").click()
    expect(said(reader)).to_contain_text("(f(x + h) − f(x − h)) / 2h gives 8.00000; backpropagation gives 8.")
    assert reader.state("step") == 10
    reader.button("Next step").click()
    expect(said(reader)).not_to_contain_text("Checked")
    reader.button("Previous step").click()
    expect(said(reader)).to_contain_text("Checked")
    reader.drag("x", 3.0).answered()
    expect(reader.button("Check by wiggling x")).to_be_visible()


def test_a_gradient_that_misses_a_way_is_found_out_and_the_way_is_named(reader: Reader):
    reader.open().write(SINE)
    reader.button("Last step").click()
    reader.button("Check by wiggling x").click()
    expect(said(reader)).to_contain_text(re.compile(r"gives 0\.0770\d*, not 0\.9093\."))
    expect(said(reader)).to_contain_text("by math.sin(x) on line 4, is out of sight for backpropagation.")


def test_what_no_run_can_check_is_not_offered(reader: Reader):
    reader.open("#v=1&lesson=wave")
    reader.button("Last step").click()
    assert reader.page.get_by_role("button", name="Check by wiggling").count() == 0
