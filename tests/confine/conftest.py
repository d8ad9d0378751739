"""A wall without a policy behind it, for those who hold the jail alone."""

from collections.abc import Iterator

import pytest

from explorer.model.confine import Limits
from explorer.model.isolate import RUNS, Isolated, children
from explorer.model.program import Program

from .crashing import unconfined

WALL = f"{RUNS} {unconfined.__module__}:{unconfined.__name__}"


@pytest.fixture(scope="module")
def wall() -> Iterator[Isolated]:
    """Children that hand a program to Python's own exec."""
    made = Isolated(children(WALL))
    made(Program("!x = 2"), Limits(seconds=60))  # from here on it is warm: tests are about what follows
    yield made
    made.close()
