"""The page writes numbers as Python does: a table that both must keep to, and any number at all."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from explorer.model.value import value_of
from explorer.picture import numbers as written
from explorer.picture.ticks import cell
from tests.each import each

from .page import Page

CASES = json.loads((Path(__file__).parent / "numbers.json").read_text(encoding="utf-8"))
shared = settings(max_examples=400)
numbers = (
    st.floats() | st.integers(-(10**15), 10**15) | st.booleans() | st.integers(-(10**7), 10**7).map(lambda n: n / 16)
)


@each("case", CASES)
def test_both_write_a_number_as_the_table_has_it(page: Page, case: dict) -> None:
    number, options = case["number"], {name: case[name] for name in ("trim", "digits") if name in case}
    assert written.number(float(number) if isinstance(number, str) else number, **options) == case["text"]
    assert (
        page.ask("number", cell(value_of(float(number) if isinstance(number, str) else number)), options)
        == case["text"]
    )


@shared
@given(number=numbers, trim=st.booleans(), digits=st.integers(1, 17))
@example(number=1000.5, trim=False, digits=4)  # a tie goes to the even figure
@example(number=9.9996, trim=False, digits=4)
@example(number=999999.5, trim=True, digits=6)
@example(number=5e-324, trim=True, digits=4)
def test_the_page_writes_any_number_as_python_does(page: Page, number, trim: bool, digits: int) -> None:
    said = page.ask("number", cell(value_of(number)), {"trim": trim, "digits": digits})
    assert said == written.number(number, trim=trim, digits=digits)


@shared
@given(number=st.floats())
@example(number=8796093022208.3125)  # between two texts of sixteen figures that are equally near
@example(number=-8796093022208.3125)
@example(number=1e15)
@example(number=0.1)
def test_the_page_tells_a_number_exactly_as_pythons_repr(page: Page, number: float) -> None:
    assert page.ask("exact", cell(value_of(number))) == repr(number)


@shared
@given(number=st.floats(width=32))
@example(number=1048576.25)  # between two texts of eight figures that are equally near
@example(number=-0.0)
def test_a_number_of_half_the_precision_has_no_more_digits_than_it_needs(page: Page, number: float) -> None:
    said = page.ask("exact", cell(value_of(np.float32(number))))
    assert said == "nan" if number != number else float(said) == float(str(np.float32(number)))
