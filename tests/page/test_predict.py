"""Predict: what is asked for is hidden everywhere, a wrong answer is told its slip, and the walk ends as ever."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from .reader import Reader

pytestmark = pytest.mark.browser
SOURCE = "import engine as mg\nx = mg.tensor(3.0)\ny = mg.tensor(7.0)\nu = x * y\nf = u * u + x\nf.backward()\n"
# all that is said or could be read aloud: texts, labels and what a field or a slider tells
SPOKEN = """() => {
  const found = [];
  const walk = (root) => root.querySelectorAll("*").forEach((each) => {
    if (each.closest("style, script, .lesson, .score, .cm-editor .cm-content")) return;
    const told = ["aria-label", "aria-valuetext", "title", "data-gradient"];
    for (const name of told) found.push(each.getAttribute(name) ?? "");
    for (const child of each.childNodes) if (child.nodeType === 3) found.push(child.data);
    if (each.shadowRoot) walk(each.shadowRoot);
  });
  walk(document.querySelector(".frame") ?? document);
  return found.join("\\n");
}"""
CARDS = """() => {
  const store = autodiff.store("main");
  const inside = (of) => (of && typeof of === "object" ? Object.values(of).flatMap(texts) : []);
  const texts = (of) => (typeof of === "string" ? [of] : inside(of));
  return texts(store.get("tape").play.state("wide", store.get("step"))).join("\\n");
}"""
TOLD = r"\b(?:294|295|126|42)\b"  # what flows back to u, x and y, and is no value


def ask(reader: Reader) -> Locator:
    return reader.page.get_by_role("region", name="Question")


def field(reader: Reader) -> Locator:
    return ask(reader).get_by_role("textbox", name="Your answer")


def answer(reader: Reader, text: str) -> Reader:
    field(reader).fill(text)
    field(reader).press("Enter")
    return reader.answered()


def test_a_walk_is_predicted_with_the_keyboard_and_ends_as_ever(reader: Reader):
    usual = reader.open().write(SOURCE).numbers()
    reader.button("Predict").press("Enter")
    press = reader.page.keyboard.press
    press("End")  # nothing passes an open question; the field is where one goes on
    expect(field(reader)).to_be_focused()
    assert reader.state("step") == 7
    assert {gradient for _, gradient in reader.numbers().values()} == {"1.0", "?"}
    reader.page.get_by_role("tab", name="Tensors").click()
    expect(reader.page.get_by_role("tabpanel", name="Tensors")).to_contain_text("gradients are hidden while a question")
    said = reader.page.evaluate(SPOKEN) + reader.page.evaluate(CARDS)
    said += said_of_paths(reader)
    assert "?" in said
    assert [said[max(0, found.start() - 30) : found.end() + 20] for found in re.finditer(TOLD, said)] == []
    for tab in ("Check", "Descend"):
        reader.page.get_by_role("tab", name=tab).click()
        expect(reader.page.get_by_role("tabpanel", name=tab).locator(".cover")).to_be_visible()
    reader.page.get_by_role("tab", name="Predict").click()
    field(reader).focus()
    steps = [walked(reader, press, *each) for each in ANSWERS]
    assert steps == [7, 8, 9, 10, 11, 12]
    expect(ask(reader)).to_contain_text("five at once, one at a later try, none shown")
    answers = reader.page.get_by_role("table", name="Answers of this run")
    expect(answers).to_contain_text("left out what arrived from above")
    press("End")
    assert reader.numbers() == usual
    reader.page.wait_for_function("location.hash.includes('predict=contributions')")
    assert "294" not in reader.page.evaluate("location.hash")
    ask(reader).get_by_role("button", name="Stop predicting").click()
    assert reader.numbers() == usual


def said_of_paths(reader: Reader) -> str:
    """All that is said where one stands before the question, with the paths of a leaf."""
    reader.page.evaluate("autodiff.store('main').go(2)")
    reader.page.get_by_role("radio", name="Paths").click()
    reader.answered()
    said = reader.page.evaluate(SPOKEN)
    reader.page.get_by_role("radio", name="Step", exact=True).click()
    reader.page.evaluate("autodiff.store('main').goOn()")
    return said


ANSWERS = (
    (("one, I think", "is no number yet"), "1"),
    (None, "1.0"),
    (None, "u"),
    (None, "21"),
    (("7", "What arrived at u from above is left out."), "42 * 7"),
    (None, "3 * 42"),
)


def walked(reader: Reader, press: Callable[[str], None], wrong: tuple[str, str] | None, right: str) -> object:
    """Answer the open question, wrongly at first where that is said; the step at which it stood."""
    step = reader.state("step")
    expect(field(reader)).to_be_focused()
    if wrong:
        answer(reader, wrong[0])
        expect(ask(reader).get_by_role("status")).to_contain_text(wrong[1])
        expect(field(reader)).to_have_value(wrong[0])
    if wrong and right != "1":
        hints = ask(reader).locator(".hints")
        for hint in ("Where to look", "The rule, in symbols", "The numbers, one missing"):
            hints.get_by_role("button", name=hint).press("Enter")
        expect(hints).to_contain_text("= ?")
    answer(reader, right)
    expect(ask(reader)).to_contain_text("Right.")
    press("Enter")  # the next question
    return step


def test_every_kind_of_question_can_be_asked_of_any_program(reader: Reader):
    reader.open().write(
        "import engine as mg\nx = mg.tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])\nw = mg.tensor([0.5, -1.0, 2.0])\n"
        "s = (x * w).sum()\nprint(s)\ns.backward()\n"
    )
    reader.button("Predict").click()
    for choice, asked in (
        ("each value", "what is"),
        ("the gradients of the leaves", "How much does s move when x moves?"),
        ("each local derivative", "There is nothing to ask"),
        ("the card that comes next", "Which value passes its gradient on next?"),
    ):
        reader.page.get_by_role("radio", name=choice).check()
        expect(ask(reader)).to_contain_text(asked)
    expect(reader.page.get_by_role("group", name="Printed")).to_contain_text("shown when all questions are answered")
    reader.page.evaluate("autodiff.store('main').press(2)")  # as a card is pressed
    ask(reader).get_by_role("button", name="Check", exact=True).click()
    expect(ask(reader).get_by_role("status")).to_contain_text("Nothing has come to it yet")
    ask(reader).get_by_role("combobox").select_option(label="s")
    ask(reader).get_by_role("button", name="Check", exact=True).click()
    expect(ask(reader)).to_contain_text("Right")
    ask(reader).get_by_role("button", name="Next question").click()
    ask(reader).get_by_role("button", name="Reveal").click()
    expect(ask(reader)).to_contain_text("none at once, one at a later try, one shown")
