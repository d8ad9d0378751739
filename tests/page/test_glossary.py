"""The glossary: a word tells what it means to mouse, keyboard and finger, and its example takes nothing away."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .reader import Reader
from .test_kept import becomes

pytestmark = pytest.mark.browser
OWN = "import engine as mg\nmine = mg.tensor(5.0)\nleaf = mine * 3\nf = leaf * leaf\nf.backward()\n"
MEANING = "Every use sends one, and their sum is the gradient."


def test_a_word_tells_what_it_means_and_its_example_takes_nothing_away(reader: Reader) -> None:
    reader.open().write(OWN)
    panel = reader.page.get_by_role("region", name="Explanation")
    reader.page.evaluate("autodiff.store('main').go(5)")  # leaf is used twice, and its name is no word of ours
    word = panel.get_by_role("button", name="contributions", exact=True)
    expect(panel.locator(".word")).to_have_count(2)
    told = panel.get_by_text(MEANING)
    word.hover()
    expect(told).to_be_visible()
    reader.page.mouse.move(0, 0)
    expect(told).to_have_count(0)
    word.focus()
    expect(told).to_be_visible()
    reader.page.keyboard.press("Escape")
    expect(told).to_have_count(0)
    expect(word).to_be_focused()
    reader.page.keyboard.press("Enter")
    reader.page.keyboard.press("Tab")
    expect(panel.get_by_role("link", name="Example: x is used twice")).to_be_focused()
    reader.page.keyboard.press("Enter")
    becomes(reader, "f = x * 3.0 + x ** 2")
    assert reader.state("step") == 8
    expect(word).to_be_visible()
    expect(reader.button("Back to your program")).to_be_visible()
    reader.page.go_back()
    becomes(reader, OWN)
    assert (reader.text, reader.state("step")) == (OWN, 5)


@pytest.mark.script
def test_an_example_is_followed_by_whoever_is_quicker_than_its_address(reader: Reader) -> None:
    reader.open().write(OWN)
    reader.page.evaluate("autodiff.store('main').go(5)")
    word = reader.page.get_by_role("region", name="Explanation").get_by_role("button", name="contributions", exact=True)
    word.evaluate("word => (word.focus(), word.parentElement.querySelector('a').click())")
    becomes(reader, "f = x * 3.0 + x ** 2")
