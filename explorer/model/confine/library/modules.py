"""Which of Python's modules a program may import: one table. Each is made anew when a run first asks for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

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
    words,
)

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
}


def modules(read: operations.Read) -> dict[str, Callable[[], Namespace]]:
    """The modules of one run; `read` reads a value's attributes."""
    every: dict[str, Callable[[], Namespace]] = {**MODULES, "operator": partial(operations.names, read)}
    return {name: Once(make) for name, make in every.items()}
