"""The state of one run: its budgets, its output, where it stands in the text, and who watches."""

from __future__ import annotations

import weakref
from typing import Any, Protocol

import numpy as np

import engine

from ..program import Place
from .functions import Function
from .iteration import collect
from .limits import Limits, Meter
from .show import show
from .sites import Site
from .values import ARRAY_KINDS, CALLABLE, NUMBERS, Row, Type, kind_name

DTYPES = frozenset(
    [
        "float",
        "float16",
        "float32",
        "float64",
        "int",
        "int8",
        "int16",
        "int32",
        "int64",
        "uint8",
        "uint16",
        "uint32",
        "uint64",
        "bool",
        "double",
    ]
)
PLACE = "raised_at"  # what an error on its way is marked with; programs cannot read it
CATCHING = 20  # steps that an error costs
PLAIN = NUMBERS | {str, type(None), type(...), slice, range}
NOWHERE = Site(Place(1, 1, 1, 1), "")


class Watcher(Protocol):
    """Who hears of a run as it happens."""

    def made(self, tensor: Any, place: Place, text: str, group: tuple[str, ...]) -> None:
        """A tensor was made."""

    def bound(self, name: str, value: object, place: Place) -> None:
        """A name was given a value."""

    def backward(self, tensor: Any, head: Any, place: Place, **options: Any) -> None:
        """Called instead of Tensor.backward(); calls it in the end."""


class Enclosure:
    """A loop or call that the program is inside of."""

    __slots__ = ("label", "turn")

    def __init__(self, label: str, turn: int = 0) -> None:
        self.label, self.turn = label, turn

    def __str__(self) -> str:
        return f"{self.label}, turn {self.turn}" if self.turn else self.label


class Machine:
    """What the closures of a compiled program share."""

    def __init__(self, limits: Limits, watcher: Watcher, names: dict[str, object], modules: dict[str, Any]) -> None:
        self.limits = limits
        self.meter = Meter(limits)
        self.watcher = watcher
        self.builtins = names
        self.modules = modules
        self.globals: dict[str, object] = {"__name__": "__main__"}
        self.types: dict[type, Type] = {}
        self.typed: dict[str, str] = {}  # global names as they were typed
        self.site = NOWHERE
        self.caught: list[Exception] = []  # errors whose except clauses are running
        self.inside: list[Enclosure] = []
        self.printed: list[str] = []
        self.held: list[tuple[weakref.ref[Any], int]] = []
        self.holding = 0
        self.crowded = 1_000  # how many held arrays make it worth looking which are gone

    # what happens

    def saw(self, tensor: Any) -> None:
        """The engine's observer: counts a tensor and hands it on."""
        self.meter.node()
        if tensor.size > 100:
            self.hold(tensor, tensor.size * tensor.dtype.itemsize)
        group = tuple(map(str, self.inside)) if self.inside else ()
        self.watcher.made(tensor, self.site.place, self.site.text, group)

    def write(self, text: str) -> None:
        """Print a text, as far as the budget goes."""
        room = self.limits.output - self.meter.printed
        self.printed.append(text[:room] if len(text) > room else text)
        self.meter.output(len(text))

    def echo(self, value: object) -> None:
        """Show a bare expression's value as Python's prompt does."""
        if value is not None:
            self.write(show(self.meter, value) + "\n")

    def remember(self, error: BaseException) -> None:
        """Note where an error was raised, the first time that it is met; too deep and too large are no errors to catch."""
        if isinstance(error, RecursionError):
            self.meter.halt("depth")
        if isinstance(error, MemoryError):
            self.meter.halt("bytes")
        if not hasattr(error, PLACE):
            setattr(error, PLACE, self.site)
            self.meter.steps += CATCHING

    def forget(self, error: BaseException) -> None:
        """An error is raised anew."""
        if hasattr(error, PLACE):
            delattr(error, PLACE)

    def place_of(self, error: BaseException) -> Site:
        """Where an error was raised."""
        self.remember(error)
        return getattr(error, PLACE)

    def call(self, function: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Call what a program may call."""
        self.meter.step()
        if type(function) is Function:
            return function.run(args, kwargs)
        if isinstance(function, CALLABLE):
            return function.invoke(self, args, kwargs)
        raise TypeError(f"'{kind_name(function)}' object is not callable")

    def calling(self, name: str) -> Enclosure:
        """The label of a call of the learner's own function."""
        return Enclosure(f"{name} line {self.site.place.line}")

    def collect(self, value: Any) -> list[Any]:
        """The items of what can be walked, counted."""
        return collect(self.meter, value)

    def callback(self, function: Any) -> Any:
        """A learner's or listed function as a plain one, for sorted(key=...) and the like."""

        def called(*args: Any, **kwargs: Any) -> Any:
            site = self.site
            result = self.call(function, args, kwargs)
            self.site = site
            return result

        return called

    # what goes in and what comes out

    def handed(self, row: Row, args: tuple[Any, ...], kwargs: dict[str, Any]) -> tuple[tuple[Any, ...], dict[str, Any]]:
        """Arguments for a function that is not ours: types made real, everything else data."""
        args = tuple(self.given(row, one) for one in args)
        return args, {name: self.given(row, one, name) for name, one in kwargs.items()} if kwargs else kwargs

    def given(self, row: Row, value: Any, name: str = "") -> Any:
        """One argument: numbers, arrays and short words pass; stand-ins do not."""
        kind = type(value)
        if kind in PLAIN:
            if kind is str and not row.words and value not in DTYPES and name not in WORDS:
                raise TypeError(f"{row.name} takes no text here")
            if kind is str:
                self.meter.sequence(len(value))
            return value
        if kind is engine.Tensor or isinstance(value, (np.ndarray, np.generic, np.dtype)):
            return value
        if kind is Type:
            return value.type
        if kind in (list, tuple):
            self.numeric(value)
            return value
        if kind is dict and row.words:
            self.size(value)
            return value
        if isinstance(value, (engine.Tensor, BaseException)):
            return value
        raise TypeError(f"{row.name} does not take a value of type {kind_name(value)}")

    def numeric(self, value: Any) -> None:
        """Walk a nested list that is to become an array: numbers and arrays only, counted."""
        waiting, seen = [(value, 1)], 0
        while waiting:
            one, depth = waiting.pop()
            seen += len(one)
            self.meter.handle(len(one))
            if depth > self.limits.inside:
                self.meter.halt("inside")
            if seen > self.limits.sequence:
                self.meter.halt("sequence")
            for item in one:
                kind = type(item)
                if kind in (list, tuple):
                    waiting.append((item, depth + 1))
                elif kind not in NUMERIC and not isinstance(item, (engine.Tensor, np.ndarray, np.generic)):
                    raise TypeError(f"an array cannot hold a value of type {kind_name(item)}")

    def size(self, value: Any) -> int:
        """How many items a value holds at all depths: counted, and bounded in depth, before C code walks it."""
        waiting, seen = [(value, 1)], 0
        while waiting:
            one, depth = waiting.pop()
            kind = type(one)
            if kind is str:
                seen += len(one) // 8
                continue
            if kind not in NESTING:
                continue
            if depth > self.limits.inside:
                self.meter.halt("inside")
            seen += len(one)
            self.meter.handle(len(one))
            items = one.items() if kind is dict else one
            waiting.extend((item, depth + 1) for item in items if type(item) in DEEP)
        return seen

    def admit(self, value: Any) -> Any:
        """A result of a function that is not ours, if programs may hold it."""
        kind = type(value)
        if kind in PLAIN or kind is engine.Tensor:
            return value
        if kind is np.ndarray:
            if value.dtype.kind not in ARRAY_KINDS:
                raise TypeError("arrays hold numbers and True/False here, not texts or objects")
            if value.base is None and value.size > 100:
                self.hold(value, value.nbytes)
            return value
        if isinstance(value, (tuple, list)):
            parts = [self.admit(one) for one in value]
            return parts if kind is list else tuple(parts)
        if isinstance(value, np.generic) and value.dtype.kind in ARRAY_KINDS:
            return value
        if isinstance(value, (engine.Tensor, np.dtype, BaseException)) or kind in (dict, set, frozenset):
            return value
        if kind in RESULTS:
            return value
        raise TypeError(f"a result of type {kind.__name__} is not available here")

    def hold(self, array: Any, size: int) -> None:
        """Count the bytes of a living array; when they seem too many, look which are gone."""
        self.held.append((weakref.ref(array), size))
        self.holding += size
        if self.holding > self.limits.bytes or len(self.held) > self.crowded:
            self.held = [one for one in self.held if one[0]() is not None]
            self.holding = sum(size for _, size in self.held)
            self.crowded = 2 * len(self.held) + 1_000
            if self.holding > self.limits.bytes:
                self.meter.halt("bytes")


NUMERIC = NUMBERS | {type(None)}
NESTING = frozenset({list, tuple, dict, set, frozenset})
DEEP = NESTING | {str}
RESULTS = frozenset({type({}.keys()), type({}.values()), type({}.items())})
WORDS = frozenset({"order", "casting", "indexing", "mode", "axis", "side", "kind", "method", "grad_req", "subok"})
