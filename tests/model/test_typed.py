"""A typed answer: arithmetic is read, anything else gets a sentence that says what to do, and nothing is executed."""

from __future__ import annotations

import numpy as np
import pytest

from explorer.model.prediction.typed import Unread, typed

NUMBERS = {
    "8": 8.0,
    "8.0": 8.0,
    "2*4": 8.0,
    "2 · 4": 8.0,
    "-1/3": -1 / 3,
    "−1.5": -1.5,
    "2^3": 8.0,
    "2 ** 3 + 1e1": 18.0,
    "w * x": -3.0,
    "exp(0) + mg.sin(0)": 1.0,
    "v[1]": 5.0,
    "[1, 2 * 2]": [1.0, 4.0],
    "[[1, 2], [3, 4]]": [[1.0, 2.0], [3.0, 4.0]],
    "-v": [-4.0, -5.0],
    "-∞": -np.inf,
    "Infinity": np.inf,
}
NAMES = {"w": np.array(2.0), "x": np.array(-1.5), "v": np.array([4.0, 5.0])}
SENTENCES = {
    "": "Type a number first.",
    "two": "No value called two is known here: there are w, x, v.",
    "2w": "“2w” is no number yet. Write it like 4",
    "0,5": "Decimals are written with a point: 0.5.",
    "[1, [2, 3]]": "The rows of a list must all have the same length.",
    "__import__('os')": "There is no __import__ here",
    "().__class__": "Only arithmetic can be read here.",
    "open('x')": "There is no open here",
    "lambda: 1": "Only arithmetic can be read here.",
    "w if x else 2": "Only arithmetic can be read here.",
    "(" * 250: "is no number yet",
    "9" * 301: "longer than 300 characters",
    "v[7]": "v has no cell [7].",
    "'4'": "Only arithmetic can be read here.",
    "v @ [1, 2, 3]": "is no number yet",
}


@pytest.mark.parametrize("text", NUMBERS)
def test_arithmetic_is_read(text: str) -> None:
    assert typed(text, NAMES) == pytest.approx(np.array(NUMBERS[text]))


@pytest.mark.parametrize("text", SENTENCES, ids=lambda text: text[:20])
def test_what_is_no_number_gets_a_sentence(text: str) -> None:
    with pytest.raises(Unread) as raised:
        typed(text, NAMES)
    assert SENTENCES[text] in str(raised.value)
