"""What can be taken apart into keys and values: dicts, whatever has keys() and an item for each, and lists of pairs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .containers import DICTS
from .functions import Function
from .instances import HELD, Class, Instance
from .iteration import walk
from .members import Method
from .values import Bound, kind_name


def held(value: Any) -> Any:
    """The list or dict of an instance whose class builds on one; any other value itself."""
    return value.names[HELD] if isinstance(value, Instance) and value.ours.holds is not None else value


def entries(machine: Any, values: Any) -> Iterator[tuple[Any, Any]]:
    """The keys and values that dict(values) and update(values) take, each counted as it comes."""
    found = mapped(machine, values)
    yield from paired(machine, values) if found is None else found


def mapped(machine: Any, value: Any) -> Iterator[tuple[Any, Any]] | None:
    """The keys and values of a dict, or of what has keys(), each counted; None of any other value."""
    value = held(value)
    if type(value) in DICTS:
        return iter(value.items())
    asked = keys_of(machine, value)
    return None if asked is None else looked_up(machine, value, asked)


def keys_of(machine: Any, value: Any) -> Any:
    """What value.keys() gives, of an instance that has it."""
    if not isinstance(value, Instance):
        return None
    try:
        method = value.look_up(machine, "keys")
    except AttributeError:
        return None
    return machine.callback(method)()


def looked_up(machine: Any, value: Any, keys: Any) -> Iterator[tuple[Any, Any]]:
    """Each key with its item."""
    for key in counted(machine, keys):
        yield key, value[key]


def paired(machine: Any, values: Any) -> Iterator[tuple[Any, Any]]:
    """The pairs of a list of pairs."""
    for place, one in enumerate(counted(machine, values)):
        element = f"dictionary update sequence element #{place}"
        try:
            walk(one)
        except TypeError:
            raise TypeError(f"cannot convert {element} to a sequence") from None
        pair = machine.collect(one)
        if len(pair) != 2:
            raise ValueError(f"{element} has length {len(pair)}; 2 is required")
        yield pair[0], pair[1]


def counted(machine: Any, values: Any) -> Iterator[Any]:
    """The items of what can be walked, which may be endless."""
    for place, one in enumerate(walk(values)):
        machine.meter.handle(1)
        if not place % 1_000:
            machine.meter.look()
        yield one


def put_all(machine: Any, into: dict[Any, Any], found: Iterator[tuple[Any, Any]]) -> None:
    """Keys and values into a dict, counted."""
    for key, value in found:
        machine.key(key)
        machine.meter.table(1)
        machine.keep(key)
        machine.keep(value)
        into[key] = value


def named(machine: Any, called: Any, into: dict[str, Any], value: Any) -> None:
    """f(**value): arguments by name, in a dict of their own."""
    found = mapped(machine, value)
    if found is None:
        raise TypeError(f"{name_of(called)} argument after ** must be a mapping, not {kind_name(value)}")
    for key, one in found:
        if type(key) is not str:
            raise TypeError("keywords must be strings")
        if key in into:
            raise TypeError(f"{name_of(called)} got multiple values for keyword argument '{key[:60]}'")
        machine.meter.table(1)
        into[key] = one


def name_of(called: Any) -> str:
    """What is called, as Python's complaints write it."""
    found = called.function if type(called) is Method else called.row if type(called) is Bound else called
    if isinstance(found, (Function, Class)):
        return f"__main__.{getattr(found, 'qualified', found.name)}()"
    return f"{getattr(found, 'name', kind_name(found))}()"
