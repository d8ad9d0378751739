"""A connection that is lost, a server that is killed and started again, a page that is loaded anew: nothing is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest
from playwright.sync_api import Browser, Playwright, TimeoutError, expect

from tests.page.conftest import ARGUMENTS, CHROMIUM, PATIENCE, WIDE
from tests.page.reader import Reader

from .conftest import Served

pytestmark = pytest.mark.browser
Serve = Callable[..., Served]
SOCKETS = """globalThis.sockets = [];
globalThis.WebSocket = class extends WebSocket {
  constructor(...given) {
    super(...given);
    sockets.push(this);
  }
};"""
# what the line for notices says is kept: a notice that is soon followed by another one is not overlooked
KEPT = """line => {
  globalThis.noticed = [];
  const keep = () => noticed.push(line.textContent);
  new MutationObserver(keep).observe(line, { childList: true, characterData: true, subtree: true });
}"""
NOTICED = """text => {
  const at = noticed.findIndex((said) => said.includes(text));
  return at >= 0 && noticed.splice(0, at + 1);
}"""
CUT = "sockets.at(-1).close()"
DEAF, HEARS = "sockets.at(-1).send = () => {}", "delete sockets.at(-1).send"  # the server is there, but hears nothing
TYPED = "import engine as mg\nx = mg.tensor(5.0)\nf = x * 3"
SETTINGS = ("step", "selected", "register", "tab", "speed", "granularity", "theme", "descending")
SET = """() => {
  const store = autodiff.store("main");
  store.set({ register: "words", speed: 2, granularity: "node", tab: "table", theme: "dark" });
  store.select(1);
}"""
MEASURE = """() => {
  const socket = sockets.at(-1);
  globalThis.long = 0;
  socket.send = (piece) => {
    globalThis.long = Math.max(globalThis.long, piece.length);
    Object.getPrototypeOf(socket).send.call(socket, piece);
  };
}"""
PASTE = """(text, lines) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", "x = 1\\n".repeat(lines));
  text.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""
SUM = " + ".join(["x"] * 40)
ENDLESS = f"x = 1.5\nwhile True:\n    y = [{SUM}, {SUM}, {SUM}]\n"  # slow steps: the seconds end it, not their count
HEARD = """() => {
  globalThis.answered = [];
  autodiff.store("main").on(["answered"], (fields) => globalThis.answered.push(fields.answered));
}"""
MARK = "document.querySelector('[data-root-id], body > div').marked = true"
MARKED = "document.querySelector('[data-root-id], body > div').marked === true"


@pytest.fixture(scope="module")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
    yield browser
    browser.close()


@pytest.fixture
def begin(chromium: Browser) -> Iterator[Callable[[Served], Reader]]:
    """Someone before a server's page, in a browser of their own."""
    contexts = []

    def open_page(served: Served) -> Reader:
        contexts.append(chromium.new_context(viewport=WIDE, color_scheme="light"))
        contexts[-1].add_init_script(SOCKETS)
        reader = Reader(contexts[-1].new_page(), served.address, PATIENCE).open()
        reader.page.locator("p.lost").evaluate(KEPT)
        return reader

    yield open_page
    for each in contexts:
        each.close()


def notice(reader: Reader, text: str) -> None:
    """Wait until the page says so, after what it said last."""
    reader.page.wait_for_function(NOTICED, arg=text, timeout=60_000)


def settings(reader: Reader) -> dict[str, object]:
    return {name: reader.state(name) for name in SETTINGS}


def set_up(reader: Reader) -> dict[str, object]:
    """A program of one's own, a descent, a step and settings that are not the usual ones."""
    reader.write("import engine as mg\nx = mg.tensor(2.0)\ny = mg.tensor(4.0)\nf = x*y + x**2")
    reader.button("Descend").click()
    reader.answered().page.evaluate(SET)
    reader.button("First step").click()
    reader.button("Next step").click()
    return settings(reader)


def test_a_cut_socket_is_taken_up_again_and_nothing_is_drawn_anew(begin: Callable, served: Served) -> None:
    reader = begin(served)
    before = set_up(reader)
    reader.page.evaluate(MARK)
    reader.page.evaluate(CUT)
    notice(reader, "Connection to the server lost")
    notice(reader, "Connected again")
    assert settings(reader) == before
    assert reader.page.evaluate(MARKED)
    assert reader.write(TYPED).numbers()["f"][0] == "15.0"
    expect(reader.page.locator("p.lost")).to_be_empty()


def test_it_can_be_cut_again_and_again(begin: Callable, served: Served) -> None:
    reader = begin(served)
    for number in (3, 4, 5):
        reader.page.evaluate(CUT)
        notice(reader, "lost")
        notice(reader, "Connected again")
        reader.write(f"import engine as mg\nx = mg.tensor({number}.0)\nf = x * x")
        assert reader.numbers()["f"][0] == f"{number**2}.0"


def test_what_is_typed_while_the_server_is_away_is_answered_when_it_is_back(begin: Callable, serve: Serve) -> None:
    served = serve()
    reader = begin(served)
    before = set_up(reader)
    reader.page.evaluate(MARK)
    served.kill()
    notice(reader, "Connection to the server lost")
    assert settings(reader) == before
    reader.editor.fill("")
    reader.editor.press_sequentially(TYPED, delay=5)
    served.start()
    notice(reader, "Connected again")
    reader.editor.press_sequentially("00")
    assert reader.text == TYPED + "00"
    assert reader.answered().numbers()["f"][0] == "1500.0"
    assert reader.page.evaluate(MARKED)
    kept = ("register", "tab", "speed", "granularity", "theme")
    assert {name: reader.state(name) for name in kept} == {name: before[name] for name in kept}


def test_the_step_and_the_descent_outlive_the_server(begin: Callable, serve: Serve) -> None:
    served = serve()
    reader = begin(served)
    before = set_up(reader)
    served.kill()
    notice(reader, "lost")
    served.start()
    notice(reader, "Connected again")
    assert settings(reader) == before
    reader.page.get_by_role("tab", name="Descend").click()
    reader.button("Descend").click()
    reader.answered()
    assert reader.page.get_by_role("table", name="Descent").get_by_role("row").count() == 12


def test_a_reload_brings_back_text_step_and_settings(begin: Callable, served: Served) -> None:
    reader = begin(served)
    before = set_up(reader)
    text = reader.text
    reader.page.wait_for_function("() => location.hash.includes('step=2')")
    reader.page.reload()
    reader.ready()
    assert (reader.text, settings(reader)) == (text, before)


def test_a_full_server_says_so_and_the_page_waits_for_a_seat(begin: Callable, serve: Serve) -> None:
    served = serve("--sessions=1")
    reader = begin(served)
    reader.page.route("**/serve", lambda route: route.fulfill(status=503, headers={"Retry-After": "1"}))
    reader.page.evaluate(CUT)
    notice(reader, "Every seat on the server is taken")
    reader.page.unroute("**/serve")
    notice(reader, "Connected again")
    assert reader.write(TYPED).numbers()["f"][0] == "15.0"


def test_an_answer_that_does_not_come_is_asked_for_again(begin: Callable, served: Served) -> None:
    reader = begin(served)
    late = reader.page.locator("p.late")
    for zeros in ("", "0"):  # and again
        reader.page.evaluate(DEAF)
        reader.editor.fill(TYPED + zeros)
        expect(late).to_contain_text("No answer yet", timeout=60_000)
        reader.page.evaluate(HEARS)
        reader.button("Ask again").click()
        assert reader.answered().numbers()["f"][0] == f"15{zeros}.0"
        expect(late).to_be_empty()
    assert reader.write(TYPED + "00").numbers()["f"][0] == "1500.0"


def test_an_answer_that_never_comes_leaves_the_way_to_load_the_page_again(begin: Callable, served: Served) -> None:
    reader = begin(served)
    reader.page.evaluate(DEAF)
    reader.editor.fill(TYPED)
    reader.button("Ask again").click(timeout=60_000)
    expect(reader.page.locator("p.late")).to_contain_text("Still no answer", timeout=60_000)
    reader.button("Load the page again").click()
    reader.page.wait_for_load_state()
    assert reader.ready().text == TYPED
    assert reader.numbers()["f"][0] == "15.0"


def test_a_paste_of_three_megabytes_is_left_out_in_words(begin: Callable, served: Served) -> None:
    reader = begin(served).write(TYPED)
    reader.editor.evaluate(PASTE, 500_000)
    assert "3,000,000 characters; a program has 65,536 at most" in reader.alert
    assert reader.text == TYPED
    reader.write(TYPED + "0")
    assert reader.alert == ""


def test_a_text_past_the_limit_is_refused_by_the_page_itself(begin: Callable, served: Served) -> None:
    reader = begin(served)
    reader.page.evaluate(MEASURE)
    reader.editor.fill("")
    reader.editor.evaluate(f"(text) => [10_000, 1_000].forEach((lines) => ({PASTE})(text, lines))")  # no rest between
    reader.answered()
    assert "longer than 65,536 characters" in reader.alert
    assert reader.page.evaluate("long") < 1000
    assert len(reader.text) == 66_000


def test_the_friendly_page_tries_again_by_its_button(chromium: Browser, serve: Serve) -> None:
    served = serve("--sessions=1")
    page = chromium.new_page()
    assert served.get()[0] == 200
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{served.address}#v=1&lesson=chain")
    assert "Every seat is taken" in page.inner_text("h1")
    button = page.get_by_role("button", name="Try again")
    while button.count():
        page.wait_for_timeout(1000)
        with suppress(TimeoutError):  # the page tries by itself, too, and its button is gone
            button.click(timeout=5000)
        page.wait_for_load_state()
    reader = Reader(page, served.address, PATIENCE).ready()
    assert "ℒ = f + x - 2" in reader.text
    assert errors == []
    page.close()


def test_whoever_mends_an_endless_loop_does_not_wait_for_its_end(begin: Callable, served: Served) -> None:
    reader = begin(served)
    reader.page.evaluate(HEARD)
    reader.editor.fill(ENDLESS)
    reader.page.wait_for_function("autodiff.store('main').get('busy')")
    endless = reader.state("revision")
    reader.editor.fill(TYPED)
    reader.answered()
    answered = reader.page.evaluate("answered")
    assert endless not in answered and answered[-1] == reader.state("revision") > endless
