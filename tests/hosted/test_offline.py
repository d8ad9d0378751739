"""The hosted page with the network cut, and with a worker that hangs or dies."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from .conftest import PATIENCE, Visit
from .test_start import SQUARE

pytestmark = pytest.mark.browser
Begin = Callable[..., Visit]
# Until it is activated a service worker may still be putting its cache in order.
KEPT = """() => navigator.serviceWorker.ready.then(({ active }) => new Promise((done) => {
  const look = () => active.state === "activated" && done(true);
  active.addEventListener("statechange", look);
  look();
}))"""
# A fault of ours, not of a program: Python does not come back to its messages.
HANGS = """
const answer = onmessage;
onmessage = ({ data }) => {
  if (data.patch?.includes("hang = 1")) for (;;);
  return answer({ data });
};
"""
# A fault that nobody foresaw: the worker itself throws.
DIES = """
const answer = onmessage;
onmessage = ({ data }) => {
  if (data.patch?.includes("die = 1")) throw new Error("out of the blue");
  return answer({ data });
};
"""
# Freeing what is this deep overflows the stack under Python itself, which is dead from then on.
APPENDED = """a = []
b = a
for i in range(60_000):
    c = []
    b.append(c)
    b = c
"""


def test_reloads_and_computes_with_the_server_gone(visit: Begin) -> None:
    started = visit(keeps=True).open()
    started.page.evaluate(KEPT)
    started.cut_the_network()
    started.page.reload()
    started.wait("[data-runtime=ready][data-steps=ready]")
    started.write(SQUARE)
    started.see("9.0")
    assert started.strangers == []


STOPS = {
    "hangs": (HANGS, "hang = 1\n", "Python did not answer any more"),
    "dies": (DIES, "die = 1\n", "The program brought Python down"),
}


@pytest.mark.parametrize(("worker", "text", "said"), STOPS.values(), ids=STOPS)
def test_a_worker_that_stops_is_started_again_and_the_text_is_kept(
    visit: Begin, worker: str, text: str, said: str
) -> None:
    started = visit(more={"worker.js": worker}).open()
    started.write(text)
    started.wait("[data-runtime=loading]")
    assert said in started.page.get_by_role("alert").locator("visible=true").inner_text()
    assert started.state("source") == {"source": text}
    started.wait("[data-runtime=ready]")
    started.write(SQUARE)
    started.see("9.0")


def test_a_chain_of_appends_is_held_or_the_worker_that_it_kills_is_started_again(visit: Begin) -> None:
    started = visit().open()
    started.write(APPENDED)
    answered = "text => { const { failed, tape, busy } = autodiff.store('main').all(['failed', 'tape', 'busy']);"
    answered += " return !busy && (failed === text || tape?.source === text); }"
    started.page.wait_for_function(answered, arg=APPENDED, timeout=PATIENCE)
    started.wait("[data-runtime=ready]")
    assert started.state("source") == {"source": APPENDED}
    started.write(SQUARE)
    started.see("9.0")
