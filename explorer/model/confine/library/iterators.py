"""itertools: what is lazy stays lazy, and every item is counted, those that are skipped included."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterator
from typing import Any

import numpy as np

from ..names.walking import SOURCE, counted, lazily
from ..operators import BINARY
from ..values import NUMBERS, Made, Namespace, Row, is_array
from .made import room

ADD = BINARY[ast.Add][0]


def sources(machine: Any, values: Any) -> list[Any]:
    """Each of the values as a counted generator."""
    machine.meter.handle(SOURCE * len(values))
    return [counted(machine, one) for one in values]


def given(machine: Any, items: Iterator[Any], *behind: Any, width: int = 1) -> Any:
    """A generator of items of a width, each counted."""

    def each() -> Iterator[Any]:
        for item in items:
            machine.meter.handle(width)
            machine.meter.grow(8 * width if width > 1 else 0)
            machine.meter.look() if not machine.meter.items % 1_000 else None
            yield item

    return machine.chained(each(), *behind)


def count(machine: Any, start: Any = 0, step: Any = 1) -> Any:
    """count(start, step): without an end."""
    for one in (start, step):
        if not (type(one) in NUMBERS or isinstance(one, np.generic) or is_array(one)):
            raise TypeError("a number is required")

    def upwards() -> Iterator[Any]:
        number = start
        while True:
            yield number
            number = ADD(machine, number, step)

    return given(machine, upwards())


def cycle(machine: Any, values: Any) -> Any:
    """cycle(values): without an end."""
    (source,) = sources(machine, [values])
    return given(machine, itertools.cycle(source), source)


def repeat(machine: Any, value: Any, times: Any = None) -> Any:
    """repeat(value, times)."""
    machine.keep(value)
    return given(machine, itertools.repeat(value) if times is None else itertools.repeat(value, times))


def chain(machine: Any, *values: Any) -> Any:
    """chain(first, second, ...)."""
    found = sources(machine, values)
    return lazily(machine, itertools.chain(*found), *found)


def flattened(machine: Any, values: Any) -> Any:
    """chain.from_iterable(values)."""
    (source,) = sources(machine, [values])

    def each() -> Iterator[Any]:
        for inner in source:
            yield from counted(machine, inner)

    return machine.chained(each(), source)


def islice(machine: Any, values: Any, *ends: Any) -> Any:
    """islice(values, stop) or islice(values, start, stop, step)."""
    (source,) = sources(machine, [values])
    return lazily(machine, itertools.islice(source, *ends), source)


def accumulate(machine: Any, values: Any, func: Any = None, *, initial: Any = None) -> Any:
    """accumulate(values, func)."""
    (source,) = sources(machine, [values])
    join = machine.callback(func) if func is not None else lambda left, right: ADD(machine, left, right)
    return lazily(machine, itertools.accumulate(source, join, initial=initial), source)


def zip_longest(machine: Any, *values: Any, fillvalue: Any = None) -> Any:
    """zip_longest(...)."""
    found = sources(machine, values)
    return given(machine, itertools.zip_longest(*found, fillvalue=fillvalue), *found, width=len(found))


def by_test(function: Any) -> Any:
    """takewhile, dropwhile and filterfalse."""

    def walk(machine: Any, predicate: Any, values: Any) -> Any:
        (source,) = sources(machine, [values])
        test = None if predicate is None else machine.callback(predicate)
        return lazily(machine, function(test, source), source)

    return walk


def starmap(machine: Any, function: Any, values: Any) -> Any:
    """starmap(function, tuples)."""
    (source,) = sources(machine, [values])
    call = machine.callback(function)
    return lazily(machine, (call(*machine.collect(one)) for one in source), source)


def groupby(machine: Any, values: Any, key: Any = None) -> Any:
    """groupby(values, key)."""
    (source,) = sources(machine, [values])
    groups = itertools.groupby(source, None if key is None else machine.callback(key))
    return lazily(machine, ((mark, lazily(machine, group, source)) for mark, group in groups), source)


def compress(machine: Any, data: Any, selectors: Any) -> Any:
    """compress(data, selectors)."""
    found = sources(machine, [data, selectors])
    return lazily(machine, itertools.compress(*found), *found)


def pairwise(machine: Any, values: Any) -> Any:
    """pairwise(values)."""
    (source,) = sources(machine, [values])
    return lazily(machine, itertools.pairwise(source), source)


def batched(machine: Any, values: Any, n: Any, *, strict: bool = False) -> Any:
    """batched(values, n)."""
    (source,) = sources(machine, [values])
    if n < 1:
        raise ValueError("n must be at least one")

    def each() -> Iterator[Any]:
        while batch := tuple(itertools.islice(source, n)):
            if strict and len(batch) != n:
                raise ValueError("batched(): incomplete batch")
            machine.meter.sequence(len(batch))
            yield batch

    return machine.chained(each(), source)


def tee(machine: Any, values: Any, n: int = 2) -> tuple[Any, ...]:
    """tee(values, n)."""
    (source,) = sources(machine, [values])
    machine.meter.sequence(n)
    return tuple(given(machine, one, source) for one in itertools.tee(source, n))


def product(machine: Any, *values: Any, repeat: int = 1) -> Any:
    """product(first, second, ..., repeat=n)."""
    pools = [machine.collect(one) for one in values]
    width = len(pools) * max(repeat, 0)
    machine.meter.sequence(sum(map(len, pools)) * max(repeat, 0) + width)
    return given(machine, itertools.product(*pools, repeat=repeat), width=width + 1)


def chosen(function: Any) -> Any:
    """combinations, permutations and combinations_with_replacement."""

    def choose(machine: Any, values: Any, r: Any = None) -> Any:
        pool = machine.collect(values)
        width = len(pool) if r is None else r
        machine.meter.sequence(max(width, 0))
        return given(machine, function(pool, width), width=max(width, 0) + 1)

    return choose


FUNCTIONS = {
    "count": count, "cycle": cycle, "repeat": repeat, "islice": islice, "accumulate": accumulate, "starmap": starmap,
    "zip_longest": zip_longest, "groupby": groupby, "compress": compress, "pairwise": pairwise, "batched": batched,
    "tee": tee, "product": product,
    **{name: by_test(getattr(itertools, name)) for name in ("takewhile", "dropwhile", "filterfalse")},
    **{
        name: chosen(getattr(itertools, name))
        for name in ("combinations", "permutations", "combinations_with_replacement")
    },
}  # fmt: skip


CHAIN = Made("chain", chain, {"from_iterable": Row("from_iterable", flattened, own=True)})


def names() -> Namespace:
    """itertools for one run."""
    return room("itertools", FUNCTIONS, chain=CHAIN)
