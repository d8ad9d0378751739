"""`from dataclasses import dataclass, field`: methods made from a class's annotated names."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import FrozenInstanceError
from dataclasses import dataclass as frozen_data
from functools import partial
from typing import Any

from ..instances import MISSING, Class, Instance
from ..members import Given
from ..names.kinds import error
from ..operators import COMPARE
from ..ours import ours
from ..show import show
from ..values import Namespace, Own, Row, kind_name

CHANGEABLE = (list, dict, set)
OPTIONS = {"init": True, "repr": True, "eq": True, "order": False, "frozen": False, "kw_only": False, "slots": False}
ORDER = {"__lt__": ast.Lt, "__le__": ast.LtE, "__gt__": ast.Gt, "__ge__": ast.GtE}
OPTIONS |= {"unsafe_hash": False, "match_args": True}


@frozen_data(frozen=True, slots=True, eq=False)
class Field(Own):
    """What a dataclass knows of one of its names."""

    name: str = ""
    default: Any = MISSING
    factory: Any = MISSING
    init: bool = True
    repr: bool = True
    compare: bool = True
    kw_only: bool = False


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


def begin(machine: Any, value: Instance, *args: Any, **kwargs: Any) -> None:
    """__init__(self, ...) with the fields as parameters."""
    kind = value.ours
    fields = fields_of(value)
    places = [one.name for one in fields if one.init and not one.kw_only]
    if len(args) > len(places):
        most, given = len(places) + 1, len(args) + 1
        least = 1 + sum(one.default is one.factory for one in fields if one.name in places)
        takes = most if least == most else f"from {least} to {most}"
        raise TypeError(f"{kind.name}.__init__() takes {takes} positional arguments but {given} were given")
    values = dict(zip(places, args, strict=False))
    for name, one in kwargs.items():
        if name in values:
            raise TypeError(f"{kind.name}.__init__() got multiple values for argument '{name}'")
        if not any(each.name == name and each.init for each in fields):
            raise TypeError(f"{kind.name}.__init__() got an unexpected keyword argument '{name}'")
        values[name] = one
    for each in fields:
        fill(machine, each, values)
    missing = [f"'{each.name}'" for each in fields if each.init and each.name not in values]
    if missing:
        what = "argument" if len(missing) == 1 else "arguments"
        listed = " and ".join([", ".join(missing[:-1]), missing[-1]] if len(missing) > 1 else missing)
        raise TypeError(f"{kind.name}.__init__() missing {len(missing)} required positional {what}: {listed}")
    machine.meter.table(len(values))
    machine.keep_all(values.values())
    value.names.update({each.name: values[each.name] for each in fields if each.name in values})
    if kind.find("__post_init__") is not MISSING:
        machine.call(value.look_up(machine, "__post_init__"), (), {})


def fill(machine: Any, one: Field, values: dict[str, Any]) -> None:
    """Give a field that was left out its default."""
    if one.name in values:
        return
    if one.factory is not MISSING:
        values[one.name] = machine.call(one.factory, (), {})
    elif one.default is not MISSING:
        values[one.name] = one.default


def fields_of(value: Instance) -> tuple[Field, ...]:
    """The fields of an instance's class."""
    return next((one.fields for one in value.ours.line if one.fields), ())


def parts(value: Instance) -> tuple[Any, ...]:
    """What is compared."""
    return tuple([value.names.get(one.name) for one in fields_of(value) if one.compare])


def shown(machine: Any, value: Instance) -> str:
    """Point(x=1, y=2)."""
    machine.meter.cross()
    try:
        shown = [one.name for one in fields_of(value) if one.repr]
        inside = [f"{name}={show(machine.meter, value.names.get(name))}" for name in shown]
    finally:
        machine.meter.back()
    return f"{value.ours.name}({', '.join(inside)})"


def equal(machine: Any, value: Instance, other: Any) -> Any:
    """Fields of the same class, one by one."""
    if type(other) is not type(value):
        return NotImplemented
    return COMPARE[ast.Eq](machine, parts(value), parts(other))


def ordered(operator: type[ast.cmpop], machine: Any, value: Instance, other: Any) -> Any:
    """Fields of the same class, as tuples are ordered."""
    return COMPARE[operator](machine, parts(value), parts(other)) if type(other) is type(value) else NotImplemented


def hashed(machine: Any, value: Instance) -> int:
    """The hash of a frozen one."""
    machine.key(parts(value))
    return hash(parts(value))


def laid_out(machine: Any, value: Any, form: Callable[..., Any], title: str) -> Any:
    """The fields and their values in another form, one level at a time, as far as dataclasses and lists go."""
    if not isinstance(value, Instance):
        raise TypeError(f"{title}() should be called on dataclass instances")
    return form([(one.name, plain(machine, value.names.get(one.name), form, title)) for one in fields_of(value)])


def plain(machine: Any, value: Any, form: Callable[..., Any], title: str) -> Any:
    """A field's value in that form."""
    machine.meter.cross()
    try:
        if isinstance(value, Instance) and fields_of(value):
            return laid_out(machine, value, form, title)
        if type(value) in (list, tuple):
            machine.meter.sequence(len(value))
            return type(value)([plain(machine, one, form, title) for one in value])
        return value
    finally:
        machine.meter.back()


def as_dict(machine: Any, value: Any) -> Any:
    """asdict(value)."""
    return laid_out(machine, value, dict, "asdict")


def as_tuple(machine: Any, value: Any) -> Any:
    """astuple(value)."""
    return laid_out(machine, value, lambda pairs: tuple([one for _, one in pairs]), "astuple")


def is_dataclass(machine: Any, value: Any) -> bool:
    """Whether a value, or a class, has fields."""
    return isinstance(kind := value.ours if isinstance(value, Instance) else value, Class) and bool(kind.fields)


def replace(machine: Any, value: Any, **changes: Any) -> Any:
    """replace(value, x=1): a new one with other fields."""
    if not isinstance(value, Instance):
        raise TypeError("replace() should be called on dataclass instances")
    given = {one.name: value.names.get(one.name) for one in fields_of(value) if one.init}
    return machine.call(value.ours, (), {**given, **changes})


def names() -> Namespace:
    """The module for one run."""
    making = ours({"dataclass": dataclass, "field": field, "replace": replace})
    asking = ours({"asdict": as_dict, "astuple": as_tuple, "is_dataclass": is_dataclass})
    return Namespace("dataclasses", {**making, **asking, "FrozenInstanceError": error(FrozenInstanceError)})
