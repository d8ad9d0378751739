"""What lies behind a graph: the sum of an array that is a target, what both modes cost, the gradient's own graph."""

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
  const named = ({data_source}) => data_source.name === "main:total_card";
  const {title, value} = figure.renderers.find(named).data_source.data;
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


TWICE = """import engine as mg
x = mg.tensor(2.0)
f = x ** 3
f.backward(create_graph=True)
g = x.grad * x
g.backward()
"""
MANY = """import engine as mg
x = mg.tensor(1.5)
y = x
for i in range(40):
    y = mg.sin(y) * x
y.backward(create_graph=True)
h = x.grad * x.grad
h.backward()
"""
CARDS = """() => {
  const figure = Bokeh.documents.flatMap((each) => [...each.all_models]).find((model) => model.name === "main:figure");
  const {title} = figure.renderers.find(({data_source}) => data_source.name === "main:cards").data_source.data;
  return [...title];
}"""


def test_the_graph_of_a_gradient_is_a_layer_that_can_be_hidden(reader: Reader):
    reader.open().write(TWICE)
    assert len(reader.drawn().page.evaluate(CARDS)) == 6
    reader.button("Hide the gradient’s graph").press("Enter")
    cards = reader.answered().drawn().page.evaluate(CARDS)
    assert len(cards) == 3
    assert any("the gradient" in card for card in cards)
    reader.page.wait_for_function("location.hash.includes('open')")  # a link shows the same
    reader.button("Show the gradient’s graph").press("Enter")
    assert len(reader.answered().drawn().page.evaluate(CARDS)) == 6
    reader.page.evaluate("autodiff.store('main').press(3)")
    expect(reader.page.locator(".explanation")).to_contain_text("Line 4 computes gradients that can be differentiated")


def test_of_many_values_too_the_gradient_s_graph_is_opened_and_hidden_by_a_button(reader: Reader):
    reader.open().write(MANY)
    few = len(reader.drawn().page.evaluate(CARDS))
    reader.button("Show the gradient’s graph").press("Enter")
    assert len(reader.answered().drawn().page.evaluate(CARDS)) > few
    reader.page.wait_for_function("decodeURIComponent(location.hash).includes('open=the gradient1')", polling=30)
    reader.button("Hide the gradient’s graph").press("Enter")
    assert len(reader.answered().drawn().page.evaluate(CARDS)) == few
    expect(reader.button("Show the gradient’s graph")).to_be_visible()
