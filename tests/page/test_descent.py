"""The tab Descend: what a walk downhill leaves in its table, and its figures' points without Python."""

from __future__ import annotations

import pytest

from .reader import Reader

pytestmark = pytest.mark.browser
TABLE = """table => Array.from(table.rows, (row) => Array.from(row.cells, (cell) => cell.textContent))"""


def table(reader: Reader) -> list[list[str]]:
    return reader.page.get_by_role("table", name="Descent", exact=True).evaluate(TABLE)


def test_ten_turns_of_w_squared_end_in_0_00104858(reader: Reader) -> None:
    head, *rows = table(reader.open("#v=1&lesson=downhill"))
    assert head == ["Turn", "Loss", "w"]
    assert [row[0] for row in rows] == [str(turn) for turn in range(11)]
    assert rows[0] == ["0", "100.0", "10.0"]
    assert rows[-1][-1] == "0.00104858"


def test_the_lesson_toward_eight_ends_at_7_9990038528(reader: Reader) -> None:
    assert table(reader.open("#v=1&lesson=toward-eight"))[-1][-1] == "7.9990038528"


def test_descend_walks_from_where_the_program_stands(reader: Reader) -> None:
    reader.open().write("import engine as mg\nw = mg.tensor(10.0)\nf = w ** 2")
    field = reader.page.get_by_role("spinbutton", name="Learning rate as a number", exact=True)
    field.fill("0.3")
    field.press("Enter")
    reader.button("Descend").click()
    assert table(reader.answered())[-1] == ["10", "1.09951163e-06", "0.00104858"]
    reader.button("Reset").click()
    assert reader.answered().page.get_by_role("table", name="Descent").count() == 0


def test_the_number_of_steps_is_followed(reader: Reader) -> None:
    reader.open().slider("Descent steps").focus()
    for _ in range(5):
        reader.page.keyboard.press("ArrowLeft")
    reader.button("Descend").click()
    assert len(table(reader.answered())) == 1 + 1 + 5


def test_the_turn_slider_shows_the_graph_of_that_turn(reader: Reader) -> None:
    slider = reader.open("#v=1&lesson=downhill").slider("Turn")
    slider.focus()
    slider.press("Home")
    reader.answered()
    assert reader.page.get_by_text("Turn 0 of 10", exact=True).is_visible()
    assert reader.numbers()["w"] == ("10.0", "20.0")
