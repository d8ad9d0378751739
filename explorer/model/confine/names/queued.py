"""Methods of deques, and of the dicts that know more than a dict."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable
from typing import Any

from ..containers import Defaults, Ordered, fresh, may_hold
from ..library import collected
from ..limits import ITEM
from ..values import Row
from .methods import DICT, compared, listed


def pushing(name: str) -> Callable[..., None]:
    """append and appendleft."""

    def push(machine: Any, values: Any, value: Any) -> None:
        if len(values) >= machine.limits.sequence:
            machine.meter.halt("sequence")
        machine.meter.grow(2 * ITEM)
        machine.keep(value)
        getattr(values, name)(value)

    return push


def extending(name: str) -> Callable[..., None]:
    """extend and extendleft."""

    def extend(machine: Any, values: Any, more: Any) -> None:
        found = machine.collect(more)
        machine.meter.sequence(len(values) + len(found))
        machine.keep_all(found)
        getattr(values, name)(found)

    return extend


def insert(machine: Any, values: Any, place: int, value: Any) -> None:
    """values.insert(place, value)."""
    machine.meter.sequence(len(values) + 1)
    machine.keep(value)
    values.insert(place, value)


def rotate(machine: Any, values: Any, n: int = 1) -> None:
    """values.rotate(n)."""
    machine.meter.handle(len(values))
    values.rotate(n % len(values) if values else 0)


def searching(name: str) -> Callable[..., Any]:
    """count, index and remove."""

    def search(machine: Any, values: Any, one: Any) -> Any:
        machine.size(one)
        compared(machine, values, (one,))
        return getattr(values, name)(one)

    return search


def copied(machine: Any, values: Any) -> Any:
    """values.copy()."""
    machine.meter.table(len(values))
    made = fresh(values)
    made.extend(values) if type(values) is deque else made.update(values)
    return made


def set_default(machine: Any, counter: Any, key: Any, default: Any = 0) -> Any:
    """counter.setdefault(key, number)."""
    machine.key(key)
    machine.meter.table(1)
    return counter.setdefault(key, may_hold(counter, default))


def own(**functions: Callable[..., Any]) -> dict[str, Any]:
    """Rows of ours."""
    return {name: Row(name, function, own=True) for name, function in functions.items()}


DEQUE = {
    **own(append=pushing("append"), appendleft=pushing("appendleft"), insert=insert, rotate=rotate, copy=copied),
    **own(extend=extending("extend"), extendleft=extending("extendleft")),
    **own(**{name: searching(name) for name in ("count", "index", "remove")}),
    **listed(deque, "reverse"),
    **own(pop=lambda machine, values: values.pop(), popleft=lambda machine, values: values.popleft()),
    **own(clear=lambda machine, values: values.clear()),
    "maxlen": "read",
}


def of_kind(kind: type) -> dict[str, Any]:
    """A dict's methods, as another kind of dict has them."""
    light = {
        name: lambda machine, values, kind=kind, name=name: getattr(values, name)()
        for name in ("items", "keys", "values", "clear", "popitem")
    }
    return {**DICT, **own(**light), **own(copy=copied)}


COUNTER = {
    **of_kind(Counter),
    **own(update=collected.count, subtract=collected.counting(-1), most_common=collected.most_common),
    **own(elements=collected.elements, total=collected.total, setdefault=set_default),
}
MORE: dict[type, dict[str, Any]] = {
    deque: DEQUE,
    Defaults: of_kind(Defaults),
    Ordered: {**of_kind(Ordered), **own(move_to_end=collected.move_to_end, popitem=collected.popitem)},
    Counter: COUNTER,
}
