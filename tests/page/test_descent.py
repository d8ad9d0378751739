"""The tab Descend: what a walk downhill leaves in its table, and its figures' points without Python."""

from __future__ import annotations

import math

import pytest

from .reader import Reader

pytestmark = pytest.mark.browser
HEAD = "import engine as mg\nimport numpy as np\n"
BOWL = HEAD + "w = mg.tensor(10.0)\nf = w ** 2"
TABLE = """table => Array.from(table.rows, (row) => Array.from(row.cells, (cell) => cell.textContent))"""
FIGURE = """name => {
  const figure = Bokeh.documents.flatMap((each) => each.roots()).find((each) => each.name === name);
  const sources = Object.fromEntries(figure.renderers.map(({name, data_source}) => [name ?? "lost", data_source.data]));
  const plain = (column) => Array.from(column, (one) => (Number.isNaN(one) ? "gap" : one));
  const {points, lost, now} = sources, {start: low, end: high} = figure.y_range;
  return {y: plain(points.y), lost: plain(lost.x), now: plain(now.y), low, high};
}"""


def table(reader: Reader) -> list[list[str]]:
    return reader.page.get_by_role("table", name="Descent", exact=True).evaluate(TABLE)


def figure(reader: Reader, name: str) -> dict:
    return reader.page.evaluate(FIGURE, name)


def said(reader: Reader) -> str:
    """The words beside the figures."""
    return reader.page.locator(".descent .side p").inner_text()


def enter(reader: Reader, name: str, number: str) -> None:
    field = reader.page.get_by_role("spinbutton", name=f"{name} as a number", exact=True)
    field.fill(number)
    field.press("Enter")


def descend(reader: Reader, source: str, rate: str = "0.1", steps: str = "10") -> Reader:
    """Write a program and walk."""
    reader.open().write(source)
    enter(reader, "Learning rate", rate)
    enter(reader, "Descent steps", steps)
    reader.button("Descend").click()
    return reader.answered()


def test_ten_turns_of_w_squared_end_in_0_00104858(reader: Reader) -> None:
    head, *rows = table(reader.open("#v=1&lesson=downhill"))
    assert head == ["Turn", "Loss", "w"]
    assert [row[0] for row in rows] == [str(turn) for turn in range(11)]
    assert rows[0] == ["0", "100.0", "10.0"]
    assert rows[-1][-1] == "0.00104858"


def test_the_lesson_toward_eight_ends_at_7_9990038528(reader: Reader) -> None:
    assert table(reader.open("#v=1&lesson=toward-eight"))[-1][-1] == "7.9990038528"


def test_descend_walks_from_where_the_program_stands(reader: Reader) -> None:
    assert table(descend(reader, BOWL, rate="0.3"))[-1] == ["10", "1.09951163e-06", "0.00104858"]
    assert said(reader) == "converges: each step keeps 0.4 of the distance"
    reader.button("Reset").click()
    assert reader.answered().page.get_by_role("table", name="Descent").count() == 0
    assert said(reader) == "Descend repeats: run, find the gradients, move each input by −rate × its gradient."


def test_the_number_of_steps_is_followed(reader: Reader) -> None:
    assert len(table(descend(reader, BOWL, steps="5"))) == 1 + 1 + 5


def test_tables_and_what_no_slider_moves_descend_too(reader: Reader) -> None:
    reader.open("#v=1&lesson=stretch")
    reader.button("Descend").click()
    rows = table(reader.answered())
    assert rows[0][-3:] == ["y[0, 0]", "y[1, 0]", "y[2, 0]"]
    assert [row[-1] for row in rows[1:3]] == ["2.0", "1.75"]
    reader.write(
        HEAD + "rng = np.random.default_rng(1)\nw = mg.tensor(rng.normal(size=4))\nf = mg.einsum('i,i->', w, w)"
    )
    assert len({tuple(row) for row in table(reader)}) == 12


def test_where_nothing_can_move_the_tab_says_why(reader: Reader) -> None:
    reader.open().write(HEAD + "X = mg.tensor(2.0, constant=True)\nf = X * 3.0\nf.backward()")
    assert said(reader) == "No input here can move: X is constant."
    assert reader.button("Descend").is_disabled()


def test_the_turn_slider_shows_the_graph_of_that_turn(reader: Reader) -> None:
    slider = reader.open("#v=1&lesson=downhill").slider("Turn")
    slider.focus()
    slider.press("Home")
    reader.answered()
    assert reader.page.get_by_text("Turn 0 of 10", exact=True).is_visible()
    assert reader.numbers()["w"] == ("10.0", "20.0")


# the curve


def test_a_loss_that_is_no_number_is_a_gap_with_a_mark_and_the_sentence_says_where(reader: Reader) -> None:
    descend(reader, HEAD + "w = mg.tensor(1.0)\nr = mg.log(w)\nf = 2 * r")
    drawn = figure(reader, "loss")
    assert drawn["y"][-1] == "gap"
    assert drawn["lost"] == [4]
    assert said(reader) == "the loss is nan in turn 4: see r, line 4"
    descend(reader, HEAD + "w = mg.tensor(-1.0)\nr = mg.log(w)\nf = 2 * r")
    assert figure(reader, "loss")["y"] == ["gap"]
    assert said(reader) == "the loss is nan before the first step: see r, line 4"


def test_the_values_after_the_last_update_are_no_point_of_the_curve(reader: Reader) -> None:
    reader.open("#v=1&lesson=downhill").write(reader.text.replace("0.3", "1.0"))
    drawn = figure(reader, "loss")
    assert drawn["y"] == [100] * 10 + ["gap"]
    assert (drawn["lost"], drawn["now"]) == ([], [100])
    assert said(reader) == "oscillates: it jumps back and forth over the same distance"
    reader.slider("Turn").press("End")
    assert figure(reader, "loss")["now"] == []


def test_a_wide_range_of_losses_has_a_logarithmic_axis(reader: Reader) -> None:
    descend(reader, BOWL, rate="0.3")
    assert reader.page.get_by_text("loss by turn, logarithmic", exact=True).is_visible()
    drawn = figure(reader, "loss")
    assert 0 < drawn["low"] < drawn["y"][-1] < drawn["y"][0] < drawn["high"]
    enter(reader, "Learning rate", "0.01")
    reader.answered()
    assert reader.page.get_by_text("loss by turn", exact=True).is_visible()
    assert math.isclose(figure(reader, "loss")["y"][0], 100)


# one meaning at a time


def test_a_walk_is_never_seen_beside_another_program(reader: Reader) -> None:
    """Neither while that runs, nor when it has failed."""
    descend(reader, BOWL)
    assert len(table(reader)) == 12
    reader.editor.fill(HEAD + "v = mg.tensor(3.0)\nwhile True:\n    f = v * 2")
    assert reader.page.get_by_role("table", name="Descent").count() == 0
    assert said(reader) == "The program has changed: its walk comes with its answer."
    reader.answered()
    assert reader.page.get_by_role("table", name="Descent").count() == 0
    assert said(reader) == "The program stops with an error: there is no walk until it is mended."
    reader.write(HEAD + "v = mg.tensor(3.0)\nf = v * v")
    assert table(reader)[0] == ["Turn", "Loss", "v"]


def test_the_rate_beside_a_loop_is_the_loop_s_own(reader: Reader) -> None:
    reader.open("#v=1&lesson=downhill")
    assert reader.slider("Learning rate").get_attribute("aria-valuetext") == "0.3"
    assert reader.slider("Descent steps").is_disabled()
    assert reader.button("Descend").is_hidden()
    assert reader.page.get_by_text("The rate is learning_rate on line 4. The loop sets the turns.").is_visible()
    enter(reader, "Learning rate", "0.5")
    assert table(reader.answered())[2] == ["1", "0.0", "0.0"]
    assert "learning_rate = 0.5" in reader.text


def test_a_loop_whose_rate_has_no_name_leaves_nothing_to_set(reader: Reader) -> None:
    loop = "for k in range(3):\n    f = w ** 2\n    f.backward()\n    w.data -= 0.1 * w.grad\n"
    reader.open().write(HEAD + "w = mg.tensor(10.0)\n" + loop)
    assert reader.slider("Learning rate").is_disabled()
    assert reader.page.get_by_text("The program's own loop sets the rate and the turns.").is_visible()
    assert len(table(reader)) == 1 + 4
    reader.write(BOWL)
    assert reader.slider("Learning rate").is_enabled()
