"""Which of Python's modules a program may import: one table. Each is made anew when a run first asks for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from ..names.python import names
from ..names.rooms import Once
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
from .written import BASES, OCTETS, SERIES, WRITTEN

MODULES: dict[str, Callable[[], Namespace]] = {
    "random": chance.names,
    "time": clock.names,
    "typing": hints.names,
    "itertools": iterators.names,
    "functools": callables.names,
    "collections": collected.names,
    "copy": copies.names,
    "json": notation.names,
    "dataclasses": dataclasses.names,
    "abc": abstract.names,
    "contextlib": contexts.names,
    "types": simple.names,
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
    """What makes a module that is written in the language of programs, once."""

    def make(title: str) -> Callable[[], Namespace]:
        source, given = WRITTEN[title]
        return Once(lambda: room(machine, compile, title, source, given()))

    return make


def written(machine: Any, compile: Compile) -> dict[str, Callable[[], Namespace]]:
    """Those modules of one run that are written in the language of programs."""
    make = maker(machine, compile)
    return {title: make(title) for title in WRITTEN if title not in (BASES, OCTETS, SERIES)}


def inner(machine: Any, compile: Compile) -> dict[str, Callable[[], Namespace]]:
    """The same, of what no program imports by itself: the bases of containers, bytes, numpy.polynomial."""
    make = maker(machine, compile)
    make_bases, make_series = make(BASES), make(SERIES)

    def bases() -> Namespace:
        found = make_bases().members
        kinds: dict[str, Any] = {"list": found["List"], "dict": found["Dict"]}
        kinds["list"].holds, kinds["dict"].holds = list, dict
        return Namespace(BASES, kinds)

    def series() -> Namespace:
        found = make_series().members
        return Namespace(SERIES, {**found, "polynomial": Namespace(f"{SERIES}.polynomial", found)})

    return {OCTETS: make(OCTETS), BASES: Once(bases), SERIES: Once(series)}
