"""A short run of the fuzzer: every permitted name and every piece of syntax is met, and nothing happens.

The long ones: `python -m tests.confine.fuzz 1000000`, and `python -m tests.confine.fuzz 20000 --jail`.
"""

import os
import sys
from collections.abc import Callable

import numpy as np
import pytest

from . import fuzz
from .drawn import NAMES, programs
from .permitted import permitted

SHORT = 7_000  # programs
MET = 1  # times; the long run asks for fuzz.ENOUGH


@pytest.mark.filterwarnings("ignore")  # what the parser says of drawn texts
def test_drawn_programs_change_nothing_and_meet_every_name_and_piece_of_syntax() -> None:
    trial = fuzz.Trial(seed=3)
    trial.warm()
    trial.go(0, SHORT)
    assert trial.tally.wrong == []
    assert min(trial.tally.fewest()) >= MET, trial.said()


def test_a_program_has_the_same_number_wherever_one_starts() -> None:
    assert [*programs(5, 9, seed=1)] == [*programs(0, 9, seed=1)][5:]


def test_the_names_are_those_that_a_run_is_given() -> None:
    assert {"np.linalg.norm", "mg.nnet.losses.mse", "x.sum", "s.upper", "len", "plt.plot", "mx.nd.dot"} <= {
        *permitted()
    }
    assert len(NAMES) > 1_000


def opens() -> None:
    with open(os.devnull):
        pass


CHANGES: list[tuple[Callable[[], object], str]] = [
    (opens, "open"),
    (lambda: os.environ.update(FUZZ="1"), "environment changed"),
    (lambda: np.seterr(divide="raise"), "errstate changed"),
    (lambda: np.random.seed(7), "draws changed"),
    (lambda: sys.setrecursionlimit(sys.getrecursionlimit() + 1), "recursion changed"),
    (lambda: sys.exit(3), "SystemExit"),
]


@pytest.mark.parametrize(("change", "said"), CHANGES)
def test_the_fuzzer_sees_what_must_not_happen(change: Callable[[], object], said: str) -> None:
    def perform(source: str, number: int) -> None:
        change()

    trial = fuzz.Trial(perform=perform)
    before, limit, errors, draws = dict(os.environ), sys.getrecursionlimit(), np.geterr(), np.random.get_state()
    try:
        trial.one(0, "")
    finally:
        os.environ.clear()
        os.environ.update(before)
        sys.setrecursionlimit(limit)
        np.seterr(**errors)
        np.random.set_state(draws)
    assert any(said in one for one in trial.tally.wrong)
