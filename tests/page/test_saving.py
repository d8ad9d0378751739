"""What can be saved from the page: the turns, the plots, the program for another library."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Download, expect

from .reader import Reader

pytestmark = pytest.mark.browser
BOWL = "import engine as mg\nw = mg.tensor([2.0, 4.0])\nL = (w ** 2).sum()\nL.backward()\n"
PNG = b"\x89PNG\r\n"


def save(reader: Reader, what: str) -> tuple[str, bytes]:
    """Chooses a row of the menu with the keyboard; the file that comes of it."""
    menu = reader.page.get_by_role("group", name="Save", exact=True)
    if not menu.is_visible():
        reader.button("Save").press("Enter")
    with reader.page.expect_download() as coming:
        menu.get_by_role("button", name=what).press("Enter")
    return contents(coming.value)


def contents(file: Download) -> tuple[str, bytes]:
    return file.suggested_filename, Path(file.path()).read_bytes()


def test_turns_plots_and_programs_are_saved_as_files_that_stand_alone(reader: Reader) -> None:
    reader.open("#v=1&theme=dark&tab=descend").write(BOWL)
    expect(reader.page.get_by_role("table", name="Descent", exact=True).get_by_role("row")).to_have_count(12)
    name, csv = save(reader, "Turns as CSV")
    rows = [line.split(",") for line in csv.decode().strip().split("\r\n")]
    assert (name, rows[0][:5], len(rows)) == ("turns.csv", ["turn", "loss", "|gradient|", "w[0]", "w[1]"], 12)
    assert float(rows[2][3]) == 2.0 - 0.1 * 4.0

    name, drawn = save(reader, "Landscape as SVG")
    sheet = ET.fromstring(drawn.decode())
    styles = {attribute for element in sheet.iter() for attribute in element.attrib}
    assert name == "Landscape.svg" and "class" not in styles and {"fill", "stroke", "font-family"} <= styles
    assert "var(" not in drawn.decode() and sheet[1].get("fill", "").lower() == "#fbfaf7"  # paper by daylight
    assert reader.page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert save(reader, "Loss by turn as PNG")[1].startswith(PNG)

    name, text = save(reader, "For NumPy")
    names: dict = {}
    exec(text.decode(), names)
    assert name == "program_numpy.py" and np.array_equal(names["w_grad"], [4.0, 8.0])
    assert b"import mygrad as mg" in save(reader, "For MyGrad")[1]
    assert b"requires_grad=True" in save(reader, "For PyTorch")[1]
    reader.page.keyboard.press("Escape")
    expect(reader.button("Save")).to_be_focused()


def test_what_cannot_be_saved_says_why(reader: Reader) -> None:
    reader.open("#v=1").write(
        "import engine as mg\nimport numpy as np\nx = mg.tensor([1.0, 2.0])\nf = np.dot(x, x)\nf.backward()\n"
    )
    reader.button("Save").click()
    menu = reader.page.get_by_role("group", name="Save", exact=True)
    expect(menu.get_by_role("button", name="SVG, PNG")).to_be_disabled()
    menu.get_by_role("button", name="For MyGrad").click()
    expect(menu.get_by_role("status")).to_have_text("No script for MyGrad. Line 4: MyGrad has no `np.dot`.")
