"""Where a nan or an inf was born, in the words of the page."""

from __future__ import annotations

import pytest

from explorer.model.program import Program
from explorer.model.run import run

from .page import Page, plain

START = "import engine as mg\nimport numpy as np\n"
SAID = {  # a program and what is said of which step's value or contribution
    "r = mg.tensor(0.0)\nx = mg.tensor(-1.0)\nl = np.log(x)\nf = l + r\nf.backward()": {
        "l": "The nan was born here: what l is made of is finite.",
        "f": "The nan was born at l on line 5.",
    },
    "r = mg.tensor(np.inf)\nf = r - r": {
        "r": "The inf was born here: r was given so on line 3.",
        "f": "This nan comes of the inf that was born at r on line 3: it was given so.",
    },
    "x = mg.tensor(0.0)\nf = x * np.inf": {
        "f": "This nan comes of the inf that was born with np.inf on line 4.",
        "f → x": "The inf was born with np.inf on line 4.",
    },
    "x = mg.tensor(0.0)\nf = np.sqrt(x)\nf.backward()": {
        "f → x": "The inf was born here, on the way from f to x.",
    },
    "x = mg.tensor(0.0)\ny = x * 2\nf = np.sqrt(y)\nf.backward()": {
        "f → y": "The inf was born here, on the way from f to y.",
        "y → x": "The inf was born on the way from f to y.",
    },
    "x = mg.tensor([np.inf, -1.0])\nf = np.log(x)": {
        "x": "The inf was born here: x was given so on line 3.",
        "f": "The nan was born here: in that place, what f is made of is finite.",
    },
}  # fmt: skip


@pytest.mark.parametrize("program", SAID)
def test_an_origin_is_told_where_it_was(page: Page, program: str) -> None:
    steps, said = page.show(run(Program(START + program)))["steps"], {}
    for step in range(1, len(steps) + 1):
        _, fillings = page.ask("explanation", step)
        if "born" in fillings:
            said[page.ask("why", step, "leibniz")["title"]] = plain(fillings["born"])
    assert said == SAID[program]
