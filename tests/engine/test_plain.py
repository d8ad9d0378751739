"""Functions without a gradient answer with plain numbers, and say so where a tensor was to take them."""

import numpy as np
import pytest

import engine as mg

pytestmark = pytest.mark.wasm


@pytest.mark.parametrize("function", [np.ceil, np.floor, np.isnan, np.signbit])
def test_plain_numbers_are_not_written_into_a_tensor(function) -> None:
    with pytest.raises(TypeError, match=f"{function.__name__} gives plain numbers"):
        function(np.arange(2.0), out=mg.ones(2))


def test_the_place_of_the_largest_does_not_ask_a_tensor_to_find_it_again() -> None:
    with pytest.raises(ValueError, match="output array"):
        mg.tensor([1.0]).argmax(0, mg.ones((2, 2)))
