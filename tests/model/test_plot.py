"""A plot says what the program itself says at each of its places, with the derivatives there and what has no number."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from explorer.model.plain_functions import alone as alone_of
from explorer.model.plain_functions import functions
from explorer.model.plot import Domain, Plotted, plot
from explorer.model.program import Program, Target
from explorer.model.turning import turning_points
from tests.unhurried import run

HEAD = "import engine as mg\nimport numpy as np\n"
WAVE = "x = mg.tensor(2.2)\nf = np.sin(2 * x) * np.cos(x) * np.exp(-x / 3) * 100\ng = np.log(np.sin(x))\nf.backward()\n"
STEP = 1e-5


def plotted(text: str, domain: Domain) -> Plotted:
    """The plot of a program."""
    found = plot(run(Program(HEAD + text)), domain, run, seconds=0.3)
    assert found is not None
    return found


def alone(text: str, name: str, place: float) -> float:
    """The loss of the same text with another number after `name = mg.tensor(`."""
    before, _, behind = text.partition(f"{name} = mg.tensor(")
    turn = run(Program(f"{HEAD}{before}{name} = mg.tensor({float(place)!r}{behind[behind.index(')') :]}")).swept
    assert turn is not None
    assert turn.loss is not None
    assert turn.loss.numbers is not None
    return float(turn.loss.numbers[0])


TEXTS = {
    "a wave": WAVE,
    "two leaves": "x = mg.tensor(0.5)\ny = mg.tensor(3.0)\nf = x**2 * y + np.tanh(x * y)\nf.backward()\n",
    "a loop": "x = mg.tensor(0.5)\nf = x\nfor _ in range(3):\n    f = np.sin(f) + f * f / 4\nf.backward()\n",
    "data": "X = np.array([1.0, 2.0, 3.0])\nx = mg.tensor(0.5)\nf = ((x * X - 2 * X) ** 2).sum()\nf.backward()\n",
    "a branch": "x = mg.tensor(0.5)\nf = x**3\nif x > 1:\n    f = f * 2\nf.backward()\n",
    "a function": "def square(u):\n    return u * u\nx = mg.tensor(0.5)\nf = square(x) / (3 + x)\nf.backward()\n",
}


@pytest.mark.parametrize("name", TEXTS)
def test_values_are_the_programs_own_and_slopes_are_finite_differences(name: str) -> None:
    found = plotted(TEXTS[name], Domain("x", low=-1.93, high=2.31, points=41))
    for at in range(0, len(found.places), 5):
        x, value, slope = (each[at] for each in (found.places, found.samples.values, found.samples.slopes))
        low, high = alone(TEXTS[name], "x", x - STEP), alone(TEXTS[name], "x", x + STEP)
        assert value == pytest.approx(alone(TEXTS[name], "x", x), rel=1e-9, abs=1e-12)
        assert slope == pytest.approx((high - low) / (2 * STEP), rel=1e-5, abs=1e-6)


@pytest.mark.parametrize("name", ["a wave", "two leaves", "a loop", "a function"])
def test_the_second_derivative_is_that_of_the_slopes(name: str) -> None:
    found = plotted(TEXTS[name], Domain("x", low=-1.0, high=1.0, points=4_001))
    slopes, step = np.array(found.samples.slopes[:-1]), 2.0 / 4_000
    measured = (slopes[2:] - slopes[:-2]) / (2 * step)
    assert np.allclose(found.samples.bends[1:-2], measured, rtol=1e-4, atol=1e-4 * np.abs(measured).max())


def test_ten_thousand_points_are_one_run_and_a_branch_is_a_run_for_each() -> None:
    assert plotted(WAVE, Domain("x", points=10_000)).runs == 1
    assert len(plotted(WAVE, Domain("x", points=10_000)).places) == 10_001
    branching = plotted(TEXTS["a branch"], Domain("x", points=10_000))
    assert branching.runs == len(branching.places) <= 401
    assert branching.samples.bends == ()
    assert plotted(TEXTS["data"], Domain("x", points=500)).runs > 1  # a sum over all axes would add the places up


def test_the_last_place_is_where_the_program_stands() -> None:
    found = plotted(WAVE, Domain())
    assert (found.leaf.name, found.places[-1]) == ("x", 2.2)
    assert found.samples.values[-1] == pytest.approx(26.898003854, abs=1e-8)
    assert found.samples.slopes[-1] == pytest.approx(45.361251078, abs=1e-8)
    assert found.samples.bends[-1] == pytest.approx(-119.981492362, abs=1e-8)


def test_what_is_no_number_is_counted_and_its_node_named() -> None:
    found = plotted(WAVE, Domain("x", low=0.0, high=10.0, points=10_000, of=Target("g")))
    places, values = np.array(found.places[:-1]), np.array(found.samples.values[:-1])
    with np.errstate(all="ignore"):
        expected = np.log(np.sin(places))
    assert np.allclose(values, expected, equal_nan=True)
    told = {(found.graph.nodes[gap.node].text, gap.what): gap.count for gap in found.samples.gaps}
    assert told == {
        ("np.log(np.sin(x))", "nan"): int(np.isnan(expected).sum()),
        ("np.log(np.sin(x))", "inf"): int(np.isinf(expected).sum()),
    }


def test_a_cell_of_an_array_moves_while_the_others_stay() -> None:
    text = "w = mg.tensor([1.0, 2.0, 3.0])\nf = w[0] * w[1] ** 2 + w[2]\nf.backward()\n"
    found = plotted(text, Domain("w", at=1, low=-2.0, high=2.0))
    places = np.array(found.places)
    assert np.allclose(found.samples.values, places**2 + 3)
    assert np.allclose(found.samples.slopes, 2 * places)


def test_the_elements_of_a_leaf_are_the_points_where_each_makes_one_element_of_the_value() -> None:
    found = plotted("x = mg.linspace(0, 10, 100)\nf = np.sin(2 * x) * np.exp(-x / 3)\nf.backward()\n", Domain("x"))
    x = np.linspace(0, 10, 100)
    assert (found.at, found.runs) == (-1, 1)
    assert np.allclose(found.places[:-1], x)
    assert np.allclose(found.samples.values[:-1], np.sin(2 * x) * np.exp(-x / 3))
    assert np.allclose(found.samples.slopes[:-1], (2 * np.cos(2 * x) - np.sin(2 * x) / 3) * np.exp(-x / 3))
    closer = plotted("x = mg.linspace(0, 10, 100)\nf = x ** 3\nf.backward()\n", Domain("x", low=-1.0, high=1.0))
    assert np.allclose(closer.samples.bends[:-1], 6 * np.linspace(-1, 1, 100))


@pytest.mark.parametrize("text", ["mg.nnet.activations.softmax(x)", "x * x.sum()", "x[::-1] * 2", "np.cumsum(x)"])
def test_where_elements_depend_on_each_other_one_of_them_is_plotted(text: str) -> None:
    found = plotted(f"x = mg.linspace(0, 1, 12)\nf = {text}\nf.backward()\n", Domain("x", points=11))
    assert found.at == 0


def test_what_there_is_not_is_not_made_up() -> None:
    assert plot(run(Program(HEAD + WAVE)), Domain("x", of=Target("nobody")), run, 0.1) is None
    assert plot(run(Program(HEAD + "x = 1.0\nf = x * 2\n")), Domain("x"), run, 0.1) is None
    assert plotted(WAVE, Domain("nobody")).leaf.name == "x"  # the first leaf, and the page says which


@given(st.lists(st.floats(-3, 3), min_size=2, max_size=5, unique=True))
@settings(deadline=None, max_examples=60)
@example([2.0, 5e-324])  # the slopes beside it have a product that is too small for a number
def test_turning_points_are_where_a_polynomial_turns(roots: list[float]) -> None:
    slope = np.polynomial.Polynomial.fromroots(roots)
    curve, places = slope.integ(), np.linspace(-3.7, 3.9, 2_001)
    found = turning_points(places, curve(places), slope(places))
    apart = np.diff(sorted(roots)).min() > 0.1
    if apart:
        assert np.allclose([each.place for each in found], sorted(roots), atol=1e-3)
        values, scale = curve(np.array(sorted(roots))), 1 + np.abs(curve(places)).max()
        assert np.allclose([each.value for each in found], values, atol=1e-6 * scale)
        off = [abs(each.value - value) - each.error for each, value in zip(found, values, strict=True)]
        assert max(off) <= 1e-10 * scale
        tops = [slope.deriv()(each.place) < 0 for each in found]
        assert [each.kind == "top" for each in found] == tops


SLOPES = {"1 / u**2": "-2 / u**3", "np.abs(u)": "np.sign(u)", "np.tan(u)": "1 / np.cos(u)**2"}


@pytest.mark.parametrize("value", SLOPES)
def test_a_pole_or_a_kink_is_no_turning_point(value: str) -> None:
    u = np.linspace(-2.03, 2.0, 1_000)
    known = {"u": u, "np": np}
    assert turning_points(u, eval(value, known), eval(SLOPES[value], known)) == []


FOUR = {"x**2": "2 * x", "np.sin(x)": "np.cos(x)", "np.exp(x / 2)": "np.exp(x / 2) / 2", "np.log(x + 3)": "1 / (x + 3)"}


@pytest.mark.parametrize("text", FOUR)
def test_thirty_points_of_a_function_have_its_derivatives(text: str) -> None:
    found = plotted(f"x = mg.tensor(1.0)\nf = {text}\nf.backward()\n", Domain("x", low=-2.0, high=4.0, points=30))
    known = {"x": np.array(found.places), "np": np}
    assert np.allclose(found.samples.values, eval(text, known), rtol=1e-12)
    assert np.allclose(found.samples.slopes, eval(FOUR[text], known), rtol=1e-12)


def test_a_second_pass_is_made_only_where_the_second_derivative_is_wanted() -> None:
    once, twice = (plotted(WAVE, Domain("x", points=50, twice=each)).samples for each in (False, True))
    assert (len(once.bends), len(twice.bends)) == (0, 51) and once.slopes == twice.slopes


TUTORIALS = """import engine as mg
def logistic(x):
    return mg.exp(x) / (mg.exp(x) + 1)
def bell(u):
    return mg.exp(-(u - 1) ** 2 / 10)
dome = lambda x: mg.sinc(x) - x ** 2
scale = 9.0
def hyperbola(x, a=9):
    return scale * mg.sqrt(1 + x ** 2 / a) - 9
def product(a, b):
    return a * b
w = mg.tensor(2.0)
bell(w).backward()
late = bell(w)
"""
ENDS = {  # of the slopes, as the tutorial prints them: the first, one between, the last
    "logistic(x)": (0.10499359, 0.18704635, 0.01766271),
    "bell(u)": (0.2439418, -0.02066753, -0.2439418),
    "dome(x)": (3.5, -2.98223402, -7.75),
    "hyperbola(x)": (-1.66410059, 1.03561618, 2.4),
}


def test_functions_are_plotted_by_themselves_at_the_tutorials_thirty_points() -> None:
    assert [each.called for each in functions(TUTORIALS)] == [*ENDS]
    for each in functions(TUTORIALS):
        found = plot(run(alone_of(Program(TUTORIALS), each)), Domain(low=-2.0, high=4.0, points=30), run, seconds=0.3)
        assert found is not None and (found.runs, len(found.places)) == (1, 31)
        slopes = found.samples.slopes
        assert (slopes[0], slopes[15], slopes[29]) == pytest.approx(ENDS[each.called], abs=1e-8)


def test_a_function_keeps_the_lines_of_the_text_and_nothing_that_calls_it() -> None:
    text = "import engine as mg\nfor k in range(3):\n    print(k)\ndef f(x):\n    return mg.log(x)\ny = f(2)\n"
    [function] = functions(text)
    lines = alone_of(Program(text), function).source.split("\n")
    assert lines[:5] == ["import engine as mg", "", "", "def f(x):", "    return mg.log(x)"]
    assert functions("def f(:") == () and functions("class A:\n    def f(self): pass\n") == ()
