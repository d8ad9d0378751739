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


WHY = {  # a program, and why its first nan or inf is born there
    "x = mg.tensor([1.0, 0.0])\nf = np.log(x)": "x[1] is 0: its logarithm is −inf.",
    "x = mg.tensor(-2.0)\nf = np.sqrt(x)": "x is −2: a negative number has no square root.",
    "x = mg.tensor(0.0)\nf = 1 / x": "x is 0: to divide by it gives no finite number.",
    "x = mg.tensor(1000.0)\nf = mg.exp(x)": "The result would be larger than the largest number of its type.",
    "x = mg.tensor(0.0)\nf = x * np.inf": "Here 0 · inf is computed: 0 times infinite has no value.",
    "x = mg.tensor(-8.0)\nf = x ** 0.5": "x is −8: to the power of 0.5 it has no real value.",
    "x = mg.tensor(0.0)\nf = np.sqrt(x)": "x is 0: there the local derivative of sqrt is no finite number.",
    "x = mg.tensor(0.0)\nf = 0 * np.sqrt(x)": "x is 0: there the local derivative of sqrt is no finite number. "
    "What arrives is 0, and 0 times that is nan.",
}


@pytest.mark.parametrize("program", WHY)
def test_why_it_is_born_there_is_told(page: Page, program: str) -> None:
    found = reasons(page, START + program + "\nf.backward()")
    assert next(iter(found.values())) == WHY[program]


def reasons(page: Page, source: str, name: str = "why") -> dict[str, str]:
    """By step what is told of it."""
    steps = page.show(run(Program(source)))["steps"]
    told = {step: page.ask("explanation", step)[1] for step in range(1, len(steps) + 1)}
    return {str(step): plain(each[name]) for step, each in told.items() if name in each}


TRAPS = (
    "l = np.log(x)\ny = np.where(x > 0, l, 0.0)\n",
    "y = np.where(x > 0, np.log(x), x)\n",
    "y = mg.where(x <= 0, 0.0, mg.sqrt(x))\n",
    "r = np.sqrt(x)\ny = np.where(x > 0, r, 0.0) * 2\n",
)


@pytest.mark.parametrize("trap", TRAPS)
def test_what_to_write_instead_gives_the_same_values_and_gradients_that_are_numbers(page: Page, trap: str) -> None:
    source = START + "x = mg.tensor([0.0, 4.0])\n" + trap + "f = y.sum()\nf.backward()\n"
    [why] = [said for said in reasons(page, source).values() if "does not use" in said]
    [instead] = reasons(page, source, "instead").values()
    assert why.endswith("and 0 times that is nan.")
    old = instead.replace(instead[instead.index("(") :], "")
    start = trap.index(old)
    end = trap.index("(x)", start) + len("(x)")
    mended = run(Program(source.replace(trap, trap[:start] + instead + trap[end:])))
    before = run(Program(source))
    assert mended.error is None
    assert mended.graph.nodes[mended.graph.target].value == before.graph.nodes[before.graph.target].value
    assert before.graph.nodes[0].gradient.nans == 1
    assert mended.graph.nodes[0].gradient.nans == mended.graph.nodes[0].gradient.infs == 0
    assert mended.graph.nodes[0].gradient.numbers[1] == before.graph.nodes[0].gradient.numbers[1]
