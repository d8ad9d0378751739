"""What stands on the canvas can be read: at three sizes, in both themes, with the fonts this browser has."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from .reader import Reader

pytestmark = pytest.mark.browser

SIZES = {"wide": (1440, 900), "tablet": (1024, 768), "phone": (390, 844)}
LESSONS = ("two-uses", "stretch", "monster")
# every text on the figure as Bokeh draws it: its words, its size in px, how wide it is, and the room it has
TEXTS = """() => {
  const figure = Bokeh.documents.flatMap((each) => [...each.all_models]).find((model) => model.name === "main:figure");
  const source = figure.renderers.find(({data_source}) => data_source.name === "main:cards").data_source.data;
  const context = document.createElement("canvas").getContext("2d");
  const glyphs = figure.renderers.map(({glyph}) => glyph).filter((glyph) => glyph.type === "Text");
  const font = glyphs[0].text_font.value;
  const measured = (words, size, weight = "") => {
    context.font = `${weight} ${size} ${font}`;
    return context.measureText(words).width;
  };
  const scale = (figure.inner_width || 1) / (figure.x_range.end - figure.x_range.start);
  return source.title.map((_, row) => ({
    sizes: ["title_size", "note_size", "value_size", "footer_size"].map((name) => parseFloat(source[name][row])),
    room: (source.right[row] - source.left[row]) * scale,
    lines: [
      measured(source.title[row], source.title_size[row], "bold") + measured(source.note[row], source.note_size[row]),
      measured(source.value[row], source.value_size[row]),
      measured(source.partial[row] + source.footer[row], source.footer_size[row]),
    ],
  }));
}"""
WHERE = "node => autodiff.store('main').where(node)"
COLOURS = """() => {
  const figure = Bokeh.documents.flatMap((each) => [...each.all_models]).find((model) => model.name === "main:figure");
  const source = figure.renderers.find(({data_source}) => data_source.name === "main:cards").data_source.data;
  return [...source.fill, ...source.text, ...source.border];
}"""


@pytest.fixture(params=SIZES)
def sized(request: pytest.FixtureRequest, reader: Reader) -> Reader:
    """A reader with a screen of this size."""
    width, height = SIZES[request.param]
    reader.page.set_viewport_size({"width": width, "height": height})
    return reader


@pytest.mark.script
@pytest.mark.parametrize("lesson", LESSONS)
def test_no_text_is_wider_than_its_card_or_under_12_px(sized: Reader, lesson: str):
    sized.open(f"#v=1&lesson={lesson}&step=7")
    for theme in ("light", "dark"):
        sized.page.emulate_media(color_scheme=theme)
        cards = sized.drawn().page.evaluate(TEXTS)
        assert cards
        for card in cards:
            assert min(card["sizes"]) >= 12
            assert max(card["lines"]) <= card["room"] + 0.5


def test_the_whole_opening_graph_is_seen_at_once(sized: Reader):
    is_seen_at_once(sized)


SEEN = """() => [0, 1, 2, 3, 4].every((node) => {
  const { x, y, width, height } = (WHERE)(node);
  return x >= 0 && y >= 0 && x + width <= innerWidth && y + height <= innerHeight;
})"""


def is_seen_at_once(reader: Reader) -> None:
    reader.open("#v=1&lesson=two-uses&step=9").drawn()
    assert reader.page.evaluate(SEEN.replace("WHERE", WHERE))


@pytest.mark.script
@pytest.mark.fresh
def test_the_layout_that_fits_is_asked_for_again_when_the_graph_was_forgotten(reader: Reader):
    phone, wide = ({"width": width, "height": height} for width, height in (SIZES["phone"], SIZES["wide"]))
    reader.page.set_viewport_size(phone)
    is_seen_at_once(reader)
    reader.page.set_viewport_size(wide)
    reader.open("#v=1&lesson=stretch")
    for name in ("exp", "sin", "cos", "tan", "log", "sqrt", "tanh", "sinh", "cosh"):
        reader.write(f"import engine as mg\nx = mg.tensor(2.0)\nf = mg.{name}(x)")
    reader.write("import engine as mg\nx = mg.tensor(2.0)")  # fits anywhere
    reader.page.set_viewport_size(phone)
    is_seen_at_once(reader)


def test_the_figure_takes_the_colours_of_its_theme_without_python(reader: Reader):
    reader.open().page.emulate_media(color_scheme="dark")
    dark = set(reader.drawn().page.evaluate(COLOURS))
    reader.page.emulate_media(color_scheme="light")
    light = set(reader.drawn().page.evaluate(COLOURS))
    assert {"#1d2126", "#e9ebee"} <= dark
    assert {"#ffffff", "#20242a"} <= light
    assert not light & dark


CANVAS = """() => {
  const of = (root) => [...root.querySelectorAll("*")].flatMap(inside);
  const inside = (each) => [each, ...(each.shadowRoot ? of(each.shadowRoot) : [])];
  const canvas = of(document).find((each) => each.matches(".graph > .canvas"));
  const {x, y, width, height} = canvas.getBoundingClientRect();
  return {x, y, width, height};
}"""


def is_whole(reader: Reader) -> bool:
    """Every card lies in the graph's room now."""
    room = reader.page.evaluate(CANVAS)
    boxes = [reader.page.evaluate(WHERE, row["node"]) for row in reader.state("tape")["rows"]]
    return all(
        room[at] - 1 <= box[at] and box[at] + box[size] <= room[at] + room[size] + 1
        for box in boxes
        for at, size in (("x", "width"), ("y", "height"))
    )


@pytest.mark.script
def test_f_shows_all_of_a_wide_graph_and_nothing_that_cannot_be_read(sized: Reader):
    sized.open("#v=1&lesson=monster&step=7").page.keyboard.press("f")
    assert is_whole(sized.drawn())
    for card in sized.page.evaluate(TEXTS):
        assert min(card["sizes"]) >= 12
        assert max(card["lines"]) <= card["room"] + 0.5
    sized.page.keyboard.press("f")
    assert sized.page.evaluate(WHERE, 0)["height"] >= 40


@pytest.mark.script
@pytest.mark.parametrize("lesson", LESSONS)
def test_presenting_shows_all_of_the_graph(sized: Reader, lesson: str):
    sized.open(f"#v=1&lesson={lesson}&step=7&present=1")
    assert is_whole(sized.drawn())


def test_nothing_is_left_of_the_graph_before(reader: Reader):
    reader.open("#v=1&lesson=monster&step=30")
    reader.page.set_viewport_size({"width": 1024, "height": 768})
    for dx, dy in ((-90, 0), (-160, -60), (30, 100)):
        room = reader.page.evaluate(CANVAS)
        x, y = room["x"] + room["width"] / 2, room["y"] + room["height"] / 2
        reader.page.mouse.move(x, y)
        reader.page.mouse.down()
        reader.page.mouse.move(x + dx / 2, y + dy / 2)
        reader.page.mouse.move(x + dx, y + dy)
        reader.page.mouse.up()
        reader.drawn()
    reader.write("import engine as mg\nx = mg.tensor(1.0)").page.mouse.move(2, 2)
    reader.drawn()
    room = reader.page.evaluate(CANVAS)
    for edge in ({**room, "width": 2, "height": room["height"] - 2}, {**room, "height": 2}):
        picture = Image.open(io.BytesIO(reader.page.screenshot(clip=edge))).convert("RGB")
        assert len(picture.getcolors(100_000)) == 1, edge


@pytest.mark.parametrize("view", ["Descend", "Plot"])
def test_a_program_that_is_typed_while_another_view_has_the_room_is_drawn_when_the_graph_returns(
    reader: Reader, view: str
):
    reader.open("#v=1&lesson=two-uses")
    reader.page.get_by_role("tab", name=view).click()
    reader.write("import engine as mg\nx = mg.tensor(2.0)\nf = x * 3\nf.backward()\n")
    reader.page.get_by_role("tab", name="Table").click()
    reader.drawn()
    assert len(reader.page.evaluate(TEXTS)) == 2
