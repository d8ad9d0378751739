"""A short run of the fuzzer: every permitted name and every piece of syntax is met, and nothing happens.

The long ones: `python -m tests.confine.fuzz 1000000`, and `python -m tests.confine.fuzz 20000 --jail`.
"""

import os
import sys
from collections.abc import Callable

import numpy as np
import pytest

import engine
from explorer.model.confine.attributes import ATTRIBUTES
from explorer.model.confine.catalogue import catalogue
from explorer.model.confine.evaluate import compiled
from explorer.model.confine.instances import Class
from explorer.model.confine.scopes import Frame
from explorer.model.confine.syntax import parse

from . import fuzz
from .drawn import NAMES, begin, programs
from .permitted import ALIASES, LIKE, MADE, permitted, running, written

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


def as_written(path: str) -> str:
    """A module as a drawn program names it."""
    known = {**ALIASES, **LIKE}
    longest = max((one for one in known if f"{path}.".startswith(f"{one}.")), key=len)
    return known[longest] + path.removeprefix(longest)


def test_no_permitted_name_is_unknown_to_the_fuzzer() -> None:
    offered = catalogue()
    rooms = {path: [offered["entries"][at][:2] for at in places] for path, places in offered["modules"].items()}
    names = {name for name, kind in rooms.pop("") if kind != "keyword"}
    rooms.pop(".")  # what tensors and arrays have
    names |= {f"t.{name}" for name in ATTRIBUTES[engine.Tensor]} | {f"x.{name}" for name in ATTRIBUTES[np.ndarray]}
    names |= {f"{as_written(path)}.{name}" for path, entries in rooms.items() for name, _ in entries}
    assert sorted(names.difference(NAMES, LIKE)) == []
    assert [name for name in NAMES if "." in name and begin(name) == name and name.partition(".")[0] not in names] == []


def test_the_fuzzer_holds_a_value_of_every_kind_that_has_attributes() -> None:
    with running() as machine:
        for source in MADE.values():
            tree, code = parse(source, machine.limits)
            for statement in compiled(code, tree, machine, {}):
                statement(Frame())
        held = {type(value) for value in machine.globals.values()}
        rooms = [make() for make in (*machine.modules.values(), *machine.inner.values())]
        classes = {one.type for room in rooms for one in room.members.values() if isinstance(one, Class)}
        made = [type(value) for value in written(machine).values()]
    assert [kind for kind in ATTRIBUTES if not any(issubclass(one, kind) for one in held)] == []
    assert [kind for kind in classes if not any(issubclass(one, kind) for one in made)] == []


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
