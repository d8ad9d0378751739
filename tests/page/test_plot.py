"""A value of the program along one number of a leaf, with its slope: read off, moved, looked at closer."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from explorer.model.isolate import STARVED

from .reader import Reader

pytestmark = pytest.mark.browser
LINKED = "text => decodeURIComponent(location.hash).includes(text)"
WAVE = """import engine as mg
import numpy as np
x = mg.tensor(2.2)
wave = np.sin(2 * x) * np.cos(x)
f = wave * np.exp(-x / 3) * 100
g = np.log(np.sin(x))
f.backward()
"""


def panel(reader: Reader) -> Locator:
    return reader.page.get_by_role("tabpanel", name="Plot")


def field(reader: Reader, name: str) -> Locator:
    return panel(reader).get_by_role("spinbutton", name=name)


def open_plot(reader: Reader) -> Locator:
    reader.open("#v=1")
    reader.write(WAVE)
    reader.page.get_by_role("tab", name="Plot").click()
    picture = panel(reader).get_by_role("img")
    expect(picture).to_have_accessible_name(re.compile("f along x from −2.8 to 7.2, at 2000 points"))
    return picture


def test_a_value_and_its_slope_are_read_off_and_the_point_is_the_programs_own(reader: Reader):
    open_plot(reader)
    panel(reader).get_by_role("checkbox", name="second derivative").click()
    for said in ("At x = 2.2", "26.90", "45.36", "−120.0", "all in one backward pass"):
        expect(panel(reader)).to_contain_text(said)
    expect(panel(reader)).to_contain_text("1 to the right,45.36 up")
    knob = panel(reader).get_by_role("slider", name="x")
    knob.focus()
    reader.page.keyboard.press("ArrowRight")  # a hundredth of the domain: the text says so, and all that hangs on it
    expect(reader.page.get_by_role("textbox", name="Program")).to_contain_text("x = mg.tensor(2.3)")
    expect(panel(reader)).to_contain_text("At x = 2.3")
    expect(knob).to_have_attribute("aria-valuenow", "2.3")
    expect(panel(reader).get_by_role("img")).to_have_accessible_name(re.compile("from −2.8 to 7.2"))
    panel(reader).get_by_role("button", name="Open in the graph").click()
    expect(reader.page.get_by_role("tab", name="Plot")).to_have_attribute("aria-selected", "false")


def test_another_stretch_another_value_and_what_is_no_number(reader: Reader):
    picture = open_plot(reader)
    field(reader, "to").fill("-5")
    field(reader, "to").press("Enter")
    expect(panel(reader)).to_contain_text("-2.8 is not below -5")  # what is typed stays, and the plot too
    expect(field(reader, "to")).to_have_value("-5")
    for name, number in (("to", "10"), ("x from", "0"), ("points", "10000")):
        field(reader, name).fill(number)
        field(reader, name).press("Enter")
    expect(picture).to_have_accessible_name(re.compile("from 0 to 10, at 10000 points"))
    panel(reader).get_by_role("combobox", name="Value").select_option("g")
    expect(panel(reader)).to_contain_text("line 6: np.log(np.sin(x)) is nan at 3,717 of the 10,000 points")
    link = reader.page.evaluate("new Promise((done) => setTimeout(() => done(location.hash), 500))")
    reader.open("#v=1")
    reader.open(link)
    expect(picture).to_have_accessible_name(re.compile("^g along x from 0 to 10, at 10000 points"))
    panel(reader).get_by_role("button", name="Whole domain").click()
    expect(picture).to_have_accessible_name(re.compile("^g along x from −2.8 to 7.2"))
    reader.write("x = 1\nx / 0\n")
    expect(panel(reader)).to_contain_text("no plot until it is mended")
    reader.write("x = 1\n")
    expect(panel(reader)).to_contain_text("No gradient flows to a leaf here")


FOUR = """import engine as mg
def logistic(x):
    return mg.exp(x) / (mg.exp(x) + 1)
def bell(x):
    return mg.exp(-(x - 1) ** 2 / 10)
"""


def test_functions_of_the_program_are_plotted_beside_each_other_without_a_leaf(reader: Reader) -> None:
    reader.open("#v=1").write(FOUR)
    reader.page.get_by_role("tab", name="Plot").press("Enter")
    picture = panel(reader).get_by_role("img").first
    expect(picture).to_have_accessible_name(re.compile(r"logistic\(x\) along x from −4 to 6"))
    panel(reader).get_by_role("checkbox", name="bell(x)").press("Space")
    expect(picture).to_have_accessible_name(re.compile(r"logistic\(x\), bell\(x\) along x"))
    for name, number in (("from", "-2"), ("to", "4"), ("points", "30")):
        field(reader, name).fill(number)
        field(reader, name).press("Enter")
    expect(picture).to_have_accessible_name(re.compile(r"from −2 to 4, at 30 points"))
    expect(panel(reader).locator("dl")).to_contain_text("dbell(x)/dx0.000")
    reader.page.wait_for_function(LINKED, arg='"beside":["bell(x)"]')


HEAT = "const heat = autodiff.store('main').get('plotted')?.heat;"


def test_over_two_numbers_a_value_is_a_map_with_its_gradient(reader: Reader) -> None:
    reader.open("#v=1").write(
        "import engine as mg\na = mg.tensor(2.0)\nb = mg.tensor(3.0)\nf = a ** 2 * b\nf.backward()\n"
    )
    reader.page.get_by_role("tab", name="Plot").click()
    panel(reader).get_by_label("And up").select_option(label="b")
    picture = panel(reader).get_by_role("img").first
    expect(picture).to_have_accessible_name("f over a and b. At 2, 3 it is 12.00, its gradient 12.00, 4.000.")
    expect(panel(reader)).to_contain_text("41 × 41 places, all in one backward pass")
    expect(picture.locator("path.uphill").first).to_be_attached()
    reader.page.wait_for_function(LINKED, arg='"up":"b"')
    picture.focus()
    reader.page.keyboard.press("Shift+ArrowRight")  # by a tenth: the text follows, and the map stays
    reader.page.wait_for_function("() => !autodiff.store('main').get('source').includes('tensor(2.0)')")
    moved = reader.page.wait_for_function(f"() => {{ {HEAT} return heat && heat.here[0] > 2 && heat; }}").json_value()
    assert moved["here"][1] == 3
    wide = moved["high"] - moved["low"]
    reader.page.keyboard.press("+")
    reader.page.wait_for_function(f"was => {{ {HEAT} return heat && heat.high - heat.low < 0.9 * was; }}", arg=wide)
    reader.page.wait_for_function(LINKED, arg='"bottom":')
    box = picture.bounding_box()
    assert box
    reader.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    reader.page.keyboard.down("Control")
    reader.page.mouse.wheel(0, 400)
    reader.page.keyboard.up("Control")
    reader.page.wait_for_function(f"was => {{ {HEAT} return heat && heat.high - heat.low > was; }}", arg=wide)
    reader.page.keyboard.press("0")
    reader.page.wait_for_function("() => autodiff.store('main').get('plotting').top === undefined")
    reader.answered()
    panel(reader).get_by_label("And up").select_option(label="the value itself")
    expect(picture).to_have_accessible_name(re.compile("f along a from"))
    panel(reader).get_by_role("checkbox", name="second derivative").press("Space")
    expect(panel(reader).locator("dl")).to_contain_text("d²f/da²6.000")


def again(reader: Reader) -> None:
    """As whoever reads it is told to do where the machine has too much else to do."""
    for _ in range(8):
        failure = reader.answered().state("failure")
        if not failure or failure["message"] != STARVED:
            return
        reader.editor.press("Control+Enter")
        reader.page.wait_for_function("() => autodiff.store('main').get('busy')")


def test_of_a_program_that_takes_long_it_is_said_that_there_was_no_time(reader: Reader) -> None:
    open_plot(reader)
    reader.write(WAVE.replace("f.backward()", "for k in range(70_000):\n    f = f if k else f + 1\nf.backward()"))
    again(reader)
    expect(panel(reader)).to_contain_text("There was no time to run the program at enough places", timeout=30_000)
