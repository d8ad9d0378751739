"""Two programs beside each other: one walk, the same inputs, and each number that differs in a table."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from .reader import Reader

pytestmark = pytest.mark.browser
START = "import engine as mg\n"
SQUARE = START + "x = mg.tensor(3.0)\nf = x * x\nf.backward()\n"
POWER = SQUARE.replace("x * x", "x ** 2")
TAKEN = """text => {
  const {source, failed, tape} = autodiff.store("main/second").all(["source", "failed", "tape"]);
  return source === text && (failed === text || tape?.source === text);
}"""


IN_A = re.compile(r"\\partial f.*3.* \+ .*3.* = .*6")


def second(reader: Reader) -> Locator:
    return reader.page.get_by_role("textbox", name="Program B", exact=True)


def differences(reader: Reader) -> Locator:
    return reader.page.get_by_role("region", name="Differences")


def rows(reader: Reader) -> dict[str, list[str]]:
    """What the table says: name -> A, B, by how much they differ."""
    found = (
        differences(reader)
        .get_by_role("row")
        .evaluate_all("all => all.map((row) => [...row.cells].map(each => each.textContent))")
    )
    return {name: said for name, *said in found[1:]}


def counts(reader: Reader) -> list[str]:
    tracks = [reader.slider(f"Step of {name}") for name in "AB"]
    return [f"{track.get_attribute('aria-valuenow')} of {track.get_attribute('aria-valuemax')}" for track in tracks]


def write_second(reader: Reader, source: str) -> Reader:
    """Replace the second program, and wait for what comes of it."""
    second(reader).fill(source)
    reader.page.wait_for_function(TAKEN, arg=source, polling=30)
    return reader.answered()


def compare(reader: Reader, one: str, other: str) -> Reader:
    reader.write(one)
    if reader.button("Compare").get_attribute("aria-pressed") != "true":
        reader.button("Compare").click()
    return write_second(reader, other)


def test_a_pair_is_compared_and_walked_with_the_keyboard(reader: Reader):
    reader.open().write(SQUARE)
    reader.button("Compare").press("Enter")
    reader.answered()
    reader.page.get_by_role("button", name="x * x and x ** 2", exact=True).press("Enter")
    reader.answered()
    table = rows(reader)
    assert table["f"] == ["9", "9", "= same"]
    assert table["∂f/∂x"] == ["6", "6", "= same"]
    assert table["x gets"] == ["3 + 3", "6", "≠ differs"]
    assert table["uses of x"] == ["2", "1", "≠ differs"]
    assert table["contributions on the way back"][:2] == ["2", "1"]
    apart = reader.page.get_by_text(
        "At 1,001 places from −3 to 9, f is the same in both; its slope is the same in both."
    )
    expect(apart).to_be_visible()
    said = [reader.page.get_by_role("region", name=f"Gradient in {name}") for name in "AB"]
    expect(said[0]).to_contain_text("Two uses of x, one contribution for each: two steps and a sum.", timeout=30_000)
    expect(said[1]).to_contain_text("One use of x, one contribution (the power rule).")
    expect(said[0].locator("annotation")).to_have_text(IN_A, timeout=30_000)  # the formula has been typeset
    assert counts(reader) == ["5 of 5", "4 of 4"]
    reader.page.locator("section.graph").focus()
    press = reader.page.keyboard.press
    press("Home")
    seen = [counts(reader)]
    for _ in range(4):
        press("ArrowRight")
        seen.append(counts(reader))
    assert seen == [[f"{a} of 5", f"{b} of 4"] for a, b in ((1, 1), (2, 2), (3, 3), (4, 4), (5, 4))]
    reader.page.get_by_role("radio", name="B by itself").click()
    reader.page.locator("section.graph").focus()
    press("Home")
    assert counts(reader) == ["5 of 5", "1 of 4"]
    reader.page.get_by_role("radio", name="Both programs, step by step together").click()
    assert counts(reader) == ["5 of 5", "4 of 4"]


def test_one_slider_moves_both_and_what_only_one_has_keeps_its_own(reader: Reader):
    compare(reader.open(), SQUARE, START + "x = mg.tensor(8.0)\ny = mg.tensor(2.0)\nf = x ** y\nf.backward()\n")
    assert rows(reader)["f"][:2] == ["9", "9"]
    expect(reader.page.get_by_text("x: B gets the number of A, whatever stands in its own text.")).to_be_visible()
    reader.drag("x", 4.0).answered()
    assert rows(reader)["f"][:2] == ["16", "16"]
    assert "mg.tensor(4.0)" in reader.text
    assert "mg.tensor(8.0)" in second(reader).evaluate("box => box.value")
    reader.drag("y (B)", 3.0).answered()
    assert rows(reader)["f"] == ["16", "64", "≠ differs, by 0.75 of the larger"]
    assert rows(reader)["y"] == ["—", "3", "only in B"]


def test_the_reader_chooses_along_which_input_both_are_drawn_and_a_link_keeps_it(
    reader: Reader, elsewhere: Callable[[str], Reader]
):
    one = START + "x = mg.tensor(3.0)\nw = mg.tensor([1.0, 2.0])\nf = x * (w * w).sum()\nf.backward()\n"
    compare(reader.open(), one, one.replace("w * w", "w ** 3"))
    along = reader.page.get_by_role("combobox", name="Along", exact=True)
    expect(along).to_have_value('{"name":"x","at":0}', timeout=30_000)
    along.focus()
    reader.page.keyboard.press("End")
    expect(along).to_have_value('{"name":"w","at":1}')
    reader.answered()
    apart = re.compile(r"places from −3 to 7, f differs by 882 at most, at w\[1\] = 7;")  # as many as there is time for
    expect(reader.page.get_by_text(apart)).to_be_visible(timeout=30_000)
    in_b = reader.page.get_by_role("region", name="Gradient in B")
    expect(in_b).to_contain_text("One use of w, one contribution (the power rule).")
    reader.button("Share").click()
    reader.page.wait_for_function("location.hash.includes('input=w@1')", polling=30)
    other = elsewhere(reader.page.url).answered()
    expect(other.page.get_by_role("combobox", name="Along", exact=True)).to_have_value('{"name":"w","at":1}')
    expect(other.page.get_by_text(apart)).to_be_visible(timeout=30_000)


def test_one_that_fails_says_why_at_its_own_line_and_the_other_stands(reader: Reader):
    compare(reader.open(), SQUARE, POWER)
    write_second(reader, POWER.replace("x ** 2", "x ** oops"))
    alerts = reader.page.get_by_role("alert").filter(visible=True)
    assert [text.startswith("Line 3: ") for text in alerts.all_inner_texts() if text] == [True]
    said = differences(reader).get_by_role("status")
    expect(said).to_contain_text("B did not come to its end")
    expect(differences(reader).get_by_role("table")).to_be_hidden()
    assert reader.numbers()["f"] == ("9.0", "1.0")
    write_second(reader, "")
    expect(said).to_contain_text("B is empty")
    reader.write("x = 1 / 0\n")
    expect(said).to_contain_text("Neither program came to its end")
    write_second(reader, POWER)
    expect(said).to_contain_text("A did not come to its end")
    assert counts(reader)[1] == "4 of 4"
    reader.write(SQUARE)
    expect(said).to_contain_text("4 of 9 rows differ")
    assert rows(reader)["f"] == ["9", "9", "= same"]


def test_what_is_not_finite_and_what_is_not_alike_is_said(reader: Reader):
    reader.open().button("Compare").click()
    reader.answered()
    reader.page.get_by_role("button", name="softmax of large numbers, naive and stable").click()
    reader.answered()
    assert rows(reader)["loss"] == ["nan", "0.4076", "≠ nan in A"]
    assert rows(reader)["e"][2] == "≠ inf in A in 3 of 3 cells, first at [0]: inf and 0.1353"
    compare(
        reader,
        START + "w = mg.tensor([1.0, 2.0])\nf = w.sum()\nf.backward()\n",
        START + "w = mg.tensor([1.0, 2.0, 3.0])\nf = w.sum()\nf.backward()\n",
    )
    expect(
        reader.page.get_by_text("w is an array of 2 in A and an array of 3 in B: each keeps its own.")
    ).to_be_visible()
    assert rows(reader)["w"][2] == "≠ 2 in A, 3 in B"
    compare(
        reader,
        START + "x = mg.tensor(3.0)\nf = mg.exp(mg.log(x))\nf.backward()\n",
        START + "x = mg.tensor(3.0)\nf = +x\nf.backward()\n",
    )
    assert rows(reader)["f"] == ["3.0000000000000004", "3", "≈ same up to rounding: 1.1e−16 of the larger"]


def test_a_link_opens_both_and_back_brings_what_stood_there(reader: Reader, elsewhere: Callable[[str], Reader]):
    compare(reader.open(), SQUARE, POWER)
    reader.button("First step").click()
    reader.button("Share").click()
    reader.page.wait_for_function("location.hash.includes('step=1&with=')", polling=30)
    other = elsewhere(reader.page.url)
    expect(second(other)).to_be_visible()
    other.answered()
    assert second(other).evaluate("box => box.value") == POWER
    assert (counts(other), rows(other)["x gets"][:2]) == (["1 of 5", "1 of 4"], ["3 + 3", "6"])
    reader.page.bring_to_front()
    reader.page.get_by_role("button", name="exp(log(x)) and x", exact=True).click()
    reader.answered()
    reader.page.go_back()
    expect(second(reader)).to_have_text(POWER.replace("\n", ""), use_inner_text=False)
    reader.button("Compare").click()
    expect(second(reader)).to_be_hidden()
    reader.button("Compare").click()
    assert second(reader).evaluate("box => box.value") == POWER


def test_on_a_narrow_screen_one_of_both_is_shown_and_the_table_below(reader: Reader):
    compare(reader.open(), SQUARE, POWER)
    reader.page.set_viewport_size({"width": 390, "height": 844})
    expect(reader.editor).to_be_visible()
    expect(second(reader)).to_be_hidden()
    reader.button("Program B").click()
    expect(second(reader)).to_be_visible()
    expect(reader.editor).to_be_hidden()
    expect(differences(reader)).to_be_visible()
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= 390
