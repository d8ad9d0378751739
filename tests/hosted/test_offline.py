"""The hosted page with the network cut, and with a worker that hangs."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Route

from .conftest import Visit

pytestmark = pytest.mark.browser
Begin = Callable[..., Visit]
# What would be a fault of ours, not of a program: Python no longer comes back to its messages.
HANGS = "const answer = onmessage; onmessage = ({ data }) => { if (data.patch?.includes('hang')) for (;;); return answer({ data }); };"


def test_reloads_and_computes_with_the_server_gone(visit: Begin) -> None:
    started = visit(service_workers="allow").open()
    started.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    started.cut_the_network()
    started.errors.clear()
    started.page.reload()
    started.wait("[data-runtime=ready][data-steps=ready]")
    started.page.get_by_role("textbox", name="Program", exact=True).fill("import engine as mg\nx = mg.tensor(3.0)\nf = x * x\n")
    started.page.locator("tr[data-value='9.0']").first.wait_for(state="attached")
    assert started.strangers == []


def test_a_worker_that_hangs_is_started_again_and_the_text_is_kept(visit: Begin) -> None:
    served: list[Route] = []

    def hang_once(route: Route) -> None:
        served.append(route)
        body = route.fetch().text()
        route.fulfill(body=body + HANGS if len(served) == 1 else body, content_type="text/javascript")

    def prepare(context: BrowserContext) -> None:
        context.route("**/worker.js", hang_once)

    started = visit(prepare=prepare).open()
    program = started.page.get_by_role("textbox", name="Program", exact=True)
    program.fill("hang = 1\n")
    started.page.get_by_text("Python did not answer any more").first.wait_for(timeout=40_000)
    assert program.input_value() == "hang = 1\n"
    started.wait("[data-runtime=ready]")
    program.fill("import engine as mg\nx = mg.tensor(3.0)\nf = x * x\n")
    started.page.locator("tr[data-value='9.0']").first.wait_for(state="attached")
    assert len(served) == 2
