"""The editor: completion, the place of a failure, many lines at once, one history with the sliders, results."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Playwright, Route, expect

from .conftest import ARGUMENTS, CHROMIUM
from .reader import Reader

pytestmark = pytest.mark.browser
HEAD = "import engine as mg\nx = mg.tensor(2.0)\n"
TWO_USES = "#v=1&lesson=two-uses&step="
CODE = "**/bundled/code-*.js"  # the script of the editor proper


def typed(reader: Reader, text: str) -> None:
    """Type at the end of the program, as a hand does."""
    reader.editor.press("Control+End")
    reader.page.keyboard.type(text)


def selected(reader: Reader, text: str) -> Reader:
    """A program that is put in by one keystroke, all of it marked."""
    reader.open().write(text).editor.press("Control+a")
    return reader


def offered(reader: Reader) -> Locator:
    return reader.page.get_by_role("listbox", name="Completions").get_by_role("option")


def test_a_name_is_completed_with_its_signature_and_a_line_of_help(reader: Reader) -> None:
    reader.open().write(HEAD)
    typed(reader, "y = mg.tens")
    expect(offered(reader).first).to_contain_text("tensor(arr_like, dtype=None, *, constant=None")
    expect(reader.page.locator(".cm-completionInfo")).to_contain_text("A tensor with a copy of the values")
    reader.page.keyboard.press("Tab")
    typed(reader, "(3.0) * x\n")
    assert reader.text == HEAD + "y = mg.tensor(3.0) * x\n"
    assert reader.answered().numbers()["y"][0] == "6.0"


@pytest.mark.script
def test_whoever_types_fast_gets_the_name_too(reader: Reader) -> None:
    reader.open().write(HEAD)
    typed(reader, "y = mg.tens")
    reader.page.keyboard.press("Tab")  # before the list is there
    reader.page.wait_for_function("end => autodiff.store('main').get('source').endsWith(end)", arg="y = mg.tensor")
    typed(reader, "  ")
    reader.page.keyboard.press("Tab")  # behind no name there is nothing to complete
    assert reader.text == HEAD + "y = mg.tensor   "


@pytest.mark.script
def test_what_a_value_has_and_what_a_call_may_be_given_is_offered(reader: Reader) -> None:
    reader.open().write(HEAD)
    typed(reader, "x.backw")
    expect(offered(reader)).to_have_text(["backward(grad=None, **options)"])
    reader.page.keyboard.press("Tab")
    typed(reader, "()\nmg.sum(x, keepd")
    expect(offered(reader).first).to_have_text("keepdims=")


@pytest.mark.script
def test_a_typed_line_is_ended_by_enter_and_changed_only_by_a_choice(reader: Reader) -> None:
    reader.open().write(HEAD)
    typed(reader, "y = x")
    expect(offered(reader).first).to_be_visible()
    reader.page.keyboard.press("Enter")
    assert reader.text == HEAD + "y = x\n"
    typed(reader, "z = mg.si")
    expect(offered(reader).nth(1)).to_have_text(re.compile("^si"))  # the list of "z = m" is gone
    second = offered(reader).nth(1).locator(".cm-completionLabel").inner_text()
    for key in ("ArrowDown", "Enter"):
        reader.page.keyboard.press(key)
    assert reader.text == HEAD + f"y = x\nz = mg.{second}"


@pytest.mark.script
def test_in_texts_and_comments_nothing_is_offered(reader: Reader) -> None:
    reader.open().write(HEAD)
    for piece in ("# mg.te", "\nprint('mg.te"):
        typed(reader, piece)
        reader.page.wait_for_timeout(400)  # longer than the editor waits
        assert offered(reader).count() == 0


@pytest.mark.script
@pytest.mark.parametrize("way", ["hover", "keyboard"])
def test_the_place_of_a_failure_is_underlined_and_says_the_remedy(reader: Reader, way: str) -> None:
    reader.open().write(HEAD + "f = x * oops + 1\ng = 2")
    place = reader.page.locator(".cm-lintRange-error")
    expect(place).to_have_text("oops")
    if way == "hover":
        place.hover()
    else:
        reader.editor.press("F8")
    reason = reader.page.locator(".cm-tooltip .reason")
    expect(reason).to_contain_text("name 'oops' is not defined")
    expect(reason).to_contain_text("Give it a value first")
    reader.editor.press("Control+End")
    reader.page.mouse.move(0, 0)
    expect(reason).to_have_count(0)


@pytest.mark.script
def test_tab_moves_marked_lines_and_never_takes_their_place(reader: Reader) -> None:
    selected(reader, "a = 1\nb = 2").editor.press("Tab")
    assert reader.text == "    a = 1\n    b = 2"
    reader.editor.press("Shift+Tab")
    assert reader.text == "a = 1\nb = 2"


@pytest.mark.script
def test_marked_lines_become_comments_and_lines_again(reader: Reader) -> None:
    selected(reader, "a = 1\nb = 2").editor.press("Control+/")
    assert reader.text == "# a = 1\n# b = 2"
    reader.editor.press("Control+/")
    assert reader.text == "a = 1\nb = 2"


@pytest.mark.script
def test_one_hand_writes_at_several_places(reader: Reader) -> None:
    reader.open().write("ab = 1\ncd = ab + ab\n").editor.press("Control+Home")
    for _ in range(4):
        reader.page.keyboard.press("Control+d")
    reader.page.keyboard.type("w")
    assert reader.text == "w = 1\ncd = w + w\n"


@pytest.mark.script
def test_a_text_is_found_and_replaced(reader: Reader) -> None:
    reader.open().write("ab = 1\ncd = ab + ab\n").editor.press("Control+f")
    reader.page.get_by_role("textbox", name="Find").fill("ab")
    reader.page.get_by_role("textbox", name="Replace").fill("w")
    reader.page.get_by_role("button", name="Replace all").click()
    assert reader.text == "w = 1\ncd = w + w\n"
    reader.page.keyboard.press("Escape")
    expect(reader.page.get_by_role("textbox", name="Find")).to_have_count(0)


@pytest.mark.script
def test_the_bracket_that_belongs_to_one_is_marked(reader: Reader) -> None:
    reader.open().write("f = (1 + (2))").editor.press("Control+End")
    expect(reader.page.locator(".cm-matchingBracket")).to_have_text(["(", ")"])


@pytest.mark.script
def test_text_and_sliders_have_one_history_and_a_gesture_is_a_step_of_it(reader: Reader) -> None:
    reader.open().write(HEAD + "f = x * x")
    typed(reader, " + 1")
    slider = reader.answered().slider("x")
    slider.focus()
    for _ in range(5):
        reader.page.keyboard.down("ArrowRight")  # a key that is held
    reader.page.keyboard.up("ArrowRight")
    reader.answered().drag("x", 3.0, 3.5).answered()
    assert reader.text == HEAD.replace("2.0", "3.5") + "f = x * x + 1"
    reader.page.keyboard.press("Control+z")
    assert reader.text == HEAD.replace("2.0", "2.25") + "f = x * x + 1"
    reader.page.keyboard.press("Control+z")
    assert reader.text == HEAD + "f = x * x + 1"
    reader.page.keyboard.press("Control+z")
    assert reader.text == HEAD + "f = x * x"
    reader.page.keyboard.press("Control+Shift+z")
    assert reader.text == HEAD + "f = x * x + 1"


@pytest.mark.script
def test_a_number_is_dragged_where_it_stands(reader: Reader) -> None:
    reader.open().write(HEAD + "f = x * x")
    box = reader.page.locator(".cm-line", has_text="x = mg.tensor(2.0)").bounding_box()
    place = reader.page.evaluate(PLACE)
    reader.page.keyboard.down("Alt")
    reader.page.mouse.move(*place)
    reader.page.mouse.down()
    reader.page.mouse.move(place[0] + 30, place[1])
    assert box
    reader.answered()
    assert (reader.numbers()["x"][0], reader.text) == ("2.5", HEAD + "f = x * x")
    reader.page.mouse.move(place[0] + 60, place[1])
    reader.page.mouse.up()
    reader.page.keyboard.up("Alt")
    assert reader.answered().text == HEAD.replace("2.0", "3.0") + "f = x * x"
    reader.editor.press("Control+z")
    assert reader.text == HEAD + "f = x * x"


# where the number of the second line stands on the screen
PLACE = """() => {
  const inside = (root) => [...root.querySelectorAll("*")].flatMap(
    (each) => [each, ...(each.shadowRoot ? inside(each.shadowRoot) : [])]);
  const line = inside(document).find((each) => each.matches(".cm-line") && each.textContent.includes("tensor("));
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = walker.currentNode.data.search(/\\d/);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(walker.currentNode, at);
    range.setEnd(walker.currentNode, at + 1);
    const { left, top, width, height } = range.getBoundingClientRect();
    return [left + width / 2, top + height / 2];
  }
}"""


def results(reader: Reader) -> list[str]:
    """What stands at the ends of lines and is seen."""
    reader.drawn()
    rows = reader.page.locator(".cm-editor > .results > div")
    return [text for text in rows.evaluate_all("rows => rows.map(row => row.innerText)") if text]


@pytest.mark.script
def test_each_line_ends_with_what_is_known_by_the_step(reader: Reader) -> None:
    assert results(reader.open(TWO_USES + "1")) == ["x = 2"]
    assert results(reader.open(TWO_USES + "5")) == ["x = 2", "y = 4", "f = 12"]
    assert results(reader.open(TWO_USES + "9")) == ["∂f/∂x = 4 + …", "y = 4", "f = 12"]
    assert results(reader.open(TWO_USES + "11")) == ["∂f/∂x = 8", "∂f/∂y = 2", "f = 12"]
    reader.page.locator(".results .gradient", has_text="∂f/∂x").click()
    assert (reader.state("selected"), reader.state("step")) == (0, 10)


# how far the middle of each result is from that of its line
AWAY = """() => {
  const inside = (root) => [...root.querySelectorAll("*")].flatMap(
    (each) => [each, ...(each.shadowRoot ? inside(each.shadowRoot) : [])]);
  const middle = (each) => (each.getBoundingClientRect().top + each.getBoundingClientRect().bottom) / 2;
  const all = inside(document);
  const lines = all.filter((each) => each.matches(".cm-line")).slice(2);
  const rows = all.filter((each) => each.matches(".cm-editor > .results > div"));
  return rows.map((row, at) => middle(row) - middle(lines[at]));
}"""


@pytest.mark.script
def test_results_stand_on_their_lines_however_the_page_is_shown(reader: Reader) -> None:
    reader.open(TWO_USES + "11")
    shown = {
        "plain": lambda: None,
        "find": lambda: reader.editor.press("Control+f"),
        "found": lambda: reader.page.keyboard.press("Escape"),
        "present": lambda: reader.button("Present").click(),
    }
    for change in shown.values():
        change()
        away = reader.drawn().page.evaluate(AWAY)
        assert len(away) == 3
        assert max(map(abs, away)) < 3


@pytest.mark.script
def test_results_are_no_part_of_the_text_and_can_be_switched_off(reader: Reader) -> None:
    reader.open(TWO_USES + "11")
    reader.editor.press("Control+a")
    reader.page.keyboard.press("Control+c")
    assert reader.page.evaluate("navigator.clipboard.readText()") == reader.text
    assert "∂" not in reader.text
    reader.button("Options").click()
    reader.page.get_by_label("Results at the ends of lines").uncheck()
    reader.page.keyboard.press("Escape")
    assert results(reader) == []
    reader.button("Options").click()
    reader.page.get_by_label("Results at the ends of lines").check()
    reader.page.keyboard.press("Escape")
    assert len(results(reader)) == 3


@pytest.mark.script
def test_a_result_without_room_never_moves_the_code_and_is_told_to_the_pointer(reader: Reader) -> None:
    reader.open().write(HEAD + "f = x * x + x * 2.0 + x * 3.0 - 1.0\nf.backward()")
    reader.button("Last step").click()
    assert [text for text in results(reader) if text.startswith("f")] == ["f = 13"]
    row = reader.page.locator(".cm-editor > .results > div").last
    assert row.evaluate("row => row.scrollHeight > row.clientHeight")  # it has wrapped out of sight
    reader.page.locator(".cm-line", has_text="f = x").hover(position={"x": 8, "y": 8})
    expect(reader.page.locator(".cm-tooltip .results")).to_have_text("f = 13")


@pytest.mark.script
def test_a_program_that_fails_has_no_results(reader: Reader) -> None:
    reader.open(TWO_USES + "11").write(reader.text + "\noops")
    assert results(reader) == []


def held(page: Page) -> Callable[[], None]:
    """The editor proper does not come before what is given back is called."""
    waiting: list[Route] = []
    page.route(CODE, lambda route: waiting.append(route))

    def come() -> None:
        for route in waiting:
            route.continue_()
        page.unroute(CODE)

    return come


@pytest.mark.fresh
@pytest.mark.script
def test_the_page_does_not_wait_for_the_editor_and_nothing_typed_meanwhile_is_lost(reader: Reader) -> None:
    let_come = held(reader.page)
    reader.page.goto(reader.address)
    reader.page.locator("html[data-steps=ready][data-runtime=ready]").wait_for(state="attached")
    expect(reader.page.locator(".cm-content")).to_have_count(0)
    reader.editor.fill(HEAD + "f = x * 5")
    assert reader.answered().numbers()["f"][0] == "10.0"
    reader.editor.press("End")
    reader.page.keyboard.type("0 ")
    let_come()
    reader.page.locator(".cm-content").wait_for()
    reader.page.keyboard.type("+ 1")
    assert reader.text == HEAD + "f = x * 50 + 1"
    assert reader.answered().numbers()["f"][0] == "101.0"


@pytest.mark.fresh
@pytest.mark.script
def test_where_the_editor_does_not_come_the_plain_field_stays_and_it_is_asked_for_again(reader: Reader) -> None:
    reader.page.route(CODE, lambda route: route.abort())
    reader.page.goto(reader.address)
    reader.page.locator("html[data-steps=ready][data-runtime=ready]").wait_for(state="attached")
    reader.page.wait_for_timeout(500)
    reader.editor.fill(HEAD + "f = x * 5")
    assert reader.answered().numbers()["f"][0] == "10.0"
    reader.page.unroute(CODE)
    reader.button("Run").focus()
    reader.editor.focus()
    reader.page.locator(".cm-content").wait_for()
    assert reader.text == HEAD + "f = x * 5"
    reader.errors.clear()  # the browser complains of what was kept from it


@pytest.mark.script
def test_it_is_written_in_with_fingers(home: tuple[str, str], playwright: Playwright) -> None:
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
    try:
        page = browser.new_context(**playwright.devices["Pixel 7"]).new_page()
        reader = Reader(page, home[1], 60).open("#v=1&lesson=two-uses")
        page.get_by_role("button", name="Code", exact=True).tap()
        reader.editor.tap()
        page.keyboard.press("Control+End")
        page.keyboard.insert_text("\nz = mg.tens")  # as the keyboard on a screen writes: a word at once
        offered(reader).first.tap()
        page.keyboard.insert_text("(3.0)")
        assert reader.text.endswith("\nz = mg.tensor(3.0)")
        assert reader.answered().state("failure") is None
        assert reader.errors == []
    finally:
        browser.close()
