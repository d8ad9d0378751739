"""`from dataclasses import dataclass, field`: methods made from a class's annotated names."""

from __future__ import annotations

import ast
from dataclasses import FrozenInstanceError
from functools import partial
from typing import Any

from ..instances import MISSING, Class
from ..members import Given
from ..names.kinds import error
from ..ours import ours
from ..values import Namespace, Row, kind_name
from .fields import Field, as_dict, as_tuple, begin, equal, hashed, is_dataclass, listed, ordered, replace, shown

CHANGEABLE = (list, dict, set)
OPTIONS = {"init": True, "repr": True, "eq": True, "order": False, "frozen": False, "kw_only": False, "slots": False}
ORDER = {"__lt__": ast.Lt, "__le__": ast.LtE, "__gt__": ast.Gt, "__ge__": ast.GtE}
OPTIONS |= {"unsafe_hash": False, "match_args": True}


def field(
    machine: Any,
    *,
    default: Any = MISSING,
    default_factory: Any = MISSING,
    init: bool = True,
    repr: bool = True,
    compare: bool = True,
    kw_only: bool = False,
    hash: Any = None,
    metadata: Any = None,
) -> Field:
    """field(default_factory=list)."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field("", default, default_factory, bool(init), bool(repr), bool(compare), bool(kw_only))


def dataclass(machine: Any, kind: Any = None, **options: Any) -> Any:
    """@dataclass, with or without options."""
    for name in options:
        if name not in OPTIONS:
            raise TypeError(f"dataclass() got an unexpected keyword argument '{name[:60]}'")
    chosen = {**OPTIONS, **options}
    if kind is None:
        return Row("dataclass", lambda machine, kind: completed(machine, kind, chosen), own=True)
    return completed(machine, kind, chosen)


def completed(machine: Any, kind: Any, chosen: dict[str, Any]) -> Class:
    """The class with the methods that the options ask for; those that it has itself stay."""
    if not isinstance(kind, Class):
        raise TypeError(f"dataclass works on classes, not on a value of type {kind_name(kind)}")
    fields = gathered(kind, bool(chosen["kw_only"]))
    kind.fields = fields
    made: dict[str, tuple[str, Any]] = {"__repr__": ("repr", shown), "__eq__": ("eq", equal)}
    made |= {name: ("order", partial(ordered, operator)) for name, operator in ORDER.items()}
    if chosen["init"] and "__init__" not in kind.members:
        kind.put(machine, "__init__", Given("__init__", begin, own=True))
    for name, (option, function) in made.items():
        if chosen[option] and name not in kind.members:
            kind.put(machine, name, Given(name, function, own=True))
    if chosen["eq"] and "__hash__" not in kind.members:
        hashable = chosen["frozen"] or chosen["unsafe_hash"]
        kind.put(machine, "__hash__", Given("__hash__", hashed, own=True) if hashable else None)
    if "__match_args__" not in kind.members:
        kind.put(machine, "__match_args__", tuple(one.name for one in fields if one.init and not one.kw_only))
    kind.frozen = bool(chosen["frozen"])
    if chosen["slots"] and all(above.slots is not None for above in kind.line[1:]):
        kind.slots = frozenset(one.name for one in fields)
    return kind


def gathered(kind: Class, kw_only: bool) -> tuple[Field, ...]:
    """The fields of the classes that it builds on, then its own, in the order of the text."""
    found = {one.name: one for above in reversed(kind.line[1:]) for one in above.fields}
    for name, hint in kind.annotated.items():
        if "ClassVar" not in hint:
            found[name] = field_of(kind, name, kw_only)
    optional = False
    for one in found.values():
        if not one.init or one.kw_only:
            continue
        if optional and one.default is one.factory:
            raise TypeError(f"non-default argument '{one.name}' follows default argument")
        optional = one.default is not one.factory
    return tuple(found.values())


def field_of(kind: Class, name: str, kw_only: bool) -> Field:
    """A field, from what the class has under its name."""
    given = kind.members.get(name, MISSING)
    if type(given) is not Field:
        if isinstance(given, CHANGEABLE):
            what = type(given).__name__
            raise ValueError(f"mutable default <class '{what}'> for field {name} is not allowed: use default_factory")
        return Field(name, given, kw_only=kw_only)
    if given.default is MISSING:
        del kind.members[name]
    else:
        kind.members[name] = given.default
    parts = given.default, given.factory, given.init, given.repr, given.compare, given.kw_only or kw_only
    return Field(name, *parts)


def names() -> Namespace:
    """The module for one run."""
    making = ours({"dataclass": dataclass, "field": field, "replace": replace})
    asking = ours({"asdict": as_dict, "astuple": as_tuple, "is_dataclass": is_dataclass, "fields": listed})
    return Namespace("dataclasses", {**making, **asking, "FrozenInstanceError": error(FrozenInstanceError)})
