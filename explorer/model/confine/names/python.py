"""Python's own functions as programs see them, with our counting in them."""

from __future__ import annotations

import ast
from functools import cache
from hashlib import blake2b
from typing import Any

import numpy as np

from ..formats import written_as
from ..functions import Function
from ..instances import MISSING, Instance
from ..members import Method
from ..operators import BINARY
from ..ours import ours
from ..show import show, text
from ..values import CONTAINERS, NUMBERS, Bound, Namespace, Row, Type, is_array, kind_name
from .kinds import ASKING, kinds
from .letters import LETTERS
from .own import OWN
from .walking import WALKING

STREAMS = ("sys.stdout", "sys.stderr")
POWER, MODULO, WHOLE = BINARY[ast.Pow][0], BINARY[ast.Mod][0], BINARY[ast.FloorDiv][0]


def say(
    machine: Any, *values: Any, sep: str | None = None, end: str | None = None, file: Any = None, flush: bool = False
) -> None:
    """print(...); there are no files but sys.stdout and sys.stderr, which are the output."""
    parts = [text(machine.meter, value) for value in values]
    sep = " " if sep is None else sep
    machine.meter.sequence(sum(map(len, parts)) + len(sep) * len(parts))
    said = sep.join(parts) + ("\n" if end is None else end)
    if isinstance(file, Instance):
        machine.call(file.look_up(machine, "write"), (said,), {})
    elif file is None or (type(file) is Namespace and file.name in STREAMS):
        machine.write(said)
    else:
        raise TypeError(
            f"print writes to sys.stdout, sys.stderr and io.StringIO() here, not to a value of type {kind_name(file)}"
        )


def length(machine: Any, value: Any) -> int:
    """len(value)."""
    if type(value) in CONTAINERS or type(value) in (str, range) or is_array(value) or hasattr(value, "__len__"):
        return len(value)
    raise TypeError(f"object of type '{kind_name(value)}' has no len()")


def can_call(machine: Any, value: Any) -> bool:
    """callable(value)."""
    if isinstance(value, Instance):
        return value.ours.find("__call__") is not MISSING
    return isinstance(value, (Row, Bound, Function, Method))


def absolute(machine: Any, value: Any) -> Any:
    """abs(value)."""
    return machine.admit(abs(measured(machine, value)))


def rounded(machine: Any, value: Any, digits: int | None = None) -> Any:
    """round(value, digits)."""
    if digits is not None and abs(digits) > 1_000:
        raise ValueError("round takes at most 1,000 digits here")
    return machine.admit(round(measured(machine, value), digits))


def measured(machine: Any, value: Any) -> Any:
    """A number or array, its elements counted."""
    if is_array(value):
        machine.meter.work(value.size)
    elif isinstance(value, Instance):
        return value
    elif type(value) not in NUMBERS and not isinstance(value, np.generic):
        raise TypeError(f"a number or an array is needed, not a value of type {kind_name(value)}")
    return value


def power(machine: Any, left: Any, right: Any, modulus: Any = None) -> Any:
    """pow(left, right, modulus)."""
    if modulus is None:
        return POWER(machine, left, right)
    machine.meter.work(100 * int(right).bit_length() * int(modulus).bit_length())
    return pow(int(left), int(right), int(modulus))


def quotient(machine: Any, left: Any, right: Any) -> Any:
    """divmod(left, right)."""
    return WHOLE(machine, left, right), MODULO(machine, left, right)


def shown(machine: Any, value: Any) -> str:
    """repr(value)."""
    return show(machine.meter, value)


def formatted(machine: Any, value: Any, spec: str = "") -> str:
    """format(value, spec)."""
    return written_as(machine.meter, value, spec)


def hashed(machine: Any, value: Any) -> int:
    """hash(value)."""
    machine.key(value)
    return hash_of(value)


def hash_of(value: Any) -> int:
    """A hash that is the same in every run: Python's own of texts would tell how its tables are ordered."""
    if type(value) is str:
        return int.from_bytes(blake2b(value.encode("utf-8", "replace"), digest_size=7).digest())
    if type(value) in (tuple, frozenset):
        return hash(type(value)(map(hash_of, value)))
    if type(value) in NUMBERS or isinstance(value, np.generic | Instance):
        return hash(value)
    if value is None:
        return 0
    raise TypeError(f"unhashable type: '{kind_name(value)}'")


FUNCTIONS = {
    "hash": hashed,
    "print": say,
    "len": length,
    "callable": can_call,
    "abs": absolute,
    "round": rounded,
    "pow": power,
    "divmod": quotient,
    "repr": shown,
    "format": formatted,
    **ASKING,
    **LETTERS,
    **OWN,
    **WALKING,
}


@cache
def lasting() -> dict[str, Any]:
    """Python's names: no program can change what stands behind them, so they serve all runs."""
    return {**kinds(), **ours(FUNCTIONS), "NotImplemented": NotImplemented, "Ellipsis": ...}


@cache
def types() -> dict[type, Any]:
    """The listed types by the real ones."""
    return {one.type: one for one in lasting().values() if isinstance(one, Type)}


def names() -> dict[str, Any]:
    """Python's names for one run, which may add to them."""
    return {**lasting()}
