"""A fresh answer moves nobody: one stays at the step while the program is the same but for its numbers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from .reader import Reader

pytestmark = [pytest.mark.browser, pytest.mark.script]
STEP, SELECTED = 7, 2
LOOP = "import engine as mg\nn = 3.0\nx = mg.tensor(2.0)\ny = x\nwhile n > 0:\n    y = y * x\n    n -= 1.0\n"


def typed(before: str, after: str) -> Callable[[Reader], object]:
    """Replaces a piece of the program."""
    return lambda reader: reader.write(reader.text.replace(before, after))


def slid(reader: Reader) -> None:
    reader.drag("x", 2.5, 3.0)


def slid_by_key(reader: Reader) -> None:
    reader.slider("x").press("ArrowRight")


def filled(reader: Reader) -> None:
    reader.page.get_by_role("spinbutton", name="x as a number", exact=True).fill("-7.25")
    reader.page.keyboard.press("Enter")


def slid_and_undone(reader: Reader) -> None:
    slid(reader)
    reader.answered().editor.press("Control+z")


def themed(reader: Reader) -> None:
    reader.button("Dark theme").click()


def run_again(reader: Reader) -> None:
    reader.button("Run").click()


def mistaken(reader: Reader) -> None:
    """A slip, and its correction."""
    text = reader.text
    reader.write(text + "\n1/0").write(text)


WAYS = {
    "a slider": slid,
    "a slider by key": slid_by_key,
    "a number's field": filled,
    "undo": slid_and_undone,
    "a comment": typed("f = ", "# what follows is the result\nf = "),
    "a number in the text": typed("4.0", "-4.5"),
    "another name": typed("f", "result"),
    "Run": run_again,
    "the theme": themed,
    "a failure that is mended": mistaken,
}


@pytest.mark.parametrize("way", WAYS)
def test_the_reader_stays_at_the_step(reader: Reader, way: str) -> None:
    reader.open(f"#v=1&lesson=two-uses&step={STEP}")
    reader.page.evaluate("node => autodiff.store('main').select(node)", SELECTED)
    WAYS[way](reader)
    reader.answered()
    assert (reader.state("step"), reader.state("selected")) == (STEP, SELECTED)


def test_another_turn_is_seen_at_the_same_step(reader: Reader) -> None:
    reader.open("#v=1&lesson=downhill&step=2")
    for turn in (0, 5, 2):
        reader.page.evaluate("turn => { const store = autodiff.store('main');"
                             " store.set({turn, revision: store.get('revision') + 1}); }", turn)  # fmt: skip
        reader.answered()
        assert (reader.state("tape")["turn"], reader.state("step")) == (turn, 2)


def test_a_slider_that_makes_the_program_longer_keeps_the_event(reader: Reader) -> None:
    reader.open().write(LOOP)
    reader.page.evaluate("autodiff.store('main').go(3)")
    sentence = reader.page.evaluate("autodiff.store('main').sentence()")
    reader.drag("n", 4.0, 6.0).answered()
    steps = reader.state("steps")
    assert reader.page.evaluate("autodiff.store('main').sentence()") == sentence.replace("of 11", f"of {steps}")
    reader.button("Last step").click()
    reader.drag("n", 2.0).answered()
    assert reader.state("steps") < steps
    assert reader.state("step") == reader.state("steps")


def test_another_program_opens_at_its_results(reader: Reader) -> None:
    reader.open(f"#v=1&lesson=two-uses&step={STEP}")
    reader.write("import engine as mg\nx = mg.tensor(2.0)\nf = x * x * x")
    assert reader.state("step") == reader.state("steps")
