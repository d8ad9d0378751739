"""Which attributes programs may read, call and set, per type: one table. Nothing else of a value can be reached."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from typing import Any

import numpy as np

import engine

from . import costs
from .functions import Function
from .machine import Machine
from .names import methods as own
from .names import mxnet
from .subscripts import stored
from .values import Bound, Namespace, Row, Type, is_array, is_mxnet, kind_name

Members = dict[str, Row | str]  # a Row is a method; READ and SET are plain attributes

READ, SET = "read", "set"


def rows(kind: Any, **groups: Any) -> Members:
    """Methods of a type, grouped by what they cost; those that the type lacks are left out."""
    members: Members = {}
    for group, names in groups.items():
        cost = getattr(costs, group)
        members.update({name: Row(name, getattr(kind, name), cost) for name in names.split() if hasattr(kind, name)})
    return members


def plain(names: str, how: str = READ) -> Members:
    """Attributes that are values."""
    return dict.fromkeys(names.split(), how)


REDUCING = """
    sum mean prod
    max min std var argmax argmin any all cumsum cumprod flatten ravel reshape squeeze transpose swapaxes"""
ARRAY: Members = {
    **plain("size ndim dtype T"),
    **plain("shape", SET),
    **rows(np.ndarray, whole=f"{REDUCING} copy round clip trace diagonal conj nonzero item", sorting="sort argsort"),
    **rows(np.ndarray, repeated="repeat", dotted="dot"),
    **plain("real imag nbytes itemsize"),
    "tolist": Row("tolist", own.tolist, own=True),
    "astype": Row("astype", np.ndarray.astype, costs.whole),
    "fill": Row("fill", np.ndarray.fill, costs.whole),
}
TENSOR: Members = {
    **plain("grad constant base size ndim dtype T"),
    **plain("data shape", SET),
    **rows(
        engine.Tensor,
        whole=f"{REDUCING} copy astype item clip moveaxis null_grad null_gradients clear_graph round trace diagonal",
    ),
    **rows(engine.Tensor, sorting="sort argsort", repeated="repeat", product_cost="matmul", dotted="dot"),
    **rows(engine.Tensor, each="abs", free="attach_grad asscalar detach asnumpy zero_grad"),
    "backward": Row("backward", own.backward, own=True),
}
NUMPY_NUMBER: Members = {
    **plain("size ndim dtype shape T real imag"),
    **rows(np.float64, free="item round sum mean max min copy astype is_integer reshape"),
}

ATTRIBUTES: dict[type, Members] = {
    np.ndarray: ARRAY,
    engine.Tensor: TENSOR,
    int: {
        **plain("real imag numerator denominator"),
        **rows(int, free="bit_length bit_count conjugate as_integer_ratio is_integer"),
    },
    float: {**plain("real imag"), **rows(float, free="is_integer conjugate as_integer_ratio hex")},
    complex: {**plain("real imag"), **rows(complex, free="conjugate")},
    str: own.TEXT,
    list: own.LIST,
    tuple: own.TUPLE,
    dict: own.DICT,
    set: own.SET,
    np.dtype: plain("name itemsize kind"),
}
NAMED: Mapping[type, Any] = {  # __name__ and __doc__ of stand-ins
    Function: lambda value: {"__name__": value.name, "__doc__": value.doc},
    Type: lambda value: {"__name__": value.name},
    Row: lambda value: {"__name__": value.name},
    Namespace: lambda value: {"__name__": value.name},
}


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
        return {"args": READ}
    return {}


def read(machine: Machine, value: Any, name: str) -> Any:
    """value.name, if it is listed."""
    if isinstance(value, Namespace) and name in value.members:
        return value.members[name]
    member = members_of(value).get(name)
    if isinstance(member, Row):
        return Bound(value, member)
    if member is not None:
        if name == "T" and is_array(value):
            machine.meter.work(1)
        return machine.admit(getattr(value, name))
    named = NAMED.get(type(value))
    if named and name in named(value):
        return named(value)[name]
    if type(value) in (Type, Row) and name in own.OF_TYPES.get(value.name, {}):
        return own.OF_TYPES[value.name][name]
    raise AttributeError(unknown(value, name))


def write(machine: Machine, value: Any, name: str, new: Any) -> None:
    """value.name = new, for the few attributes that programs may set."""
    if members_of(value).get(name) != SET:
        what = f"{value.name}." if isinstance(value, Namespace) else ""
        raise AttributeError(f"{what}{name[:60]} of a value of type {kind_name(value)} cannot be set here")
    if name == "shape":
        machine.numeric(new if type(new) in (list, tuple) else [new])
        value.shape = new
    else:
        value.data = machine.admit(np.asarray(stored(machine, new)))


def unknown(value: Any, name: str) -> str:
    """The complaint about an attribute that is not on the list, with what may be meant."""
    members = value.members if isinstance(value, Namespace) else members_of(value)
    owner = value.name if isinstance(value, Namespace) else f"'{kind_name(value)}' object"
    close = get_close_matches(name[:40], [*members], 1)
    hint = f"; did you mean {close[0]}?" if close else ""
    return f"{owner} has no attribute '{name[:60]}'{hint}"
