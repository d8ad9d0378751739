"""A map says what the program itself says at each place, with the gradient there."""

from __future__ import annotations

import numpy as np
import pytest

from explorer.model.heat import SIDE, Heat, heat
from explorer.model.plot import Domain
from explorer.model.program import Program, Target
from tests.unhurried import run

HEAD = "import engine as mg\nimport numpy as np\n"
SADDLE = "a = mg.tensor(2.0)\nb = mg.tensor(3.0)\ng = a * b\nf = a ** 2 - 2 * b ** 2 + a * b\nf.backward()\n"
WINDOW = Domain("a", 0, low=-1.0, high=2.0, up="b", bottom=0.5, top=4.5)


def mapped(text: str, domain: Domain) -> Heat:
    found = heat(run(Program(HEAD + text)), domain, run, seconds=0.2)
    assert found is not None
    return found


def grid(found: Heat) -> tuple[np.ndarray, np.ndarray]:
    """The numbers at each place, and last those of the program."""
    a, b = np.meshgrid(*found.axes)
    return np.append(a.ravel(), found.here[0]), np.append(b.ravel(), found.here[1])


def test_values_and_gradients_are_the_programs_own_all_in_one_pass() -> None:
    found = mapped(SADDLE, WINDOW)
    a, b = grid(found)
    assert (found.runs, len(found.values), found.here) == (1, SIDE**2 + 1, (2.0, 3.0))
    np.testing.assert_allclose(found.values, a**2 - 2 * b**2 + a * b, rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(found.slopes, [2 * a + b, a - 4 * b], rtol=1e-12, atol=1e-12)


def test_two_numbers_of_one_leaf_and_another_value_may_be_mapped() -> None:
    text = "w = mg.tensor([1.0, -2.0, 0.5])\nh = w[0] * w[2]\nf = h ** 2 + w[1]\nf.backward()\n"
    found = mapped(text, Domain("w", 0, up="w", up_at=2, of=Target("h")))
    a, b = grid(found)
    np.testing.assert_allclose(found.values, a * b, rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(found.slopes, [b, a], rtol=1e-12, atol=1e-12)


def test_where_the_program_decides_each_place_is_a_run_of_its_own() -> None:
    found = mapped(
        "a = mg.tensor(2.0)\nb = mg.tensor(3.0)\nf = a * b\nif a > 1:\n    f = f * 2\nf.backward()\n", WINDOW
    )
    a, b = grid(found)
    assert found.runs == len(found.axes[0]) ** 2 > 20
    np.testing.assert_allclose(found.values, a * b * np.where(a > 1, 2, 1), rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("domain", [Domain("a", 0, up="a"), Domain("a", 0, up="none")])
def test_there_is_no_map_without_two_numbers(domain: Domain) -> None:
    assert heat(run(Program(HEAD + SADDLE)), domain, run, seconds=0.2) is None
