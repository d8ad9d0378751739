"""NumPy's print options: a state of the run, counted where arrays are written."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from ..show import printing
from ..takes import takes
from ..values import Block, is_array, kind_name

OPTIONS = takes(
    "precision:whole=, threshold:number=, edgeitems:whole=, linewidth:number=, suppress:flag=, *, sign:sign=, \
floatmode:word=, nanstr:text=, infstr:text="
)
KINDS = frozenset({"all", "bool", "int", "int_kind", "float", "float_kind", "complexfloat", "complex_kind"})
MOST = 1_000_000
WIDEST = 200  # digits of a number, and items at an edge


def checked(machine: Any, args: tuple[Any, ...], options: dict[str, Any]) -> dict[str, Any]:
    """The options as NumPy may have them."""
    kwargs = {**options}
    writing = kwargs.pop("formatter", None)
    _, _, given = OPTIONS.bind(machine.meter, "set_printoptions", args, kwargs)
    found = {name: value for name, value in given.values.items() if value is not None}
    for name, most in (("precision", WIDEST), ("edgeitems", WIDEST), ("threshold", MOST), ("linewidth", MOST)):
        if name in found:
            found[name] = int(min(max(found[name], 0), most))
    for name in ("nanstr", "infstr"):
        machine.meter.sequence(len(found.get(name, "")))
    return found if writing is None else {**found, "formatter": writers(machine, writing)}


def writers(machine: Any, formatter: Any) -> dict[str, Callable[[Any], str]]:
    """Functions of the program's that write elements, by the kinds of numbers that they are for."""
    if type(formatter) is not dict or not KINDS.issuperset(formatter):
        raise TypeError(f"a formatter is a dict of functions, by {', '.join(sorted(KINDS))}")
    return {kind: writer(machine, machine.callback(function)) for kind, function in formatter.items()}


def writer(machine: Any, write: Callable[..., Any]) -> Callable[[Any], str]:
    """One of them: what it gives is a text."""

    def written(value: Any) -> str:
        found = write(machine.admit(value))
        if type(found) is not str:
            raise TypeError(f"a formatter gives a text, not a value of type {kind_name(found)}")
        machine.meter.sequence(len(found))
        return found

    return written


def set_options(machine: Any, *args: Any, **kwargs: Any) -> None:
    """set_printoptions(...), for the rest of the run."""
    np.set_printoptions(**checked(machine, args, kwargs))


def options(machine: Any, *args: Any, **kwargs: Any) -> Block:
    """with printoptions(...)."""
    return Block("printoptions", partial(np.printoptions, **checked(machine, args, kwargs)))


def current(machine: Any) -> dict[str, Any]:
    """get_printoptions()."""
    return {name: value for name, value in np.get_printoptions().items() if type(value) in (int, float, str, bool)}


def written(machine: Any, a: Any, max_line_width: Any = None, precision: Any = None, suppress_small: Any = None,
            separator: Any = " ", **options: Any) -> str:  # fmt: skip
    """array2string(array, precision=, suppress_small=, separator=, floatmode=)."""
    if not is_array(a):
        raise TypeError(f"array2string needs an array, not a value of type {kind_name(a)}")
    if type(separator) is not str or len(separator) > 9:
        raise TypeError("a separator is a short text")
    given = {"linewidth": max_line_width, "precision": precision, "suppress": suppress_small}
    given = {name: one for name, one in given.items() if one is not None} | options
    with np.printoptions(**checked(machine, (), given)):
        printing(machine.meter, a)
        return np.array2string(np.asarray(a), separator=separator)


def as_shown(machine: Any, arr: Any) -> str:
    """array_repr(array)."""
    return machine.call(machine.builtins["repr"], (arr,), {})


def positional(
    machine: Any, x: Any, precision: Any = None, unique: bool = True, fractional: bool = True, trim: str = "k"
) -> str:
    """format_float_positional(x, precision=3)."""
    return np.format_float_positional(float(x), digits(precision), bool(unique), bool(fractional), trimmed(trim))


def scientific(machine: Any, x: Any, precision: Any = None, unique: bool = True, trim: str = "k") -> str:
    """format_float_scientific(x, precision=3)."""
    return np.format_float_scientific(float(x), digits(precision), bool(unique), trimmed(trim))


def trimmed(word: str) -> Any:
    """Which zeros go."""
    if word not in ("k", ".", "0", "-"):
        raise ValueError("trim is 'k', '.', '0' or '-'")
    return word


def digits(precision: Any) -> Any:
    """How many digits, as far as anybody reads them."""
    return min(max(int(precision), 0), WIDEST) if precision is not None else None


def as_printed(machine: Any, a: Any, **options: Any) -> str:
    """array_str(array, precision=3)."""
    return written(machine, a, **options) if options else machine.call(machine.builtins["str"], (a,), {})


def in_base(machine: Any, number: int, base: int = 2, padding: int = 0) -> str:
    """base_repr(number, base)."""
    machine.meter.whole(number.bit_length())
    machine.meter.sequence(number.bit_length() + max(padding, 0))
    return np.base_repr(number, base, max(padding, 0))


def in_binary(machine: Any, num: int, width: Any = None) -> str:
    """binary_repr(number, width)."""
    machine.meter.whole(num.bit_length())
    machine.meter.sequence(num.bit_length() + max(int(width or 0), 0))
    return np.binary_repr(num, None if width is None else int(width))


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "set_printoptions": set_options,
    "printoptions": options,
    "get_printoptions": current,
    "array2string": written,
    "array_repr": as_shown,
    "array_str": as_printed,
    "base_repr": in_base,
    "binary_repr": in_binary,
    "format_float_positional": positional,
    "format_float_scientific": scientific,
}
