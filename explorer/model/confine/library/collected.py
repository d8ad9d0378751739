"""collections: deque, defaultdict, Counter, OrderedDict and namedtuple, counted as lists and dicts are."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable
from itertools import repeat
from typing import Any

from ..containers import DICTS, Defaults, Ordered, may_hold
from ..functions import Function
from ..mappings import entries, held, put_all
from ..values import CALLABLE, Namespace, Row, Type
from . import hints
from .iterators import given
from .named import namedtuple


def pairs(machine: Any, values: Any) -> list[Any]:
    """The pairs that a dict is made of."""
    found: dict[Any, Any] = {}
    put_all(machine, found, entries(machine, values))
    return [*found.items()]


def as_deque(machine: Any, iterable: Any = (), maxlen: Any = None) -> Any:
    """deque(values, maxlen)."""
    if maxlen is not None and type(maxlen) is not int:
        raise TypeError("an integer is required")
    found = machine.collect(iterable)
    machine.meter.sequence(len(found))
    machine.keep_all(found)
    return deque(found, maxlen)


def as_defaults(machine: Any, default_factory: Any = None, *values: Any, **more: Any) -> Defaults:
    """defaultdict(factory, values)."""
    if default_factory is not None and not isinstance(default_factory, (*CALLABLE, Function)):
        raise TypeError("first argument must be callable or None")
    made = Defaults(pairs(machine, values[0]) if values else ())
    made.update(pairs(machine, more))
    made.factory = default_factory
    machine.keep(default_factory)
    return made


def as_ordered(machine: Any, *values: Any, **more: Any) -> Ordered:
    """OrderedDict(pairs)."""
    return Ordered([*(pairs(machine, values[0]) if values else ()), *pairs(machine, more)])


def as_counter(machine: Any, *values: Any, **more: Any) -> Any:
    """Counter(values), Counter(a=2)."""
    made: Any = Counter()
    count(machine, made, *[one for one in values if one is not None], **more)
    return made


def counting(sign: int) -> Callable[..., None]:
    """update and subtract."""

    def change(machine: Any, counter: Any, *values: Any, **more: Any) -> None:
        for source in (*values, *([more] if more else [])):
            source = held(source)
            whole = type(source) in DICTS
            found = pairs(machine, source) if whole else [(one, 1) for one in machine.collect(source)]
            machine.keys([key for key, _ in found])
            machine.meter.table(len(found))
            for key, value in found:
                counter[key] = counter[key] + sign * may_hold(counter, value)

    return change


count = counting(1)


def most_common(machine: Any, counter: Any, n: Any = None) -> list[Any]:
    """The n most frequent, with their counts."""
    machine.meter.handle(20 * len(counter))
    return counter.most_common(n)


def elements(machine: Any, counter: Any) -> Any:
    """Each as often as it was counted."""
    machine.meter.sequence(len(counter))
    return given(machine, (one for key, often in [*counter.items()] for one in repeat(key, int(often))))


def total(machine: Any, counter: Any) -> Any:
    """The sum of the counts."""
    machine.meter.handle(len(counter))
    return sum(counter.values())


def move_to_end(machine: Any, ordered: Any, key: Any, last: Any = True) -> None:
    """An item to the end, or to the beginning."""
    machine.key(key)
    machine.meter.handle(1 if last else len(ordered))
    value = ordered.pop(key)
    others = [] if last else [*ordered.items()]
    if not last:
        ordered.clear()
    ordered[key] = value
    ordered.update(others)


def popitem(machine: Any, ordered: Any, last: Any = True) -> Any:
    """The last item, or the first."""
    if last or not ordered:
        return ordered.popitem()
    key = next(iter(ordered))
    return key, ordered.pop(key)


TYPES: dict[str, Any] = {
    "deque": Type(deque, as_deque, own=True),
    "defaultdict": Type(Defaults, as_defaults, own=True),
    "Counter": Type(Counter, as_counter, own=True),
    "OrderedDict": Type(Ordered, as_ordered, own=True),
    "namedtuple": Row("namedtuple", namedtuple, own=True),
}


def names() -> Namespace:
    """collections for one run."""
    return Namespace("collections", {**TYPES, "abc": Namespace("collections.abc", hints.abstract())})
