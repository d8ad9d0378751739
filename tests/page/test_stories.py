"""Numbers that are none, and derivatives that are lost: marked where it happens, with their story."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .reader import Reader

pytestmark = pytest.mark.browser
HEAD = "import engine as mg\nimport numpy as np\n"
TRAP = HEAD + "x = mg.tensor([0.0, 2.0])\nl = np.log(x)\ny = np.where(x > 0, l, 0.0)\nf = y.sum()\nf.backward()\n"
LOST = HEAD + "x = mg.tensor(2.0)\ny = mg.tensor(3.0)\nf = y * float(x)\nf.backward()\n"
CARDS = """() => {
  const figure = Bokeh.documents.flatMap((each) => [...each.all_models]).find((model) => model.name === "main:figure");
  const {note, footer} = figure.renderers.find(({data_source}) => data_source.name === "main:cards").data_source.data;
  return [...note].map((one, at) => `${one} ${footer[at]}`);
}"""
LIT = "() => autodiff.store('main').get('lit')"


def test_a_nan_that_where_does_not_use_tells_its_story_and_what_to_write_instead(reader: Reader):
    reader.open().write(TRAP)
    reader.page.evaluate("autodiff.store('main').last()")
    why = reader.page.locator(".explanation")
    expect(why).to_contain_text("The nan was born here, on the way from l to x.")
    expect(why).to_contain_text("y does not use l[0], so 0 arrives there.")
    expect(why).to_contain_text("l = np.log(np.where(x > 0, x, 1.0))")
    assert ["⚠" in card for card in reader.drawn().page.evaluate(CARDS)] == [True, True, False, False]
    reader.button("Show the way that it came").press("Enter")
    assert len(reader.page.evaluate(LIT)) == 1
    reader.button("Hide the way that it came").press("Enter")
    assert reader.page.evaluate(LIT) is None


def test_a_derivative_that_is_lost_is_marked_at_its_value_and_line(reader: Reader):
    reader.open().write(LOST)
    reader.page.evaluate("autodiff.store('main').press(1)")
    why = reader.page.locator(".explanation")
    expect(why).to_contain_text("⊘ float(x) on line 5 is a plain number taken out of x")
    assert [each for each in reader.drawn().page.evaluate(CARDS) if "⊘" in each]
    expect(reader.page.locator(".results .lost")).to_have_text("⊘ no gradient to x")
