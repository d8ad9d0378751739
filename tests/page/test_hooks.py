"""What the script reaches inside Bokeh and Panel is there, hook by hook: `static/page/adapters/` alone knows of it."""

from __future__ import annotations

import subprocess

import pytest

from explorer.hosted.bundle import HOUSE, bundle
from explorer.hosted.node import node
from explorer.views.drawn import drawn
from explorer.views.figure import figure_of

from .reader import Reader

pytestmark = [pytest.mark.browser, pytest.mark.script]
# the adapters as one module, and what a test begins with
HERE = """async ([text, body, given]) => {
  const hooks = await import(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
  const run = new Function("hooks", "given", "element", `return (async () => {${body}})()`);
  const seat = document.body.appendChild(document.createElement("div"));
  return run(hooks, given, () => seat).finally(() => seat.remove());
}"""
# what each hook is used for, in a few words, and true where it does that
HOOKS = {
    "drawn: a figure of Python's is shown, in a document of its own": """
        const before = Bokeh.documents.length;
        const { figure, seat } = hooks.drawn(given);
        element().append(seat);
        const isNew = Bokeh.documents.length === before + 1 && figure.document !== Bokeh.documents[0];
        return isNew && figure.name === "hooks:figure" """,
    "made and embedded: a plot of the script's is shown, and taken away whole": """
        const before = Bokeh.documents.length;
        const range = () => hooks.made("Range1d", { start: 0, end: 1 });
        const seat = element();
        const remove = hooks.embedded(hooks.made("Plot", { x_range: range(), y_range: range() }), seat);
        const shown = Bokeh.documents.length === before + 1 && seat.children.length === 1;
        await remove();
        return shown && Bokeh.documents.length === before""",
    "put: what changes is set, and marked as nobody else's news": """
        const { figure } = hooks.drawn(given);
        const said = [];
        figure.document.on_change((event) => said.push(event.sync), false);
        hooks.put(figure.x_range, { start: -5 });
        return figure.x_range.start === -5 && said.length === 1 && said[0] === false""",
    "fill: other columns are drawn, and the document says nothing": """
        const { figure } = hooks.drawn(given);
        const [{ data_source: source }] = figure.renderers;
        const [said, heard] = [[], []];
        figure.document.on_change((event) => said.push(event), false);
        source.change.connect(() => heard.push(true));
        const columns = Object.fromEntries(Object.keys(source.data).map((name) => [name, [1]]));
        hooks.fill(source, columns);
        return source.data === columns && heard.length === 1 && said.length === 0""",
    "drawn: at a change of columns each glyph is worked out once, not once more for each look that is never shown": """
        const { figure, seat } = hooks.drawn(given);
        element().append(seat);
        const [renderer] = figure.renderers;
        const view = () => figure.document.views_manager.get(figure)?.renderer_views.get(renderer);
        for (let frame = 0; frame < 60; frame += 1) await new Promise(requestAnimationFrame);
        let kind = Object.getPrototypeOf(view().glyph);
        while (!Object.hasOwn(kind, "set_visuals")) kind = Object.getPrototypeOf(kind);
        const { set_visuals: worked } = kind;
        const worked_on = [];
        kind.set_visuals = function (...given) {
          if (this.renderer === view()) worked_on.push(this);
          return worked.apply(this, given);
        };
        const columns = Object.fromEntries(Object.keys(renderer.data_source.data).map((name) => [name, [1]]));
        hooks.fill(renderer.data_source, columns);
        await new Promise(requestAnimationFrame);
        kind.set_visuals = worked;
        const isOnce = worked_on.length > 0 && worked_on.every((glyph) => glyph === view().glyph);
        return view().glyph.data_size === 1 && isOnce""",
    "rounded: the glyphs with round corners are found": """
        const found = hooks.rounded(hooks.drawn(given).figure);
        return found.length >= 3 && found.every(({ border_radius }) => border_radius !== undefined)""",
    "pulled and wireOf: another session answers over a wire of its own": """
        const page = await (await fetch(location.pathname)).text();
        const fresh = await hooks.pulled(/"token":\\s*"([^"]+)"/.exec(page)[1]);
        const wire = hooks.wireOf(fresh.roots()[0]);
        const answered = new Promise((resolve) => wire.on("answer", () => resolve(wire.answer.revision)));
        wire.request = { revision: 7, source: "x = 1", overrides: {}, turn: -1, descent: null, check: null };
        return (await answered) === 7 && wire.runtime === "ready" """,
    "onLoss: a line that breaks is told once, and is closed": """
        const page = await (await fetch(location.pathname)).text();
        const sockets = [];
        const Kind = WebSocket;
        globalThis.WebSocket = class extends Kind { constructor(...where) { super(...where); sockets.push(this); } };
        const fresh = await hooks.pulled(/"token":\\s*"([^"]+)"/.exec(page)[1]);
        globalThis.WebSocket = Kind;
        const lost = new Promise((resolve) => hooks.onLoss(fresh, () => resolve(true)));
        sockets[0].close();
        return (await lost) && sockets.length === 1""",
}
CHILDREN = """() => {
  const all = (root) => [...root.querySelectorAll("*")].flatMap((each) => [each, ...inside(each)]);
  const inside = ({ shadowRoot }) => (shadowRoot ? all(shadowRoot) : []);
  const places = all(document).filter(({ className }) => /^(seat|panel)/.test(className));
  return places.map(({ children }) => children.length);
}"""


@pytest.fixture(scope="module")
def adapters() -> str:
    """All adapters as one module."""
    bundle()
    command = [node(), "node_modules/esbuild/bin/esbuild", "--bundle", "--format=esm"]
    both = 'export * from "./page/adapters/figures.js"; export * from "./page/adapters/sessions.js";'
    done = subprocess.run(command, cwd=HOUSE / "static", input=both, capture_output=True, text=True, check=True)
    return done.stdout


@pytest.mark.parametrize("hook", HOOKS)
def test_a_hook_does_what_it_is_used_for(reader: Reader, adapters: str, hook: str) -> None:
    reader.open()
    assert reader.page.evaluate(HERE, [adapters, HOOKS[hook], drawn(figure_of, "hooks")])


def test_every_child_of_a_component_is_in_its_place(reader: Reader) -> None:
    held = reader.open().page.evaluate(CHILDREN)
    assert len(held) >= 9
    assert all(held)
