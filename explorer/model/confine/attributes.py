"""Which attributes programs may read, call and set, per type: one table. Nothing else of a value can be reached."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from types import GeneratorType
from typing import Any

import numpy as np

import engine

from .containers import Record, Shape
from .creators import creator_of, flags_of
from .functions import Function
from .instances import MISSING
from .instead import told
from .library import named
from .library.callables import Partial
from .machine import REASON, Machine
from .members import Method
from .names import generators, letters, mxnet, queued, spoken, sweeps, texts, ufuncs, unbound
from .names import methods as own
from .names.of_arrays import ARRAYS, ONE_NUMBER, TENSORS
from .names.tables import rows
from .near import nearest
from .ours import ours
from .subscripts import stored
from .values import Bound, Made, Namespace, Own, Row, Type, bare_name, is_array, is_mxnet, kind_name

Members = dict[str, Row | str]  # a Row is a method; READ and SET are plain attributes

READ, SET = "read", "set"


def plain(names: str, how: str = READ) -> Members:
    """Attributes that are values."""
    return dict.fromkeys(names.split(), how)


WHOLE = "free(self:number, /): bit_length bit_count conjugate as_integer_ratio is_integer"
REAL = "free(self:number, /): is_integer conjugate as_integer_ratio hex"
COMPLEX = "free(self:number, /): conjugate"

ARRAY: Members = {
    **plain("size ndim dtype T real imag nbytes itemsize strides"),
    **plain("shape", SET),
    **rows(np.ndarray, ARRAYS),
    **ours({"tolist": sweeps.tolist, "tobytes": letters.array_bytes}),
}
TENSOR: Members = {
    **plain("grad constant base size ndim dtype T"),
    **plain("data shape", SET),
    **rows(engine.Tensor, TENSORS),
    **ours({"backward": sweeps.backward, "tolist": sweeps.tolist}),
}
NUMPY_NUMBER: Members = {**plain("size ndim dtype shape T real imag"), **rows(np.float64, ONE_NUMBER)}

ATTRIBUTES: dict[type, Members] = {
    np.ndarray: ARRAY,
    engine.Tensor: TENSOR,
    int: {**plain("real imag numerator denominator"), **rows(int, WHOLE), **ours({"to_bytes": letters.to_bytes})},
    float: {**plain("real imag"), **rows(float, REAL)},
    complex: {**plain("real imag"), **rows(complex, COMPLEX)},
    str: texts.TEXT,
    list: own.LIST,
    tuple: own.TUPLE,
    Record: own.TUPLE,
    **queued.MORE,
    dict: own.DICT,
    set: own.SET,
    slice: plain("start stop step"),
    range: {**plain("start stop step"), **own.RANGE},
    GeneratorType: generators.METHODS,
    np.dtype: plain("name itemsize kind"),
}
NOTHING: dict[str, Row] = {}
METHODS_OF = {  # most of what is read; a named tuple may have a field of a method's name
    kind: {name: one for name, one in members.items() if isinstance(one, Row)}
    for kind, members in ATTRIBUTES.items()
    if kind is not Record
}
NAMED: Mapping[type, Any] = {  # __name__ and __doc__ of stand-ins
    Function: lambda value: {**value.names, **of_function(value)},
    Type: lambda value: {"__name__": value.name},
    Row: lambda value: {"__name__": value.name},
    Made: lambda value: {"__name__": value.name, **documented(value), **value.parts},
    Partial: lambda value: value.parts,
    Namespace: lambda value: {"__name__": value.name},
    Method: lambda value: of_function(value.function) if type(value.function) is Function else {},
}
TOLD: Mapping[type, tuple[str, ...]] = {  # what errors know
    StopIteration: ("value",),
    SyntaxError: ("msg", "lineno", "offset", "text"),
    **dict.fromkeys([ImportError, ModuleNotFoundError], ("msg", "name")),
    json.JSONDecodeError: ("msg", "doc", "pos", "lineno", "colno"),
}


def of_function(value: Function) -> dict[str, Any]:
    """What a function of the program's says of itself."""
    named = {"__name__": value.name, "__qualname__": value.qualified, "__doc__": value.doc, "__module__": "__main__"}
    return {**named, "__defaults__": value.defaults or None, "__kwdefaults__": dict(value.keyword_defaults) or None}


def documented(value: Any) -> dict[str, Any]:
    """What a function says that was made of one of the program's."""
    while type(value) is Made and "__wrapped__" in value.parts:
        value = value.parts["__wrapped__"]
    return of_function(value) if type(value) is Function else {}


mxnet_members = cache(mxnet.members)


def members_of(value: Any) -> Members:
    """The row of the table for a value's type."""
    found = ATTRIBUTES.get(type(value))
    if found is not None:
        return found
    if isinstance(value, engine.Tensor):
        return TENSOR
    if is_mxnet(value):
        return mxnet_members(type(value))  # type: ignore[arg-type]
    if isinstance(value, np.generic):
        return NUMPY_NUMBER
    if isinstance(value, np.dtype):
        return ATTRIBUTES[np.dtype]
    if isinstance(value, BaseException):
        return plain(f"args {' '.join(TOLD.get(type(value), ()))}")
    return {}


def read(machine: Machine, value: Any, name: str) -> Any:
    """value.name, if it is listed."""
    method = METHODS_OF.get(type(value), NOTHING).get(name)
    if method is not None:
        return Bound(value, method)
    if isinstance(value, Namespace) and name in value.members:
        return value.members[name]
    if isinstance(value, Own):
        return value.look_up(machine, name)
    if type(value) is Record and (found := named.of_record(machine, value, name)) is not MISSING:
        return found
    if type(value) is Shape and name in named.of_shape(value):
        return named.of_shape(value)[name]
    member = members_of(value).get(name)
    if isinstance(member, Row):
        return Bound(value, member)
    if member is not None:
        if name == "T" and is_array(value):
            machine.meter.work(1)
        found = machine.admit(getattr(value, name))
        if name == "data" and machine.taken:
            machine.taken(found, (value,), machine.site.place, machine.site.text)
        return found
    if type(value) is Row and name in ufuncs.methods(value.function):
        return ufuncs.methods(value.function)[name]
    if type(value) is np.ndarray and name == "flat":
        return machine.admit(value.ravel())
    if type(value) is np.ndarray and name == "base":
        return owner_of_numbers(machine, value)
    if type(value) is np.ndarray and name == "flags":
        return flags_of(machine.memory, value)
    if isinstance(value, BaseException) and name == "__cause__":
        return getattr(value, REASON, None)
    if isinstance(value, engine.Tensor) and name == "creator":
        return creator_of(machine.memory, value)
    facts = NAMED.get(type(value))
    if facts and name in facts(value):
        return facts(value)[name]
    if type(value) is Function and name == "__annotations__":
        return value.hints()
    if type(value) in (Type, Row) and name in unbound.OF_TYPES.get(value.name, {}):
        return unbound.OF_TYPES[value.name][name]
    if (special := spoken.spoken(value, name)) is not None:
        return special
    error = AttributeError(unknown(value, name))
    if told(owner_of(value), name):
        error.add_note(told(owner_of(value), name))
    raise error


def owner_of_numbers(machine: Machine, value: Any) -> Any:
    """The array whose numbers a view shows; None of one that has its own, or may write less than that one may."""
    base = value.base
    shown = type(base) is np.ndarray and (value.flags.writeable or not base.flags.writeable)
    return machine.admit(base) if shown else None


def write(machine: Machine, value: Any, name: str, new: Any) -> None:
    """value.name = new, for instances and the few attributes of others that programs may set."""
    if isinstance(value, Own):
        return value.put(machine, name, new)
    if type(value) is Function:
        return value.put(name, new)
    if members_of(value).get(name) != SET:
        what = f"{value.name}." if isinstance(value, Namespace) else ""
        raise AttributeError(f"{what}{name[:60]} of a value of type {kind_name(value)} cannot be set here")
    if name == "shape":
        machine.numeric(new if type(new) in (list, tuple) else [new])
        value.shape = new
    else:
        value.data = machine.admit(np.asarray(stored(machine, new)))
        machine.watcher.replaced(value, machine.site.place)


def drop(machine: Machine, value: Any, name: str) -> None:
    """del value.name, for instances."""
    if type(value) is Function and name in value.names:
        del value.names[name]
        return
    if not isinstance(value, Own):
        raise AttributeError(f"{name[:60]} of a value of type {kind_name(value)} cannot be deleted here")
    value.drop(machine, name)


def unknown(value: Any, name: str) -> str:
    """The complaint about an attribute that is not on the list, with what may be meant."""
    members = value.members if isinstance(value, Namespace) else members_of(value)
    owner = value.name if isinstance(value, Namespace) else f"'{kind_name(value)}' object"
    close = None if told(owner_of(value), name) else nearest(name, members)
    hint = f"; did you mean {close}?" if close else ""
    return f"{owner} has no attribute '{name[:60]}'{hint}"


def owner_of(value: Any) -> str:
    """A module's name, or that of a value's type."""
    return value.name if isinstance(value, Namespace) else bare_name(value)
