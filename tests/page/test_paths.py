"""The paths of a leaf, as a reader sees them: products along each, their sum, lit in the graph."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from .reader import Reader

pytestmark = pytest.mark.browser
LOOP = "import engine as mg\nx = mg.tensor(0.5)\ny = x\nfor i in range(100):\n    y = y * x + y * 0.5\ny.backward()\n"
ARRAYS = """import engine as mg
x = mg.tensor([1.0, 2.0])
c = mg.tensor(3.0, constant=True)
f = (x * x + c).sum()
f.backward()
"""


def side(reader: Reader, name: str) -> Locator:
    return reader.page.get_by_role("radio", name=name, exact=True)


def panel(reader: Reader) -> Locator:
    return reader.page.locator(".explanation")


def path(reader: Reader, number: int) -> Locator:
    return reader.page.get_by_role("listitem", name=re.compile(f"^Path {number}:"))


def test_along_a_path_the_derivatives_multiply_and_the_paths_add_up(reader: Reader):
    reader.open("#v=1&lesson=two-uses&step=11")
    side(reader, "Paths").click()
    expect(panel(reader)).to_contain_text(
        "x reaches f by two paths. Along a path the derivatives multiply; the paths add up."
    )
    expect(path(reader, 1)).to_have_accessible_name("Path 1: x, then x * y, then f")
    expect(path(reader, 1)).to_contain_text("= 1 · 4 = 4")
    expect(path(reader, 2)).to_contain_text("= 1 · 4 = 4")
    expect(panel(reader).locator(".total")).to_contain_text("= 4 + 4 = 8")
    assert reader.state("step") == 11
    side(reader, "Step").click()
    expect(panel(reader)).not_to_contain_text("by two paths")


def test_a_path_lights_its_way_by_the_keyboard_alone(reader: Reader):
    reader.open("#v=1&lesson=two-uses&step=11")
    side(reader, "Paths").click()
    path(reader, 1).focus()
    edges = reader.page.evaluate("autodiff.store('main').get('lit')")
    reader.page.keyboard.press("ArrowDown")
    expect(path(reader, 2)).to_be_focused()
    others = reader.page.evaluate("autodiff.store('main').get('lit')")
    assert len(edges) == len(others) == 2
    assert not {*edges} & {*others}
    reader.page.keyboard.press("Escape")
    assert reader.page.evaluate("autodiff.store('main').get('lit')") is None


def test_a_slider_moves_the_products_and_another_leaf_has_its_own(reader: Reader):
    reader.open("#v=1&lesson=two-uses&step=11")
    side(reader, "Paths").click()
    expect(panel(reader).locator(".total")).to_contain_text("= 8")
    reader.drag("y", 6.0).answered()
    expect(path(reader, 1)).to_contain_text("= 1 · 6 = 6")
    reader.page.evaluate("autodiff.store('main').choose(1)")
    expect(panel(reader)).to_contain_text("y reaches f by one path.")
    side(reader, "Words").click()
    expect(path(reader, 1)).to_contain_text(
        "When y moves a little, x * y moves 2 times as much, then f moves 1 times as much."
    )
    side(reader, "Code").click()
    expect(path(reader, 1)).to_contain_text("y.grad += 1.0 * 2.0")


def test_very_many_paths_are_counted_and_the_largest_listed(reader: Reader):
    reader.open().write(LOOP)
    reader.button("Last step").click()
    side(reader, "Paths").click()
    expect(panel(reader)).to_contain_text("(about 10^30) paths")
    expect(panel(reader)).to_contain_text("The 200 with the largest shares are listed.")
    expect(path(reader, 1)).to_be_visible()
    expect(panel(reader)).to_contain_text("paths together give")


def test_arrays_and_constants_have_their_sentence(reader: Reader):
    reader.open().write(ARRAYS)
    reader.button("Last step").click()
    side(reader, "Paths").click()
    expect(panel(reader)).to_contain_text("x reaches f by two paths.")
    expect(path(reader, 1)).to_contain_text("[1, 2]")
    reader.write("import engine as mg\nx = mg.tensor(2.0)\n1 / 0\n")
    expect(panel(reader)).to_contain_text(re.compile("paths? |The program failed"))
    reader.write(ARRAYS.replace("x * x", "x * 2.0"))
    expect(panel(reader)).to_contain_text("x reaches f by one path.")


def test_what_is_told_is_in_the_link(reader: Reader):
    reader.open("#v=1&lesson=two-uses&step=11&side=paths&leaf=1")
    expect(panel(reader)).to_contain_text("y reaches f by one path.")
