"""Programs that cost more than they seem to: one of each class here, all of them by `python -m tests.confine.costly`.

They are held in a bare process, where the browser's worker has them, and behind the wall.
"""

import random
import re
import sys
import time

import pytest

from explorer.model.confine import Limits
from explorer.model.isolate import DIED, isolated
from explorer.model.program import Program
from explorer.model.run import run
from explorer.request import Request
from explorer.views.service import Service
from tests.answered import parts

from .costly import BEGIN, CLASSES, LATEST, LIMITS, OWN, alone, least
from .costly_behind import walled

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="memory is read from Linux")
DRAWN = (
    "x = mg.tensor(1.0)\ns = mg.add_sequence(*[x * 2.0 for i in range(4000)])",
    "y = x = mg.tensor(1.0)\nwhile True: y = y * x",
)
MANY = 4_000  # values, which both have at least
CHOSEN = [(name, random.Random(name).choice(programs)) for name, programs in CLASSES.items()]


@pytest.mark.parametrize(("name", "source"), CHOSEN, ids=[name for name, _ in CHOSEN])
def test_a_class_is_held_in_a_bare_process(name: str, source: str) -> None:
    assert least(alone, source).problems == []


@pytest.mark.parametrize(("name", "source"), CHOSEN, ids=[name for name, _ in CHOSEN])
def test_a_class_is_held_behind_the_wall(name: str, source: str) -> None:
    ran = isolated(run)(Program(BEGIN + source), LIMITS)
    assert ran.error is None or (ran.error.message != DIED and ran.error.remedy)


@pytest.mark.parametrize("source", DRAWN, ids=["wide", "halted"])
def test_the_picture_belongs_to_the_runs_seconds_and_the_page_says_what_is_left_out(source: str) -> None:
    began = time.process_time()
    _, answer = Service(run)(Request(1, BEGIN + source))
    assert time.process_time() - began <= LATEST * Limits().seconds + OWN
    said = parts(answer)
    program, failure = said["program"], said["program"]["failure"] or {"remedy": ""}
    is_whole = len(said["structure"]["nodes"]) >= MANY
    is_told = "no time to draw" in program["left_out"] or "too large" in failure["remedy"]
    assert is_whole or is_told or re.search("longer|too much else", failure["message"])  # a busy machine ends it before


def test_the_command_that_tries_all_of_them_hears_from_both_places() -> None:
    for hold in (alone, walled):
        held = hold("print(mg.tensor(2.0) * 3)")
        assert held.problems == [] and held.said is not None


def test_every_class_has_at_least_ten_variants() -> None:
    assert all(len(programs) >= 10 for programs in CLASSES.values())
