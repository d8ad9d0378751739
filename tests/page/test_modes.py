"""Any value as the target, with a head gradient of one's own; and the same derivatives walked forward from a leaf."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from .reader import Reader

pytestmark = pytest.mark.browser
ARRAYS = """import engine as mg
x = mg.tensor([1.0, 2.0, 3.0])
c = mg.tensor(2.0, constant=True)
y = x * x
f = (y * c).sum()
f.backward()
"""
OWN = " (program’s own)"


def panel(reader: Reader) -> Locator:
    return reader.page.locator(".explanation")


def target(reader: Reader) -> Locator:
    return reader.page.get_by_role("combobox", name="Target")


def head(reader: Reader) -> Locator:
    return reader.page.get_by_role("textbox", name="Head gradient")


def shown(locator: Locator) -> str:
    return locator.evaluate("box => box.selectedOptions[0].text")


def gradients(reader: Reader) -> dict[str, str]:
    return {row["name"]: row["gradient"] for row in reader.rows()}


def test_any_value_becomes_the_target_by_a_button_by_a_key_by_the_list_and_by_a_link(reader: Reader):
    reader.open("#v=1&lesson=two-uses&step=5")
    reader.page.evaluate("autodiff.store('main').press(2)")
    reader.button("Differentiate x * y").click()
    reader.answered().button("Last step").click()
    assert gradients(reader) == {"x": "4.0", "y": "2.0", "x * y": "1.0", "x ** 2": "none", "f": "none"}
    expect(panel(reader)).to_contain_text("y is used in one place, so its whole gradient comes back")
    assert shown(target(reader)) == "x * y"
    link = "#" + reader.page.evaluate("new Promise((done) => setTimeout(() => done(location.hash), 500))")[1:]
    assert "target=x%20*%20y" in link or "target=x * y" in link
    reader.page.locator(".cards:visible").focus()  # an earlier test may have compared graphs
    reader.page.keyboard.press("t")  # the selected one is the target: back to the program's own
    reader.answered()
    assert (gradients(reader)["x"], shown(target(reader))) == ("8.0", f"f{OWN}")
    target(reader).select_option("x")
    reader.answered()
    assert gradients(reader) == {"x": "1.0", "y": "none", "x * y": "none", "x ** 2": "none", "f": "none"}
    reader.open(link)
    assert gradients(reader)["x"] == "4.0"
    reader.open("#v=1&lesson=two-uses&step=6&target=gone&head=5")
    expect(head(reader)).to_have_value("1")  # what is shown goes back from its own target
    reader.open(link)
    reader.write("import engine as mg\nx = mg.tensor(2.0)\nf = x * 3\nf.backward()\n")
    expect(reader.page.get_by_text("There is no x * y in this graph.")).to_contain_text("begins at f")
    assert gradients(reader)["x"] == "3.0"
    reader.write("import engine as mg\nx = mg.tensor(5.0)\ny = mg.tensor(7.0)\nf = x * y * 3\nf.backward()\n")
    assert gradients(reader)["x"] == "7.0"  # as it was wished
    reader.write("import engine as mg\nx = mg.tensor(5.0)\ny = x * 3\nz = y + x\n")  # calls for no gradients
    assert shown(target(reader)) == "z (the last value)"


def test_a_head_gradient_is_shown_edited_and_doubted(reader: Reader):
    reader.open().write(ARRAYS)
    reader.button("Last step").click()
    target(reader).select_option("y")
    reader.answered()
    expect(head(reader)).to_have_value("1")
    expect(panel(reader)).to_contain_text("The 3 elements of y are added up: each counts once.")
    assert gradients(reader)["x"] == "[2.0, 4.0, 6.0]"
    head(reader).fill("1, 0, -2")
    head(reader).press("Enter")
    reader.answered()
    assert gradients(reader)["x"] == "[2.0, 0.0, -12.0]"
    for typed, why in {"1, two": "“two” is no finite number.", "1, 2": "These are 2 numbers."}.items():
        head(reader).fill(typed)
        head(reader).press("Enter")
        expect(panel(reader)).to_contain_text(f"{why} y has 3 elements: write one number for all of them, or 3.")
        expect(head(reader)).to_have_value(typed)
        assert gradients(reader)["x"] == "[2.0, 0.0, -12.0]"
    head(reader).fill("0.5")
    head(reader).press("Enter")
    reader.answered()
    assert gradients(reader)["x"] == "[1.0, 2.0, 3.0]"
    reader.page.get_by_role("tab", name="Check").click()
    reader.button("Check all gradients").click()
    expect(reader.page.locator(".doubts")).to_contain_text("All 6 gradients agree with what wiggling measures.")
    reader.write(ARRAYS.replace("y = x * x", "y = mg.tensor([1.0], constant=True)").replace("y * c", "y * x"))
    expect(reader.page.get_by_text("y is constant: no gradient can flow from it.")).to_be_visible()


def test_forward_mode_walks_to_the_same_derivative_and_says_what_both_cost(reader: Reader):
    reader.open("#v=1&lesson=two-uses&step=9")
    reader.page.get_by_role("radio", name="Forward").click()
    reader.answered().button("Last step").click()
    assert reader.state("steps") == 9
    expect(panel(reader)).to_contain_text("So ∂f/∂x is 8. The backward pass has found the same: 8.")
    expect(panel(reader).get_by_role("row", name="Backward 1 5")).to_be_visible()
    expect(panel(reader).get_by_role("row", name="Forward 2 6")).to_be_visible()
    assert gradients(reader) == {"x": "1.0", "y": "0.0", "x * y": "4.0", "x ** 2": "4.0", "f": "8.0"}
    reader.drag("y", 6.0).answered()
    expect(panel(reader)).to_contain_text("So ∂f/∂x is 10. The backward pass has found the same: 10.")
    reader.button("Previous step").click()
    reader.button("Previous step").click()
    reader.page.get_by_role("radio", name="Words").click()
    expect(panel(reader)).to_contain_text("Increase x by a tiny h: x rises by about h and y does not move.")
    reader.page.get_by_role("radio", name="Code").click()
    expect(panel(reader)).to_contain_text("= mg.jvp(lambda x: x * y, [x], [x_dot])[1]")
    reader.page.get_by_role("combobox", name="Leaf").select_option("y")
    reader.answered().button("Last step").click()
    expect(panel(reader)).to_contain_text("So ∂f/∂y is 2.")
    reader.write(ARRAYS).page.get_by_role("combobox", name="Element").select_option("[2]")
    reader.answered().button("Last step").click()
    expect(panel(reader)).to_contain_text("So ∂f/∂x[2] is 12. The backward pass has found the same: 12.")
    reader.page.get_by_role("radio", name="Backward").click()
    reader.answered()
    assert gradients(reader)["x"] == "[4.0, 8.0, 12.0]"
