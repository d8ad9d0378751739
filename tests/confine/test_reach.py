"""Whatever a program can read of what it can make: nothing that can be called has no row in the tables of names."""

import inspect
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest

from explorer.model.confine import Limits
from explorer.model.confine.attributes import read
from explorer.model.confine.containers import Shape
from explorer.model.confine.evaluate import compiled, prepared
from explorer.model.confine.functions import Function
from explorer.model.confine.instances import Class, Instance
from explorer.model.confine.limits import Halted, Meter
from explorer.model.confine.members import Method
from explorer.model.confine.names.draws import Draws
from explorer.model.confine.names.plots import Drawing
from explorer.model.confine.scopes import Frame
from explorer.model.confine.syntax import parse
from explorer.model.confine.values import Block, Bound, Made, Namespace, Own, Row, kind_name

from .permitted import MADE, permitted
from .running import Silent

DEEP = 3  # attributes of attributes
FEW = 5  # values of a kind
OF_PROGRAMS = (Function, Class, Instance, Method, Own, Shape)  # what the program's own text says
ODD = ("__class__", "__dict__", "__self__", "__func__", "__globals__", "__call__", "function", "invoke", "value", "row")


@cache
def names() -> tuple[str, ...]:
    """Every name that is written anywhere, and those that lead out elsewhere."""
    return tuple({part for name in permitted() for part in name.split(".")} | {*ODD})


def reached() -> Iterator[tuple[str, Any]]:
    """What a program can come to, by how it is written: read with every name that there is, again and again."""
    with Draws() as draws:
        machine = prepared(Meter(Limits(seconds=600, steps=10**9, items=10**12)), Silent(), draws, Drawing())
        for source in MADE.values():
            tree, code = parse(source, machine.limits)
            for statement in compiled(code, tree, machine, {}):
                statement(Frame())
        waiting = [(name, value, DEEP) for name, value in {**machine.builtins, **machine.globals}.items()]
        seen: set[int] = set()
        alike: Counter[str] = Counter()
        kept = []  # so that no id is used twice
        while waiting:
            path, value, depth = waiting.pop()
            known = id(value.row if isinstance(value, Bound) else value)
            if known in seen:
                continue
            seen.add(known)
            kept.append(value)
            yield path, value
            if depth:
                for name in asked(value, alike):
                    waiting += [(f"{path}.{name}", one, depth - 1) for one in read_of(machine, value, name)]


def asked(value: Any, alike: Counter[str]) -> tuple[str, ...]:
    """Every name; of thousands of values only a few of each kind are asked for all: they have the same attributes."""
    if isinstance(value, Namespace):
        return (*value.members, *ODD)
    if isinstance(value, (Class, Made)):
        return names()
    of = getattr(value, "ours", None) or type(getattr(value, "function", None))
    kind = f"{kind_name(value)} {type(value).__name__} {of}"
    alike[kind] += 1
    return names() if alike[kind] <= FEW else ODD


def read_of(machine: Any, value: Any, name: str) -> list[Any]:
    """The attribute, if there is one."""
    try:
        return [read(machine, value, name)]
    except (Exception, Halted):
        return []


def row_of(value: Any) -> Row | None:
    """The row that a call of the value leads to."""
    found = value.row if isinstance(value, Bound) else value
    return found if isinstance(found, Row) else None


@pytest.fixture(scope="module")
def everything() -> dict[str, Any]:
    return dict(reached())


def test_all_that_is_written_down_is_reached(everything: dict[str, Any]) -> None:
    assert len(everything) > 1_000


def test_whatever_can_be_called_has_a_row(everything: dict[str, Any]) -> None:
    bare = [
        path
        for path, value in everything.items()
        if (callable(value) or hasattr(value, "invoke"))
        and row_of(value) is None
        and not isinstance(value, (*OF_PROGRAMS, Block))
    ]
    assert bare == []


def test_every_row_says_what_it_takes(everything: dict[str, Any]) -> None:
    rows = {path: row_of(value) for path, value in everything.items() if not isinstance(value, OF_PROGRAMS)}
    unsaid = [path for path, row in rows.items() if row is not None and not says(row)]
    assert unsaid == []


def says(row: Row) -> bool:
    """A row of the tables has its parameters and its rule; one of ours is given the machine, then named parameters."""
    if not row.own:
        return row.takes is not None and row.rule is not None
    first = next(iter(signature(row.function)), None)
    return first in ("machine", "host", "_")


def signature(function: Callable[..., Any]) -> list[str]:
    """The names of a function's parameters."""
    return [*inspect.signature(function).parameters]
