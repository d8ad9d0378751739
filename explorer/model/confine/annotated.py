"""What functions of ours take, as their signatures say: an annotation names the kind of value that a parameter takes.

`Any` is for what the function itself asks in Python's own words: whether it can be walked, has a length, is a number.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from inspect import CO_VARARGS
from types import CodeType
from typing import Any

from .kinds import KINDS, accept
from .limits import Meter
from .takes import ARRAYS, Slot

# a method's own value is of its type wherever the method is found
ANY = frozenset({"Any", "object", "list[Any]", "set[Any]", "dict[Any, Any]", "range"})
NAMED = {  # annotation: kind of value
    "int": "whole number",
    "float": "number",
    "bool": "flag",
    "str": "text",
    "np.ndarray": "out",
    "Generator[Any, Any, Any]": "generator",
    "Callable[..., Any]": "callee",
}


@dataclass(frozen=True, slots=True)
class Annotated:
    """The parameters of a function of ours that take values of one kind."""

    places: tuple[tuple[int, Slot], ...]
    rest: tuple[int, Slot] | None  # from which place on
    named: dict[str, Slot]

    def accepted(
        self, meter: Meter, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> tuple[tuple[Any, ...], dict[str, Any]]:
        """The arguments, each of its kind; whether they fit the parameters is Python's to say."""
        given = [*args]
        for place, slot in self.places:
            if place < len(given):
                given[place] = accept(meter, name, slot, given[place])
        if self.rest is not None:
            first, slot = self.rest
            given[first:] = [accept(meter, name, slot, one) for one in given[first:]]
        if not self.named.keys().isdisjoint(kwargs):
            kwargs = {key: self._of(meter, name, key, one) for key, one in kwargs.items()}
        return tuple(given), kwargs

    def _of(self, meter: Meter, name: str, key: str, value: Any) -> Any:
        return accept(meter, name, self.named[key], value) if key in self.named else value


def annotated(function: Callable[..., Any]) -> Annotated | None:
    """What a function's parameters take, after the machine; None where all of them take anything."""
    inner: Any = function.func if isinstance(function, partial) else function
    code = getattr(inner, "__code__", None)
    if code is None:
        return None
    given = 1 + hasattr(inner, "__self__") + (len(function.args) if isinstance(function, partial) else 0)
    return read(code, given, tuple(inner.__annotations__.items()))


@cache
def read(code: CodeType, given: int, said: tuple[tuple[str, str], ...]) -> Annotated | None:
    """The same, of the code that functions of each run share; its first parameters are given already."""
    kinds, several = dict(said), bool(code.co_flags & CO_VARARGS)
    by_place, count = code.co_argcount, code.co_argcount + code.co_kwonlyargcount
    names = code.co_varnames[:count]
    slots = {name: slot for name in names[given:] if (slot := slot_of(name, kinds)) is not None}
    places = tuple((at - given, slots[name]) for at, name in enumerate(names[:by_place]) if name in slots)
    rest = slot_of(code.co_varnames[count], kinds) if several else None
    named = {name: slot for name, slot in slots.items() if name not in names[: code.co_posonlyargcount]}
    if not (places or rest or named):
        return None
    return Annotated(places, None if rest is None else (by_place - given, rest), named)


def slot_of(name: str, kinds: dict[str, str]) -> Slot | None:
    """A parameter's kind; None where it takes anything. What has no annotation takes anything."""
    said = kinds.get(name, "Any")
    optional = said.endswith(" | None")
    said = said.removesuffix(" | None")
    if said in ANY:
        return None
    kind = NAMED[said]
    return Slot(name, kind, not optional, KINDS[kind][0], kind in ARRAYS)
