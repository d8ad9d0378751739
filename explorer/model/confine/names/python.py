"""Python's own functions and types as programs see them, with our counting in them."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterator
from typing import Any

import numpy as np

import engine

from ..functions import Function
from ..iteration import walk
from ..operators import BINARY, COMPARE
from ..show import show, text, written_as
from ..values import CONTAINERS, NUMBERS, Block, Bound, Namespace, Row, Type, is_array, kind_name

ADD, POWER = BINARY[ast.Add][0], BINARY[ast.Pow][0]
LESS, MORE, MODULO, WHOLE = COMPARE[ast.Lt], COMPARE[ast.Gt], BINARY[ast.Mod][0], BINARY[ast.FloorDiv][0]
NOTHING = object()


def say(machine: Any, *values: Any, sep: Any = None, end: Any = None, flush: Any = False) -> None:
    """print(...)."""
    for one in (sep, end):
        if one is not None and type(one) is not str:
            raise TypeError(f"sep and end must be None or a string, not {kind_name(one)}")
    parts = [text(machine.meter, value) for value in values]
    sep = " " if sep is None else sep
    machine.meter.sequence(sum(map(len, parts)) + len(sep) * len(parts))
    machine.write(sep.join(parts) + ("\n" if end is None else end))


def length(machine: Any, value: Any) -> int:
    """len(value)."""
    if type(value) in CONTAINERS or type(value) in (str, range) or is_array(value) or hasattr(value, "__len__"):
        return len(value)
    raise TypeError(f"object of type '{kind_name(value)}' has no len()")


def total(machine: Any, values: Any, start: Any = 0) -> Any:
    """sum(values): one addition after the other."""
    if type(values) in (np.ndarray, list, tuple) or isinstance(values, engine.Tensor):
        machine.meter.handle(len(values))
    if type(start) is str:
        raise TypeError("sum() can't sum strings [use ''.join(seq) instead]")
    for value in walk(values):
        machine.meter.step()
        start = ADD(machine, start, value)
    return start


def extreme(name: str, better: Any) -> Any:
    """min and max."""

    def choose(machine: Any, *values: Any, key: Any = None, default: Any = NOTHING) -> Any:
        found = machine.collect(values[0]) if len(values) == 1 else list(values)
        if not found:
            if default is NOTHING:
                raise ValueError(f"{name}() iterable argument is empty")
            return default
        if not values:
            raise TypeError(f"{name} expected at least 1 argument, got 0")
        rank = machine.callback(key) if key is not None else lambda value: value
        best, best_rank = found[0], rank(found[0])
        for value in found[1:]:
            ranked = rank(value)
            if better(machine, ranked, best_rank):
                best, best_rank = value, ranked
        return best

    return choose


def in_order(machine: Any, values: Any, *, key: Any = None, reverse: bool = False) -> list[Any]:
    """sorted(values)."""
    found = machine.collect(values)
    machine.size(found)
    machine.meter.handle(len(found) * max(len(found).bit_length(), 1))
    return sorted(found, key=None if key is None else machine.callback(key), reverse=bool(reverse))


def some(machine: Any, values: Any) -> bool:
    """any(values)."""
    return any(counted(machine, values))


def every(machine: Any, values: Any) -> bool:
    """all(values)."""
    return all(counted(machine, values))


def counted(machine: Any, values: Any) -> Iterator[Any]:
    """The values, each counted as it is asked for."""
    for value in walk(values):
        machine.meter.handle(1)
        if not machine.meter.items % 1_000:
            machine.meter.look()
        yield value


def numbered(machine: Any, values: Any, start: int = 0) -> Any:
    """enumerate(values)."""
    return enumerate(counted(machine, values), start)


def together(machine: Any, *values: Any, strict: bool = False) -> Any:
    """zip(...)."""
    return zip(*[counted(machine, one) for one in values], strict=bool(strict))


def applied(machine: Any, function: Any, *values: Any) -> Any:
    """map(function, ...)."""
    return map(machine.callback(function), *[counted(machine, one) for one in values])


def chosen(machine: Any, function: Any, values: Any) -> Any:
    """filter(function, values)."""
    return filter(None if function is None else machine.callback(function), counted(machine, values))


def backwards(machine: Any, values: Any) -> Any:
    """reversed(values)."""
    if is_array(values):
        return iter([values[place] for place in range(len(values) - 1, -1, -1)])
    if type(values) in (list, tuple, str, range, dict):
        return reversed(values)
    raise TypeError(f"'{kind_name(values)}' object is not reversible")


def following(machine: Any, values: Any, *default: Any) -> Any:
    """next(values)."""
    if not isinstance(values, Iterator):
        raise TypeError(f"'{kind_name(values)}' object is not an iterator")
    return next(values, *default)


def walked(machine: Any, values: Any) -> Any:
    """iter(values)."""
    return walk(values)


def is_instance(machine: Any, value: Any, kinds: Any) -> bool:
    """isinstance(value, kinds)."""
    return isinstance(stand_in(value), real_types(kinds))


def is_subclass(machine: Any, kind: Any, kinds: Any) -> bool:
    """issubclass(kind, kinds)."""
    return issubclass(*real_types(kind), real_types(kinds))


def real_types(kinds: Any) -> tuple[type, ...]:
    """The classes behind listed types."""
    every = kinds if type(kinds) is tuple else (kinds,)
    if not all(isinstance(one, Type) for one in every):
        raise TypeError("isinstance() arg 2 must be a type or a tuple of types")
    return tuple(one.type for one in every)


def stand_in(value: Any) -> Any:
    """Stand-ins are instances of nothing but object."""
    return object() if isinstance(value, (Row, Bound, Namespace, Function, Block)) else value


def type_of(machine: Any, value: Any) -> Any:
    """type(value): the listed type, or one that has a name and nothing else."""
    found = machine.types.get(type(value))
    if found is not None:
        return found
    if isinstance(value, (Row, Bound, Namespace, Function, Block)):
        raise TypeError(f"the type of a value of type {kind_name(value)} is not available here")
    return Type(type(value), nothing_made, own=True)


def nothing_made(machine: Any, *args: Any, **kwargs: Any) -> None:
    """Most types make nothing here."""
    raise TypeError("this type cannot be called here")


def can_call(machine: Any, value: Any) -> bool:
    """callable(value)."""
    return isinstance(value, (Row, Bound, Function))


def absolute(machine: Any, value: Any) -> Any:
    """abs(value)."""
    return machine.admit(abs(measured(machine, value)))


def rounded(machine: Any, value: Any, digits: Any = None) -> Any:
    """round(value, digits)."""
    if type(digits) is int and abs(digits) > 1_000:
        raise ValueError("round takes at most 1,000 digits here")
    return machine.admit(round(measured(machine, value), digits))


def measured(machine: Any, value: Any) -> Any:
    """A number or array, its elements counted."""
    if is_array(value):
        machine.meter.work(value.size)
    elif type(value) not in NUMBERS and not isinstance(value, np.generic):
        raise TypeError(f"a number or an array is needed, not a value of type {kind_name(value)}")
    return value


def power(machine: Any, left: Any, right: Any, modulus: Any = None) -> Any:
    """pow(left, right, modulus)."""
    return POWER(machine, left, right) if modulus is None else pow(int(left), int(right), int(modulus))


def quotient(machine: Any, left: Any, right: Any) -> Any:
    """divmod(left, right)."""
    return WHOLE(machine, left, right), MODULO(machine, left, right)


def identity(machine: Any, value: Any) -> int:
    """id(value): a number of the machine's own, the same in every run."""
    return machine.numbered(value)


def shown(machine: Any, value: Any) -> str:
    """repr(value)."""
    return show(machine.meter, value)


def formatted(machine: Any, value: Any, spec: str = "") -> str:
    """format(value, spec)."""
    return written_as(machine.meter, value, spec)


def whole(machine: Any, value: Any = 0, *base: Any) -> int:
    """int(value)."""
    if type(value) is str:
        machine.meter.handle(len(value))
    elif type(value) not in NUMBERS and not is_array(value) and not isinstance(value, np.generic):
        raise TypeError(f"int() argument must be a string or a number, not '{kind_name(value)}'")
    found = int(value, *base)
    machine.meter.whole(found.bit_length())
    return found


def decimal(machine: Any, value: Any = 0.0) -> float:
    """float(value)."""
    if type(value) is str:
        machine.meter.handle(len(value))
    elif type(value) not in NUMBERS and not is_array(value) and not isinstance(value, np.generic):
        raise TypeError(f"float() argument must be a string or a real number, not '{kind_name(value)}'")
    return float(value)


def truth(machine: Any, value: Any = False) -> bool:
    """bool(value)."""
    return bool(value)


def complex_number(machine: Any, *values: Any) -> complex:
    """complex(real, imaginary)."""
    return complex(*[one if type(one) in NUMBERS else float(one) for one in values])


def as_text(machine: Any, value: Any = "") -> str:
    """str(value)."""
    return text(machine.meter, value)


def as_list(machine: Any, values: Any = ()) -> list[Any]:
    """list(values)."""
    return machine.collect(values)


def as_tuple(machine: Any, values: Any = ()) -> tuple[Any, ...]:
    """tuple(values)."""
    return values if type(values) is tuple else tuple(machine.collect(values))


def as_set(machine: Any, values: Any = ()) -> set[Any]:
    """set(values)."""
    found = machine.collect(values)
    machine.size(found)
    return set(found)


def as_frozenset(machine: Any, values: Any = ()) -> frozenset[Any]:
    """frozenset(values)."""
    return frozenset(as_set(machine, values))


def as_dict(machine: Any, values: Any = (), **more: Any) -> dict[Any, Any]:
    """dict(values, name=value)."""
    made: dict[Any, Any] = {}
    pairs = values.items() if type(values) is dict else [machine.collect(pair) for pair in machine.collect(values)]
    for key, value in pairs:
        machine.size(key)
        machine.meter.handle(1)
        made[key] = value
    return {**made, **more}


def as_range(machine: Any, *ends: Any) -> range:
    """range(...)."""
    return range(*ends)


def error(kind: type[Exception]) -> Type:
    """An error type that programs may raise and catch."""

    def make(machine: Any, *args: Any) -> Exception:
        return kind(*args)

    return Type(kind, make, own=True)


ERRORS = [
    "Exception",
    "ArithmeticError",
    "AssertionError",
    "AttributeError",
    "FloatingPointError",
    "ImportError",
    "IndexError",
    "KeyError",
    "LookupError",
    "ModuleNotFoundError",
    "NameError",
    "NotImplementedError",
    "OverflowError",
    "RuntimeError",
    "StopIteration",
    "TypeError",
    "UnboundLocalError",
    "ValueError",
    "ZeroDivisionError",
]

TYPES = {
    int: whole,
    float: decimal,
    bool: truth,
    complex: complex_number,
    str: as_text,
    list: as_list,
    tuple: as_tuple,
    set: as_set,
    frozenset: as_frozenset,
    dict: as_dict,
    range: as_range,
}

FUNCTIONS = {
    "print": say,
    "len": length,
    "sum": total,
    "min": extreme("min", LESS),
    "max": extreme("max", MORE),
    "sorted": in_order,
    "any": some,
    "all": every,
    "enumerate": numbered,
    "zip": together,
    "map": applied,
    "filter": chosen,
    "reversed": backwards,
    "next": following,
    "iter": walked,
    "isinstance": is_instance,
    "issubclass": is_subclass,
    "callable": can_call,
    "abs": absolute,
    "round": rounded,
    "pow": power,
    "divmod": quotient,
    "repr": shown,
    "format": formatted,
    "id": identity,
}


def names() -> dict[str, Any]:
    """Python's names for one run."""
    own: dict[str, Any] = {name: Row(name, function, own=True) for name, function in FUNCTIONS.items()}
    own.update({kind.__name__: Type(kind, make, own=True) for kind, make in TYPES.items()})
    own.update({name: error(getattr(builtins, name)) for name in ERRORS})
    own["type"] = Type(type, type_of, own=True)
    return own
