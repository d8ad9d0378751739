"""A gradient is checked by really running the program again; what is said of it is so."""

from __future__ import annotations

import pytest

from explorer.lessons import lesson
from explorer.model.program import Program
from explorer.model.run import Run
from explorer.model.wiggle import Wiggled, offers, wiggle
from explorer.picture.checked import checked
from explorer.request import Request
from explorer.views.service import Service
from tests.unhurried import run

START = "import engine as mg\nimport numpy as np\nimport math\n"
VERDICTS = {  # a program with a leaf x, and what its check finds
    "x = mg.tensor(2.0)\nf = x * 4 + x ** 2\nf.backward()": "agrees",
    "x = mg.tensor(2.0)\nf = np.sin(x) * x": "agrees",
    "x = mg.tensor(2.0, dtype=np.float32)\nf = np.sin(x) * x": "agrees",
    "x = mg.tensor(2e6)\nf = x ** 3\nf.backward()": "agrees",
    "x = mg.tensor(3.0)\nf = x * 2\nf.backward(5.0)": "agrees",
    "x = mg.tensor([1.0, 2.0, 3.0])\nf = x ** 2\nf.backward([1.0, 0.0, -1.0])": "agrees",
    "x = mg.tensor(1.0)\nx += 2.0\nf = x ** 2\nf.backward()": "agrees",
    "x = mg.tensor(2.0)\nf = math.sin(x) * x\nf.backward()": "differs",
    "x = mg.tensor(2.0)\nf = float(x) * x\nf.backward()": "differs",
    "x = mg.tensor(2.0)\nf = x.data * x\nf.backward()": "differs",
    "x = mg.tensor(0.0)\nf = abs(x)\nf.backward()": "kink",
    "x = mg.tensor(0.0)\nf = mg.maximum(x, 0)\nf.backward()": "kink",
    "x = mg.tensor(0.0)\nf = np.sqrt(x)\nf.backward()": "broken",
    "x = mg.tensor(2.0)\nf = x * np.floor(x.data)\nf.backward()": "unsettled",
    "x = mg.tensor(0.3)\ny = x * 1\nfor k in range(60):\n    y = 4 * y * (1 - y)\ny.backward()": "unsettled",
}


def wiggled(source: str, turn: int = -1, name: str = "x") -> tuple[Run, tuple[Wiggled, ...]]:
    """The check of the first leaf of that name."""
    ran = run(Program(source))
    assert ran.error is None
    turn %= len(ran.turns)
    node = next(node.key for node in ran.turns[turn].graph.nodes if node.name == name)
    return ran, wiggle(ran, turn, node, run)


@pytest.mark.parametrize("program", VERDICTS)
def test_a_check_says_what_running_again_shows(program: str):
    _, found = wiggled(START + program)
    assert {each.verdict for each in found} == {VERDICTS[program]}


def test_a_check_measures():
    _, (x,) = wiggled(START + "x = mg.tensor(2.0)\nf = math.sin(x) * x\nf.backward()")
    assert (x.measured, x.gradient) == (pytest.approx(0.0770, abs=1e-4), pytest.approx(0.9093, abs=1e-4))
    _, elements = wiggled(START + "x = mg.tensor([1.0, 2.0, 3.0])\nf = x ** 2\nf.backward([1.0, 0.0, -1.0])")
    assert [(each.name, each.gradient) for each in elements] == [("x[0]", 2.0), ("x[1]", 0.0), ("x[2]", -6.0)]
    assert all(each.measured == pytest.approx(each.gradient, abs=max(each.error, 1e-9)) for each in elements)


def test_a_moved_slider_is_checked_where_it_stands():
    ran = run(Program(START + "x = mg.tensor(2.0)\nf = x ** 2\nf.backward()", (("x", 5.0),)))
    (x,) = wiggle(ran, 0, 0, run)
    assert (x.verdict, x.gradient, x.measured) == ("agrees", 10.0, pytest.approx(10.0))


@pytest.mark.parametrize(
    "program",
    [
        "x = mg.tensor(2)\nf = x ** 2.0",  # no slider moves it
        "x = mg.tensor(2.0) * 1\nf = x ** 2",  # no leaf
        "y = 2.0\nx = mg.tensor(y)\nf = x ** 2",  # its number stands elsewhere
        "x = mg.tensor([[1.0, 2.0]])\nf = x.sum()",
        "x = mg.tensor(2.0)\nx.data -= 1.0\nf = x ** 2",  # it no longer is what is typed
    ],
)
def test_what_cannot_be_checked_is_not_offered(program: str):
    ran = run(Program(START + program))
    assert "x" not in {ran.graph.nodes[key].name for key in offers(ran, ran.graph)}


def test_a_loop_that_has_moved_its_leaf_is_checked_in_the_first_turn_only():
    ran, found = wiggled(lesson("downhill").program.source, 0, "w")
    assert [each.verdict for each in found] == ["agrees"]
    assert not any(offers(ran, turn.graph) for turn in ran.turns[1:])


def test_an_update_that_reads_the_gradient_is_named_where_the_check_differs():
    ran, found = wiggled(lesson("toward-eight").program.source, 1)
    said = checked(0, found, ran.program.source)
    assert [each["verdict"] for each in said["found"]] == ["differs"]
    assert said["escape"] == {"text": "x.grad", "line": 9}


def test_an_impatient_check_says_so():
    source = START + "x = mg.tensor(2.0)\nf = x ** 2\nf.backward()"
    _, answer = Service(run, patience=0.0)(Request(1, source, check=0))
    assert '"slow"' in str(answer["check"])


@pytest.mark.parametrize("node", [0, 2, 99])
def test_only_what_is_offered_is_checked(node: int):
    source = START + "x = mg.tensor(2.0)\ny = x * 1\nf = x ** 2 * y\nf.backward()"
    _, answer = Service(run)(Request(1, source, check=node))
    assert (answer["check"] == "null") is (node != 0)
