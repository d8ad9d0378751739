"""Stepping on the page: every step is reached by button, slider and key, both ways, without a word to Python."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

import pytest

from explorer.lessons import lessons
from explorer.model.run import run
from tests.tape.page import Page, opened, plain

from .reader import Reader

pytestmark = pytest.mark.browser

OPENING = "#v=1&lesson=two-uses&step=1"
STEPS = 11
SUM = " + ".join(["x"] * 40)
ENDLESS = f"x = 1.5\nwhile True:\n    y = [{SUM}, {SUM}, {SUM}]\n"  # slow steps: the seconds end it, not their count
SHOWN = ("two-uses", "wave", "monster")
# from now on nothing reaches Python; what would have been said is kept, ...
MUTE = """() => {
  globalThis.unsaid = [];
  globalThis.held = [];
  const mute = (kind, name) => {
    const say = kind[name];
    held.push(() => (kind[name] = say));
    kind[name] = function (...message) {
      unsaid.push(typeof message[0] === "string" ? message[0] : JSON.stringify(message[0]) ?? "");
      held.push(() => say.apply(this, message));
    };
  };
  mute(WebSocket.prototype, "send");
  mute(Worker.prototype, "postMessage");
}"""
HEARD = "held.forEach((tell) => tell())"  # ... and is said after all to the next one's Python
# without a rest between two keys, however busy the machine
PRESSED = """keys => {
  const how = { bubbles: true, cancelable: true };
  keys.forEach((key) => document.body.dispatchEvent(new KeyboardEvent("keydown", { ...how, key })));
}"""
STATE = "side => autodiff.store('main').columns(side)"
WHERE = "node => autodiff.store('main').where(node)"
DRAWN = """name => {
  const models = Bokeh.documents.flatMap((each) => [...each.all_models]);
  return models.find((model) => model.name === name).data;
}"""
SAID = """([step, register]) => {
  const store = autodiff.store("main");
  store.set({register});
  store.go(step);
  const {title, rows} = store.why();
  const plain = (parts) => parts.map((part) => (typeof part === "string" ? part : part[0])).join("");
  return [store.sentence(), title, ...rows.map(({parts}) => plain(parts))];
}"""
TOLD = ("title", "value", "partial", "footer", "now")
LIT = """() => {
  const found = [];
  const walk = (root) => root.querySelectorAll("*").forEach((element) => {
    if (element.matches(".cm-lineNumbers .on")) found.push(Number(element.textContent));
    if (element.shadowRoot) walk(element.shadowRoot);
  });
  walk(document);
  return found;
}"""


@pytest.fixture
def muted(reader: Reader) -> Iterator[Reader]:
    reader.open(OPENING).page.evaluate(MUTE)
    yield reader
    reader.page.evaluate(HEARD)


def steps_of(reader: Reader, act, times: int = STEPS - 1) -> list:
    seen = []
    for _ in range(times):
        act()
        seen.append(reader.state("step"))
    return seen


def test_buttons_reach_every_step_both_ways(muted: Reader):
    assert steps_of(muted, muted.button("Next step").click) == list(range(2, STEPS + 1))
    assert steps_of(muted, muted.button("Previous step").click) == list(range(STEPS - 1, 0, -1))
    muted.button("Last step").click()
    assert muted.state("step") == STEPS
    muted.button("First step").click()
    assert muted.state("step") == 1


def test_keys_reach_every_step_both_ways(muted: Reader):
    press = muted.page.keyboard.press
    assert steps_of(muted, lambda: press("ArrowRight")) == list(range(2, STEPS + 1))
    assert steps_of(muted, lambda: press("ArrowLeft")) == list(range(STEPS - 1, 0, -1))
    assert steps_of(muted, lambda: press("e"), 3) == [5, 6, 11]
    press("Home")
    assert muted.state("step") == 1
    press("End")
    assert muted.state("step") == STEPS


@pytest.mark.script
def test_the_keys_of_a_clicker_reach_every_step_both_ways(muted: Reader):
    press = muted.page.keyboard.press
    assert steps_of(muted, lambda: press("PageDown")) == list(range(2, STEPS + 1))
    assert steps_of(muted, lambda: press("PageUp")) == list(range(STEPS - 1, 0, -1))
    muted.slider("Step").focus()
    assert steps_of(muted, lambda: press("PageDown"), 2) == [2, 3]


@pytest.mark.script
def test_the_keys_of_a_clicker_are_left_to_what_is_typed_in_except_while_presenting(muted: Reader):
    muted.editor.click()
    muted.page.keyboard.press("PageDown")
    muted.slider("x").focus()
    muted.page.keyboard.press("PageDown")
    assert muted.state("step") == 1
    assert "tensor(2.0)" not in muted.text
    muted.button("Present").click()
    for field in (muted.editor, muted.slider("y"), muted.button("Leave")):
        field.focus()
        muted.page.keyboard.press("PageDown")
    assert muted.state("step") == 4
    assert "y = mg.tensor(4.0)" in muted.text


@pytest.mark.script
def test_the_slider_reaches_every_step_by_key_and_by_pointer(muted: Reader):
    slider = muted.slider("Step")
    slider.focus()
    assert steps_of(muted, lambda: slider.press("ArrowRight")) == list(range(2, STEPS + 1))
    slider.press("Home")
    assert muted.state("step") == 1
    box = slider.bounding_box()
    middle = box["y"] + box["height"] / 2
    muted.page.mouse.move(box["x"] + 2, middle)
    muted.page.mouse.down()
    seen = []
    for step in range(1, STEPS + 1):
        muted.page.mouse.move(box["x"] + (step - 0.5) / STEPS * box["width"], middle)
        seen.append(muted.state("step"))
    muted.page.mouse.up()
    assert seen == list(range(1, STEPS + 1))


@pytest.mark.script
def test_playing_goes_to_the_end_and_can_be_paused(muted: Reader):
    muted.page.evaluate("autodiff.store('main').set({speed: 40})")
    muted.button("Play").click()
    muted.page.wait_for_function(f"autodiff.store('main').get('step') === {STEPS}")
    muted.page.evaluate("autodiff.store('main').set({speed: 1})")
    muted.button("First step").click()
    muted.page.keyboard.press("Tab")
    muted.button("Play").click()
    muted.button("Pause").click()
    assert muted.state("playing") is False


@pytest.mark.fresh
def test_stepping_tells_python_nothing(muted: Reader):
    muted.page.evaluate(PRESSED, ["ArrowRight"] * 6 + ["ArrowLeft"] * 3 + ["Home", "End"])
    muted.page.wait_for_function(f"location.hash.includes('step={STEPS}')")  # all that waits for a rest has had it
    muted.drawn()
    assert [message for message in muted.page.evaluate("unsaid") if "events" in message] == []


def test_stepping_goes_on_while_a_program_runs_for_ever(reader: Reader):
    reader.open(OPENING).editor.fill(ENDLESS)
    reader.page.wait_for_function("autodiff.store('main').get('busy')")
    assert steps_of(reader, reader.button("Next step").click, 1) == [2]
    assert reader.state("busy")
    assert steps_of(reader, reader.button("Next step").click, 3) == [3, 4, 5]
    reader.page.get_by_role("alert").filter(has_text=re.compile("ran longer than|too much else to do")).wait_for()
    assert reader.state("step") == 5


@pytest.mark.script
def test_keys_are_left_alone_while_a_field_or_the_editor_has_the_focus(muted: Reader):
    muted.editor.click()
    for key in ("ArrowRight", "Home", "End", " "):
        muted.page.keyboard.press(key)
    assert muted.state("step") == 1
    assert muted.state("playing") is False


@pytest.mark.script
def test_keys_can_be_switched_off(muted: Reader):
    muted.page.keyboard.press("?")
    muted.page.get_by_role("checkbox", name="Use these keys").uncheck()
    muted.button("Close").click()
    muted.page.keyboard.press("ArrowRight")
    assert muted.state("step") == 1


@pytest.mark.script
def test_the_step_is_said_once_it_rests(muted: Reader):
    muted.button("Last step").click()
    status = muted.page.get_by_role("status")
    muted.page.wait_for_function("text => !text", arg="")
    status.filter(has_text="Step 11 of 11, backward: x * y passes 2 to y").wait_for()
    assert muted.slider("Step").get_attribute("aria-valuetext") == "Step 11 of 11, backward: x * y passes 2 to y"


@pytest.fixture(scope="module")
def script() -> Iterator[Page]:
    with opened() as made:
        yield made


@pytest.mark.parametrize("slug", SHOWN)
def test_the_page_at_any_step_is_what_its_script_makes_of_the_run(reader: Reader, script: Page, slug: str):
    ran = run(next(lesson for lesson in lessons() if lesson.slug == slug).program)
    steps = len(script.show(ran)["steps"])
    reader.open(f"#v=1&lesson={slug}&step=1")
    side = reader.drawn().state("orientation")
    chosen = random.Random(slug)
    for step in [chosen.randint(1, steps) for _ in range(12)]:
        reader.page.evaluate("step => autodiff.store('main').go(step)", step)
        assert reader.page.evaluate(STATE, side) == script.ask("state", side, step)
        for register in ("words", "leibniz", "code"):
            told = script.ask("why", step, register)
            rows = [plain(row["parts"]) for row in told["rows"]]
            assert reader.page.evaluate(SAID, [step, register]) == [script.ask("said", step), told["title"], *rows]


@pytest.mark.script
@pytest.mark.parametrize("lesson", lessons(), ids=lambda lesson: lesson.slug)
def test_a_click_on_a_card_lights_its_line_and_the_row_of_the_table(reader: Reader, lesson):
    reader.open(f"#v=1&lesson={lesson.slug}&step=1")
    for row in reader.state("tape")["rows"]:
        # what is selected elsewhere is brought into sight, as by a click on its line
        reader.page.evaluate("node => autodiff.store('main').select(node)", row["node"])
        reader.page.evaluate("autodiff.store('main').select(null)")
        box = reader.page.evaluate(WHERE, row["node"])
        reader.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        assert reader.state("selected") == row["node"]
        assert row["line"] in reader.page.evaluate(LIT)


def test_the_figure_shows_what_the_store_says(reader: Reader):
    reader.open(OPENING)
    side = reader.drawn().state("orientation")
    for step in (9, 10, 3, 11, 1, 8):
        reader.page.evaluate("step => autodiff.store('main').go(step)", step)
        state = reader.page.evaluate(STATE, side)
        drawn = {source: reader.page.evaluate(DRAWN, f"main:{source}") for source in ("cards", "pill", "backs")}
        assert drawn["pill"]["text"] == state["pill"]["text"]
        assert [drawn["cards"][name] for name in TOLD] == [state["cards"][name] for name in TOLD]
        assert drawn["backs"]["alpha"] == state["backs"]["alpha"]


@pytest.mark.script
def test_a_click_on_an_edge_selects_the_value_it_leads_to(reader: Reader):
    reader.open(OPENING)
    x, square = (reader.page.evaluate(WHERE, node) for node in (1, 2))
    reader.page.evaluate("autodiff.store('main').select(null)")
    start = (x["x"] + x["width"], x["y"] + x["height"] / 2)
    reader.page.mouse.click(start[0] + 12, start[1])
    assert reader.state("selected") == 2
    assert square is not None
