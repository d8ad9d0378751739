"""Python's functions, the plots and the small modules: their signatures say what they take, and it is held."""

import random
from collections.abc import Iterator
from copy import deepcopy
from itertools import islice
from types import ModuleType
from typing import Any

import numpy as np
import pytest

import engine
from explorer.model.confine.annotated import Annotated
from explorer.model.confine.attributes import ATTRIBUTES
from explorer.model.confine.evaluate import prepared, quiet
from explorer.model.confine.failures import spoken
from explorer.model.confine.limits import Halted, Limits, Meter
from explorer.model.confine.machine import Machine
from explorer.model.confine.names.draws import Draws
from explorer.model.confine.names.plots import Drawing
from explorer.model.confine.values import Namespace, Row

from .permitted import called
from .running import Silent
from .test_table import NO_KINDS

TRIES = 30
LIMITS = Limits(seconds=600, items=10**9, bytes=10**10)
CALLED = Row("len", len, own=True)
ONE = {"text": "a", "whole number": 1, "number": 1, "flag": 1, "callee": CALLED, "out": np.ones(2), "generator": None}
ERRORS = (
    *(TypeError, ValueError, ArithmeticError, LookupError, StopIteration, AssertionError, NotImplementedError),
    *(AttributeError, FileNotFoundError, np.linalg.LinAlgError, Halted),
)
OPTIONS = (  # those that plots name, and that most of them only pass by
    *("color", "c", "alpha", "label", "marker", "linestyle", "linewidth", "s", "cmap", "levels", "bins", "range"),
    *("width", "density", "extent", "origin", "where", "figsize", "labels", "axis", "indent", "sort_keys", "otypes"),
)
INSIDE = ("Machine", "Page.", "Sheet", "Namespace", "'Row'", "lambda", "__call__", "object has no attribute 'm")


@pytest.fixture(scope="module")
def machine() -> Iterator[Machine]:
    with Draws() as draws:
        yield prepared(Meter(LIMITS), Silent(), draws, Drawing())


@pytest.fixture(scope="module")
def ours(machine: Machine) -> dict[str, Row]:
    """All functions of ours, by where they are found; methods by what they are of."""
    found = {name: one for name, one in machine.builtins.items() if isinstance(one, Row) and one.own}
    rooms = {name: make() for name, make in machine.modules.items()}
    rooms["figure"], rooms["axes"] = called(machine, "matplotlib", "pyplot", "subplots")
    for name, room in rooms.items():
        found.update(inside(room, name))
    return found


def inside(room: Namespace, path: str) -> Iterator[tuple[str, Row]]:
    """Those of a namespace, and of the namespaces in it."""
    for name, one in {**room.members}.items():
        if isinstance(one, Namespace):
            yield from inside(one, f"{path}.{name}")
        elif isinstance(one, Row) and one.own:
            yield f"{path}.{name}", one


def methods() -> dict[str, Row]:
    """Those of values, whose first argument is the value."""
    rows = {f"{kind.__name__}.{name}": row for kind, members in ATTRIBUTES.items() for name, row in members.items()}
    return {path: row for path, row in rows.items() if isinstance(row, Row) and row.own}


def unlike(kind: str) -> list[Any]:
    """Values that are not of the kind."""
    return [value for value in NO_KINDS if type(value) is not type(ONE[kind])]


def test_a_value_that_is_not_of_the_kind_is_refused_by_the_parameters_name(
    machine: Machine, ours: dict[str, Row]
) -> None:
    tried = 0
    for path, row in {**ours, **methods()}.items():
        if row.takes is None:
            continue
        rest = [(place, slot) for place, slot in [row.takes.rest] if place] if row.takes.rest else []
        for place, slot in [*row.takes.places, *rest]:
            before = fitting(row.takes, place)
            for value in unlike(slot.kind):
                with pytest.raises(TypeError, match=f"{slot.name} must be"):
                    row.takes.accepted(machine.meter, path, (*before, value), {})
                tried += 1
        for slot in row.takes.named.values():
            for value in unlike(slot.kind):
                with pytest.raises(TypeError, match=f"{slot.name} must be"):
                    row.takes.accepted(machine.meter, path, (), {slot.name: value})
    assert tried > 1_000


def fitting(takes: Annotated, count: int) -> list[Any]:
    """So many arguments that are of the kinds of the first parameters."""
    kinds = {place: slot.kind for place, slot in takes.places}
    return [ONE[kinds[place]] if place in kinds else None for place in range(count)]


def fresh(value: Any) -> Any:
    """What a function may change without the next one seeing it."""
    return deepcopy(value) if type(value) in (list, dict, set) else value


def test_odd_values_are_answered_in_words_that_know_nothing_of_our_insides(
    machine: Machine, ours: dict[str, Row]
) -> None:
    chance, said = random.Random(1), []
    values = [*NO_KINDS, 1, 2.5, None, True, [1, 2], (1,), {1: 2}, {1}, np.ones(3), engine.tensor([1.0]), range(3)]
    values = [one for one in values if not callable(one) and not isinstance(one, ModuleType)]
    values += [machine.builtins["len"], machine.builtins["int"]]
    for path, row in ours.items():
        for _ in range(TRIES):
            args = [*map(fresh, chance.choices(values, k=chance.choice((0, 1, 1, 2, 2, 3))))]
            named = {name: fresh(chance.choice(values)) for name in chance.sample(OPTIONS, chance.choice((0, 0, 1, 2)))}
            try:
                with quiet():
                    result = row.invoke(machine, tuple(args), named)
                    list(islice(result, 3)) if hasattr(result, "__next__") else None
            except ERRORS as error:
                words = "" if isinstance(error, Halted) else spoken(str(error)).removeprefix("SimpleNamespace()")
                words = words.removeprefix("Namespace.__init__")
                said += [f"{path}: {words}" for one in INSIDE if one in words]
    assert said == []
