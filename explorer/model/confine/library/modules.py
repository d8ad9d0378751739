"""Which of Python's modules a program may import: one table. Each is made anew when a run first asks for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from ..instances import SINGLE
from ..names.polynomials import families
from ..names.python import names
from ..names.rooms import Once, Rooms
from ..values import Namespace
from . import (
    abstract,
    averages,
    callables,
    chance,
    clock,
    collected,
    contexts,
    copies,
    dataclasses,
    datasets,
    enumerated,
    hints,
    iterators,
    notation,
    operations,
    queues,
    silent,
    simple,
    system,
    words,
)
from .aside import Compile, room
from .written import BASES, OCTETS, SERIES, SPECIAL, WRITTEN
from .written.further import FURTHER

HELD = (list, dict, float, int, str)  # what classes of programs may build on
MODULES: dict[str, Callable[[], Namespace]] = {
    "random": chance.names,
    "time": clock.names,
    "typing": hints.names,
    "itertools": iterators.names,
    "functools": callables.names,
    "collections": collected.names,
    "copy": copies.names,
    "json": notation.names,
    "data": datasets.names,
    "dataclasses": dataclasses.names,
    "abc": abstract.names,
    "contextlib": contexts.names,
    "types": simple.names,
    "numbers": simple.kinds_of_numbers,
    "enum": enumerated.names,
    "string": words.names,
    "statistics": averages.names,
    "heapq": queues.heaps,
    "bisect": queues.bisection,
    "warnings": silent.warnings,
    "tqdm": silent.bars,
    "IPython": silent.notebook,
    "sys": system.system,
    "timeit": system.timing,
    "builtins": lambda: Namespace("builtins", names()),
}


def modules(read: operations.Read) -> dict[str, Callable[[], Namespace]]:
    """The modules of one run; `read` reads a value's attributes."""
    every: dict[str, Callable[[], Namespace]] = {**MODULES, "operator": partial(operations.names, read)}
    return {name: Once(make) for name, make in every.items()}


def maker(machine: Any, compile: Compile) -> Callable[[str], Callable[[], Namespace]]:
    """What makes a module that is written in the language of programs, once, and those that stand in it."""

    def members(title: str) -> dict[str, Any]:
        if title not in WRITTEN:
            return {}
        source, given = WRITTEN[title]
        return dict(room(machine, compile, title, source, given()).members)

    def make(title: str) -> Callable[[], Namespace]:
        below = [one.removeprefix(f"{title}.").split(".")[0] for one in WRITTEN if one.startswith(f"{title}.")]
        rooms: dict[str, Callable[[], Any]] = {name: make(f"{title}.{name}") for name in below}
        return Once(lambda: Namespace(title, Rooms(members(title), rooms) if rooms else members(title)))

    return make


def written(machine: Any, compile: Compile) -> dict[str, Callable[[], Namespace]]:
    """Those modules of one run that are written in the language of programs."""
    make = maker(machine, compile)
    whole = {title: make(title) for title in WRITTEN if "." not in title and title not in (BASES, OCTETS)}
    return whole | {title: further(machine, compile, title) for title in FURTHER}


def further(machine: Any, compile: Compile, title: str) -> Callable[[], Namespace]:
    """A module some of whose names are written, when one of them is asked for."""
    source, names = FURTHER[title]
    make = Once(lambda: room(machine, compile, title, source, {}))
    rooms: dict[str, Callable[[], Any]] = {
        name: partial(lambda name: make().members[name], name) for name in names.split()
    }
    return Once(lambda: Namespace(title, Rooms(dict(MODULES[title]().members), rooms)))


def inner(machine: Any, compile: Compile) -> dict[str, Callable[[], Namespace]]:
    """The same, of what no program imports by itself: bases, bytes, numpy.polynomial, autograd.scipy."""
    make = maker(machine, compile)
    make_bases, make_series = make(BASES), make(SERIES)

    def bases() -> Namespace:
        found = make_bases().members
        kinds: dict[str, Any] = {kind.__name__: found[kind.__name__.capitalize()] for kind in HELD}
        for kind in HELD:
            kinds[kind.__name__].holds, kinds[kind.__name__].is_of_python = kind, True
            if kind in SINGLE:
                kinds[kind.__name__].type.__hash__ = lambda self: hash(self.plain())  # that of the value, as a key
        return Namespace(BASES, kinds)

    def series() -> Namespace:
        found = make_series().members
        return Namespace(SERIES, {**found, "polynomial": Namespace(f"{SERIES}.polynomial", found), **families()})

    return {OCTETS: make(OCTETS), BASES: Once(bases), SERIES: Once(series), SPECIAL: make(SPECIAL)}
