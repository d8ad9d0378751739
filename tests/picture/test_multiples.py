"""The small plots of a program's own loop show what its turns were."""

from __future__ import annotations

from explorer.model.program import Program
from explorer.picture.multiples import EACH, POINTS, multiples
from tests.unhurried import run

HEAD = "import engine as mg\nimport numpy as np\n"
LOOP = """for i in range({turns}):
    L = ((w - 1) ** 2).sum() + (b * b).sum()
    L.backward()
    w.data -= 0.1 * w.grad
"""


def drawn(source: str) -> tuple[dict, tuple]:
    ran = run(Program(HEAD + source))
    assert ran.error is None
    return multiples(ran.turns), ran.turns


def test_few_numbers_have_a_line_each_and_many_their_extremes() -> None:
    found, turns = drawn("w = mg.tensor([2.0, -1.0])\nb = mg.tensor(np.arange(6.0))\n" + LOOP.format(turns=12))
    few, many = found["of"]
    assert (few["name"], few["spans"], many["name"], many["spans"]) == ("w", False, "b", True)
    assert few["lines"] == [[turn.parameters[0].value.numbers[at] for turn in turns] for at in range(2)]
    assert many["lines"] == [[0.0] * 12, [2.5] * 12, [5.0] * 12]
    assert found["turns"] == [*range(12)] and EACH >= 2


def test_of_very_many_turns_some_are_drawn_and_the_last() -> None:
    found, turns = drawn("w = mg.tensor(2.0)\nb = mg.tensor(1.0)\n" + LOOP.format(turns=700))
    assert len(found["turns"]) <= POINTS and found["turns"][-1] == turns[-1].number == 699
    assert all(len(line) == len(found["turns"]) for each in found["of"] for line in each["lines"])
