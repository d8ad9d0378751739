"""A notebook's cells, as the page joins them when one is dropped or pasted, show what they show in a notebook."""

from __future__ import annotations

import ast
import contextlib
import io
import sys
from pathlib import Path

import numpy as np
import pytest

from tests.confine.running import confined

from .anything import NOT_INSTALLED
from .compared import quiet
from .test_brought import UNHURRIED, sections

NOTEBOOKS = dict(sections(Path(__file__).parent / "cells" / "notebooks.txt"))
BETWEEN = "# %%\n"


def shown(cells: list[str]) -> str:
    """What a notebook prints and shows: each cell's last value, unless a semicolon follows it."""
    output, names = io.StringIO(), {"__name__": "__main__"}
    kept, before = np.random.get_state(), {name: sys.modules.get(name) for name in NOT_INSTALLED}
    sys.modules.update(NOT_INSTALLED)
    try:
        with contextlib.redirect_stdout(output), quiet():
            for cell in cells:
                perform(cell, names)
    finally:
        np.random.set_state(kept)
        for name, module in before.items():
            sys.modules.pop(name)
            if module is not None:
                sys.modules[name] = module
    return output.getvalue()


def perform(cell: str, names: dict[str, object]) -> None:
    """Run a cell without its commands."""
    lines = [line for line in cell.split("\n") if not line.startswith(("%", "!"))]
    body = ast.parse("\n".join(lines)).body
    muted = "\n".join(lines).rstrip().endswith(";")
    last = body.pop() if body and isinstance(body[-1], ast.Expr) and not muted else None
    exec(compile(ast.Module(body, []), "<cell>", "exec"), names)
    if last is not None:
        exec(compile(ast.Interactive([last]), "<cell>", "single"), names)


@pytest.mark.parametrize("title", NOTEBOOKS)
def test_each_cell_shows_its_last_value(title: str) -> None:
    outcome = confined(NOTEBOOKS[title], seconds=UNHURRIED)
    assert outcome.error is None, outcome.error
    assert outcome.output == shown(NOTEBOOKS[title].split(BETWEEN))
