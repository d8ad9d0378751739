"""A link is the whole state, as it was when it was shared; what it cannot say, the page says. It is only ever text."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from .reader import Reader

pytestmark = pytest.mark.browser
Elsewhere = Callable[[str], Reader]


def packed(source: str) -> str:
    squeezer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return base64.urlsafe_b64encode(squeezer.compress(source.encode()) + squeezer.flush()).decode().rstrip("=")


SHOWN = "Lesson 1, “Two uses of x”, is shown instead."
NO_LINKS = {
    "#v=1&lesson=no-such-lesson": "There is no lesson “no-such-lesson”.",
    "#v=1&lesson=<b>bold</b>": "There is no lesson “<b>bold</b>”.",
    "#v=1&code=%%%": "The program in this link cannot be read",
    "#v=1&code=" + packed("x = 1\ny = 2")[:-5]: "The program in this link cannot be read",
    "#v=1&code=" + packed("x" * 1_000_000): "The program in this link cannot be read",
    "#v=2&lesson=chain": "This link is for another version of this page.",
    "#v=1&step=-5&tab=<b>&hide=everything&unknown=1": "This link names no lesson and no program",
    "#nonsense": "This link cannot be read",
}
FIELDS = ("source", "step", "selected", "descending", "register", "tab", "theme")
LOOP = """import engine as mg
w = mg.tensor(10.0)
for k in range(4):
    f = (w - 3.0) ** 2
    f.backward()
    w.data -= 0.2 * w.grad
"""


def looped(reader: Reader) -> None:
    """A program of one's own, in one of its turns."""
    reader.write(LOOP)
    choose_turn(reader, 2)
    reader.button("First step").click()
    reader.button("Next step").click()
    reader.page.get_by_role("radio", name="Words").click()
    reader.page.evaluate("autodiff.store('main').select(1)")


def slid(reader: Reader) -> None:
    """A lesson with another number, seen from the table."""
    reader.drag("x", 2.5, 3.0).answered()
    reader.button("First step").click()
    reader.page.get_by_role("tab", name="Table").click()


def descended(reader: Reader) -> None:
    """A lesson walked downhill."""
    reader.button("Descend").click()
    reader.answered().page.get_by_role("spinbutton", name="Learning rate as a number", exact=True).fill("0.05")
    reader.page.keyboard.press("Enter")
    reader.answered()


def negative(reader: Reader) -> None:
    """A lesson that opens in its first turn, in another one, from a number below nothing."""
    reader.page.get_by_role("button", name="Lessons").click()
    reader.page.get_by_role("button", name="3 ·").click()
    reader.answered().page.get_by_role("spinbutton", name="w as a number", exact=True).fill("-4.5")
    reader.page.keyboard.press("Enter")
    choose_turn(reader.answered(), 5)


def edited(reader: Reader) -> None:
    """A lesson with a line of one's own."""
    reader.write(reader.text + "\nprint(x.grad)\n")


STATES = {"a loop": looped, "a slider": slid, "a descent": descended, "a turn": negative, "a line": edited}


def choose_turn(reader: Reader, turn: int) -> None:
    """As the slider "Turn" does."""
    reader.page.evaluate(
        "turn => { const store = autodiff.store('main'); store.set({turn, revision: store.get('revision') + 1}); }",
        turn,
    )
    reader.answered()


def state_of(reader: Reader) -> dict[str, object]:
    """Where the reader stands; the lesson as the header names it."""
    lesson = reader.page.get_by_role("button", name="Lessons:").inner_text()
    return {name: reader.state(name) for name in FIELDS} | {"shown": reader.state("tape")["turn"], "lesson": lesson}


def shared(reader: Reader) -> str:
    """What Share copies."""
    reader.button("Share").click()
    reader.page.get_by_text("The link is copied.").wait_for(state="attached")
    return str(reader.page.evaluate("navigator.clipboard.readText()"))


@pytest.mark.parametrize("way", STATES)
def test_what_share_copies_opens_in_the_same_state(reader: Reader, elsewhere: Elsewhere, way: str) -> None:
    STATES[way](reader.open())
    before = state_of(reader)
    other = elsewhere(shared(reader))
    assert (state_of(other), other.errors) == (before, [])


def test_a_lesson_with_another_number_stays_the_lesson(reader: Reader, elsewhere: Elsewhere) -> None:
    reader.open().drag("x", 2.5, 3.0).answered()
    link = shared(reader)
    assert "lesson=two-uses" in link
    assert "code=" not in link
    other = elsewhere(link)
    assert "x = mg.tensor(3.0)" in other.text
    expect(other.page.get_by_role("button", name="Lessons: 1 · Two uses of x")).to_be_visible()


@pytest.mark.fresh
def test_a_link_opens_a_lesson_at_a_step(reader: Reader) -> None:
    reader.open("#v=1&lesson=chain&step=3")
    assert reader.page.get_by_text("Step 3 of 11", exact=True).count() == 1
    assert "ℒ = f + x - 2" in reader.text


@pytest.mark.fresh
def test_a_link_opens_a_program(reader: Reader) -> None:
    source = "import engine as mg\nx = mg.tensor(5.0)  # ℒ\nf = x * 3"
    reader.open("#v=1&code=" + packed(source) + "&step=2")
    assert reader.text == source
    assert reader.state("step") == 2
    assert reader.numbers()["f"] == ("15.0", "1.0")


def test_the_address_follows_and_leads_back(reader: Reader, elsewhere: Elsewhere) -> None:
    reader.open().write("import engine as mg\nx = mg.tensor(5.0)\nf = x * 3")
    reader.button("First step").click()
    reader.page.wait_for_function("() => location.hash.includes('code=') && location.hash.includes('step=1&')")
    address, text = reader.page.url, reader.text
    other = elsewhere(address)
    assert (other.text, other.state("step"), other.errors) == (text, 1, [])


@pytest.mark.script
def test_a_link_that_cannot_be_read_says_so_and_what_is_shown_instead(reader: Reader) -> None:
    reader.open()
    for fragment, sentence in NO_LINKS.items():
        reader.write("x = 1").page.evaluate("fragment => { location.hash = fragment }", fragment)
        note = reader.page.get_by_role("status").filter(has_text=sentence)
        note.wait_for()
        assert SHOWN in note.inner_text()
        assert "f = x * y + x ** 2" in reader.answered().text
        assert reader.state("step") == 9
    note.get_by_role("button", name="Close this note").click()
    expect(reader.page.get_by_text(SHOWN)).to_be_hidden()


@pytest.mark.fresh
def test_a_page_opened_by_a_damaged_link_says_so(reader: Reader) -> None:
    reader.open("#v=1&step=3&check=1&code=" + packed("import engine as mg\nx = mg.tensor(5.0)\nf = x * 3")[:-3])
    assert SHOWN in reader.page.get_by_role("status").filter(has_text="cannot be read").inner_text()
    reader.page.get_by_role("button", name="Lessons: 1 · Two uses of x").click()
    reader.page.get_by_role("button", name="2 · One link at a time").click()
    expect(reader.page.get_by_text(SHOWN)).to_be_hidden()


@pytest.mark.script
@pytest.mark.parametrize(("said", "step"), [("0", 1), ("-3", 1), ("11", 11), ("12", 11), ("999999999", 11)])
def test_a_step_out_of_range_is_the_nearest(reader: Reader, said: str, step: int) -> None:
    assert reader.open(f"#v=1&lesson=two-uses&step={said}").state("step") == step


@pytest.mark.script
@pytest.mark.fresh
def test_a_link_may_ask_for_a_theme_which_is_nobodys_choice(reader: Reader) -> None:
    reader.open("#v=1&theme=dark&lesson=chain")
    html = reader.page.locator("html")
    assert html.get_attribute("data-theme") == "dark"
    reader.page.wait_for_function("() => location.hash.includes('theme=dark')")
    reader.button("Light theme").click()
    reader.page.wait_for_function("() => !location.hash.includes('theme')")
    reader.button("Dark theme").click()
    reader.page.goto(reader.address + "?again#v=1&lesson=chain&theme=light")
    assert reader.ready().page.locator("html").get_attribute("data-theme") == "light"
    reader.page.goto(reader.address + "?anew#v=1&lesson=chain")
    assert reader.ready().page.locator("html").get_attribute("data-theme") == "dark"


def test_a_lesson_is_opened_by_its_title(reader: Reader) -> None:
    reader.open().page.get_by_role("button", name="Lessons: 1 · Two uses of x").click()
    reader.page.get_by_role("button", name="2 · One link at a time").click()
    assert "ℒ = f + x - 2" in reader.answered().text
    reader.page.wait_for_function("() => location.hash.includes('lesson=chain')")


def test_parts_can_be_hidden_by_the_link(reader: Reader) -> None:
    reader.open("#v=1&lesson=chain&hide=code,sliders")
    expect(reader.editor).to_be_hidden()
    expect(reader.slider("x")).to_be_hidden()


def test_the_code_of_a_linked_program_is_never_hidden(reader: Reader) -> None:
    source = "import engine as mg\nf = mg.tensor(1.0) * 2"
    expect(reader.open("#v=1&code=" + packed(source) + "&hide=code,sliders").editor).to_be_visible()


@pytest.mark.fresh
def test_the_theme_is_kept(reader: Reader) -> None:
    reader.open().button("Dark theme").click()
    assert reader.page.locator("html").get_attribute("data-theme") == "dark"
    reader.page.reload()
    assert reader.ready().page.locator("html").get_attribute("data-theme") == "dark"
