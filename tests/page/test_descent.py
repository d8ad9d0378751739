"""The tab Descend: what a walk downhill leaves in its table, and its figures' points without Python."""

from __future__ import annotations

import math

import pytest
from playwright.sync_api import expect

from .reader import Reader

pytestmark = pytest.mark.browser
LINKED = "text => decodeURIComponent(location.hash).includes(text)"
HEAD = "import engine as mg\nimport numpy as np\n"
BOWL = HEAD + "w = mg.tensor(10.0)\nf = w ** 2"
TABLE = """table => Array.from(table.rows, (row) => Array.from(row.cells, (cell) => cell.textContent))"""
FIGURE = """name => {
  const figure = Bokeh.documents.flatMap((each) => each.roots()).find((each) => each.name === name);
  if (!figure) return null; // it is made when it is first seen
  const sources = Object.fromEntries(figure.renderers.map(({name, data_source}) => [name ?? "lost", data_source.data]));
  const plain = (column) => Array.from(column, (one) => (Number.isNaN(one) ? "gap" : one));
  const {points, lost, now} = sources, {start: low, end: high} = figure.y_range;
  return {y: plain(points.y), lost: plain(lost.x), now: plain(now.y), low, high};
}"""


def table(reader: Reader) -> list[list[str]]:
    return reader.page.get_by_role("table", name="Descent", exact=True).evaluate(TABLE)


def figure(reader: Reader, name: str) -> dict:
    return reader.page.wait_for_function(FIGURE, arg=name).json_value()


def said(reader: Reader) -> str:
    """The words beside the figures."""
    return reader.page.locator(".descent .side p").inner_text()


def enter(reader: Reader, name: str, number: str) -> None:
    field = reader.page.get_by_role("spinbutton", name=f"{name} as a number", exact=True)
    field.fill(number)
    field.press("Enter")


def descend(reader: Reader, source: str, rate: str = "0.1", steps: str = "10") -> Reader:
    """Write a program and walk."""
    reader.open().write(source)
    enter(reader, "Learning rate", rate)
    enter(reader, "Descent steps", steps)
    reader.button("Descend").click()
    return reader.answered()


def test_ten_turns_of_w_squared_end_in_0_00104858(reader: Reader) -> None:
    head, *rows = table(reader.open("#v=1&lesson=downhill"))
    assert head == ["Turn", "Loss", "|gradient|", "w"]
    assert [row[0] for row in rows] == [str(turn) for turn in range(11)]
    assert rows[0] == ["0", "100.0", "20.0", "10.0"]
    assert rows[-1][-1] == "0.00104858"


def test_the_lesson_toward_eight_ends_at_7_9990038528(reader: Reader) -> None:
    assert table(reader.open("#v=1&lesson=toward-eight"))[-1][-1] == "7.9990038528"


def test_descend_walks_from_where_the_program_stands(reader: Reader) -> None:
    assert table(descend(reader, BOWL, rate="0.3"))[-1] == ["10", "1.09951163e-06", "0.00209715", "0.00104858"]
    assert said(reader) == "converges: each step keeps 0.4 of the distance"
    reader.button("Reset").click()
    assert reader.answered().page.get_by_role("table", name="Descent").count() == 0
    assert said(reader) == "Descend repeats: run, find the gradients, move each input by −rate × its gradient."


@pytest.mark.script
def test_a_lesson_that_is_chosen_in_the_tab_gets_a_walk_at_once_and_reset_takes_it_back(reader: Reader) -> None:
    rows = reader.open("#v=1&lesson=two-uses&tab=descend").page.get_by_role("table", name="Descent").get_by_role("row")
    expect(rows).to_have_count(12)
    reader.button("Reset").click()
    expect(rows).to_have_count(0)
    reader.page.get_by_role("button", name="Lessons").click()
    reader.page.locator("nav#lessons button", has_text="2 · ").click()
    expect(rows).to_have_count(12)


def test_the_number_of_steps_is_followed(reader: Reader) -> None:
    assert len(table(descend(reader, BOWL, steps="5"))) == 1 + 1 + 5


def test_tables_and_what_no_slider_moves_descend_too(reader: Reader) -> None:
    reader.open("#v=1&lesson=stretch")
    reader.button("Descend").click()
    rows = table(reader.answered())
    assert rows[0][-3:] == ["y[0, 0]", "y[1, 0]", "y[2, 0]"]
    assert [row[-1] for row in rows[1:3]] == ["2.0", "1.75"]
    reader.write(
        HEAD + "rng = np.random.default_rng(1)\nw = mg.tensor(rng.normal(size=4))\nf = mg.einsum('i,i->', w, w)"
    )
    assert len({tuple(row) for row in table(reader)}) == 12


def test_where_nothing_can_move_the_tab_says_why(reader: Reader) -> None:
    reader.open().write(HEAD + "X = mg.tensor(2.0, constant=True)\nf = X * 3.0\nf.backward()")
    assert said(reader) == "No input here can move: X is constant."
    expect(reader.button("Descend")).to_be_disabled()


def test_the_turn_slider_shows_the_graph_of_that_turn(reader: Reader) -> None:
    slider = reader.open("#v=1&lesson=downhill").slider("Turn")
    slider.focus()
    slider.press("Home")
    reader.answered()
    expect(reader.page.get_by_text("Turn 0 of 10", exact=True)).to_be_visible()
    assert reader.numbers()["w"] == ("10.0", "20.0")


# the curve


def test_a_loss_that_is_no_number_is_a_gap_with_a_mark_and_the_sentence_says_where(reader: Reader) -> None:
    descend(reader, HEAD + "w = mg.tensor(1.0)\nr = mg.log(w)\nf = 2 * r")
    drawn = figure(reader, "loss")
    assert drawn["y"][-1] == "gap"
    assert drawn["lost"] == [4]
    assert said(reader) == "the loss is nan in turn 4: see r, line 4"
    descend(reader, HEAD + "w = mg.tensor(-1.0)\nr = mg.log(w)\nf = 2 * r")
    assert figure(reader, "loss")["y"] == ["gap"]
    assert said(reader) == "the loss is nan before the first step: see r, line 4"


def test_the_values_after_the_last_update_are_no_point_of_the_curve(reader: Reader) -> None:
    reader.open("#v=1&lesson=downhill").write(reader.text.replace("0.3", "1.0"))
    drawn = figure(reader, "loss")
    assert drawn["y"] == [100] * 10 + ["gap"]
    assert (drawn["lost"], drawn["now"]) == ([], [100])
    assert said(reader) == "oscillates: it jumps back and forth over the same distance"
    reader.slider("Turn").press("End")
    assert figure(reader, "loss")["now"] == []


def test_a_wide_range_of_losses_has_a_logarithmic_axis(reader: Reader) -> None:
    descend(reader, BOWL, rate="0.3")
    expect(reader.page.get_by_text("loss by turn, logarithmic", exact=True)).to_be_visible()
    drawn = figure(reader, "loss")
    assert 0 < drawn["low"] < drawn["y"][-1] < drawn["y"][0] < drawn["high"]
    enter(reader, "Learning rate", "0.01")
    reader.answered()
    expect(reader.page.get_by_text("loss by turn", exact=True)).to_be_visible()
    assert math.isclose(figure(reader, "loss")["y"][0], 100)


# one meaning at a time


def test_a_walk_is_never_seen_beside_another_program(reader: Reader) -> None:
    """Neither while that runs, nor when it has failed."""
    descend(reader, BOWL)
    assert len(table(reader)) == 12
    reader.editor.fill(HEAD + "v = mg.tensor(3.0)\nwhile True:\n    f = v * 2")
    assert reader.page.get_by_role("table", name="Descent").count() == 0
    assert said(reader) == "The program has changed: its walk comes with its answer."
    reader.answered()
    assert reader.page.get_by_role("table", name="Descent").count() == 0
    assert said(reader) == "The program stops with an error: there is no walk until it is mended."
    reader.write(HEAD + "v = mg.tensor(3.0)\nf = v * v")
    assert table(reader)[0] == ["Turn", "Loss", "|gradient|", "v"]


def test_the_rate_beside_a_loop_is_the_loop_s_own(reader: Reader) -> None:
    reader.open("#v=1&lesson=downhill")
    assert reader.slider("Learning rate").get_attribute("aria-valuetext") == "0.3"
    expect(reader.slider("Descent steps")).to_be_disabled()
    expect(reader.button("Descend")).to_be_hidden()
    expect(reader.page.get_by_text("The rate is learning_rate on line 4. The loop sets the turns.")).to_be_visible()
    enter(reader, "Learning rate", "0.5")
    assert table(reader.answered())[2] == ["1", "0.0", "0.0", "0.0"]
    assert "learning_rate = 0.5" in reader.text


def test_a_loop_whose_rate_has_no_name_leaves_nothing_to_set(reader: Reader) -> None:
    loop = "for k in range(3):\n    f = w ** 2\n    f.backward()\n    w.data -= 0.1 * w.grad\n"
    reader.open().write(HEAD + "w = mg.tensor(10.0)\n" + loop)
    expect(reader.slider("Learning rate")).to_be_disabled()
    expect(reader.page.get_by_text("The program's own loop sets the rate and the turns.")).to_be_visible()
    assert len(table(reader)) == 1 + 4
    reader.write(BOWL)
    expect(reader.slider("Learning rate")).to_be_enabled()


# with all the room

PLANE = HEAD + "w1 = mg.tensor(2.0)\nw2 = mg.tensor(4.0)\nL = 2 * w1 ** 2 + 3 * w2 ** 2\nL.backward()"
RULES = """table => [...table.tBodies[0].rows].map(({cells}) => [...cells].slice(1).map((cell) => cell.textContent))"""


def look_around(reader: Reader) -> dict:
    """The landscape, as fine as there was time for."""
    reader.page.wait_for_function(
        "() => autodiff.store('main').get('landscape')?.finer === 0 && !autodiff.store('main').get('busy')"
    )
    return reader.state("landscape")  # type: ignore[return-value]


def test_a_walk_has_its_landscape_its_rules_and_their_inside_and_its_start_moves(reader: Reader) -> None:
    """By the keyboard alone, from the tab to the graph."""
    reader.open().write(PLANE)
    tab = reader.page.get_by_role("tab", name="Descend")
    tab.focus()
    tab.press("Enter")  # the walk is there without another word
    reader.answered()
    relief = look_around(reader)
    side = relief["side"]
    for at in range(0, side * side, 7):
        x, y = (
            low + (high - low) * place / (side - 1)
            for low, high, place in zip(relief["low"], relief["high"], (at % side, at // side), strict=True)
        )
        assert math.isclose(relief["losses"][at], 2 * x * x + 3 * y * y, rel_tol=1e-6, abs_tol=1e-6)
    expect(reader.page.get_by_text("diverges above 2/6 = 0.3333")).to_be_visible()
    expect(reader.page.locator("section.graph")).to_be_hidden()

    rules = reader.page.get_by_role("table", name="Update rules, from one start")
    expect(rules).to_contain_text("descends")
    assert rules.evaluate(RULES)[0] == ["plain", "2.930e−4", "2.930e−4", "descends"]
    reader.button("momentum").press("Enter")
    reader.answered()
    reader.slider("Turn").press("Home")
    inside = reader.page.get_by_role("table", name="Inside the step")
    expect(inside).to_contain_text("v = 0.9 · v + g")
    expect(inside).to_contain_text("0.9 · 0 + 8 = 8")
    expect(reader.page.get_by_text("diverges above 3.8/6 = 0.6333")).to_be_visible()

    start = reader.page.get_by_role("button", name="Start 2, 4")
    start.press("Shift+ArrowLeft")
    reader.answered()
    begun = reader.state("descending")["start"]  # type: ignore[index]
    assert begun[0] < 2
    assert begun[1] == 4
    reader.page.wait_for_function("location.hash.includes('descend=')")
    reader.button("To the graph →").press("Enter")
    expect(reader.page.locator("section.graph")).to_be_visible()


def test_the_rate_goes_by_a_schedule_which_a_link_carries(reader: Reader) -> None:
    reader.open("#v=1&tab=descend").write(BOWL)
    reader.page.get_by_role("button", name="step decay").press("Enter")
    reader.answered()
    reader.slider("Turn").press("Home")
    for _ in range(5):
        reader.button("Next turn").press("Enter")
    rates = reader.page.get_by_role("table", name="Learning rate by turn")
    expect(rates).to_contain_text("0.1 · 0.5^⌊5/2⌋ = 0.025")
    expect(reader.page.get_by_role("table", name="Inside the step")).to_contain_text("Δ = −0.025 · g")
    row = dict(zip(("turn", "loss", "steep", "w"), table(reader)[6], strict=True))
    assert math.isclose(float(row["w"]), 10 * 0.8**2 * 0.9**2 * 0.95, rel_tol=1e-8)
    reader.page.wait_for_function(LINKED, arg='"schedule":"step"')
    rates.get_by_role("button", name="constant").click()
    reader.answered()
    reader.page.wait_for_function("() => !decodeURIComponent(location.hash).includes('schedule')")


def test_the_loss_over_one_number_is_its_curve_and_more_than_two_are_seen_along_main_directions(reader: Reader) -> None:
    descend(reader, HEAD + "x = mg.tensor(-1.5)\nf = mg.log(x + 2)")
    relief = look_around(reader)
    assert relief["losses"][0] is None or relief["low"][0] > -2
    width = relief["high"][0] - relief["low"][0]
    for at, loss in enumerate(relief["losses"]):
        x = relief["low"][0] + width * at / (relief["side"] - 1)
        assert (loss is None) == (x <= -2) or math.isclose(x, -2, abs_tol=1e-9)
    reader.write(HEAD + "w = mg.tensor([1.0, 2.0, 3.0])\nL = mg.sum(w ** 2 * np.array([1.0, 2.0, 3.0]))")
    chosen = reader.page.get_by_label("Seen over")
    assert chosen.evaluate("list => list.value") == "main directions"
    farthest = "in the plane through the last turn in which the walk goes farthest"
    expect(reader.page.get_by_text(farthest)).to_be_visible()
    chosen.select_option("w[0] and w[2]")
    expect(reader.page.get_by_text("the other numbers stay as in the last turn")).to_be_visible()
