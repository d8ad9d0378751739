"""A graph larger than its room is zoomed and moved: by wheel, keys, buttons and fingers."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from .reader import Reader
from .test_picture import CANVAS, TEXTS, WHERE, is_whole

pytestmark = [pytest.mark.browser, pytest.mark.script]

LONG = "import engine as mg\nx = mg.tensor(1.5)\nf = x\nfor k in range(12):\n    f = f * x\nf.backward()\n"
Card = dict[str, float]


@pytest.fixture
def long(reader: Reader) -> Reader:
    """Before a graph that is wider than its room, at its first step."""
    reader.open("#v=1&lesson=two-uses").write(LONG).page.keyboard.press("Escape")
    reader.page.get_by_role("button", name="First step").click()
    return reader.drawn()


def card(reader: Reader, node: int = 0) -> Card:
    """Where the card of a value is on the screen."""
    return reader.drawn().page.evaluate(WHERE, node)


def percent(reader: Reader) -> int:
    """What the control says."""
    group = reader.page.get_by_role("group", name="Size of the graph")
    return int(group.get_by_role("button", name="%").inner_text().removesuffix(" %"))


def test_a_graph_opens_where_its_step_can_be_read_and_follows_it(long: Reader):
    assert card(long)["height"] >= 0.64 * 84 and not is_whole(long)
    long.button("Last step").click()
    room, last = long.page.evaluate(CANVAS), card(long, 0)
    assert room["x"] <= last["x"] and last["x"] + last["width"] <= room["x"] + room["width"]


MOVES: dict[str, Callable[[Reader], None]] = {
    "wheel": lambda reader: reader.page.mouse.wheel(0, -100),
    "key": lambda reader: reader.page.keyboard.press("+"),
    "button": lambda reader: reader.button("Larger").click(),
}


@pytest.mark.parametrize("way", MOVES)
def test_the_graph_grows(long: Reader, way: str):
    before, size = card(long), percent(long)
    long.page.mouse.move(before["x"] + before["width"] / 2, before["y"] + before["height"] / 2)
    if way == "wheel":
        long.page.keyboard.down("Control")
    MOVES[way](long)
    after = card(long)
    assert after["width"] > 1.1 * before["width"]
    assert percent(long) > size
    assert abs(after["width"] / after["height"] - before["width"] / before["height"]) < 1e-6


def test_the_zoom_stays_within_10_and_400_percent(long: Reader):
    for _ in range(30):
        long.page.keyboard.press("+")
    assert percent(long) == 400
    for _ in range(40):
        long.page.keyboard.press("-")
    assert percent(long.drawn()) == 10
    long.page.keyboard.press("0")
    assert percent(long) == 100


def test_at_every_scale_texts_fit_and_none_is_under_12_px(long: Reader):
    for _ in range(40):
        long.page.keyboard.press("-")
    for _ in range(16):
        long.page.keyboard.press("+")
        for each in long.drawn().page.evaluate(TEXTS):
            assert min(each["sizes"]) >= 12
            assert max(each["lines"]) <= each["room"] + 0.5, each


def test_shift_with_an_arrow_moves_the_graph_and_no_step(long: Reader):
    before = card(long)
    long.page.keyboard.press("Shift+ArrowRight")
    assert card(long)["x"] < before["x"]
    long.page.keyboard.press("Shift+ArrowLeft")
    assert abs(card(long)["x"] - before["x"]) < 1
    assert long.state("step") == 1


def test_a_size_that_was_chosen_stays_when_a_number_or_the_text_changes(long: Reader):
    long.page.keyboard.press("+")
    size = percent(long)
    long.write(LONG.replace("1.5", "1.6")).drawn()
    assert percent(long) == size
    long.write(LONG.replace("range(12)", "range(13)")).drawn()
    assert percent(long) == size
    long.page.get_by_role("button", name="All of the graph").click()
    assert is_whole(long.drawn())


def touch(reader: Reader, *moments: list[tuple[float, float]]) -> None:
    """Fingers that go down together, move, and leave."""
    session = reader.page.context.new_cdp_session(reader.page)
    kinds = ["touchStart"] + ["touchMove"] * (len(moments) - 1)
    for kind, fingers in zip(kinds, moments, strict=True):
        points = [{"x": x, "y": y, "id": at} for at, (x, y) in enumerate(fingers)]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    session.detach()


def test_two_fingers_make_it_larger_and_one_moves_it(long: Reader):
    room, before = long.page.evaluate(CANVAS), card(long)
    x, y = room["x"] + room["width"] / 2, room["y"] + room["height"] / 2
    touch(long, [(x - 40, y), (x + 40, y)], [(x - 60, y), (x + 40, y)], [(x - 60, y), (x + 60, y)])
    after = card(long)
    assert abs(after["width"] / before["width"] - 1.5) < 0.02
    touch(long, [(x, y)], [(x - 60, y)], [(x - 120, y)])
    assert card(long)["x"] < after["x"] - 50
    assert long.state("selected") is None


def test_a_whole_graph_leaves_the_wheel_to_the_page(reader: Reader):
    reader.open("#v=1&lesson=two-uses")
    before = card(reader)
    reader.page.mouse.move(before["x"] - 6, before["y"] - 6)
    reader.page.mouse.wheel(0, 60)
    assert card(reader)["width"] == before["width"]
    expect(reader.page.get_by_role("group", name="Size of the graph")).to_be_visible()


MAP = CANVAS.replace(".graph > .canvas", ".graph .minimap")


def test_the_map_is_there_when_not_all_is_seen_and_moves_the_graph(long: Reader):
    room, place = long.page.evaluate(CANVAS), long.page.evaluate(MAP)
    assert room["x"] <= place["x"] and place["x"] + place["width"] <= room["x"] + room["width"]
    before = card(long)
    long.page.mouse.move(place["x"] + 10, place["y"] + place["height"] / 2)
    long.page.mouse.down()
    long.page.mouse.move(place["x"] + place["width"] - 4, place["y"] + place["height"] / 2)
    long.page.mouse.up()
    assert card(long)["x"] < before["x"] - 400
    assert long.state("selected") is None
    long.page.keyboard.press("f")
    long.drawn()
    assert long.page.evaluate(MAP)["width"] == 0


MARK = CANVAS.replace(".graph > .canvas", ".graph .minimap .seen")
SHARE = """() => {
  const {x_range} = Bokeh.documents.flatMap((each) => [...each.all_models]).find(({name}) => name === "main:figure");
  const [left, , right] = autodiff.store("main").get("tape").scenes.wide.extent;
  return (x_range.end - Math.max(left, x_range.start)) / (right - left);
}"""


def test_the_map_of_another_graph_shows_at_once_what_is_seen_of_it(long: Reader):
    long.write(LONG.replace("range(12)", "range(40)")).drawn()
    mark, place = long.page.evaluate(MARK), long.page.evaluate(MAP)
    assert mark["width"] / place["width"] == pytest.approx(long.page.evaluate(SHARE), abs=0.03)


def test_a_pressed_card_is_explained_until_the_next_step(reader: Reader):
    reader.open("#v=1&lesson=two-uses&step=11")
    heading = reader.page.locator(".explanation .title")
    walked = heading.inner_text()
    box = card(reader, 2)
    reader.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(heading).not_to_have_text(walked)
    said = reader.page.locator(".explanation").inner_text()
    assert "8" in said and reader.state("step") == 11
    reader.button("Previous step").click()
    expect(reader.page.locator(".explanation")).not_to_have_text(said)
    assert reader.state("selected") == 2
