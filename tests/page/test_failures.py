"""What goes wrong is said once, with its line, soon; the text stays and the next program runs."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .clock import clock
from .reader import Reader

pytestmark = pytest.mark.browser
GOOD = "import engine as mg\nx = mg.tensor(3.0)\nf = x * x"
FAILING = {
    "endless": ("x = 1\nwhile True: pass", "Line 2: "),
    "huge": ("import numpy as np\nnp.ones((100000, 100000))", "Line 2: "),
    "division": ("a = 1\nb = 2\n1/0", "Line 3: "),
    "syntax": ("a = 1\nb = = 2", "Line 2: "),
    "empty": ("", ""),
}


@pytest.mark.parametrize("kind", FAILING)
def test_a_failing_program_says_so_within_four_seconds(home: tuple[str, str], reader: Reader, kind: str) -> None:
    source, beginning = FAILING[kind]
    reader.open()
    seconds = clock(home)
    started = seconds()
    reader.write(source)
    assert seconds() - started < 4.5
    assert reader.alert.startswith(beginning)
    assert len(reader.alert) > 10
    assert reader.text == source
    reader.write(GOOD)
    assert reader.numbers()["f"][0] == "9.0"
    assert reader.alert == ""


def test_the_last_good_picture_stays(reader: Reader) -> None:
    reader.open().write("import engine as mg\nx = mg.tensor(2.0)\ny = 1/0")
    assert "Line 3: " in reader.alert
    assert [row["name"] for row in reader.rows()] == ["x", "y", "x * y", "x ** 2", "f"]


def test_a_slider_can_mend_a_failure(reader: Reader) -> None:
    reader.open().write("import engine as mg\nx = mg.tensor(0.5)\nif x.item() < 1.0:\n    1/0\nf = x * 2")
    assert "Line 4: " in reader.alert
    reader.drag("x", 1.0, 2.0).answered()
    assert reader.alert == ""
    assert "x = mg.tensor(2.0)" in reader.text


def test_student_text_is_never_markup(reader: Reader) -> None:
    reader.open().write("print('<img src=x onerror=alert(1)>')\nimport engine as mg\nx = mg.tensor(1.0)\nf = x * 2")
    assert "<img" in reader.page.get_by_label("Printed", exact=True).inner_text()


@pytest.mark.script
@pytest.mark.parametrize("size", [(390, 844), (844, 390), (1440, 900)])
@pytest.mark.parametrize("hidden", ["", "&hide=code", "&embed=1"])
def test_the_reason_stands_in_sight_beside_the_dimmed_graph(reader: Reader, size: tuple[int, int], hidden: str) -> None:
    reader.page.set_viewport_size({"width": size[0], "height": size[1]})
    reader.open("#v=1&lesson=two-uses" + hidden)
    reader.page.evaluate("source => autodiff.store('main').edit(source)", "a = 1\nb = 2\n1/0")
    reader.answered()
    reason = reader.page.get_by_text("Line 3: ").filter(visible=True).first
    reason.wait_for()
    box = reason.bounding_box()
    assert 0 <= box["y"] <= box["y"] + box["height"] <= size[1]
    reader.page.evaluate("source => autodiff.store('main').edit(source)", GOOD)
    reader.answered()
    expect(reader.page.get_by_text("Line 3: ")).to_be_hidden()


@pytest.mark.script
def test_the_reason_stands_in_sight_beside_a_long_program(reader: Reader) -> None:
    reader.open().write("x = 1\n" * 80 + "1/0")
    box = reader.page.get_by_text("Line 81: ").filter(visible=True).first.bounding_box()
    assert 0 <= box["y"] <= box["y"] + box["height"] <= 900
