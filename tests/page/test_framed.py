"""The page inside another one, as in a book: it does not take what belongs to the book."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from playwright.sync_api import FrameLocator, Route

from .reader import FRAMES, Reader

pytestmark = [pytest.mark.browser, pytest.mark.script, pytest.mark.fresh]
WIDTH, HEIGHT = 700, 480
BOOK = """<!doctype html><title>A book</title><body style="margin:0">
<iframe src="{address}" style="border:0;width:{width}px;height:{height}px"></iframe><div style="height:4000px"></div>"""
READY = (
    "() => document.documentElement.dataset.steps === 'ready' && document.documentElement.dataset.runtime === 'ready'"
)
CENTRES = """() => {
  const models = Bokeh.documents.flatMap((each) => [...each.all_models]);
  return models.filter(({type}) => type === "Range1d").map(({start}) => start);
}"""


@pytest.fixture
def book(reader: Reader) -> tuple[Reader, FrameLocator]:
    """A long page of the same host that holds the explorer, with a graph larger than its room."""
    address = reader.address + "#v=1&lesson=monster&embed=1"
    content = BOOK.format(address=address, width=WIDTH, height=HEIGHT)

    def answer(route: Route) -> None:
        route.fulfill(content_type="text/html", body=content)

    reader.page.route("**/book.html", answer)
    reader.page.goto(urljoin(reader.address, "book.html"))
    reader.page.frames[1].wait_for_function(READY, timeout=reader.patience)
    return reader, reader.page.frame_locator("iframe")


def enlarged(book: tuple[Reader, FrameLocator]) -> tuple[Reader, FrameLocator]:
    """With more room, still too little for the graph."""
    reader, page = book
    reader.page.locator("iframe").evaluate("frame => { frame.style.width = '1000px'; frame.style.height = '640px'; }")
    page.locator(".graph > .canvas").evaluate(FRAMES)
    return book


def wheel(book: tuple[Reader, FrameLocator], times: int = 3) -> None:
    """Turn the wheel over the graph, which is larger than its room."""
    reader, page = book
    page.locator(".graph:not(.whole) > .canvas").hover()
    for _ in range(times):
        reader.page.mouse.wheel(0, 60)
        page.locator(".graph > .canvas").evaluate(FRAMES)


def test_the_wheel_over_the_graph_scrolls_the_book(book: tuple[Reader, FrameLocator]) -> None:
    reader, _ = enlarged(book)
    before = reader.page.frames[1].evaluate(CENTRES)
    wheel(book)
    reader.page.wait_for_function("() => scrollY >= 100")
    assert reader.page.frames[1].evaluate(CENTRES) == before


def test_the_wheel_with_control_makes_the_graph_smaller(book: tuple[Reader, FrameLocator]) -> None:
    reader, _ = enlarged(book)
    before = reader.page.frames[1].evaluate(CENTRES)
    reader.page.keyboard.down("Control")
    wheel(book)
    reader.page.keyboard.up("Control")
    reader.page.frames[1].wait_for_function(f"before => String(({CENTRES})()) !== String(before)", arg=before)
    assert reader.page.evaluate("scrollY") == 0


def test_the_transport_is_in_sight(book: tuple[Reader, FrameLocator]) -> None:
    _, page = book
    for name in ("First step", "Previous step", "Play", "Next step", "Last step"):
        box = page.get_by_role("button", name=name, exact=True).bounding_box()
        assert 0 <= box["y"] <= box["y"] + box["height"] <= HEIGHT, name
