"""A link is the whole state: lesson or program, step, tab; and it is only ever text."""

from __future__ import annotations

import base64
import zlib

import pytest

from .reader import Reader

pytestmark = pytest.mark.browser


def packed(source: str) -> str:
    squeezer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return base64.urlsafe_b64encode(squeezer.compress(source.encode()) + squeezer.flush()).decode().rstrip("=")


NO_LINKS = (
    "#v=1&lesson=no-such-lesson",
    "#v=1&code=%%%",
    "#v=1&code=" + packed("x" * 1_000_000),
    "#v=2&lesson=chain",
    "#v=1&step=-5&tab=<b>&hide=everything&unknown=1",
    "#nonsense",
)


def test_a_link_opens_a_lesson_at_a_step(reader: Reader) -> None:
    reader.open("#v=1&lesson=chain&step=3")
    assert reader.page.get_by_text("Step 3 of 11", exact=True).count() == 1
    assert "ℒ = f + x - 2" in reader.text


def test_a_link_opens_a_program(reader: Reader) -> None:
    source = "import engine as mg\nx = mg.tensor(5.0)  # ℒ\nf = x * 3"
    reader.open("#v=1&code=" + packed(source) + "&step=2")
    assert reader.text == source
    assert reader.state("step") == 2
    assert reader.numbers()["f"] == ("15.0", "1.0")


def test_the_address_follows_and_leads_back(reader: Reader) -> None:
    reader.open().write("import engine as mg\nx = mg.tensor(5.0)\nf = x * 3")
    reader.button("First step").click()
    reader.page.wait_for_function("() => location.hash.includes('code=') && location.hash.endsWith('step=1')")
    address, text = reader.page.url, reader.text
    other = Reader(reader.page.context.new_page(), address, reader.patience).open()
    assert (other.text, other.state("step"), other.errors) == (text, 1, [])
    other.page.close()


def test_share_copies_the_link(reader: Reader) -> None:
    reader.open().write("import engine as mg\nx = mg.tensor(5.0)\nf = x * 3")
    reader.button("Share").click()
    reader.page.get_by_text("The link is copied.").wait_for(state="attached")
    assert "#v=1&code=" in reader.page.evaluate("navigator.clipboard.readText()")


def test_a_link_that_is_no_link_opens_the_first_lesson(reader: Reader) -> None:
    reader.open()
    for fragment in NO_LINKS:
        reader.write("x = 1").page.evaluate("fragment => { location.hash = fragment }", fragment)
        reader.page.wait_for_function("() => autodiff.store('main').get('source') !== 'x = 1'")
        assert "f = x * y + x ** 2" in reader.answered().text


def test_a_lesson_is_opened_by_its_title(reader: Reader) -> None:
    reader.open().page.get_by_role("button", name="Lessons: 1 · Two uses of x").click()
    reader.page.get_by_role("button", name="2 · One link at a time").click()
    assert "ℒ = f + x - 2" in reader.answered().text
    reader.page.wait_for_function("() => location.hash.includes('lesson=chain')")


def test_parts_can_be_hidden_by_the_link(reader: Reader) -> None:
    reader.open("#v=1&lesson=chain&hide=code,sliders")
    assert not reader.editor.is_visible()
    assert not reader.slider("x").is_visible()


def test_the_code_of_a_linked_program_is_never_hidden(reader: Reader) -> None:
    source = "import engine as mg\nf = mg.tensor(1.0) * 2"
    assert reader.open("#v=1&code=" + packed(source) + "&hide=code,sliders").editor.is_visible()


def test_the_theme_is_kept(reader: Reader) -> None:
    reader.open().button("Dark theme").click()
    assert reader.page.locator("html").get_attribute("data-theme") == "dark"
    reader.page.reload()
    assert reader.ready().page.locator("html").get_attribute("data-theme") == "dark"
