"""namedtuple: a type of tuples whose places have names, and what can be read of it and of its values."""

from __future__ import annotations

import keyword
from collections.abc import Mapping
from typing import Any

from ..containers import Record, Shape
from ..instances import MISSING, bound, of_class
from ..members import Property
from ..specials import is_special
from ..values import Row

LONGEST = 100  # fields of a named tuple


def namedtuple(
    machine: Any, typename: Any, field_names: Any, *, rename: Any = False, defaults: Any = (), module: Any = None
) -> Shape:
    """namedtuple(name, fields, defaults=...)."""
    words = field_names.replace(",", " ").split() if type(field_names) is str else machine.collect(field_names)
    return shape(machine, typename, words, machine.collect(defaults or ()))


def shape(machine: Any, title: Any, words: list[Any], defaults: list[Any]) -> Shape:
    """The type with these fields, the last of which have defaults."""
    if len(words) > LONGEST or len(defaults) > len(words):
        raise ValueError(f"a named tuple has at most {LONGEST} fields, and no more defaults than fields")
    for one in (title, *words):
        if type(one) is not str or not one.isidentifier() or keyword.iskeyword(one) or len(one) > LONGEST:
            raise ValueError("Type names and field names must be valid identifiers")
    if any(one.startswith("_") for one in words) or len({*words}) < len(words):
        raise ValueError("Field names cannot start with an underscore, and no two are alike")
    machine.meter.grow(1_000)
    machine.keep_all(defaults)
    return Shape(title, tuple(words), dict(zip(words[len(words) - len(defaults) :], defaults, strict=True)))


def typed(machine: Any, typename: Any, fields: Any) -> Shape:
    """typing.NamedTuple(name, [(field, type), ...])."""
    return shape(machine, typename, [machine.collect(one)[0] for one in machine.collect(fields)], [])


def tupled(machine: Any, title: str, members: dict[str, Any], annotated: Mapping[str, str]) -> Shape:
    """class Point(NamedTuple): fields with type hints, and methods."""
    methods = {name: one for name, one in members.items() if name not in annotated}
    special = next((name for name in methods if is_special(name) and name != "__doc__"), None)
    if special:
        raise TypeError(f"a NamedTuple has fields and plain methods here, not {special[:60]}")
    defaults = [members[name] for name in annotated if name in members]
    made = shape(machine, title, [*annotated], defaults)
    machine.keep_all([*methods.values(), made])
    made.members.update(methods)
    return made


def of_record(machine: Any, record: Record, name: str) -> Any:
    """A field, or one of the few methods of a named tuple; MISSING where it has none of that name."""
    kind = record.kind
    if name in kind.fields:
        return record[kind.fields.index(name)]
    if name in kind.members:
        found = kind.members[name]
        return found.value_of(machine, record, name) if type(found) is Property else bound(found, record, kind)
    given = {
        **of_shape(kind),
        "_asdict": Row("_asdict", lambda machine: dict(zip(kind.fields, record, strict=True)), own=True),
        "_replace": Row("_replace", lambda machine, **new: replaced(machine, record, new), own=True),
    }
    return given.get(name, MISSING)


def of_shape(kind: Shape) -> dict[str, Any]:
    """What a named tuple's type has."""
    make = Row("_make", lambda machine, values: kind.invoke(machine, tuple(machine.collect(values)), {}), own=True)
    facts = {"_fields": kind.fields, "_field_defaults": dict(kind.defaults), "_make": make, "__name__": kind.name}
    return {**facts, **{name: of_class(one, kind) for name, one in kind.members.items()}}


def replaced(machine: Any, record: Record, new: dict[str, Any]) -> Record:
    """The same record with other items."""
    odd = [*new.keys() - {*record.kind.fields}]
    if odd:
        raise ValueError(f"Got unexpected field names: {sorted(odd)!r}")
    return record.kind.invoke(machine, (), {**dict(zip(record.kind.fields, record, strict=True)), **new})
