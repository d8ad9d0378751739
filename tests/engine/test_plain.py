"""Functions without a gradient answer with plain numbers, and write them only into tensors that no graph needs."""

import numpy as np
import pytest

import engine as mg

pytestmark = pytest.mark.wasm


@pytest.mark.parametrize("function", [np.ceil, np.floor, np.isnan, np.signbit])
def test_plain_numbers_are_written_into_a_constant_tensor(function) -> None:
    out = mg.ones(2, constant=True)
    function(np.array([-0.5, np.nan]), out=out)
    np.testing.assert_array_equal(out.data, function(np.array([-0.5, np.nan])))


@pytest.mark.parametrize("function", [np.ceil, np.floor])
def test_steps_are_not_written_into_a_variable(function) -> None:
    with pytest.raises(ValueError, match=f"{function.__name__} has no useful gradient"):
        function(np.arange(2.0), out=mg.ones(2))


@pytest.mark.parametrize(
    "write",
    [lambda y: np.isnan([1.0, np.nan], out=y), lambda y: np.copyto(y, 5.0), lambda y: np.logical_not([0, 1], out=(y,))],
)
def test_numpy_does_not_write_into_values_that_a_graph_needs(write) -> None:
    x = mg.tensor([1.0, 2.0])
    y = x * 2
    z = y * y
    with pytest.raises(ValueError, match="read-only"):
        write(y)
    z.backward()
    assert x.grad.tolist() == [8.0, 16.0]
    write(y)


def test_the_place_of_the_largest_does_not_ask_a_tensor_to_find_it_again() -> None:
    with pytest.raises(ValueError, match="output array"):
        mg.tensor([1.0]).argmax(0, mg.ones((2, 2)))
