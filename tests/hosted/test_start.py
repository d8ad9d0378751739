"""What happens while the hosted page starts: steppable first, then Python, and nothing jumps."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Route

from explorer.lessons import lessons

from .conftest import Visit

pytestmark = pytest.mark.browser
Begin = Callable[..., Visit]
FRAME = """() => {
  const inside = (root) => root.querySelector(".frame") ?? [...root.querySelectorAll("*")].map((at) => at.shadowRoot && inside(at.shadowRoot)).find(Boolean);
  return inside(document);
}"""
ASK = "slug => { location.hash = `#v=1&lesson=${slug}`; }"
ANSWER = """async source => {
  const fields = (answer) => answer instanceof Map ? Object.fromEntries(answer) : answer;
  for (;;) {
    const { tape } = fields(Bokeh.documents[0].roots()[0].data.answer ?? {});
    if (tape && JSON.parse(tape).source === source) return tape;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}"""


def without_worker(context: BrowserContext) -> None:
    context.route("**/worker.js", lambda route: route.abort())


def test_starts_two_levels_deep_without_another_host_or_an_error(visit: Begin) -> None:
    started = visit().open()
    assert started.strangers == []
    assert started.errors == []


def test_a_program_typed_before_python_is_there_is_answered_when_it_comes(visit: Begin) -> None:
    held: list[Route] = []
    started = visit(prepare=lambda context: context.route("**/worker.js", lambda route: held.append(route))).open(until="[data-steps=ready]")
    started.page.get_by_role("textbox", name="Program", exact=True).fill("import engine as mg\nx = mg.tensor(3.0)\nf = x * x\n")
    assert started.state("runtime") == {"runtime": "loading"}
    held[0].continue_()
    started.wait("[data-runtime=ready]")
    started.page.locator("tr[data-value='9.0']").first.wait_for(state="attached")


def test_nothing_is_drawn_anew_when_python_comes(visit: Begin) -> None:
    held: list[Route] = []
    started = visit(prepare=lambda context: context.route("**/worker.js", lambda route: held.append(route))).open(until="[data-steps=ready]")
    started.page.evaluate(f"({FRAME})().marked = true")
    started.page.get_by_role("button", name="Previous step", exact=True).click()
    before = started.state("step", "source", "selected")
    held[0].continue_()
    started.wait("[data-runtime=ready]")
    started.page.wait_for_timeout(1500)
    assert started.page.evaluate(f"({FRAME})().marked")
    assert started.state("step", "source", "selected") == before


def test_every_step_can_be_reached_without_python(visit: Begin) -> None:
    started = visit(prepare=without_worker).open(until="[data-steps=ready]")
    steps = started.state("steps")["steps"]
    for name, way in (("First step", [1]), ("Next step", range(2, steps + 1)), ("Previous step", range(steps - 1, 0, -1))):
        for step in way:
            started.page.get_by_role("button", name=name, exact=True).click()
            assert started.state("step") == {"step": step}


def test_says_so_when_python_cannot_be_started(visit: Begin) -> None:
    started = visit(prepare=without_worker).open(until="[data-runtime=failed]")
    assert "Python could not be started" in started.page.locator("#notice").inner_text()


def test_the_lessons_tapes_are_what_python_answers(visit: Begin, site: Path) -> None:
    started = visit().open()
    for lesson in lessons():
        started.page.evaluate(ASK, lesson.slug)
        tape = started.page.evaluate(ANSWER, lesson.program.source)
        assert tape == (site / f"lessons/{lesson.slug}.json").read_text(encoding="utf-8")
