"""A file that is dropped on the page, or a notebook that is pasted, becomes the program."""

from __future__ import annotations

import json

import pytest

from .reader import Reader

pytestmark = pytest.mark.browser
PROGRAM = "import engine as mg\nx = mg.tensor(2.0)\nif True:\n\ty = x * x\nprint(y)\n"
CELLS = [["import engine as mg\n", "x = mg.tensor(2.0)\n", "x + 1"], "y = x * x\nprint(y)"]
NOTEBOOK = {
    "nbformat": 4,
    "metadata": {},
    "cells": [
        {"cell_type": "markdown", "source": ["# A title\n"]},
        *({"cell_type": "code", "source": source, "outputs": [{"text": "x" * 100_000}]} for source in CELLS),
    ],
}
DROP = """([name, text]) => {
  const given = new DataTransfer();
  given.items.add(new File([text], name));
  document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: given, bubbles: true, cancelable: true }));
}"""
PASTE = """(text, given) => {
  const data = new DataTransfer();
  data.setData("text/plain", given);
  text.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""
HOLDS = "part => autodiff.store('main').get('source').includes(part)"


def dropped(reader: Reader, name: str, text: str, part: str) -> None:
    """Drop a file, and wait for the answer."""
    reader.page.evaluate(DROP, [name, text])
    reader.page.wait_for_function(HOLDS, arg=part)
    reader.answered()


ELSEWHERE = "\ufeff" + PROGRAM.replace("\n", "\r\n")


@pytest.mark.parametrize("text", [PROGRAM, ELSEWHERE], ids=["plain", "of another editor"])
def test_a_dropped_file_is_the_program(reader: Reader, text: str) -> None:
    reader.open()
    dropped(reader, "step.py", text, "\ty = x * x")
    assert reader.text == PROGRAM
    assert reader.state("failure") is None


def test_a_dropped_notebook_is_its_code_and_each_cell_shows_its_value(reader: Reader) -> None:
    reader.open()
    dropped(reader, "lesson.ipynb", json.dumps(NOTEBOOK), "y = x * x")
    assert reader.text == "import engine as mg\nx = mg.tensor(2.0)\nx + 1\n\n# %%\ny = x * x\nprint(y)\n"
    assert reader.state("failure") is None
    assert reader.page.get_by_label("Printed", exact=True).inner_text().split() == ["Tensor(3.)", "Tensor(4.)"]


def test_a_pasted_notebook_is_its_code(reader: Reader) -> None:
    reader.open()
    reader.editor.press("Control+a")
    reader.editor.evaluate(PASTE, json.dumps(NOTEBOOK))
    reader.page.wait_for_function(HOLDS, arg="y = x * x")
    reader.answered()
    assert reader.text == "import engine as mg\nx = mg.tensor(2.0)\nx + 1\n\n# %%\ny = x * x\nprint(y)\n"


def test_a_dropped_picture_is_refused_and_the_program_stays(reader: Reader) -> None:
    reader.open()
    before = reader.text
    reader.page.evaluate(DROP, ["cat.png", "PNG"])
    reader.page.wait_for_function("() => autodiff.store('main').get('failure')?.message.includes('cat.png')")
    assert reader.text == before
