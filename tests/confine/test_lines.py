"""Failures name the line that Python names; in the hostile and malformed set, nearly all the one that is marked."""

import re
import warnings

import pytest

from explorer.model.confine import Outcome

from .hostile import ARRAYS, BOMBS, ESCAPES, NUMPY, TEXTS
from .known import KNOWN
from .running import confined
from .sly import SLY
from .spoilt import spoilt, written, wrong_lines
from .test_hostile import IMPORTS
from .test_messages import FAILURES

RIGHT = 0.98
SPOILT = 400
LINE = re.compile("\r\n|\r|\n")
WHOLE = re.compile("The program is longer than|There is no program")  # these are about no line
NESTED = [one for kinds in (*KNOWN.values(), *SLY.values()) for one in kinds]
SET = [*ESCAPES, *BOMBS, *TEXTS, *NESTED, *(IMPORTS + one for one in (*NUMPY, *ARRAYS))]


def expected(source: str) -> int:
    """The line to be named: the one that is marked, or else the last that is not empty."""
    lines = LINE.split(source)
    marked = [number for number, line in enumerate(lines, 1) if "#!" in line]
    return marked[0] if marked else max((number for number, line in enumerate(lines, 1) if line.strip()), default=1)


def outcomes() -> list[tuple[str, Outcome]]:
    """What came of each, with little to spend, since the place is the same."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return [(one, confined(one, steps=20_000, items=200_000, seconds=60.0)) for one in SET]


def test_errors_are_short_sentences_and_name_the_right_line(capsys: pytest.CaptureFixture[str]) -> None:
    errors = [(one, outcome.error) for one, outcome in outcomes() if outcome.error is not None]
    assert all(0 < len(error.message) < 2_000 and error.remedy for _, error in errors)
    placed = [(one, error) for one, error in errors if not WHOLE.match(error.message)]
    wrong = [(ascii(one)[-90:], error.line, expected(one)) for one, error in placed if error.line != expected(one)]
    share = 1 - len(wrong) / len(placed)
    with capsys.disabled():
        print(f"\n{len(SET)} hostile or malformed, {len(errors)} errors; {share:.2%} of {len(placed)} lines right")
    assert share >= RIGHT, wrong
    assert len(placed) > 800


def test_the_lines_of_wrong_programs_are_all_right() -> None:
    assert all(confined(source, seconds=60.0).error.line == line for source, _, line, _, _ in FAILURES)  # type: ignore[union-attr]


def test_programs_that_fail_name_the_line_that_python_names() -> None:
    failing, wrong = wrong_lines([*spoilt(SPOILT), *written()])
    assert failing > SPOILT
    assert 1 - len(wrong) / failing >= RIGHT, wrong
