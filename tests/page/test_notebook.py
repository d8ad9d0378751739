"""`explore(loss)`: the picture of a tensor that exists already, in real notebooks that reach no other host."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

import engine as mg
from explorer import explore
from explorer.notebook import Explored

from .conftest import ROOT, _free_port, _wait_for

pytestmark = pytest.mark.browser
CELLS = (
    "import engine as mg\nx = mg.tensor(2.0)\ny = mg.tensor(4.0)\nf = x * y + x**2",
    "from explorer import explore; explore(f)",
    "explore(x * y)",
)
NOTEBOOK = {
    "cells": [
        {"cell_type": "code", "id": f"c{at}", "source": text, "execution_count": None, "metadata": {}, "outputs": []}
        for at, text in enumerate(CELLS)
    ],
    "metadata": {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}},
    "nbformat": 4,
    "nbformat_minor": 5,
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a notebook in it, and nobody's settings."""
    folder = tmp_path_factory.mktemp("notebooks")
    (folder / "graph.ipynb").write_text(json.dumps(NOTEBOOK), encoding="utf-8")
    return folder


def environment(folder: Path) -> dict[str, str]:
    return {**os.environ, "HOME": str(folder), "PYTHONPATH": str(ROOT), "JUPYTER_PLATFORM_DIRS": "1"}


@pytest.fixture(scope="module")
def laboratory(folder: Path) -> Iterator[str]:
    """JupyterLab as it is just after it was installed; the address of the notebook in it."""
    port = _free_port()
    options = ("--no-browser", "--allow-root", f"--port={port}", "--IdentityProvider.token=")
    with (
        (folder / "said.txt").open("w") as said,
        subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", *options],
            cwd=folder,
            env=environment(folder),
            stdout=said,
            stderr=said,
        ) as child,
    ):
        try:
            _wait_for(f"http://127.0.0.1:{port}/api", 90.0)
            yield f"http://127.0.0.1:{port}/lab/tree/graph.ipynb"
        finally:
            child.terminate()


@pytest.fixture
def page(browser: BrowserContext) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


def output(shown: Explored) -> dict[str, object]:
    """As a notebook keeps it."""
    data, metadata = shown._repr_mimebundle_()
    return {"output_type": "execute_result", "execution_count": 1, "data": data, "metadata": metadata}


def steps_in(page: Page) -> None:
    """The first graph of a notebook can be walked, the second one is another."""
    frames = [page.frame_locator("iframe[title='Autodiff Explorer'] >> nth=" + str(number)) for number in (0, 1)]
    expect(frames[0].get_by_text("Step 11 of 11, backward")).to_be_visible(timeout=60_000)
    frames[0].get_by_role("button", name="First step").click()
    expect(frames[0].get_by_text("Step 1 of 11, forward")).to_be_visible()
    frames[0].get_by_role("button", name="Next step").click()
    expect(frames[0].get_by_text("Step 2 of 11, forward")).to_be_visible()
    expect(frames[1].get_by_text("Step 6 of 6, backward")).to_be_visible()


@pytest.mark.browser
def test_in_jupyterlab_one_import_and_one_line_show_a_graph(laboratory: str, page: Page) -> None:
    asked: list[str] = []
    page.on("requestfailed", lambda request: asked.append(request.url))
    page.goto(laboratory)
    expect(page.locator(".jp-CodeCell")).to_have_count(len(CELLS), timeout=90_000)
    expect(page.get_by_text("| Idle")).to_be_visible(timeout=90_000)
    page.locator(".jp-CodeCell .cm-content").first.click()
    for _ in CELLS:
        page.keyboard.press("Shift+Enter")
    steps_in(page)
    expect(page.get_by_text("pn.extension")).to_have_count(0)
    assert [address for address in asked if "127.0.0.1" not in address] == []


@pytest.mark.browser
def test_a_page_made_of_the_notebook_shows_it_without_python(folder: Path, page: Page) -> None:
    x, y = mg.tensor(2.0), mg.tensor(4.0)
    shown = [explore(x * y + x**2), explore(x * y)]
    cells = [{**cell, "outputs": [output(each)]} for cell, each in zip(NOTEBOOK["cells"][1:], shown, strict=True)]
    (folder / "saved.ipynb").write_text(json.dumps({**NOTEBOOK, "cells": cells}), encoding="utf-8")
    made = ("-m", "nbconvert", "--to", "html", "saved.ipynb")
    subprocess.run([sys.executable, *made], cwd=folder, env=environment(folder), check=True, capture_output=True)
    page.goto((folder / "saved.html").as_uri())
    steps_in(page)
