"""Inside a tensor: which cells made a cell, which it feeds, and what comes back, as a reader reads it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from .reader import Reader

pytestmark = pytest.mark.browser
PROGRAM = """import engine as mg
x = mg.tensor([[1., 2., 3.],
               [4., 5., 6.]])
w = mg.tensor([0.5, -1.0, 2.0])
y = x * w
s = (y ** 2).sum()
s.backward()
"""
IMAGE = """import engine as mg
import numpy as np
x = mg.tensor(np.arange(28.0 * 28).reshape(28, 28))
y = x @ x
y.sum().backward()
"""
STACK = """import engine as mg
import numpy as np
x = mg.tensor(np.arange(24.0).reshape(4, 2, 3))
y = (x ** 2).sum()
y.backward()
"""


def said(reader: Reader) -> Locator:
    return reader.page.locator(".opening .said")


def row(reader: Reader, what: str) -> Locator:
    return said(reader).locator(".row", has=reader.page.get_by_text(what, exact=True)).locator(".body")


def written(reader: Reader, program: str) -> Reader:
    reader.open().write(program)
    reader.button("Last step").click()
    return reader


def array(reader: Reader) -> Locator:
    return reader.page.get_by_role("group", name=re.compile("arrow keys move"))


def test_a_cell_says_what_it_is_what_it_feeds_and_what_comes_back(reader: Reader):
    written(reader, PROGRAM)
    reader.page.get_by_role("tab", name="Tensors").click()
    array(reader).press("ArrowRight")
    expect(said(reader).locator("h3")).to_have_text("w[1]")  # the last step was about w
    expect(row(reader, "is")).to_have_text("−1, given in line 4")
    expect(row(reader, "feeds")).to_have_text("∂y[0, 1]/∂w[1] = 2∂y[1, 1]/∂w[1] = 5")
    expect(row(reader, "gets back")).to_have_text("−4 · 2 + −10 · 5 = −58")


def test_the_cell_moves_with_the_keys_a_click_opens_a_neighbour_and_an_index_is_typed(reader: Reader):
    written(reader, PROGRAM)
    reader.page.evaluate("autodiff.store('main').openCell(2, 0)")
    expect(row(reader, "is")).to_have_text("x[0, 0] · w[0]1 · 0.5 = 0.5")
    for key in ("ArrowDown", "ArrowRight", "ArrowRight", "ArrowRight"):
        array(reader).press(key)
    expect(row(reader, "is")).to_have_text("x[1, 2] · w[2]6 · 2 = 12")
    expect(row(reader, "passes on")).to_contain_text("to x[1, 2]: 24 · 2 = 48")
    field = reader.page.get_by_role("textbox", name="Cell, as an index")
    field.fill("0, 1")
    field.press("Enter")
    expect(row(reader, "is")).to_have_text("x[0, 1] · w[1]2 · (−1) = −2")
    field.fill("7, 7")
    field.press("Enter")
    expect(reader.page.get_by_text("y has the shape (2, 3): a cell is 0 to 1, 0 to 2.")).to_be_visible()
    expect(row(reader, "is")).to_have_text("x[0, 1] · w[1]2 · (−1) = −2")
    board = reader.page.locator(".board").bounding_box()
    assert board is not None
    reader.page.mouse.click(board["x"] + 20, board["y"] + 46)  # the first cell of x
    expect(said(reader).locator("h3")).to_have_text("x[0, 0]")


def test_a_card_opens_by_the_keyboard_alone(reader: Reader):
    written(reader, PROGRAM)
    reader.page.get_by_role("listbox", name=re.compile("^Graph of")).focus()
    for key in ("Home", "Enter", "Enter"):
        reader.page.keyboard.press(key)
    expect(reader.page.get_by_role("tab", name="Tensors")).to_have_attribute("aria-selected", "true")
    expect(said(reader).locator("h3")).to_have_text("x[0, 0]")


def test_nothing_is_given_away_before_its_step(reader: Reader):
    written(reader, PROGRAM)
    reader.page.evaluate("autodiff.store('main').openCell(2, 0)")
    expect(row(reader, "gets back")).to_have_text("1 · 1 = 1")
    reader.page.evaluate("autodiff.store('main').go(3)")
    expect(row(reader, "gets back")).to_have_text("not all has come yet")
    assert "48" not in reader.page.locator(".board").text_content()
    reader.page.evaluate("autodiff.store('main').go(2)")
    expect(row(reader, "is")).to_have_text("not computed yet")


def test_a_slider_a_new_text_and_a_failure_leave_no_stale_array(reader: Reader):
    written(reader, PROGRAM)
    reader.page.evaluate("autodiff.store('main').openCell(2, 5)")
    expect(row(reader, "is")).to_contain_text("6 · 2 = 12")
    reader.slider("w[2]").scroll_into_view_if_needed()
    reader.drag("w[2]", 3.0).answered()
    expect(row(reader, "is")).to_contain_text("6 · 3 = 18")
    reader.write(PROGRAM.replace("[0.5, -1.0, 2.0]", "3.0"))
    expect(row(reader, "is")).to_contain_text("6 · 3 = 18")
    reader.write("import engine as mg\nx = mg.tensor(2.0)\n1 / 0\n")
    expect(reader.page.get_by_text("The program failed. Its arrays are shown again")).to_be_visible()
    reader.write("import engine as mg\nx = mg.tensor([2.0, 3.0])\ny = x.sum()\ny.backward()\n")
    expect(said(reader)).to_be_visible()


def test_the_opened_cell_is_in_the_link(reader: Reader):
    written(reader, PROGRAM)
    reader.page.evaluate("autodiff.store('main').openCell(2, 4)")
    expect(row(reader, "is")).to_contain_text("5 · (−1) = −5")
    reader.page.wait_for_function("location.hash.includes('cell=2.4')")
    fragment = reader.page.evaluate("location.hash")
    reader.open("#v=1&lesson=two-uses")
    reader.open(fragment)
    expect(row(reader, "is")).to_contain_text("5 · (−1) = −5")


def test_large_arrays_are_pictures_whose_links_come_at_once(reader: Reader):
    written(reader, IMAGE)
    reader.page.evaluate("autodiff.store('main').openCell(1, 30)")
    expect(said(reader).locator("h3")).to_have_text("y[1, 2]")
    expect(row(reader, "is")).to_contain_text("x[1, 0] · x[0, 2] + x[1, 1] · x[1, 2]")
    expect(row(reader, "is")).to_contain_text("(28 products)")
    expect(reader.page.locator(".board")).to_contain_text("row 1")  # meets column 2
    expect(reader.page.locator(".board")).to_contain_text("column 2")
    assert reader.page.locator(".board canvas").count() >= 4


def test_slices_are_reached_with_page_up_and_down(reader: Reader):
    written(reader, STACK)
    reader.page.evaluate("autodiff.store('main').openCell(0, 0)")
    expect(said(reader).locator("h3")).to_have_text("x[0, 0, 0]")
    array(reader).press("PageDown")
    expect(said(reader).locator("h3")).to_have_text("x[1, 0, 0]")
    expect(row(reader, "gets back")).to_have_text("1 · 12 = 12")
    array(reader).press("PageUp")
    expect(said(reader).locator("h3")).to_have_text("x[0, 0, 0]")


UPDATED = """import engine as mg
x = mg.tensor([1.0, 2.0, 3.0])
a = x * 2
x[0] = 10.0
b = x * 3
f = (a + b).sum()
f.backward()
"""


def test_a_broadcast_operand_stands_with_its_copies_and_the_addition_over_them(reader: Reader):
    written(reader, PROGRAM)
    reader.page.evaluate("autodiff.store('main').openCell(2, 2)")
    board = reader.page.locator(".board")
    expect(board).to_contain_text("copied to 2 rows")
    expect(board.locator(".number.copy")).to_have_text(["0.5", "−1", "2"])
    expect(board).to_contain_text("what comes back to each copy")
    assert {"36", "144", "180"} <= set(board.locator(".number").all_text_contents())  # two shares, and their sum


def test_versions_of_one_memory_say_who_read_which_and_gradients_their_state(reader: Reader):
    written(reader, UPDATED)
    reader.page.evaluate("autodiff.store('main').openCell(0, 0)")
    versions = reader.page.get_by_role("list", name="Versions of one memory").get_by_role("listitem")
    expect(versions).to_have_text(["made on line 2x₁[1, 2, 3]read by a", "x[0] = … on line 4x₂[10, 2, 3]read by b"])
    expect(reader.page.locator(".opening .state")).to_have_text("gradient fresh: all of it has come in this turn")
    versions.last.get_by_role("button").press("Enter")
    expect(said(reader).locator("h3")).to_have_text("x₂[0]")
    reader.page.evaluate("autodiff.store('main').go(3)")
    expect(reader.page.locator(".opening .state")).to_contain_text("gradient null")
