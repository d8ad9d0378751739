"""A Python that hangs, dies, keeps silent or comes back as another: every program has an answer, in words at least."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, expect

from .conftest import PATIENCE, Visit, more
from .slow import slowed
from .test_start import SQUARE

pytestmark = pytest.mark.browser
Begin = Callable[..., Visit]
# Faults of ours, not of a program, in a worker's first life: it does not come back to its messages, ...
HANGS = """
const answer = onmessage;
onmessage = ({ data }) => {
  if (data.request?.includes("hang = 1")) for (;;);
  return answer({ data });
};
"""
# ... throws what nobody foresaw, ...
DIES = """
const answer = onmessage;
onmessage = ({ data }) => {
  if (data.request?.includes("die = 1")) throw new Error("out of the blue");
  return answer({ data });
};
"""
# ... forgets to answer, ...
FORGETS = """
const answer = onmessage;
onmessage = ({ data }) => {
  if (data.request?.includes("forget = 1")) return postMessage({ type: "idle" });
  return answer({ data });
};
"""
# ... is heard no more though it lives, ...
MUTE = """
const answer = onmessage;
onmessage = ({ data }) => {
  if (data.request?.includes("mute = 1")) return;
  return answer({ data });
};
"""
# ... or falls before it is there.
FALLS = "setTimeout(() => { throw new Error('while it starts'); });"
# Freeing what is this deep overflows the stack under Python itself, which is dead from then on.
CHAINS = {
    "append": "a = []\nb = a\nfor i in range(60_000):\n    c = []\n    b.append(c)\n    b = c\n",
    "dict": "a = {}\nb = a\nfor i in range(60_000):\n    c = {}\n    b['k'] = c\n    b = c\n",
    "default": "f = None\nfor i in range(60_000):\n    f = lambda g=f: g\n",
    "error": "e = None\nfor i in range(60_000):\n    e = ValueError(e)\n",
    "generator": "g = iter([1])\nfor i in range(60_000):\n    g = (v for v in g)\n",
    "method": "f = [].append\nfor i in range(60_000):\n    a = [f]\n    f = a.append\n",
    "view": "v = {}.keys()\nfor i in range(60_000):\n    d = {1: v}\n    v = d.values()\n",
    "map": "m = iter([1])\nfor i in range(60_000):\n    m = map(abs, m)\n",
    "reversed": "r = []\nfor i in range(60_000):\n    r = reversed([r])\n",
    "zip": "z = iter([1])\nfor i in range(60_000):\n    z = zip(z)\n",
    "tuple": "t = ()\nfor i in range(60_000):\n    t = (t,)\n",
    "slice": "s = None\nfor i in range(60_000):\n    s = slice(s)\n",
    "attributes": "import engine as mg\nt = mg.tensor(1.0)\nfor i in range(19_000):\n    t = t + 1\nt.backward()\n",
}
ANSWERED = """text => {
  const { answered, revision, source, failed, tape, busy } = autodiff.store("main").all(
    ["answered", "revision", "source", "failed", "tape", "busy"]);
  return source === text && answered === revision && !busy && (failed === text || tape?.source === text);
}"""


def answered(visit: Visit, text: str, patience: float = PATIENCE) -> None:
    """Wait until this text has an answer, be it a failure."""
    visit.page.wait_for_function(ANSWERED, arg=text, timeout=patience)


def computes(visit: Visit, number: int = 3) -> None:
    """A program is answered with what it computes."""
    visit.write(SQUARE.replace("3.0", f"{number}.0"))
    visit.see(f"{number * number}.0")


def alert(visit: Visit) -> str:
    return visit.page.get_by_role("alert").locator("visible=true").inner_text()


STOPS = {
    "hangs": (HANGS, "hang = 1\n", "Python did not answer any more"),
    "dies": (DIES, "die = 1\n", "The program brought Python down"),
    "forgets": (FORGETS, "forget = 1\n", "This program got no answer"),
}


@pytest.mark.parametrize(("fault", "text", "said"), STOPS.values(), ids=STOPS)
def test_a_program_that_python_falls_over_is_answered_in_words_and_the_next_is_computed(
    visit: Begin, fault: str, text: str, said: str
) -> None:
    started = visit(edits={"worker.js": more(fault)}).open()
    started.write(text)
    answered(started, text)
    assert said in alert(started)
    assert started.state("source") == {"source": text}
    for number in (3, 4, 5):
        computes(started, number)
    assert [error for error in started.errors if "out of the blue" not in error] == []


def test_the_first_program_of_all_may_be_the_one(visit: Begin) -> None:
    started = visit(edits={"worker.js": more(HANGS)}).open("#v=1&code=y0jMS1ewVTDkAgA", until="[data-runtime=ready]")
    answered(started, "hang = 1\n")
    for number in (3, 4):
        computes(started, number)
    assert started.errors == []


def test_what_is_typed_while_python_comes_back_is_computed(visit: Begin) -> None:
    started = visit(edits={"worker.js": more(DIES)}).open()
    started.write("die = 1\n")
    started.wait("[data-runtime=loading]")
    computes(started)


def test_a_python_that_falls_while_it_starts_can_be_started_again(visit: Begin) -> None:
    started = visit(edits={"worker.js": more(FALLS)}).open(until="[data-runtime=failed]")
    started.press("Try again")
    started.wait("[data-runtime=ready]")
    computes(started)


def test_a_missing_answer_is_said_in_words_and_can_be_asked_for_again(visit: Begin) -> None:
    started = visit(edits={"worker.js": more(MUTE)}).open()
    text = SQUARE + "mute = 1\n"
    started.write(text)
    expect(started.page.locator(".notice.late")).to_contain_text("No answer yet", timeout=PATIENCE)
    started.press("Ask again")
    answered(started, text)
    started.see("9.0")
    expect(started.page.locator(".notice.late")).to_be_empty()
    computes(started, 4)
    assert started.errors == []


def test_a_view_that_breaks_keeps_no_answer_from_the_others(visit: Begin) -> None:
    started = visit().open()
    breaks = "() => autodiff.store('main').on(['tape'], () => { throw new Error('a view broke'); })"
    started.page.evaluate(breaks)
    for number in (3, 4, 5):
        computes(started, number)
    assert set(started.errors) == {"a view broke"}


def test_another_document_than_the_prerendered_one_is_drawn_and_goes_on(visit: Begin) -> None:
    def other(content: str) -> str:
        return content.replace('data-digest="', 'data-digest="0')

    started = visit(held="explorer.zip", edits={"index.html": other}).open(until="[data-steps=ready]")
    started.write(SQUARE)
    started.server.released.set()
    started.wait("[data-runtime=ready]").see("9.0")
    assert started.state("source", "busy") == {"source": SQUARE, "busy": False}
    for number in (4, 5):
        computes(started, number)
    assert started.errors == []


def test_chains_of_every_kind_are_held_or_the_worker_that_they_kill_is_started_again(visit: Begin) -> None:
    started = visit().open()
    for number, (name, text) in enumerate(CHAINS.items(), 3):
        started.write(text)
        answered(started, text)
        assert started.state("source") == {"source": text}, name
        computes(started, number)


def test_on_a_slow_machine_endless_loops_and_all_that_follows_are_answered(visit: Begin, chromium: Browser) -> None:
    started = visit(edits={"worker.js": more(HANGS)}).open()
    with slowed(chromium, 4):
        for text in ("while True:\n    pass\n", "hang = 1\n", "while True:\n    pass\n"):
            started.write(text)
            answered(started, text, 3 * PATIENCE)
            assert started.state("failed") == {"failed": text}
            for number in (3, 4):
                started.write(SQUARE.replace("3.0", f"{number}.0"))
                answered(started, SQUARE.replace("3.0", f"{number}.0"), 3 * PATIENCE)
                started.see(f"{number * number}.0")
    assert started.errors == []
