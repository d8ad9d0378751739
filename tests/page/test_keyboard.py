"""Whoever has no pointer reaches and chooses what a pointer does, and hears its name."""

from __future__ import annotations

import pytest

from .reader import Reader

pytestmark = pytest.mark.browser

CELLS = """table => Array.from(table.rows, (row) => Array.from(row.cells, (cell) => cell.textContent))"""


def test_a_row_of_the_table_is_chosen_by_the_keyboard(reader: Reader):
    reader.open("#v=1&lesson=two-uses&step=1&tab=table")
    press = reader.page.keyboard.press
    reader.page.get_by_role("tab", name="Table").focus()
    press("Tab")
    for name, node in (("x", 0), ("y", 1), ("x * y", 2)):
        focused = reader.page.get_by_role("button", name=name, exact=True)
        assert focused.evaluate("button => button === button.getRootNode().activeElement")
        press("Enter")
        assert reader.state("selected") == node
        press("ArrowDown")
    assert reader.state("step") == 1


def test_the_table_says_what_each_value_is_made_of(reader: Reader):
    table = reader.open("#v=1&lesson=two-uses&tab=table").page.get_by_role("table", name="Graph", exact=True)
    head, *rows = table.evaluate(CELLS)
    assert [head[0], head[-1]] == ["Name", "Inputs"]
    assert {row[0]: row[-1] for row in rows} == {
        "x": "—",
        "y": "—",
        "x * y": "x, y",
        "x ** 2": "x",
        "f": "x * y, x ** 2",
    }
