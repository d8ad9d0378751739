"""An array in a sentence: from where to where its numbers go, in digits that tell the two apart."""

import numpy as np
import pytest

from explorer.model.value import value_of
from explorer.picture.ticks import cell

from .page import Page

SPANS = {
    "all equal": ([2.0, 2.0], "2 numbers, all 2"),
    "far apart": ([-1.5, 2.0], "2 numbers from −1.5 to 2"),
    "alike in four digits": ([1.0, 1.0001], "2 numbers from 1 to 1.0001"),
    "alike in twelve": ([25.0, 25.0 + 2e-12], "2 numbers from 25 to 25.000000000002"),
}


@pytest.mark.parametrize(("numbers", "said"), SPANS.values(), ids=SPANS)
def test_only_equal_numbers_are_said_to_be_equal(page: Page, numbers: list[float], said: str) -> None:
    assert page.ask("span", cell(value_of(np.array(numbers), 100))) == said
