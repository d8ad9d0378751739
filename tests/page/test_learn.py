"""A program that learns: its model asked all over, turn by turn; its data chosen, brought, and written into it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from explorer.lessons import lesson

from .reader import Reader

pytestmark = pytest.mark.browser
MOONS = lesson("moons").program.source.replace("range(150)", "range(48)")  # no more than a busy machine has time for
PATIENCE = 60_000  # ms


def panel(reader: Reader) -> Locator:
    return reader.page.get_by_role("tabpanel", name="Learn")


def at(reader: Reader, turn: int) -> None:
    picture = panel(reader).get_by_role("img", name=re.compile(f"says at turn {turn}\\b"))
    expect(picture).to_be_visible(timeout=PATIENCE)


def test_the_moons_are_told_apart_turn_by_turn(reader: Reader):
    reader.open("#v=1&tab=learn&lesson=two-uses")
    reader.write(MOONS)
    at(reader, 47)
    panel(reader).get_by_role("slider", name="Turn").fill("20")
    at(reader, 20)
    for said in ("0.2262", "0.2171", "18 of 210", "6 of 90", "Sixteen hidden units", "−0.694", "Seed 0, kept"):
        expect(panel(reader)).to_contain_text(said)
    picture = panel(reader).get_by_role("img", name=re.compile("^What the model says"))
    picture.focus()
    reader.page.keyboard.press("ArrowRight")
    expect(panel(reader)).to_contain_text(re.compile(r"The model answers .*: (blue|orange), and is \d\d\.\d % sure\."))
    reader.page.keyboard.press("Enter")  # the graph of that answer, from its first value on
    expect(reader.page.get_by_text(re.compile(r"What model answers at \("))).to_be_visible(timeout=PATIENCE)
    reader.page.wait_for_function("() => autodiff.store('main').get('tape').own === -1")
    assert reader.state("step") == 1
    reader.page.get_by_role("tab", name="Learn").click()
    at(reader, 20)
    panel(reader).get_by_role("button", name="Next turn").click()  # between two exams: it is asked for
    at(reader, 21)
    panel(reader).get_by_role("button", name="Reset").click()
    at(reader, 0)
    expect(panel(reader)).to_contain_text("0 of 47")
    panel(reader).get_by_role("heading", name="Loss by turn").click()  # from here on by the keyboard alone
    reader.page.keyboard.press("ArrowRight")
    expect(panel(reader)).to_contain_text("1 of 47")
    reader.page.keyboard.press("Space")
    expect(panel(reader)).to_contain_text("47 of 47", timeout=PATIENCE)
    at(reader, 47)
    reader.page.keyboard.press("Enter")
    expect(reader.page.get_by_role("tab", name="Learn")).to_have_attribute("aria-selected", "false")


def test_data_are_chosen_and_brought_and_the_text_says_which(reader: Reader):
    reader.open("#v=1&tab=learn&lesson=two-uses")
    reader.write(MOONS)
    program = reader.page.get_by_role("textbox", name="Program")
    panel(reader).get_by_role("button", name="XOR").click()
    expect(program).to_contain_text("X, y = xor(300, noise=0.1, seed=3)")
    expect(program).to_contain_text("from data import xor, split")
    at(reader, 47)
    panel(reader).get_by_role("button", name="your own").click()
    own = reader.page.get_by_role("dialog", name="Data of your own")
    table = own.get_by_role("textbox", name="Table as text")
    table.fill("only\n1\n2\n")
    expect(own).to_contain_text("There is one column only")
    expect(own.get_by_role("button", name="Use these")).to_be_disabled()
    rows = "".join(f"{x};{-x};{kind}\n" for x, kind in zip(range(1, 11), ["cat", "dog"] * 5, strict=True))
    table.fill(f"a;b;kind\n{rows}1;;cat\n")
    for said in ("11 rows of 3 columns, separated by semicolons", "Line 12 lacks “b”: left out", "cat is 1, dog is -1"):
        expect(own).to_contain_text(said)
    own.get_by_role("button", name="Use these 10 rows").click()
    expect(program).to_contain_text("from data import table, split")
    expect(panel(reader)).to_contain_text("of 7", timeout=PATIENCE)
    expect(panel(reader)).to_contain_text("of 3")
    reader.write("import engine as mg\nw = mg.tensor(2.0)\nfor i in range(3):\n    (w * w).backward()\n")
    expect(panel(reader)).to_contain_text("into a function model(X)", timeout=PATIENCE)
