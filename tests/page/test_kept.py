"""What was typed is never lost: a lesson takes its place, and Back, undo and the page itself bring it back."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .reader import Reader
from .test_links import packed

pytestmark = [pytest.mark.browser, pytest.mark.script]
OWN = "import engine as mg\nx = mg.tensor(5.0)\ny = x * 3\nz = y * y\n"
CHAIN = "ℒ = f + x - 2"
TWO_USES = "f = x * y + x ** 2"


def choose(reader: Reader, title: str) -> None:
    """Open a lesson, or one's own program, from the list."""
    reader.page.get_by_role("button", name="Lessons: ").click()
    reader.page.get_by_role("navigation", name="Lessons").get_by_role("button", name=title).click()
    reader.answered()


def becomes(reader: Reader, text: str) -> Reader:
    """Wait until the editor holds this."""
    reader.page.wait_for_function("text => autodiff.store('main').get('source').includes(text)", arg=text)
    return reader.answered()


@pytest.fixture
def writer(reader: Reader) -> Reader:
    """Someone with a program of their own, at its second step, who then chooses the second lesson."""
    reader.open().write(OWN)
    reader.button("First step").click()
    reader.button("Next step").click()
    choose(reader, "2 · One link at a time")
    assert CHAIN in reader.text
    return reader


def test_back_brings_the_program_back_and_forward_the_lesson(writer: Reader) -> None:
    writer.page.go_back()
    becomes(writer, OWN)
    assert (writer.text, writer.state("step"), writer.state("lesson")) == (OWN, 2, "two-uses")
    expect(writer.page.get_by_role("button", name="Lessons: Your own program")).to_be_visible()
    writer.page.go_forward()
    becomes(writer, CHAIN)
    assert (writer.state("lesson"), writer.state("step")) == ("chain", 10)


def test_back_brings_it_back_at_once_and_after_a_reload(writer: Reader) -> None:
    writer.page.wait_for_function("location.hash.includes('lesson=chain')")
    writer.page.reload()
    assert CHAIN in writer.ready().text
    writer.page.go_back()
    assert becomes(writer, OWN).text == OWN


def test_undo_brings_the_program_back(writer: Reader) -> None:
    writer.editor.press("Control+z")
    becomes(writer, OWN)
    assert (writer.text, writer.state("step")) == (OWN, 2)
    expect(writer.page.get_by_role("button", name="Lessons: Your own program")).to_be_visible()


def test_the_page_offers_the_way_back(writer: Reader) -> None:
    writer.button("Back to your program").press("Enter")
    becomes(writer, OWN)
    assert (writer.text, writer.state("step")) == (OWN, 2)
    expect(writer.button("Back to your program")).to_have_count(0)


def test_the_list_of_lessons_offers_it_on_another_visit(writer: Reader) -> None:
    writer.page.goto(writer.address + "?another#v=1&lesson=wave")
    writer.ready()
    expect(writer.button("Back to your program")).to_have_count(0)
    choose(writer, "Your own program")
    assert (writer.text, writer.state("step")) == (OWN, 2)


def test_every_lesson_seen_is_a_step_back_as_it_was_left(reader: Reader) -> None:
    reader.open().drag("x", 2.5, 3.0).answered()
    choose(reader, "2 · One link at a time")
    reader.button("First step").click()
    choose(reader, "1 · Two uses of x")
    assert "x = mg.tensor(2.0)" in reader.text
    reader.page.go_back()
    becomes(reader, CHAIN)
    assert reader.state("step") == 1
    reader.page.go_back()
    becomes(reader, TWO_USES)
    assert "x = mg.tensor(3.0)" in reader.text
    expect(reader.button("Back to your program")).to_have_count(0)


def test_the_last_letters_typed_before_a_choice_are_kept(reader: Reader) -> None:
    reader.open().editor.fill(OWN)
    reader.editor.press("Control+End")
    reader.editor.press_sequentially("print(z)")
    choose(reader, "2 · One link at a time")
    reader.page.go_back()
    assert becomes(reader, "print(z)").text == OWN + "print(z)"


def test_a_link_followed_from_the_page_is_a_step_too(reader: Reader) -> None:
    reader.open().write(OWN)
    reader.page.evaluate("hash => { location.hash = hash }", "#v=1&code=" + packed("f = 1.0"))
    becomes(reader, "f = 1.0")
    reader.page.go_back()
    assert becomes(reader, OWN).text == OWN


@pytest.mark.fresh  # a browser counts no more than 50 steps
def test_choosing_what_is_shown_already_is_no_step(reader: Reader) -> None:
    reader.open()
    before = reader.page.evaluate("history.length")
    choose(reader, "1 · Two uses of x")
    assert reader.page.evaluate("history.length") == before


def test_nothing_is_kept_of_what_was_not_typed(reader: Reader) -> None:
    reader.open("#v=1&code=" + packed(OWN))
    choose(reader, "2 · One link at a time")
    expect(reader.button("Back to your program")).to_have_count(0)
    reader.page.get_by_role("button", name="Lessons: ").click()
    expect(reader.button("Your own program")).to_be_hidden()
