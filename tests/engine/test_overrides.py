"""What NumPy's functions make of tensors, in whichever places these stand."""

import contextlib
import itertools
import warnings

import numpy as np
import pytest

import engine as mg
from engine.tensor import OVERRIDES
from tests.each import each

pytestmark = pytest.mark.wasm

# What may stand in a place: an array that has gradients, numbers, places, shapes.
PLAIN = (np.array([[2.0, 1.0], [1.0, 3.0]]), np.array([0.5, 0.25]), 2.0, 1, np.array([1, 0]), np.array([1, 2]))
NOT_OF_TENSORS = {"arange", "asarray", "empty", "eye", "full", "identity", "ones", "save", "zeros"}
REFUSED = (ArithmeticError, AttributeError, LookupError, NotImplementedError, TypeError, ValueError)
NAMES = sorted({f"{function.__module__}.{function.__name__}": function for function in OVERRIDES}.items())


@each("room, ours", [(np, mg), (np.linalg, mg.linalg)])
def test_numpy_finds_every_function_of_the_same_name(room, ours):
    shared = {getattr(room, name) for name in ours.__all__ if hasattr(room, name) and name not in NOT_OF_TENSORS}
    asking = {function for function in shared if isinstance(function, type(np.sum))}  # the others do not ask a tensor
    assert asking and asking <= OVERRIDES.keys()


@each("function", [function for _, function in NAMES])
def test_a_tensor_in_any_place_gives_what_its_values_give_or_is_refused(function):
    for count in (1, 2, 3):
        for plain in itertools.product(PLAIN, repeat=count):
            answered(function, plain)


def answered(function, plain):
    """One call with values, and the same with tensors: equal, or refused in words."""
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        try:
            expected = function(*(copies := [np.copy(x) for x in plain]))
        except Exception:  # what NumPy refuses may be refused, or be more than NumPy can
            return recurses(function, plain)
        try:
            got = function(*map(mg.tensor, plain))
        except REFUSED as refusal:
            assert str(refusal)
            return None
    if function is not np.empty_like and not any(expected is copy for copy in copies):
        assert numbers(got) == pytest.approx(numbers(expected), nan_ok=True), plain
    return None


def recurses(function, plain):
    """Whatever it answers, it must not call itself for ever."""
    with contextlib.suppress(*REFUSED):
        function(*map(mg.tensor, plain))


def numbers(answer):
    """All the numbers of an answer, one after the other."""
    if isinstance(answer, tuple | list):
        return [number for part in answer for number in numbers(part)]
    if isinstance(answer, np.dtype | None):
        return [str(answer)]
    return [float(number) for number in np.ravel(np.asarray(answer))]
