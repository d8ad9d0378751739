"""Programs as learners bring them do here what they do in Python itself, with the libraries that they name.

A file is a kind of program: what it prints, its variables and their gradients are compared, with the real MyGrad and
autograd; MXNet's numbers are those of its documentation, by assertions in the programs.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import pytest

from explorer.model.confine import Limits
from explorer.model.isolate import isolated
from explorer.model.program import Program
from explorer.model.run import run
from tests.confine.running import confined
from tests.each import each

from .compared import differing, python

HERE = Path(__file__).parent / "brought"
UNHURRIED = 60.0  # seconds: the machine may be busy


def sections(path: Path) -> list[tuple[str, str]]:
    """The programs of a file, each after a line `== title`."""
    parts = ("\n" + path.read_text(encoding="utf-8")).split("\n== ")[1:]
    return [(f"{path.stem}: {title}", program) for title, _, program in (part.partition("\n") for part in parts)]


FOUND = [section for path in sorted(HERE.glob("*.txt")) for section in sections(path)]
PROGRAMS = dict(FOUND)


@each("title", PROGRAMS)
def test_a_program_prints_and_computes_what_it_does_in_python(title: str) -> None:
    outcome = confined(PROGRAMS[title], seconds=UNHURRIED)
    assert outcome.error is None, outcome.error
    printed, variables = python(PROGRAMS[title])
    assert outcome.output == printed
    assert differing(dict(outcome.variables), variables) == []


def test_no_two_programs_have_one_title() -> None:
    assert [title for title, times in Counter(title for title, _ in FOUND).items() if times > 1] == []


@pytest.mark.skipif(sys.platform != "linux", reason="the wall is Linux's")
@pytest.mark.parametrize("title", [*PROGRAMS][::8])
def test_a_program_prints_the_same_behind_the_wall(title: str) -> None:
    walled = isolated(run)(Program(PROGRAMS[title]), Limits(seconds=UNHURRIED))
    assert (walled.error, walled.output) == (None, confined(PROGRAMS[title], seconds=UNHURRIED).output)
