"""What values of dataclasses do: begin, show, compare, hash, and be laid out as dicts and tuples."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..containers import Record, Shape
from ..instances import MISSING, Class, Instance
from ..operators import COMPARE
from ..show import show
from ..values import Own, kind_name

LISTED = Shape("Field", ("name", "type", "default"), {})


@dataclass(frozen=True, slots=True, eq=False)
class Field(Own):
    """What a dataclass knows of one of its names."""

    name: str = ""
    default: Any = MISSING
    factory: Any = MISSING
    init: bool = True
    repr: bool = True
    compare: bool = True
    kw_only: bool = False


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


def listed(machine: Any, class_or_instance: Any) -> tuple[Record, ...]:
    """fields(value): each field's name, the text of its type, and its default or None."""
    if not is_dataclass(machine, class_or_instance):
        raise TypeError(f"fields() needs a dataclass or one of its values, not {kind_name(class_or_instance)}")
    kind = class_or_instance if isinstance(class_or_instance, Class) else class_or_instance.ours
    hints = {name: hint for one in reversed(kind.line) for name, hint in one.annotated.items()}
    machine.meter.sequence(4 * len(kind.fields))
    rows = [(one.name, hints.get(one.name, ""), None if one.default is MISSING else one.default) for one in kind.fields]
    return tuple(map(LISTED.made, rows))


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
