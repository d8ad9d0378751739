"""Programs that cost more than they seem to: one of each class here, all of them by `python -m tests.confine.costly`.

They are held in a bare process, where the browser's worker has them, and behind the wall.
"""

import random
import sys

import pytest

from explorer.model.isolate import DIED, isolated
from explorer.model.program import Program
from explorer.model.run import run

from .costly import BEGIN, CLASSES, LIMITS, alone

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="memory is read from Linux")
CHOSEN = [(name, random.Random(name).choice(programs)) for name, programs in CLASSES.items()]


@pytest.mark.parametrize(("name", "source"), CHOSEN, ids=[name for name, _ in CHOSEN])
def test_a_class_is_held_in_a_bare_process(name: str, source: str) -> None:
    assert alone(source).problems == []


@pytest.mark.parametrize(("name", "source"), CHOSEN, ids=[name for name, _ in CHOSEN])
def test_a_class_is_held_behind_the_wall(name: str, source: str) -> None:
    ran = isolated(run)(Program(BEGIN + source), LIMITS)
    assert ran.error is None or (ran.error.message != DIED and ran.error.remedy)


def test_every_class_has_at_least_ten_variants() -> None:
    assert all(len(programs) >= 10 for programs in CLASSES.values())
