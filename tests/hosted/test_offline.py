"""The hosted page without its server: opened again in another browser, on the same machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, expect

from explorer.lessons import lessons
from tests.page.conftest import ARGUMENTS, CHROMIUM, WIDE

from .conftest import DEEP, Server, Visit
from .test_start import SQUARE

pytestmark = pytest.mark.browser
Begin = Callable[..., Visit]
Reopen = Callable[[], Visit]
# Until it is activated a service worker may still be putting its cache in order.
KEPT = """() => navigator.serviceWorker.ready.then(({ active }) => new Promise((done) => {
  const look = () => active.state === "activated" && done(true);
  active.addEventListener("statechange", look);
  look();
}))"""


@pytest.fixture
def reopen(site: Path, playwright: Playwright, tmp_path: Path) -> Iterator[Reopen]:
    """Opens the page's browser anew, with what it keeps on the disk; the server is one and the same."""
    (tmp_path / "two").mkdir()
    (tmp_path / DEEP).symlink_to(site, target_is_directory=True)
    server = Server(tmp_path, None, {})
    visits: list[Visit] = []

    def again() -> Visit:
        if visits:
            visits[-1].context.close()
        profile = str(tmp_path / "profile")
        context = playwright.chromium.launch_persistent_context(
            profile, executable_path=CHROMIUM, args=list(ARGUMENTS), viewport=WIDE
        )
        visits.append(Visit(context, server, f"{DEEP}/"))
        return visits[-1]

    yield again
    visits[-1].close()


def test_another_browser_computes_with_the_server_gone(reopen: Reopen) -> None:
    started = reopen().open()
    started.page.evaluate(KEPT)
    started.cut_the_network()
    later = reopen().open()
    later.write(SQUARE)
    later.see("9.0")
    later.page.evaluate("location.hash = '#v=1&lesson=wave'")
    wave = next(lesson for lesson in lessons() if lesson.slug == "wave")
    program = later.page.get_by_role("textbox", name="Program", exact=True)
    expect(program).to_have_js_property("value", wave.program.source)
    assert later.wait("[data-runtime=ready]").strangers == []


def test_a_start_fetches_each_file_once_and_nothing_for_what_it_does_without(visit: Begin) -> None:
    asked: list[str] = []
    started = visit()
    started.context.on("request", lambda request: asked.append(request.url))
    started.open()
    started.write(SQUARE)
    started.see("9.0")
    archives = sorted(url.rpartition("/")[2] for url in asked if url.endswith(".zip"))
    assert archives == ["explorer.zip", "libraries.zip", "numpy.zip", "standard.zip"]


def test_a_start_that_fails_says_so_in_view_and_leaves_no_graph_under_another_program(visit: Begin) -> None:
    started = visit(lost="numpy.zip").open(until="[data-runtime=failed]")
    notice = started.page.locator(".notice.told")
    expect(notice).to_contain_text("Python could not be started")
    box, view = notice.bounding_box(), started.page.viewport_size
    assert box and view and box["y"] >= 0 and box["y"] + box["height"] <= view["height"]
    started.write(SQUARE)
    expect(started.page.get_by_role("alert").locator("visible=true")).to_contain_text("This program was not run")
    assert started.state("answered") == started.state("revision") or started.state("failed") == {"failed": SQUARE}
    expect(started.page.locator("tr[data-node]")).to_have_count(0)
    assert started.state("steps", "source") == {"steps": 0, "source": SQUARE}
    started.context.unroute_all()
    notice.get_by_role("button", name="Try again").click()
    started.wait("[data-runtime=ready]").see("9.0")
    expect(notice).to_be_empty()
