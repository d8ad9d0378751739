"""A scalar that is used many times gets the sum of all contributions, as an array."""

import numpy as np
import pytest

import engine as mg

pytestmark = pytest.mark.wasm


@pytest.mark.parametrize("uses", [1, 2, 3, 4, 7, 50])
def test_every_use_of_a_scalar_adds_its_share(uses: int) -> None:
    x = mg.tensor(3.0)
    total = x * 1.0
    for k in range(1, uses):
        total = total + x * (k + 1.0)
    total.backward()
    assert type(x.grad) is np.ndarray
    assert x.grad == sum(range(1, uses + 1))


def test_a_scalar_multiplied_by_itself_and_another_adds_three_shares() -> None:
    x, y = mg.tensor(2.0), mg.tensor(4.0)
    (x * y + x * x).backward()
    assert x.grad == 8.0
    assert y.grad == 2.0
