"""What a row takes: each parameter's name, place and kind of value. What is not written there cannot be handed over.

A text such as "a, /, axis=, *arrays, dtype=, steps:whole" is read as Python reads a signature; `=` says that a
parameter may be left out, `:kind` which kind of value it takes where its name alone does not say so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from .dtypes import REFUSED
from .kinds import KINDS, NAMED, accept, misfit
from .limits import Meter


@dataclass(frozen=True, slots=True)
class Slot:
    """One parameter."""

    name: str
    kind: str
    needed: bool
    check: Callable[[Meter, Any], Any]
    is_array: bool


class Given:
    """The arguments of one call by the names of their parameters, each of its kind."""

    __slots__ = ("arrays", "values")

    def __init__(self) -> None:
        self.values: dict[str, Any] = {}
        self.arrays: list[Any] = []  # those that NumPy reads or writes element by element

    @classmethod
    def of(cls, *arrays: Any) -> Given:
        """The operands of an operator."""
        given = cls()
        given.arrays = [*arrays]
        return given

    def get(self, name: str, otherwise: Any = None) -> Any:
        """An argument; `otherwise` where it is left out or None."""
        value = self.values.get(name)
        return otherwise if value is None else value


ARRAYS = frozenset({"array", "arrays", "out", "plain", "self", "operand", "index", "tree"}) | frozenset(
    {"array or texts", "array or text", "self or texts"}
)


class Takes:
    """The parameters of a row."""

    __slots__ = ("by_name", "needed", "only_by_place", "places", "rest", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.places: list[Slot] = []
        self.by_name: dict[str, Slot] = {}
        self.rest: Slot | None = None
        self.only_by_place = frozenset[str]()
        by_place = True
        for word in filter(None, map(str.strip, text.split(","))):
            if word == "/":
                self.only_by_place = frozenset(slot.name for slot in self.places)
            elif word == "*":
                by_place = False
            elif word.startswith("*"):
                self.rest, by_place = slot_of(word[1:]), False
            else:
                self._add(slot_of(word), by_place)
        self.needed = [slot for slot in self.slots() if slot.needed and slot is not self.rest]

    def _add(self, slot: Slot, by_place: bool) -> None:
        if by_place:
            self.places.append(slot)
        self.by_name[slot.name] = slot

    def slots(self) -> Iterator[Slot]:
        """All parameters."""
        yield from self.by_name.values()
        if self.rest is not None:
            yield self.rest

    def bind(
        self, meter: Meter, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> tuple[list[Any], dict[str, Any], Given]:
        """The arguments as they are handed on, and the same by their parameters' names."""
        given, places = Given(), self.places
        if len(args) > len(places) and self.rest is None:
            raise TypeError(too_many(name, len(places), len(args)))
        values, arrays = given.values, given.arrays
        handed = []
        for slot, one in zip(places, args, strict=False):  # written out: every call of NumPy comes by here
            made = None if one is None and not slot.needed else slot.check(meter, one)
            if made is REFUSED:
                raise misfit(name, slot, one)
            if slot.is_array and made is not None:
                arrays.append(made)
            values[slot.name] = made
            handed.append(made)
        if self.rest is not None:
            more = values[self.rest.name] = [accept(meter, name, self.rest, one) for one in args[len(places) :]]
            arrays.extend(more if self.rest.is_array else ())
            handed += more
        named = {}
        for key, one in kwargs.items():
            slot = self.named(name, key, values)
            made = named[key] = values[key] = accept(meter, name, slot, one)
            if slot.is_array and made is not None:
                arrays.append(made)
        for slot in self.needed:
            if slot.name not in values:
                raise missing(name, slot)
        return handed, named, given

    def named(self, name: str, key: str, values: dict[str, Any]) -> Slot:
        """The parameter that an argument names."""
        slot = self.by_name.get(key)
        if slot is None or key in self.only_by_place:
            raise TypeError(f"{name}() got an unexpected keyword argument '{key[:60]}'")
        if key in values:
            raise TypeError(f"{name}() got multiple values for argument '{key}'")
        return slot


@cache
def takes(text: str) -> Takes:
    """The parameters that a text names."""
    return Takes(text)


def slot_of(word: str) -> Slot:
    """`steps:whole=` as a Slot."""
    name, _, kind = word.removesuffix("=").partition(":")
    kind = kind or NAMED.get(name, "array")
    if kind not in KINDS:
        raise LookupError(f"no kind of value is called {kind}")
    return Slot(name, kind, not word.endswith("="), KINDS[kind][0], kind in ARRAYS)


def missing(name: str, slot: Slot) -> TypeError:
    """The complaint about an argument that was left out."""
    return TypeError(f"{name}() missing required argument '{slot.name}'")


def too_many(name: str, places: int, given: int) -> str:
    """The complaint about surplus arguments."""
    return f"{name}() takes at most {places} argument{'s' if places != 1 else ''} here but {given} were given"
