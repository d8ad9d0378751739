"""Python's types as programs see them: to call, to compare, to ask about, to raise and to catch."""

from __future__ import annotations

import builtins
from typing import Any

import numpy as np

from ..admission import nested
from ..containers import Record, Shape
from ..functions import Function
from ..instances import Class, Instance
from ..iteration import sized
from ..mappings import entries, put_all
from ..members import Method, Property, Wrapped
from ..show import text
from ..subscripts import whole as whole_of
from ..supers import Super
from ..values import NUMBERS, Block, Bound, Namespace, Row, Type, is_array, kind_name
from .standing import nothing_made, standing_for


def is_instance(machine: Any, value: Any, kinds: Any) -> bool:
    """isinstance(value, kinds)."""
    if type(value) is Record:
        return any(value.kind is one if type(one) is Shape else issubclass(tuple, one.type) for one in listed(kinds))
    if isinstance(value, Instance) and value.ours.holds in real_types(kinds):
        return True
    return isinstance(stand_in(value), real_types(kinds))


def is_subclass(machine: Any, kind: Any, kinds: Any) -> bool:
    """issubclass(kind, kinds)."""
    if isinstance(kind, Class) and kind.holds in real_types(kinds):
        return True
    return issubclass(real_types(kind)[0], real_types(kinds))


def real_types(kinds: Any) -> tuple[type, ...]:
    """The classes behind listed types."""
    return tuple(one.type for one in listed(kinds))


def listed(kinds: Any) -> tuple[Type, ...]:
    """One listed type, or several."""
    every = kinds if type(kinds) is tuple else (kinds,)
    if not all(isinstance(one, Type) for one in every):
        raise TypeError("isinstance() arg 2 must be a type or a tuple of types")
    return every


def stand_in(value: Any) -> Any:
    """Stand-ins are instances of what stands for their type, or of nothing but object; those of types are types."""
    if isinstance(value, Type):
        return value.type
    if not isinstance(value, STAND_INS):
        return value
    kind = standing_for(value)
    return object() if kind is None else kind.type()


STAND_INS = (Row, Bound, Method, Namespace, Function, Block, Property, Super, Wrapped)


def type_of(machine: Any, value: Any) -> Any:
    """type(value): the listed type, or one that has a name and nothing else."""
    found = machine.types.get(type(value))
    if found is not None:
        return found
    if isinstance(value, Instance):
        return value.ours
    if type(value) is Record:
        return value.kind
    if isinstance(value, Type):
        return machine.types[type]
    if (standing := standing_for(value)) is not None:
        return standing
    if isinstance(value, STAND_INS):
        raise TypeError(f"the type of a value of type {kind_name(value)} is not available here")
    return Type(type(value), nothing_made, own=True)


def whole(machine: Any, value: Any = 0, *base: Any) -> int:
    """int(value)."""
    if type(value) is str:
        machine.meter.handle(len(value))
    elif not is_number(value):
        raise TypeError(f"int() argument must be a string or a number, not '{kind_name(value)}'")
    found = int(value, *base)
    machine.meter.whole(found.bit_length())
    return found


def is_number(value: Any) -> bool:
    """Whether a value can be a number: an instance says so itself, by __float__ or __int__."""
    return type(value) in NUMBERS or is_array(value) or isinstance(value, np.generic | Instance)


def decimal(machine: Any, value: Any = 0.0) -> float:
    """float(value)."""
    if type(value) is str:
        machine.meter.handle(len(value))
    elif not is_number(value):
        raise TypeError(f"float() argument must be a string or a real number, not '{kind_name(value)}'")
    return float(value)


def truth(machine: Any, value: Any = False) -> bool:
    """bool(value)."""
    return bool(value)


def complex_number(machine: Any, *values: Any) -> complex:
    """complex(real, imaginary)."""
    if len(values) == 1 and type(values[0]) is str:
        machine.meter.handle(len(values[0]))
        return complex(values[0])
    return complex(*[one if type(one) in NUMBERS else float(one) for one in values])


def as_text(machine: Any, value: Any = "") -> str:
    """str(value)."""
    return text(machine.meter, value)


def as_list(machine: Any, values: Any = ()) -> list[Any]:
    """list(values)."""
    found = machine.collect(sized(values))
    machine.keep_all(found)
    return found


def as_tuple(machine: Any, values: Any = ()) -> tuple[Any, ...]:
    """tuple(values)."""
    return values if type(values) is tuple else tuple(as_list(machine, values))


def as_set(machine: Any, values: Any = ()) -> set[Any]:
    """set(values)."""
    found = machine.collect(values)
    machine.meter.table(len(found))
    machine.keys(found)
    machine.keep_all(found)
    return set(found)


def as_frozenset(machine: Any, values: Any = ()) -> frozenset[Any]:
    """frozenset(values)."""
    return frozenset(as_set(machine, values))


def as_dict(machine: Any, values: Any = (), **more: Any) -> dict[Any, Any]:
    """dict(values, name=value)."""
    made: dict[Any, Any] = {}
    put_all(machine, made, entries(machine, values))
    machine.meter.table(len(more))
    machine.keep_all(more.values())
    return {**made, **more}


def as_range(machine: Any, *ends: Any) -> range:
    """range(...)."""
    odd = "'{kind}' object cannot be interpreted as an integer"
    return range(*[whole_of(machine, one, odd) if isinstance(one, Instance) else one for one in ends])


def as_slice(machine: Any, *ends: Any) -> slice:
    """slice(...)."""
    return slice(*ends)


def error(kind: type[BaseException]) -> Type:
    """An error type that programs may raise and catch."""

    def make(machine: Any, *args: Any) -> BaseException:
        nested(machine.meter, args)
        machine.keep_all(args)
        return kind(*args)

    return Type(kind, make, own=True)


ERRORS = """
BaseException Exception ArithmeticError AssertionError AttributeError BufferError EOFError FileNotFoundError
FloatingPointError ImportError IndexError KeyError LookupError MemoryError ModuleNotFoundError NameError
NotImplementedError OSError OverflowError PermissionError RecursionError RuntimeError StopIteration SyntaxError
TimeoutError TypeError UnboundLocalError UnicodeError ValueError ZeroDivisionError
Warning DeprecationWarning FutureWarning RuntimeWarning SyntaxWarning UserWarning
"""
NAMED = (KeyboardInterrupt, SystemExit, GeneratorExit)  # in `except` alone: a program raises none of them

TYPES: dict[type, Any] = {
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
    slice: as_slice,
}

ASKING = {"isinstance": is_instance, "issubclass": is_subclass}


def kinds() -> dict[str, Any]:
    """All types by their names."""
    own: dict[str, Any] = {kind.__name__: Type(kind, make, own=True) for kind, make in TYPES.items()}
    own.update({name: error(getattr(builtins, name)) for name in ERRORS.split()})
    own.update({one.__name__: Type(one, nothing_made, own=True) for one in NAMED})
    own |= dict.fromkeys(("IOError", "EnvironmentError"), own["OSError"])
    own["object"] = Type(object, nothing_made, own=True)
    own["type"] = Type(type, type_of, own=True)
    return own
