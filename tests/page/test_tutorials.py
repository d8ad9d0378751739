"""The tutorials pasted into the editor as they are: their values in the output, their figures under it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.tutorials.pasted import documents, missing, whole

from .reader import Reader

pytestmark = pytest.mark.browser
# of every figure's canvas: what it says, and how many colours it shows
CANVASES = """() => {
  const found = [];
  const colours = (canvas) => {
    if (!canvas?.width) return 0;
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    return new Set(new Uint32Array(data.buffer)).size;
  };
  const within = (root) => [...root.querySelectorAll("*")].map((at) => at.shadowRoot && inside(at.shadowRoot));
  const inside = (root) => root.querySelector("canvas") ?? within(root).find(Boolean);
  const walk = (root) => root.querySelectorAll("*").forEach((element) => {
    if (element.matches(".plot .canvas")) found.push([element.getAttribute("aria-label"), colours(inside(element))]);
    if (element.shadowRoot) walk(element.shadowRoot);
  });
  walk(document);
  return found;
}"""
DRAWN = "() => (" + CANVASES + ")().every(([, colours]) => colours > 2)"
GRID = """
import matplotlib.pyplot as plt
import mygrad as mg
w = mg.tensor(2.0)
x = mg.linspace(0, 1, 50)
fig, axes = plt.subplots(1, 2)
axes[0].plot(x.data, w.data * x.data, label="ℒ(w)")
axes[1].bar([0, 1], [3, float(w)])
axes[1].set_title("two bars")
"""


def paste(reader: Reader, text: str) -> Reader:
    """As a hand does it: all is marked, the clipboard takes its place."""
    reader.page.evaluate("text => navigator.clipboard.writeText(text)", text)
    reader.editor.focus()
    for keys in ("Control+a", "Control+v"):
        reader.page.keyboard.press(keys)
    return reader.answered()


def canvases(reader: Reader) -> list[tuple[str, int]]:
    """What each figure's axes say, and how many colours they show; waits until all are drawn."""
    reader.page.wait_for_function(DRAWN)
    return [tuple(each) for each in reader.page.evaluate(CANVASES)]


def test_pasted_documents_show_their_values_and_figures(reader: Reader) -> None:
    reader.open()
    documents_before = reader.page.evaluate("Bokeh.documents.length")
    printed = reader.page.get_by_label("Printed", exact=True)
    for stem, blocks in documents().items():
        text = whole(blocks)
        paste(reader, text)
        assert reader.text == text
        assert reader.state("failure") is None, stem
        assert missing(printed.inner_text(), blocks) == [], stem
        words = [said for said, _ in canvases(reader)]
        assert len(words) == sum(block.figures for block in blocks), stem
        assert all("line f(x), line df/dx" in said for said in words), stem
    assert not words  # the last one draws nothing: what was drawn is gone
    reader.write("import engine as mg\nx = mg.tensor(2.0)")  # has no descent to draw either
    reader.page.wait_for_function(f"Bokeh.documents.length === {documents_before}")


@pytest.mark.script
def test_names_and_titles_stand_beside_the_curves_as_typed(reader: Reader) -> None:
    reader.open().write(GRID)
    drawn = reader.page.get_by_label("Drawn", exact=True)
    assert drawn.get_by_role("listitem").all_inner_texts() == ["ℒ(w)"]
    expect(drawn.get_by_text("two bars", exact=True)).to_be_visible()
    assert [said.split(";")[0] for said, _ in canvases(reader)] == ["Axes: line ℒ(w)", "two bars: bars"]


def test_a_slider_moves_the_curves_in_the_axes_that_are_there(reader: Reader) -> None:
    reader.open().write(GRID)
    before = canvases(reader)
    documents = reader.page.evaluate("Bokeh.documents.length")
    reader.page.evaluate("void (globalThis.kept = Bokeh.documents.at(-1))")
    reader.drag("w", 3.0).answered()
    assert canvases(reader)[0][0] != before[0][0]
    assert reader.page.evaluate("Bokeh.documents.length === " + str(documents) + " && Bokeh.documents.at(-1) === kept")


@pytest.mark.script
def test_a_figure_is_enlarged_and_comes_back(reader: Reader) -> None:
    reader.open().write(GRID)
    figure = reader.page.get_by_role("img", name="Axes: line ℒ(w)")
    small = figure.bounding_box()
    reader.button("Enlarge").click()
    large = figure.bounding_box()
    assert small and large and large["height"] > small["height"]
    reader.page.keyboard.press("Escape")
    assert figure.bounding_box()["width"] == small["width"]


@pytest.mark.script
def test_a_figure_wears_the_colours_of_the_theme(reader: Reader) -> None:
    reader.open().write(GRID)
    ink = "() => Bokeh.documents.at(-2).roots()[0].renderers[0].glyph.line_color.value"
    before = reader.page.evaluate(ink)
    reader.button("Dark theme").click()
    reader.page.wait_for_function(f"({ink})() !== '{before}'")


@pytest.mark.script
def test_long_output_scrolls_within_its_room(reader: Reader) -> None:
    reader.open().write("import numpy as np\nfor i in range(40):\n    print(i, np.arange(40.0))")
    room = reader.page.get_by_label("Printed", exact=True)
    height, inside, width, across = room.evaluate(
        "room => [room.clientHeight, room.scrollHeight, room.clientWidth, room.scrollWidth]"
    )
    assert height <= 240 < inside
    assert width < across < 1_000
