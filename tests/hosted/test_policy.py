"""What the hosted page's Python may reach: no other host while it starts, nothing at all once it is there."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Playwright

from tests.page.conftest import ARGUMENTS, CHROMIUM

from .conftest import Visit, more
from .test_start import SQUARE

pytestmark = pytest.mark.browser
Begin = Callable[..., Visit]
WAYS_OUT = (
    *("fetch", "XMLHttpRequest", "WebSocket", "WebSocketStream", "WebTransport", "EventSource", "importScripts"),
    *("caches", "indexedDB", "BroadcastChannel", "Worker", "SharedWorker", "navigator", "Request", "Blob"),
    *("eval", "cookieStore", "RTCPeerConnection", "FileReaderSync", "webkitRequestFileSystem", "close"),
)
# Appended to the worker's script: it tries what a program could that had got out of Python's confinement.
TRIES = (
    f"const ways = {json.dumps(WAYS_OUT)};"
    + """
const attempt = async (work) => { try { return String(await work()); } catch (error) { return String(error); } };
const texts = {
  function: () => (() => {}).constructor("return 7")(),
  async: () => (async () => {}).constructor("return 7")(),
  Function: () => Function("return 7")(),
  timer: () => new Promise((done) => {
    globalThis.ran = done;
    setTimeout("ran('ran')");
    setTimeout(done, 200, "not run");
  }),
};
const begun = attempt(() => fetch("http://127.0.0.1:1/"));
link.then(async (bridge) => {
  const run = bridge.hear.__func__.__globals__.get("__builtins__").get("exec");
  const scope = bridge.hear.__func__.__globals__.copy();
  const python = async (source) => attempt(() => (run(source, scope), scope.get("said")));
  const found = ways.filter((name) => name in globalThis && globalThis[name] !== undefined);
  const own = new URL("index.html", import.meta.url).href;
  const said = { found, whileLoading: await begun };
  for (const [name, work] of Object.entries(texts)) said[name] = await attempt(work);
  said.own = await attempt(() => fetch(own));
  said.pythons = await python(`import js\\nsaid = [name for name in ${JSON.stringify(ways)} if hasattr(js, name)]`);
  for (const [name, address] of Object.entries({ ownByPython: own, foreignByPython: "http://127.0.0.1:1/" }))
    said[name] = await python(`import js\\nsaid = js.fetch('${address}')`);
  said.code = await python("import js\\nsaid = js.Object.constructor('return 7')()");
  console.info("tried " + JSON.stringify(said));
});
"""
)
WATCHED = ["--disable-blink-features=AutomationControlled"]  # as a reader's browser is: the page sees no driver


@pytest.fixture(scope="module")
def readers(playwright: Playwright) -> Iterator[Browser]:
    """A browser in which pages do not see that a program drives it."""
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*ARGUMENTS, *WATCHED])
    yield browser
    browser.close()


def tried(visit: Visit) -> dict[str, object]:
    """What the attempts came to."""
    with visit.page.expect_console_message(lambda message: message.text.startswith("tried ")) as heard:
        visit.open()
    return json.loads(heard.value.text.removeprefix("tried "))


@pytest.mark.parametrize("driven", [True, False], ids=["driven", "read"])
def test_the_worker_reaches_nothing_once_python_is_there(
    visit: Begin, readers: Browser, chromium: Browser, driven: bool
) -> None:
    started = visit(edits={"worker.js": more(TRIES)}, browser=chromium if driven else readers)
    said = tried(started)
    assert said["found"] == [] and said["pythons"] == "[]"
    assert "Failed to fetch" in str(said["whileLoading"])
    assert all("is not" in str(said[name]) for name in ("own",)), said
    assert all("fetch" in str(said[name]) and "Error" in str(said[name]) for name in ("ownByPython", "foreignByPython"))
    for name in ("function", "async", "Function", "code"):
        assert "Error" in str(said[name]), (name, said[name])
    assert said["timer"] != "ran"
    started.write(SQUARE)
    started.see("9.0")


def test_the_worker_asks_no_other_host_while_it_starts(visit: Begin) -> None:
    asks = """
    addEventListener("securitypolicyviolation", (event) => console.info("refused " + event.blockedURI));
    fetch("http://127.0.0.1:1/stolen").catch(() => {});
    """
    started = visit(edits={"worker.js": more(asks)})
    with started.page.expect_console_message(lambda message: message.text.startswith("refused ")) as heard:
        started.open()
    assert heard.value.text == "refused http://127.0.0.1:1/stolen"


def test_a_readers_page_makes_no_code_of_text(visit: Begin, readers: Browser) -> None:
    evaluates = "try { (0, eval)('1') } catch (error) { globalThis.refused = error.name; }"
    started = visit(browser=readers, edits={"shell.js": more(evaluates)})
    started.open()
    assert started.page.evaluate("refused") == "EvalError"
    started.write(SQUARE)
    started.see("9.0")
    assert started.strangers == []
