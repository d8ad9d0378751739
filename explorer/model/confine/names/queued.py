"""Methods of deques, and of the dicts that know more than a dict."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable
from typing import Any

from ..containers import Defaults, Ordered, fresh, may_hold
from ..library import collected
from ..limits import ITEM
from ..ours import ours
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


def at_once(name: str) -> Callable[..., Any]:
    """What takes no arguments, and no time worth counting."""
    return lambda machine, values: getattr(values, name)()


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


DEQUE = {
    **listed(deque, "reverse"),
    **ours({name: pushing(name) for name in ("append", "appendleft")}),
    **ours({name: extending(name) for name in ("extend", "extendleft")}),
    **ours({name: searching(name) for name in ("count", "index", "remove")}),
    **ours({name: at_once(name) for name in ("pop", "popleft", "clear")}),
    **ours({"insert": insert, "rotate": rotate, "copy": copied}),
    "maxlen": "read",
}


def of_kind(kind: type) -> dict[str, Any]:
    """A dict's methods, as another kind of dict has them."""
    light = {name: at_once(name) for name in ("items", "keys", "values", "clear", "popitem")}
    return {**DICT, **ours({**light, "copy": copied})}


COUNTER = {
    **of_kind(Counter),
    **ours({
        "update": collected.count, "subtract": collected.counting(-1), "most_common": collected.most_common,
        "elements": collected.elements, "total": collected.total, "setdefault": set_default,
    }),
}  # fmt: skip
MORE: dict[type, dict[str, Any]] = {
    deque: DEQUE,
    Defaults: of_kind(Defaults),
    Ordered: {**of_kind(Ordered), **ours({"move_to_end": collected.move_to_end, "popitem": collected.popitem})},
    Counter: COUNTER,
}
