"""What happens while the hosted page starts: steppable first, then Python, and nothing jumps."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from explorer.lessons import lessons

from .conftest import PATIENCE, Visit

pytestmark = pytest.mark.browser
Begin = Callable[..., Visit]
SQUARE = "import engine as mg\nx = mg.tensor(3.0)\nf = x * x\n"
FRAME = """(() => {
  const within = (root) => [...root.querySelectorAll("*")].map((at) => at.shadowRoot && inside(at.shadowRoot));
  const inside = (root) => root.querySelector(".frame") ?? within(root).find(Boolean);
  return inside(document);
})()"""
SAID = ("program", "values", "descent")  # the rest is sent where the page has not got it already
ASK = "slug => { location.hash = `#v=1&lesson=${slug}`; }"
UNHURRIED = """() => {
  const store = autodiff.store("main");
  store.set({ limit: store.get("longest") }); // a busy machine would end the last lesson's loop
}"""
LISTEN = """() => {
  const data = Bokeh.documents[0].roots()[0].data;
  const fields = (answer) => answer instanceof Map ? Object.fromEntries(answer) : answer;
  globalThis.heard = {};
  data.connect(data.properties.answer.change, () => {
    const { revision, more, ...said } = fields(data.answer);
    if (revision !== heard.revision) heard = { revision, parts: {} };
    for (const [name, text] of Object.entries(said)) heard.parts[name] = JSON.parse(text);
    heard.isWhole = !more;
  });
}"""
HEARD = "source => heard.isWhole && heard.parts.program?.source === source && heard.parts"
REST = (
    """() => {
  const { revision, answered, busy } = autodiff.store("main").all(["revision", "answered", "busy"]);
  return answered >= revision && !busy;
}"""
    ""
)


def test_starts_two_levels_deep_without_another_host_or_an_error(visit: Begin) -> None:
    started = visit().open()
    assert started.strangers == []
    assert started.errors == []


def test_a_program_typed_before_python_is_there_is_answered_when_it_comes(visit: Begin) -> None:
    started = visit(held="explorer.zip").open(until="[data-steps=ready]")
    started.write(SQUARE)
    assert started.state("runtime") == {"runtime": "loading"}
    started.server.released.set()
    started.see("9.0")


def test_nothing_is_drawn_anew_when_python_comes(visit: Begin) -> None:
    started = visit(held="explorer.zip").open(until="[data-steps=ready]")
    started.page.evaluate(f"{FRAME}.marked = true")
    started.press("Previous step")
    before = started.state("step", "source", "selected")
    started.server.released.set()
    started.wait("[data-runtime=ready]")
    started.page.wait_for_function(REST, timeout=PATIENCE)
    assert started.page.evaluate(f"{FRAME}.marked")
    assert started.state("step", "source", "selected") == before


def test_every_step_can_be_reached_without_python(visit: Begin) -> None:
    started = visit(lost="worker.js").open(until="[data-steps=ready]")
    steps = int(str(started.state("steps")["steps"]))
    ways = {"First step": [1], "Next step": range(2, steps + 1), "Previous step": range(steps - 1, 0, -1)}
    for name, way in ways.items():
        for step in way:
            started.press(name)
            assert started.state("step") == {"step": step}


def test_says_so_when_python_cannot_be_started(visit: Begin) -> None:
    started = visit(lost="worker.js").open(until="[data-runtime=failed]")
    assert "Python could not be started" in started.page.locator(".notice.told").inner_text()


def test_the_lessons_answers_are_those_of_python(visit: Begin, site: Path) -> None:
    started = visit().open()
    first, *others = lessons()
    started.page.evaluate(UNHURRIED)
    started.page.evaluate(LISTEN)
    for lesson in (*others, first):
        started.page.evaluate(ASK, lesson.slug)
        answer = started.page.wait_for_function(HEARD, arg=lesson.program.source, timeout=PATIENCE).json_value()
        kept = json.loads((site / f"lessons/{lesson.slug}.json").read_text(encoding="utf-8"))
        assert [answer[name] for name in SAID] == [kept[name] for name in SAID]
