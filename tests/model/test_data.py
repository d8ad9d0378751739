"""What programs import to learn from: as drawn by a seed, in their shapes, and refused with a sentence."""

from __future__ import annotations

import numpy as np
import pytest

from explorer.model import data
from explorer.model.entry import run_program
from tests.each import each

PLANE = ("moons", "spirals", "circles", "xor")
ALONG = ("line", "wingspans")


@each("name", [*PLANE, *ALONG, "digits"])
def test_equal_seeds_draw_equal_points_and_others_draw_others(name: str) -> None:
    draw = getattr(data, name)
    [(X, y), (again, _), (other, _)] = (draw(40, seed=seed) for seed in (3, 3, 4))
    assert np.array_equal(X, again)
    assert not np.array_equal(X, other)
    assert len(X) == len(y) == 40


@each("name", PLANE)
def test_two_classes_lie_in_the_plane_about_as_many_of_each(name: str) -> None:
    X, y = getattr(data, name)(101, seed=1)
    assert X.shape == (101, 2)
    assert set(y) == {1.0, -1.0}
    assert 30 < (y > 0).sum() < 70


@each("name", ALONG)
def test_a_line_is_one_number_along_another(name: str) -> None:
    x, y = getattr(data, name)(200, noise=0.0, seed=1)
    slope, bias = np.polyfit(x, y, 1)
    assert np.allclose(slope * x + bias, y)


def test_moons_are_those_that_are_written_down() -> None:
    rng = np.random.default_rng(3)
    t = rng.uniform(0, np.pi, 10)
    X = np.array([(np.cos(a), np.sin(a)) if at < 5 else (1 - np.cos(a), 0.5 - np.sin(a)) for at, a in enumerate(t)])
    X = X + rng.normal(0, 0.2, (10, 2)) - (0.5, 0.25)
    order = rng.permutation(10)
    found, y = data.moons(10, 0.2, 3)
    assert np.allclose(found, X[order])
    assert np.array_equal(y, np.where(order < 5, 1.0, -1.0))


def test_digits_are_small_pictures_that_can_be_told_apart() -> None:
    X, y = data.digits(400, noise=0.1, seed=2)
    assert X.shape == (400, 64)
    assert set(y.tolist()) == set(range(10))
    assert 0 <= X.min() <= X.max() <= 1
    means = np.array([X[y == digit].mean(axis=0) for digit in range(10)])
    nearest = ((X[:, None] - means) ** 2).sum(axis=2).argmin(axis=1)
    assert (nearest == y).mean() > 0.7


def test_a_split_keeps_the_last_rows_for_the_test() -> None:
    X, _, X_test, y_test = data.split(np.arange(20).reshape(10, 2), np.arange(10), test=0.3)
    assert (X.shape, X_test.shape) == ((7, 2), (3, 2))
    assert y_test.tolist() == [7, 8, 9]


def test_a_test_is_scaled_like_what_was_learnt_from() -> None:
    X = np.array([[1.0, 5.0], [3.0, 5.0]])
    assert data.scaled(X).tolist() == [[-1, 0], [1, 0]]
    assert data.scaled(np.array([[5.0, 6.0]]), like=X).tolist() == [[3, 1]]


def test_batches_are_all_rows_once_in_a_drawn_order() -> None:
    X, y = np.arange(10)[:, None], np.arange(10)
    found = data.batches(X, y, size=4, seed=1)
    assert [len(part) for _, part in found] == [4, 4, 2]
    assert sorted(int(one) for _, part in found for one in part) == list(range(10))
    assert all(np.array_equal(rows[:, 0], labels) for rows, labels in found)
    assert not np.array_equal(found[0][1], data.batches(X, y, size=4, seed=2)[0][1])


@each("text", ["h,w\n1,2\n3,4\n", "h\tw\n1\t2\n3\t4", "1;2\n3;4", "\n1 2\n\n3 4\n"])
def test_a_pasted_table_is_read_whatever_separates_its_cells(text: str) -> None:
    x, y = data.table(text)
    assert (x.tolist(), y.tolist()) == ([1, 3], [2, 4])


WRONG = {
    "a,b\n1,2\n3,\n": "line 3 of the table, column 2: '' is not a number",
    "a,b\n1,2\n3\n": "line 3 of the table has 1 cells, the first one 2",
    "a,b\n1,two\n": "line 2 of the table, column 2: 'two' is not a number",
    "a\n1\n2\n": "the table needs at least two columns",
    "  \n": "the table is empty",
}


@each("text", WRONG)
def test_a_table_that_is_none_is_refused_with_its_line(text: str) -> None:
    ran = run_program(f"from data import table\nX, y = table({text!r})", isolate=False)
    assert ran.error is not None
    assert WRONG[text] in ran.error.message
    assert ran.error.line == 2


REFUSED = {
    "moons(0)": "at least 1",
    "moons(10, seed=-1)": "a seed is 0 or more",
    "moons(10**9)": "elements",
    "moons('many')": "moons: n must be a whole number",
    "split([1, 2], 3)": "split: X must be an array",
    "split(*moons(3), test=1)": "test must leave rows for both parts",
    "batches(*moons(3), size=0)": "a batch has at least one row",
}


@each("call", REFUSED)
def test_what_cannot_be_drawn_is_refused_with_a_sentence(call: str) -> None:
    ran = run_program(f"from data import *\nX = {call}", isolate=False)
    assert ran.error is not None
    assert REFUSED[call] in ran.error.message


def test_a_program_draws_what_the_module_draws() -> None:
    ran = run_program("import data\nX, y = data.spirals(50, seed=7)", isolate=False)
    X, y = data.spirals(50, seed=7)
    assert np.array_equal(np.asarray(ran.variables["X"]), X)
    assert np.array_equal(np.asarray(ran.variables["y"]), y)


def test_forgotten_imports_are_named() -> None:
    ran = run_program("X, y = moons(10)", isolate=False)
    assert ran.error is not None
    assert "from data import moons" in ran.error.remedy
    with pytest.raises(ValueError, match="as many rows"):
        data.split(np.zeros(3), np.zeros(2))
