"""Each verdict of a check has its sentence, with no digit beyond what is known."""

from __future__ import annotations

import re

import pytest

from explorer.model.wiggle import Wiggled
from explorer.picture.checked import checked
from tests.model.test_wiggle import START, VERDICTS, wiggled

from .page import Page, plain


@pytest.mark.parametrize("program", VERDICTS)
def test_each_verdict_has_its_sentence(page: Page, program: str) -> None:
    ran, found = wiggled(START + program)
    page.show(ran)
    for parts in page.ask("checked", checked(0, found, ran.program.source)):
        sentence = plain(parts)
        assert "{" not in sentence and sentence.endswith(".") and "nan" not in sentence


def test_what_was_measured_is_said_in_the_digits_that_are_known(page: Page) -> None:
    ran, _ = wiggled(START + "x = mg.tensor(2.0)\nf = x ** 2")
    page.show(ran)
    measured = Wiggled("x", 1e-4, 4.0, "agrees", measured=4.00012345, error=1e-3)
    (said,) = page.ask("checked", checked(0, [measured], ran.program.source))
    assert re.search(r"h = 0\.0001, .* gives 4\.00;", plain(said))
