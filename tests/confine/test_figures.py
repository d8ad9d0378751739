"""The stand-in for matplotlib writes down what is drawn, in the usual ways, and no more than a page shows."""

import math

import pytest

from explorer.model.confine.figures import Axes, Curve, Figure
from explorer.model.program import Program
from explorer.model.run import run
from explorer.model.wire import from_json, to_json

from .running import confined

BEGIN = "import matplotlib.pyplot as plt\nimport numpy as np\nx = np.array([0.0, 1.0])\n"


def figures(source: str) -> tuple[Figure, ...]:
    outcome = confined(BEGIN + source)
    assert outcome.error is None
    return outcome.figures


def sheet(source: str) -> Axes:
    [figure] = figures(source)
    [axes] = figure.axes
    return axes


def curve(source: str) -> Curve:
    [found] = sheet(source).curves
    return found


POINTS = [  # how it is drawn, kind, x, y
    ("plt.plot(x, 2 * x)", "line", (0, 1), (0, 2)),
    ("plt.plot(2 * x)", "line", (0, 1), (0, 2)),
    ("plt.plot([1, 2], [3, 4], 'r--')", "line", (1, 2), (3, 4)),
    ("plt.scatter(x, x)", "scatter", (0, 1), (0, 1)),
    ("import mygrad as mg\nplt.plot(mg.tensor([1.0, 2.0]))", "line", (0, 1), (1, 2)),
    ("plt.axhline(3)", "across", (3,), (3,)),
    ("plt.axvline(x=3)", "upright", (3,), (3,)),
    ("plt.bar(['a', 'b'], [3, 4])", "bar", (0, 1), (3, 4)),
    ("plt.hist([0, 0, 0, 2], bins=2)", "bar", (0.5, 1.5), (3, 1)),
    ("plt.semilogy(x, x)", "line", (0, 1), (0, 1)),
]


@pytest.mark.parametrize(("source", "kind", "x", "y"), POINTS)
def test_points_are_written_down(source: str, kind: str, x: tuple, y: tuple) -> None:
    found = curve(source)
    assert (found.kind, found.x, found.y) == (kind, x, y)


def test_words_stay_as_typed() -> None:
    source = "fig, ax = plt.subplots()\nax.plot(x, x, 'g-.', label='dℒ/dw')\nax.set(xlabel='w', title='ℒ')\nax.legend()"
    axes = sheet(source + "\nfig.suptitle('both')")
    assert (axes.curves[0].label, axes.curves[0].style, axes.x_label, axes.title) == ("dℒ/dw", "g-.", "w", "ℒ")
    assert axes.legend


def test_a_table_is_drawn_column_by_column_and_named_by_the_legend() -> None:
    axes = sheet("plt.plot(x, np.array([[1., 2.], [3., 4.]]))\nplt.legend(['one', 'two'])")
    assert [(each.y, each.label) for each in axes.curves] == [((1, 3), "one"), ((2, 4), "two")]


GRIDS = ["axes[1, 0]", "axes[1][0]", "axes.flat[2]", "axes.ravel()[2]", "[ax for row in axes for ax in row][2]"]


@pytest.mark.parametrize("one", GRIDS)
def test_axes_are_reached_as_in_an_array(one: str) -> None:
    [figure] = figures(f"fig, axes = plt.subplots(2, 2)\n{one}.plot(x)")
    assert figure.columns == 2
    assert [len(axes.curves) for axes in figure.axes] == [0, 0, 1, 0]


WORDS = [  # how it is written, kind, x, y, offset
    ("plt.text(0.5, 1, 'mid')", "text", (0.5,), (1.0,), (0.0, 0.0)),
    ("plt.annotate('peak', (1, 2))", "text", (1.0,), (2.0,), (0.0, 0.0)),
    ("plt.annotate('p', (1, 2), textcoords='offset points', xytext=(3, 6))", "text", (1.0,), (2.0,), (4.0, -8.0)),
    ("ax = plt.gca()\nax.text(0.1, 0.9, 'n', transform=ax.transAxes)", "note", (0.1,), (0.9,), (0.0, 0.0)),
]


@pytest.mark.parametrize(("source", "kind", "x", "y", "offset"), WORDS)
def test_words_stand_where_they_are_put(source: str, kind: str, x: tuple, y: tuple, offset: tuple) -> None:
    found = curve(source)
    assert (found.kind, found.x, found.y) == (kind, x, y)
    assert found.offset == pytest.approx(offset)
    assert found.text in ("mid", "peak", "p", "n")


def test_an_arrow_leads_from_the_words_to_the_place() -> None:
    arrow, words = sheet("plt.annotate('here', xy=(1, 2), xytext=(0, 3), arrowprops=dict(arrowstyle='->'))").curves
    assert (arrow.kind, arrow.x[:2], arrow.y[:2]) == ("contour", (0.0, 1.0), (3.0, 2.0))
    assert (words.x, words.y) == ((0.0,), (3.0,))


def test_a_histogram_gives_back_what_it_drew() -> None:
    drawing = "n, ends, bars = plt.hist([1, 2, 2], bins=[0, 1.5, 3], density=True)\nline, = plt.plot(x)"
    outcome = confined(BEGIN + drawing)
    assert outcome.error is None
    assert outcome.variables["n"].tolist() == pytest.approx([2 / 9, 4 / 9])
    assert outcome.variables["ends"].tolist() == [0, 1.5, 3]


def test_axes_in_a_row_are_unpacked() -> None:
    source = "fig, (left, right) = plt.subplots(1, 2, figsize=(8, 3))\nright.plot(x)\nfor ax in [left, right]:"
    [figure] = figures(source + "\n    ax.grid()")
    assert [(len(axes.curves), axes.grid) for axes in figure.axes] == [(0, True), (1, True)]


def test_subplot_chooses_among_the_axes_of_one_figure() -> None:
    [figure] = figures("plt.subplot(1, 2, 1)\nplt.plot(x)\nplt.subplot(122)\nplt.plot(x)\nplt.title('right')")
    assert [(len(axes.curves), axes.title) for axes in figure.axes] == [(1, ""), (1, "right")]


def test_what_follows_show_is_a_new_figure() -> None:
    assert len(figures("plt.plot(x)\nplt.show()\nplt.plot(x)\nplt.show()")) == 2


TOO_MUCH = [
    "for i in range(100):\n    plt.figure()",
    "plt.subplots(5, 5)",
    "plt.subplots(10 ** 9, 10 ** 9)",
    "for i in range(1000):\n    plt.plot(x)",
    "for i in range(100):\n    plt.plot(np.ones(10_000))",
    "plt.hist(x, bins=10 ** 9)",
    "plt.subplots(-1, -1)",
    "plt.plot(x, np.ones(3))",
]


@pytest.mark.parametrize("source", TOO_MUCH)
def test_nobody_floods_a_page(source: str) -> None:
    outcome = confined(BEGIN + source)
    assert outcome.error is not None
    assert outcome.error.line == 3 + len(source.split("\n"))


def test_long_words_are_cut_and_other_things_are_none() -> None:
    axes = sheet("plt.plot(x, label='a' * 10_000, color=(1, 0, 0))\nplt.title(3)")
    assert (len(axes.curves[0].label), axes.curves[0].color, axes.title) == (200, "", "")


def test_a_run_carries_its_figures_across_the_wall() -> None:
    ran = run(Program(BEGIN + "plt.plot([0.0, -0.0, np.nan, np.inf], label='ℒ')\nplt.xlim(0, 2)"))
    arrived = from_json(to_json(ran))
    assert arrived.figures == ran.figures
    assert repr(arrived.figures) == repr(ran.figures)
    assert math.isnan(arrived.figures[0].axes[0].curves[0].y[2])


def test_a_failing_program_keeps_what_it_drew() -> None:
    outcome = confined(BEGIN + "plt.plot(x)\n1 / 0")
    assert outcome.error is not None
    assert len(outcome.figures) == 1
