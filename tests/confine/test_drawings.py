"""What is drawn is computed from the arrays that are given: level lines, cells, bands, and classes of points."""

from itertools import pairwise

import numpy as np
import pytest

from explorer.model.confine import Axes, Curve

from .running import confined

PLT = "import numpy as np\nimport matplotlib.pyplot as plt\nx = np.linspace(-2, 2, 41)\nX, Y = np.meshgrid(x, x)\n"


def drawn(source: str) -> Axes:
    """The axes of the only figure."""
    outcome = confined(PLT + source)
    assert outcome.error is None, outcome.error
    (figure,) = outcome.figures
    return figure.axes[0]


def ends(curve: Curve) -> np.ndarray:
    """The points of a curve, without the gaps."""
    points = np.array([curve.x, curve.y])
    return points[:, ~np.isnan(points[0])]


def test_a_level_line_lies_where_the_function_has_the_level() -> None:
    for curve, level in zip(drawn("plt.contour(X, Y, X + 2 * Y, levels=[-1.0, 0.5])").curves, (-1.0, 0.5), strict=True):
        x, y = ends(curve)
        assert x.size > 40
        assert x + 2 * y == pytest.approx(level)


def test_a_level_line_of_a_bowl_is_nearly_a_circle() -> None:
    (curve,) = drawn("plt.contour(X, Y, X ** 2 + Y ** 2, levels=[1.0])").curves
    assert np.hypot(*ends(curve)) == pytest.approx(1.0, abs=0.01)


def test_cells_of_one_shade_have_numbers_of_one_stretch() -> None:
    curves = drawn("plt.contourf(X, Y, X, levels=[-1.0, 1.0])").curves
    stretches = [(min(curve.x), max(curve.x)) for curve in curves]
    assert all(curve.kind == "cell" for curve in curves)
    assert [low < high for low, high in stretches] == [True] * 3
    assert all(one[1] < other[0] for one, other in pairwise(stretches))


def test_an_image_has_its_first_row_on_top() -> None:
    axes = drawn("plt.imshow([[1, 0], [0, 0]])")
    (one,) = [curve for curve in axes.curves if curve.label == "1"]
    assert (one.x, one.y) == ((0.0,), (0.0,))
    assert axes.y_range == (1.5, -0.5)


def test_points_of_one_class_share_a_shade() -> None:
    curves = drawn("plt.scatter([0, 1, 2], [0, 1, 2], c=[1, 0, 1], cmap='coolwarm')").curves
    assert [(curve.label, curve.x) for curve in curves] == [("0", (1.0,)), ("1", (0.0, 2.0))]
    assert len({curve.color for curve in curves}) == 2


def test_a_band_goes_there_and_back() -> None:
    (curve,) = drawn("plt.fill_between([0, 1], [1, 2], [3, 4])").curves
    assert (curve.x, curve.y) == ((0.0, 1.0, 1.0, 0.0), (1.0, 2.0, 4.0, 3.0))


def test_an_error_bar_reaches_as_far_as_the_error() -> None:
    line, bars = drawn("plt.errorbar([0, 1], [5, 6], yerr=[1, 2], fmt='o')").curves
    assert (line.y, line.style) == ((5.0, 6.0), "o")
    assert ends(bars).tolist() == [[0, 0, 1, 1], [4, 6, 4, 8]]


def test_a_cleared_figure_shows_what_is_drawn_afterwards() -> None:
    assert [curve.y for curve in drawn("plt.plot([1, 2])\nplt.clf()\nplt.plot([3, 4])").curves] == [(3.0, 4.0)]
