"""A typed program becomes numbers; a slider is bound to the text."""

from __future__ import annotations

import pytest

from .reader import Reader

pytestmark = pytest.mark.browser
# what the browser does at each move of a held thumb, without waiting for a frame in between
MOVES = """async (slider, count) => {
  for (let move = 0; move < count; move += 1) {
    slider.value = 2 + (move % 40) / 20;
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    if (move % 10 === 0) await new Promise((resolve) => setTimeout(resolve));
  }
}"""
TYPED = "import engine as mg\nx = mg.tensor(2.0)\ny = mg.tensor(4.0)\nf = x*y + x**2"


@pytest.mark.fresh
def test_the_page_opens_on_two_uses_of_x_just_before_the_second_contribution(reader: Reader) -> None:
    reader.open()
    assert reader.page.get_by_text("Step 9 of 11", exact=True).count() == 1
    assert [row["name"] for row in reader.rows() if row["current"]] == ["x"]


def test_typing_a_program_shows_its_values_and_gradients(reader: Reader) -> None:
    reader.open()
    reader.editor.fill("")
    reader.editor.press_sequentially(TYPED)
    numbers = reader.answered().numbers()
    assert (numbers["f"][0], numbers["x"], numbers["y"]) == ("12.0", ("2.0", "8.0"), ("4.0", "2.0"))


def test_dragging_x_to_3_changes_numbers_and_text(reader: Reader) -> None:
    reader.open().drag("x", 2.5, 3.0).answered()
    numbers = reader.numbers()
    assert (numbers["f"][0], numbers["x"][1], numbers["y"][1]) == ("21.0", "10.0", "3.0")
    assert "x = mg.tensor(3.0)" in reader.text


def test_numbers_follow_while_the_slider_is_held(reader: Reader) -> None:
    reader.open().drag("x", 2.5, 3.0, release=False).answered()
    assert reader.numbers()["f"][0] == "21.0"
    assert "x = mg.tensor(2.0)" in reader.text


def test_a_thousand_moves_leave_one_undo_step(reader: Reader) -> None:
    before = reader.open().text
    reader.drag("x", *(2 + 2 * (move % 100) / 100 for move in range(1, 101)), release=False)
    reader.slider("x").evaluate(MOVES, 900)
    reader.page.mouse.move(*reader.place(reader.slider("x"), 3.5))
    reader.page.mouse.up()
    reader.answered()
    assert reader.text == before.replace("tensor(2.0)", "tensor(3.5)")
    reader.editor.press("Control+z")
    assert reader.text == before


def test_each_key_press_on_a_slider_is_written_into_the_text(reader: Reader) -> None:
    reader.open().slider("x").focus()
    reader.page.keyboard.press("ArrowRight")
    assert "x = mg.tensor(2.05)" in reader.text
    reader.page.keyboard.press("ArrowRight")
    assert "x = mg.tensor(2.1)" in reader.text
    assert reader.slider("x").evaluate("slider => slider.getRootNode().activeElement === slider")
    assert reader.answered().numbers()["x"][0] == "2.1"


def test_a_number_can_be_typed_beside_its_slider(reader: Reader) -> None:
    field = reader.open().page.get_by_role("spinbutton", name="x as a number", exact=True)
    field.fill("-7.25")
    field.press("Enter")
    assert reader.answered().numbers()["x"][0] == "-7.25"
    assert "x = mg.tensor(-7.25)" in reader.text


def test_a_slider_spans_five_or_twice_the_size_around_its_literal(reader: Reader) -> None:
    reader.open().write("import engine as mg\nx = mg.tensor(2.0)\nw = mg.tensor([30., -1.])\nf = (x * w).sum()")
    spans = {
        name: tuple(float(reader.slider(name).get_attribute(end)) for end in ("min", "max"))
        for name in ("x", "w[0]", "w[1]")
    }
    assert spans == {"x": (-3, 7), "w[0]": (-30, 90), "w[1]": (-6, 4)}


def test_tab_indents_and_enter_keeps_the_indentation(reader: Reader) -> None:
    reader.open().editor.fill("")
    reader.editor.press_sequentially("for k in range(2):\nprint(k)\n")
    reader.editor.press("Tab")
    assert reader.text == "for k in range(2):\n    print(k)\n        "


def test_escape_then_tab_leaves_the_editor(reader: Reader) -> None:
    reader.open().editor.focus()
    reader.editor.press("Escape")
    reader.editor.press("Tab")
    assert reader.editor.evaluate("text => text.getRootNode().activeElement !== text")


@pytest.mark.fresh
def test_what_is_typed_survives_a_reload(reader: Reader) -> None:
    reader.open().write(TYPED + "\nprint('kept')")
    reader.page.reload()
    assert reader.ready().text.endswith("print('kept')")
