"""The numbers that the tutorials print, read from the page's own tables."""

from __future__ import annotations

import json

import pytest

from .reader import Reader

pytestmark = pytest.mark.browser

MONSTER = [
    -7.44764313e01, -1.09475963e01, -3.78281290e00, -1.86451297e00, -1.29207692e00,
    -1.07197583e00, -7.90459238e-01, -3.96212428e-01, -8.16203127e-02, -3.17648949e-02,
]  # fmt: skip
LESSONS = {  # lesson -> name -> (value, gradient); None: not printed
    "two-uses": {"f": (12, 1), "x": (2, 8), "y": (4, 2)},
    "chain": {"f": (6, 1), "x": (2, 4), "y": (3, 2), "ℒ": (6, 1)},
    "stretch": {"x": ([0, 0.25, 0.5, 0.75, 1], [3, 3, 3, 3, 3]), "y": ([0, 1, 2], [2.5, 2.5, 2.5])},
    "monster": {"x": (list(range(1, 11)), MONSTER)},
    "downhill": {"w": (10, 20)},  # in its first turn
}
SLOPES = {  # at -2 and at 4, of thirty points between
    "mg.exp(x) / (mg.exp(x) + 1)": (0.10499359, 0.01766271),
    "mg.exp(-(x - 1) ** 2 / 10)": (0.2439418, -0.2439418),
    "mg.sinc(x) - x ** 2": (3.5, -7.75),
    "9 * mg.sqrt(1 + x ** 2 / 9) - 9": (-1.66410059, 2.4),
}


def flat(said: str) -> list[float]:
    """What a row says, as a flat list of numbers."""
    waiting, numbers = [json.loads(said)], []
    while waiting:
        part = waiting.pop(0)
        if isinstance(part, list):
            waiting[:0] = part
        else:
            numbers.append(part)
    return numbers


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_lesson_s_table_holds_the_printed_digits(reader: Reader, lesson: str) -> None:
    found = reader.open(f"#v=1&lesson={lesson}").numbers()
    for name, printed in LESSONS[lesson].items():
        for said, expected in zip(found[name], printed, strict=True):
            if expected is not None:
                wanted = expected if isinstance(expected, list) else [expected]
                assert flat(said) == pytest.approx(wanted, rel=5e-9, abs=5e-9), name


def test_the_slopes_of_four_functions_at_thirty_points(reader: Reader) -> None:
    reader.open()
    for text, (first, last) in SLOPES.items():
        reader.write(f"import engine as mg\nx = mg.linspace(-2, 4, 30)\nfx = {text}\nfx.backward()")
        slopes = flat(reader.numbers()["x"][1])
        assert len(slopes) == 30
        assert (slopes[0], slopes[-1]) == pytest.approx((first, last), rel=0, abs=5.1e-9), text
