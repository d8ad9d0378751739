"""A Value says what an array holds without keeping all of it."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.model.value import KEPT, STRIP, value_of


@pytest.mark.parametrize(
    ("given", "dtype", "number"),
    [
        (2.5, "float64", 2.5),
        (3, "int64", 3),
        (True, "bool", True),
        (np.float32(0.5), "float32", 0.5),
        (np.float64(-0.0), "float64", -0.0),
        (np.array(7, np.int8), "int8", 7),
        (np.array(1.5, np.longdouble), np.dtype(np.longdouble).name, 1.5),
    ],
)
def test_a_scalar_keeps_its_number_and_dtype(given, dtype, number):
    value = value_of(given)
    assert (value.dtype, value.shape, value.numbers, value.strip) == (dtype, (), (number,), ())
    assert type(value.numbers[0]) is type(number)
    assert math.copysign(1, value.numbers[0]) == math.copysign(1, number)


def test_an_array_is_kept_flat_with_its_summary():
    value = value_of(np.array([[1.0, -2.0], [3.0, 4.0]]))
    assert (value.shape, value.numbers) == ((2, 2), (1.0, -2.0, 3.0, 4.0))
    assert (value.low, value.high, value.mean) == (-2.0, 4.0, 1.5)


def test_nan_and_inf_are_counted_and_left_out_of_the_span():
    value = value_of(np.array([1.0, np.nan, np.inf, -np.inf]))
    assert (value.nans, value.infs, value.low, value.high) == (1, 2, 1.0, 1.0)


def test_values_that_look_alike_are_equal_even_where_they_are_nan():
    assert value_of(np.array([0.0, np.nan])) == value_of(np.array([0.0, -np.nan]))
    assert value_of(float("nan")) == value_of(np.float64("nan"))


def test_a_large_array_keeps_summary_and_strip_only():
    value = value_of(np.arange(KEPT + 1.0))
    assert value.numbers is None
    assert (value.low, value.high, value.mean, len(value.strip)) == (0.0, KEPT, KEPT / 2, STRIP)


def test_a_cell_of_the_strip_is_nan_where_it_holds_a_nan():
    array = np.ones(10 * STRIP)
    array[15] = np.nan
    assert [math.isnan(cell) for cell in value_of(array).strip] == [k == 1 for k in range(STRIP)]


def test_what_is_not_real_keeps_its_dtype_and_shape():
    value = value_of(np.array([1j, 2j]))
    assert (value.dtype, value.shape, value.numbers) == ("complex128", (2,), None)


def test_an_empty_array_has_no_span():
    assert value_of(np.zeros((0, 3))).low is None


@given(st.lists(st.floats(), max_size=60))
def test_the_span_holds_every_finite_number_and_never_overflows(numbers):
    value = value_of(np.array(numbers, float))
    finite = [n for n in numbers if math.isfinite(n)]
    assert (value.low, value.high) == ((min(finite), max(finite)) if finite else (None, None))
    assert value.mean is None or value.low <= value.mean <= value.high
    assert len(value.strip) == min(STRIP, len(numbers))
