"""What lies behind a graph: the sum of an array that is differentiated, what both modes cost, the gradient's own graph."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .reader import Reader

pytestmark = pytest.mark.browser
ARRAY = """import engine as mg
x = mg.tensor([1.0, 2.0, 3.0])
w = mg.tensor(2.0)
y = x * w
y.backward([1.0, 0.0, -1.0])
"""
TOTAL = """() => {
  const figure = Bokeh.documents.flatMap((each) => [...each.all_models]).find((model) => model.name === "main:figure");
  const {title, value} = figure.renderers.find(({data_source}) => data_source.name === "main:total_card").data_source.data;
  return [...title, ...value];
}"""


def test_an_array_that_is_differentiated_shows_its_sum_and_what_both_modes_cost(reader: Reader):
    reader.open().write(ARRAY)
    reader.page.evaluate("autodiff.store('main').last()")
    assert reader.drawn().page.evaluate(TOTAL) == ["Σ head · y", "−4"]
    reader.button("What both modes cost").press("Enter")
    table = reader.answered().page.get_by_role("table", name="The gradients of all leaves")
    expect(table).to_contain_text("Backward16")  # one pass, six products: three for each operand
    expect(table).to_contain_text("Forward412")  # a pass for each of four numbers
    reader.page.evaluate("autodiff.store('main').go(1)")
    assert reader.drawn().page.evaluate(TOTAL) == []
