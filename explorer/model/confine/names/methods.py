"""Methods of Python's own types, and the few of arrays and tensors that need more than their own code."""

from __future__ import annotations

from operator import index
from typing import Any

from ..containers import Record
from ..iteration import sized
from ..limits import ITEM, NEW, Meter
from ..mappings import entries, put_all
from ..ordering import dearness, sorting
from ..ours import ours
from ..values import kind_name


def method(kind: type, name: str) -> Any:
    """A method whose arguments and result are measured."""
    function = getattr(kind, name)

    def call(machine: Any, value: Any, *args: Any, **kwargs: Any) -> Any:
        if type(value) is not kind and not (kind is tuple and type(value) is Record):
            raise TypeError(f"{name} belongs to values of type {kind.__name__}, not {kind_name(value)}")
        machine.meter.handle(len(value) + 1)  # type: ignore[arg-type]
        if kind is str:
            searching(machine.meter, name, value, args)
        elif name in COMPARING:
            compared(machine, value, args)
        if machine.meter.crowded:
            machine.size(value)
        for one in args:
            machine.size(one)
            if kind is set:
                machine.key(one)
        if kind in (dict, set):
            machine.meter.table(len(value) if name == "copy" else 1)  # type: ignore[arg-type]
        result = function(value, *args, **kwargs)
        if type(result) in (str, list, tuple, dict, set):
            machine.meter.sequence(len(result))
            machine.meter.grow(NEW * len(result) if kind is str and type(result) is list else 0)
        return result

    return call


COMPARING = ("index", "count", "remove")
NAIVE = ("rfind", "rindex", "rsplit", "rpartition", "strip", "lstrip", "rstrip")  # look at each place anew
AT_ONCE = 64  # comparisons of characters that an item is worth


def searching(meter: Meter, name: str, text: Any, args: tuple[Any, ...]) -> None:
    """Count a search in a text; backwards, Python compares at each place anew."""
    for one in args:
        if type(one) is str:
            meter.handle(len(one) + (len(text) * len(one) // AT_ONCE if name in NAIVE else 0))


def compared(machine: Any, values: Any, args: tuple[Any, ...]) -> None:
    """Count a search among values: each comparison goes as deep as both go, those of arrays are dear."""
    machine.size(values)
    machine.meter.handle(dearness(values) * len(values))


def light(kind: type, name: str) -> Any:
    """A method that takes no time worth counting and whose arguments need no measuring."""
    function = getattr(kind, name)

    def call(machine: Any, value: Any, *args: Any, **kwargs: Any) -> Any:
        if type(value) is not kind:
            raise TypeError(f"{name} belongs to values of type {kind.__name__}, not {kind_name(value)}")
        return function(value, *args, **kwargs)

    return call


def listed(kind: type, names: str, make: Any = method, **own: Any) -> dict[str, Any]:
    """Rows for methods by name."""
    return ours({**{name: make(kind, name) for name in names.split()}, **own})


def within(name: str) -> Any:
    """index and count of a range: found by arithmetic, never by walking."""

    def call(machine: Any, values: range, value: Any) -> int:
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        found = type(value) in (int, bool) and value in values
        if name == "index" and not found:
            raise ValueError("sequence.index(x): x not in sequence")
        return values.index(value) if name == "index" else int(found)

    return call


def append(machine: Any, values: list[Any], value: Any) -> None:
    """values.append(value)."""
    if len(values) >= machine.limits.sequence:
        machine.meter.halt("sequence")
    machine.meter.made += 2 * ITEM
    if type(value) in machine.storable:
        machine.keep(value)
    values.append(value)


def extend(machine: Any, values: list[Any], more: Any) -> None:
    """values.extend(more)."""
    found = machine.collect(sized(more))
    machine.meter.sequence(len(values) + len(found))
    machine.keep_all(found)
    values.extend(found)


def insert(machine: Any, values: list[Any], place: int, value: Any) -> None:
    """values.insert(place, value)."""
    machine.meter.sequence(len(values) + 1)
    machine.keep(value)
    values.insert(place, value)


def sort(machine: Any, values: list[Any], *, key: Any = None, reverse: Any = False) -> None:
    """values.sort(key=..., reverse=...)."""
    sorting(machine, values)
    values.sort(key=None if key is None else machine.callback(key), reverse=index(reverse) != 0)


def update(machine: Any, into: dict[Any, Any], *others: Any, **more: Any) -> None:
    """into.update(other, name=value)."""
    for other in others:
        put_all(machine, into, entries(machine, other))
    machine.meter.table(len(more))
    machine.keep_all(more.values())
    into.update(more)


OF_SETS = """
union intersection difference symmetric_difference issubset issuperset isdisjoint
update intersection_update difference_update symmetric_difference_update
"""


def of_sets(name: str) -> Any:
    """union and the like, with anything that can be walked."""

    def call(machine: Any, values: set[Any], *others: Any) -> Any:
        found = [machine.collect(other) for other in others]
        for one in (values, *found):
            machine.keys(one)
            machine.meter.table(len(one))
        return getattr(set, name)(values, *found)

    return call


def from_keys(machine: Any, keys: Any, value: Any = None) -> dict[Any, Any]:
    """dict.fromkeys(keys, value)."""
    found = machine.collect(keys)
    machine.keys(found)
    machine.meter.table(len(found))
    machine.keep(value)
    return dict.fromkeys(found, value)


LIST = {
    **listed(list, "index count remove reverse copy"),
    **listed(list, "pop clear", light, append=append, extend=extend, insert=insert, sort=sort),
}
RANGE = ours({name: within(name) for name in ("index", "count")})
TUPLE = listed(tuple, "index count")
DICT = {
    **listed(dict, "copy"),
    **listed(dict, "items keys values clear popitem", light),
    **listed(dict, "get pop setdefault", light, update=update),
}
SET = {
    **listed(set, "copy add remove discard"),
    **listed(set, "pop clear", light),
    **ours({name: of_sets(name) for name in OF_SETS.split()}),
}


def keyed(name: str) -> Any:
    """get, pop and setdefault: the key is measured before it is hashed."""

    def call(machine: Any, value: dict[Any, Any], key: Any, *default: Any) -> Any:
        machine.key(key)
        if name == "setdefault":
            machine.meter.table(1)
            machine.keep_all(default)
        return getattr(dict, name)(value, key, *default)

    return call


DICT |= ours({name: keyed(name) for name in ("get", "pop", "setdefault")})
