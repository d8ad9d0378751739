"""functools: functions made of the program's own."""

from __future__ import annotations

from collections.abc import Callable
from functools import cmp_to_key
from typing import Any

from ..containers import Record, Shape
from ..functions import Function
from ..iteration import walk
from ..members import Cached, Method
from ..values import Made, Namespace, Row
from .made import made, name_of, room
from .ordering import total_ordering

NOTHING = object()
INFO = Shape("CacheInfo", ("hits", "misses", "maxsize", "currsize"), {})


def reduce(machine: Any, function: Callable[..., Any], values: Any, *initial: Any) -> Any:
    """reduce(function, values, initial)."""
    if len(initial) > 1:
        raise TypeError("reduce expected at most 3 arguments")
    call, walked = machine.callback(function), walk(values)
    found = initial[0] if initial else next(iter(walked), NOTHING)
    if found is NOTHING:
        raise TypeError("reduce() of empty iterable with no initial value")
    for one in walked:
        machine.meter.handle(1)
        found = call(found, one)
    return found


class Partial(Made):
    """What partial() makes: it can be called, and has no __name__."""

    __slots__ = ()


def partial(machine: Any, function: Callable[..., Any], *first: Any, **named: Any) -> Made:
    """partial(function, *first, **named)."""

    def run(*args: Any, **kwargs: Any) -> Any:
        return machine.call(function, (*first, *args), {**named, **kwargs})

    return made(machine, "partial", run, None, Partial, func=function, args=first, keywords=named)


class Store:
    """Results by their arguments, the least recently asked for leaving first."""

    def __init__(self, machine: Any, function: Any, most: int | None) -> None:
        self.machine, self.function, self.most = machine, function, most
        self.results: dict[Any, Any] = {}
        self.hits = self.misses = 0

    def ask(self, *args: Any, **kwargs: Any) -> Any:
        """A result, computed once."""
        key = (args, tuple(kwargs.items())) if kwargs else args
        self.machine.key(key)
        if key in self.results:
            self.hits += 1
            self.results[key] = self.results.pop(key)
            return self.results[key]
        self.misses += 1
        found = self.machine.call(self.function, args, kwargs)
        if self.most != 0:
            self._store(key, found)
        return found

    def _store(self, key: Any, found: Any) -> None:
        self.machine.meter.table(1)
        self.machine.keep_all([key, found])
        self.results[key] = found
        if self.most is not None and len(self.results) > self.most:
            del self.results[next(iter(self.results))]

    def clear(self) -> None:
        """Begin anew."""
        self.results.clear()
        self.hits = self.misses = 0

    def info(self) -> Record:
        """What was asked so far."""
        return INFO.made((self.hits, self.misses, self.most, len(self.results)))


def stored(machine: Any, function: Any, most: int | None) -> Made:
    """A function that remembers its results."""
    store = Store(machine, function, most)
    asking = {
        "cache_info": Row("cache_info", lambda machine: store.info(), own=True),
        "cache_clear": Row("cache_clear", lambda machine: store.clear(), own=True),
    }
    return made(machine, name_of(function), store.ask, __wrapped__=function, **asking)


def cache(machine: Any, function: Any) -> Made:
    """@cache."""
    return stored(machine, function, None)


def lru_cache(machine: Any, maxsize: Any = 128, typed: bool = False) -> Any:
    """@lru_cache, or @lru_cache(maxsize=n)."""
    if maxsize is not None and type(maxsize) is not int:
        return stored(machine, maxsize, 128)
    most = None if maxsize is None else max(maxsize, 0)
    return made(machine, "lru_cache", lambda function: stored(machine, function, most))


def wraps(machine: Any, wrapped: Callable[..., Any], *parts: Any, **more: Any) -> Made:
    """@wraps(function): the wrapper bears the name and the text of what it wraps."""

    def rename(wrapper: Any) -> Any:
        of = innermost(wrapped)
        if isinstance(wrapper, Function) and isinstance(of, Function):
            wrapper.name, wrapper.qualified, wrapper.doc, wrapper.hints = of.name, of.qualified, of.doc, of.hints
        if isinstance(wrapper, Function):
            machine.keep(wrapped)
            wrapper.names["__wrapped__"] = wrapped
        return wrapper

    return made(machine, "wraps", rename)


def innermost(function: Any) -> Any:
    """The function of the program's that one of ours remembers results of, or an instance's method is."""
    while type(function) is Made and "__wrapped__" in function.parts:
        function = function.parts["__wrapped__"]
    return function.function if type(function) is Method else function


def update_wrapper(machine: Any, wrapper: Any, wrapped: Any, *parts: Any, **more: Any) -> Any:
    """update_wrapper(wrapper, wrapped)."""
    return machine.call(wraps(machine, wrapped), (wrapper,), {})


def partialmethod(machine: Any, func: Callable[..., Any], *first: Any, **named: Any) -> Made:
    """partialmethod(function, *first, **named): a method with some of its arguments given."""

    def run(value: Any, *args: Any, **kwargs: Any) -> Any:
        return machine.call(func, (value, *first, *args), {**named, **kwargs})

    machine.keep_all([*first, *named.values()])
    return made(machine, name_of(func), run, __wrapped__=func)


def ordering(machine: Any, compare: Callable[..., Any]) -> Made:
    """cmp_to_key(compare): a key for sorted(...) and the like."""
    key = cmp_to_key(machine.callback(compare))
    return made(machine, "cmp_to_key", key)


def cached_property(machine: Any, function: Callable[..., Any]) -> Cached:
    """@cached_property."""
    return Cached(function)


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "reduce": reduce, "partial": partial, "cache": cache, "lru_cache": lru_cache, "wraps": wraps,
    "partialmethod": partialmethod, "update_wrapper": update_wrapper, "cmp_to_key": ordering,
    "total_ordering": total_ordering, "cached_property": cached_property,
}  # fmt: skip


def names() -> Namespace:
    """functools for one run."""
    return room("functools", FUNCTIONS)
