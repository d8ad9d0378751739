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
floatmode:word="
)
MOST = 1_000_000
WIDEST = 200  # digits of a number, and items at an edge


def checked(machine: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> dict[str, Any]:
    """The options as NumPy may have them."""
    if "formatter" in kwargs:
        raise TypeError("a formatter is not available here; write precision=3, suppress=True, or an f-string")
    _, _, given = OPTIONS.bind(machine.meter, "set_printoptions", args, kwargs)
    found = {name: value for name, value in given.values.items() if value is not None}
    for name, most in (("precision", WIDEST), ("edgeitems", WIDEST), ("threshold", MOST), ("linewidth", MOST)):
        if name in found:
            found[name] = int(min(max(found[name], 0), most))
    return found


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


def as_printed(machine: Any, a: Any, **options: Any) -> str:
    """array_str(array, precision=3)."""
    return written(machine, a, **options) if options else machine.call(machine.builtins["str"], (a,), {})


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "set_printoptions": set_options,
    "printoptions": options,
    "get_printoptions": current,
    "array2string": written,
    "array_repr": as_shown,
    "array_str": as_printed,
}
