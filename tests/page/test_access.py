"""The page for every eye and hand: contrast, forced colours, targets, and what axe has to say."""

from __future__ import annotations

from pathlib import Path

import axe_playwright_python
import pytest

from .reader import Reader

pytestmark = [pytest.mark.browser, pytest.mark.script]

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
SIZES = ((1440, 900), (1024, 768), (390, 844))
SERIOUS = """async () => {
  const {violations} = await axe.run(document, {resultTypes: ["violations"]});
  const grave = violations.filter(({impact}) => ["serious", "critical"].includes(impact));
  return grave.map(({id, nodes}) => [id, nodes.map(({html, any}) => `${html.slice(0, 120)} ${any[0]?.message ?? ""}`)]);
}"""
ALL = """(() => {
  const of = (root) => [...root.querySelectorAll("*")].flatMap(inside);
  const inside = (each) => [each, ...(each.shadowRoot ? of(each.shadowRoot) : [])];
  return of(document);
})()"""
SMALL = f"""() => {ALL}
  .filter((each) => each.matches("button, a[href], summary, input, select, [role=slider], [role=tab], [role=radio]"))
  .map((each) => [each.ariaLabel || each.textContent.trim().slice(0, 30), each.getBoundingClientRect()])
  .filter(([, box]) => box.width > 1 && box.height > 1 && (box.width < 23.9 || box.height < 23.9))
  .map(([name, box]) => `${{name}}: ${{box.width.toFixed(1)}} x ${{box.height.toFixed(1)}}`)"""
# the background and the letters of what is chosen or present, as the system paints them
MARKED = f"""selector => {ALL}.filter((each) => each.matches(selector)).map((each) => {{
  const {{backgroundColor, color, height, outlineStyle}} = getComputedStyle(each);
  return [backgroundColor, color, height];
}})"""
CHOSEN = (
    *(".tick.now", ".tick.value:not(.ahead)", ".scale i:first-child"),
    *(".line.on", "tr[aria-current]", "[role=radio][aria-checked=true]", "[role=tab][aria-selected=true]"),
)
OPENED = {
    "a table": "&tab=table",
    "an array": "&tab=tensors&cell=2.0",
    "paths": "&side=paths",
    "checks": "&tab=check",
    "two programs": "",
    "a question": "&tab=predict&predict=contributions",
    "turns": "&tab=turns",
    "a plot": "&tab=plot",
}
LOOPS = {"a loop": "bowl", "turns": "bowl"}  # their text is longer than its place
BACKGROUND = """() => getComputedStyle(document.body).backgroundColor"""


@pytest.mark.parametrize("state", ["a lesson", "a loop", "a failure", "a completion", "a descent", *OPENED])
def test_axe_finds_nothing_serious(reader: Reader, state: str):
    reader.open(f"#v=1&lesson={LOOPS.get(state, 'two-uses')}&step=9" + OPENED.get(state, ""))
    if state == "checks":
        reader.button("Check all gradients").click()
        reader.page.get_by_role("button", name="∂f/∂x", exact=True).click()
        reader.page.get_by_role("slider", name="Step size h").wait_for()
    if state == "a failure":
        reader.write("x = mg.tensor(2.0)\nf = x * oops")
    if state == "a completion":
        reader.editor.press("Control+End")
        reader.page.keyboard.type("\nmg.te")
        reader.page.get_by_role("listbox", name="Completions").wait_for()
        reader.answered()
    if state == "a descent":
        reader.button("Descend").click()
        reader.answered()
    if state == "two programs":
        reader.button("Compare").click()
        reader.answered().page.get_by_role("button", name="x * x and x ** 2", exact=True).click()
        reader.answered()
    reader.page.evaluate(AXE.read_text(encoding="utf-8"))
    for theme in ("light", "dark"):
        reader.page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        for width, height in SIZES:
            reader.page.set_viewport_size({"width": width, "height": height})
            assert reader.drawn().page.evaluate(SERIOUS) == [], (theme, width)


@pytest.mark.parametrize("register", ["leibniz", "words", "code"])
def test_what_can_be_pressed_is_24_px_wide_and_high(reader: Reader, register: str):
    reader.open("#v=1&lesson=two-uses&step=9&tab=table")
    reader.page.evaluate("register => autodiff.store('main').set({register, help: true})", register)
    for width, height in SIZES:
        reader.page.set_viewport_size({"width": width, "height": height})
        assert reader.page.evaluate(SMALL) == []


@pytest.mark.fresh
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_forced_colours_lose_nothing_that_is_told_by_colour(reader: Reader, theme: str):
    reader.page.emulate_media(forced_colors="active", color_scheme=theme)
    reader.open("#v=1&lesson=two-uses&step=9&tab=table")
    background = reader.page.evaluate(BACKGROUND)
    for marked in CHOSEN:
        found = reader.page.evaluate(MARKED, marked)
        assert found, marked
        for painted, letters, _ in found:
            assert painted not in (background, "rgba(0, 0, 0, 0)"), marked
            assert painted != letters or marked.startswith((".tick", ".scale")), marked


def test_what_a_descent_came_to_is_said(reader: Reader):
    reader.open("#v=1&lesson=two-uses&step=9").button("Descend").click()
    reader.answered()
    said = reader.page.locator("[aria-live=polite]", has_text="Descended 10 turns")
    said.wait_for(state="attached")
    assert reader.page.get_by_role("table", name="Descent").inner_text().split("\n")[-1].startswith("10")
