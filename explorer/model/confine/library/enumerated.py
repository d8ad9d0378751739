"""enum for one run: Enum, IntEnum, auto, unique. The members of an IntEnum compute as the numbers that they are."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from typing import Any

from ..enums import COMPARED, Auto, Enumeration
from ..instances import Instance
from ..members import Given
from ..operators import BINARY, COMPARE, UNARY
from ..patterns import Pattern
from ..values import Namespace, Row
from .operations import COMPARING, ONE, TWO

WRITE = "write class Color(Enum): with one line for each member"


def base(name: str, given: Mapping[str, Any], kind: type = object, mixtures: Any = None) -> Pattern:
    """What a program's enumeration builds on; its values are of a kind."""

    def called(machine: Any, *args: Any, **kwargs: Any) -> None:
        raise TypeError(WRITE)

    def derive(machine: Any, title: str, members: dict[str, Any], annotated: Mapping[str, str]) -> Enumeration:
        made = Enumeration(title, members, machine, given, of_names=given is WORDS)
        if not all(isinstance(one.names["value"], kind) for one in made):
            raise TypeError(f"the values of {title} are of type {kind.__name__}, as its bases say")
        return made

    return Pattern(name, called, derive, mixtures)


def same(machine: Any, member: Any, other: Any) -> Any:
    """Whether a member that is a text is another text."""
    found = value_of(other)
    return value_of(member) == found if type(found) is str else NotImplemented


def said(machine: Any, member: Any) -> str:
    """The text that a member is."""
    return str(value_of(member))


def value_of(member: Any) -> Any:
    """The number of a member; any other value itself."""
    return member.names.get("value") if isinstance(member, Instance) else member


def as_number(operate: Callable[..., Any], *, turned: bool = False) -> Callable[..., Any]:
    """An operator on the numbers of members."""

    def call(machine: Any, value: Any, *others: Any) -> Any:
        numbers = [value_of(one) for one in (value, *others)]
        if not all(type(one) in (int, float, bool) for one in numbers):
            return NotImplemented
        return operate(machine, *(reversed(numbers) if turned else numbers))

    return call


def shown(machine: Any, member: Any) -> str:
    """<Color.RED: 1>."""
    value = member.names["value"]
    said = repr(value)[:200] if type(value) in COMPARED else "..."
    return f"<{written(machine, member)}: {said}>"


def written(machine: Any, member: Any) -> str:
    """Color.RED."""
    return f"{member.ours.name}.{member.names['name']}"


def plainly(convert: Callable[[Any], Any]) -> Callable[..., Any]:
    """What becomes of a member's number."""
    return lambda machine, member: convert(value_of(member))


def operators() -> dict[str, Callable[..., Any]]:
    """Python's operators by the names of their methods."""
    found: dict[str, Callable[..., Any]] = {}
    for name, kind in TWO.items():
        if kind is not ast.MatMult:
            operate = BINARY[kind][0]
            found[f"__{name.rstrip('_')}__"] = as_number(operate)
            found[f"__r{name.rstrip('_')}__"] = as_number(operate, turned=True)
    found |= {f"__{name}__": as_number(COMPARE[kind]) for name, kind in COMPARING.items() if not name.startswith("is")}
    return found | {f"__{name}__": as_number(UNARY[kind]) for name, kind in ONE.items() if name in ("neg", "pos")}


def methods(functions: Mapping[str, Callable[..., Any]]) -> dict[str, Given]:
    """Special methods that members have without being asked."""
    return {name: Given(name, function, own=True) for name, function in functions.items()}


NUMBERS: dict[str, Callable[[Any], Any]] = {
    "int": int, "index": int, "float": float, "bool": bool, "hash": hash, "str": str, "abs": abs,
}  # fmt: skip
PLAIN = methods({"__repr__": shown, "__str__": written})
WHOLE = PLAIN | methods(operators()) | methods({f"__{name}__": plainly(one) for name, one in NUMBERS.items()})


TEXTS = PLAIN | methods({"__eq__": same, "__hash__": lambda machine, member: hash(value_of(member))})
WORDS = TEXTS | methods({"__str__": said})


def names() -> Namespace:
    """The module."""
    own = {
        "auto": Row("auto", lambda machine: Auto(), own=True),
        "unique": Row("unique", lambda machine, kind: kind, own=True),
    }
    whole, words = base("IntEnum", WHOLE, int), base("StrEnum", WORDS, str)
    mixtures = {int: base("Enum", WHOLE | PLAIN, int), str: base("Enum", TEXTS, str)}
    plain = base("Enum", PLAIN, mixtures=mixtures)
    return Namespace("enum", {"Enum": plain, "IntEnum": whole, "StrEnum": words, **own})
