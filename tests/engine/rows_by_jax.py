"""JAX's values and gradients of every row that it can compute, into a table that the tests compare with.

    PYTHONPATH=. jaxenv/bin/python -m tests.engine.rows_by_jax     (as by_jax.py, beside this one)

A row's own function is run, with JAX's functions in the place of NumPy's and of the engine's.
"""

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import CellType, FunctionType, ModuleType
from typing import Any

import numpy as np

import engine
from tests.engine.cases import CASES
from tests.engine.rows_of_functions import ROWS
from tests.engine.rows_of_rooms import ROWS_OF_ROOMS
from tests.engine.rows_of_spaces import ROWS_OF_SPACES

TABLE = Path(__file__).with_name("rows_by_jax.json")
OURS = "tests.engine."
# Where JAX answers otherwise: an order that nobody promises, and a method that forgets `initial=`.
UNLIKE = {"partition(4,) 0", "sum(2,3) 3"}


def named() -> dict[str, Any]:
    """All rows by name; rows of one name are numbered, so that a new row leaves the others' names alone."""
    counts: Counter[str] = Counter()
    found = {}
    for row in [*CASES, *ROWS, *ROWS_OF_ROOMS, *ROWS_OF_SPACES]:
        found[f"{row} {counts[str(row)]}"] = row
        counts[str(row)] += 1
    return found


def weights(shape: tuple[int, ...]) -> Any:
    """What a result is multiplied with, so that each of its elements counts otherwise."""
    return np.cos(np.arange(np.prod(shape, dtype=int))).reshape(shape)


class Room:
    """JAX's functions under the names of NumPy's and of the engine's."""

    def __init__(self, *rooms: Any) -> None:
        self.rooms = rooms

    def __getattr__(self, name: str) -> Any:
        for room in self.rooms:
            if hasattr(room, name):
                found = getattr(room, name)
                return Room(found) if isinstance(found, ModuleType) else taking_lists(found)
        raise AttributeError(name)


def taking_lists(function: Any) -> Any:
    """A function of JAX's that takes lists of numbers, too."""

    def call(*args: Any, **options: Any) -> Any:
        return function(*(np.array(x) if is_numbers(x) else x for x in args), **options)

    return call if isinstance(function, FunctionType) or hasattr(function, "__wrapped__") else function


def is_numbers(x: Any) -> bool:
    return isinstance(x, list) and all(isinstance(part, bool | int | float) or is_numbers(part) for part in x)


def translated(x: Any, room: Room) -> Any:
    """A function in whose body JAX's take the place of NumPy's; a constant as it is."""
    if x is np or x is engine or (isinstance(x, ModuleType) and x.__name__.startswith("engine")):
        return room
    if isinstance(x, FunctionType) and x.__module__.startswith(OURS):
        known = {name: x.__globals__[name] for name in _names(x.__code__) if name in x.__globals__}
        scope = {**x.__globals__, **{name: translated(value, room) for name, value in known.items()}}
        cells = tuple(CellType(translated(cell.cell_contents, room)) for cell in x.__closure__ or ())
        defaults = tuple(translated(value, room) for value in x.__defaults__ or ())
        copy = FunctionType(x.__code__, scope, x.__name__, defaults, cells)
        copy.__kwdefaults__ = {name: translated(value, room) for name, value in (x.__kwdefaults__ or {}).items()}
        return copy
    if isinstance(getattr(x, "__self__", None), np.ufunc):  # a method, such as np.add.outer
        return getattr(translated(x.__self__, room), x.__name__)
    home = str(getattr(x, "__module__", None) or "numpy")
    if callable(x) and home.startswith(("numpy", "engine")) and hasattr(x, "__name__"):
        return getattr(room.linalg if ".linalg" in home else room, x.__name__)
    return x


def _names(code: Any) -> set[str]:
    """The names that a function looks up, and the functions in it."""
    inner = [part for part in code.co_consts if hasattr(part, "co_names")]
    return {*code.co_names}.union(*map(_names, inner))


def main() -> None:
    """Writes the table."""
    import jax

    from tests.engine.written_in_jax import WRITTEN

    jax.config.update("jax_enable_x64", True)
    room, found = Room(WRITTEN, jax.numpy, jax.nn), {}
    rows = {name: row for name, row in named().items() if name not in UNLIKE}
    for name, row in rows.items():
        try:
            found[name] = asked(jax, translated(row.call, room), row.operands(seed=9))
        except Exception as error:
            print(f"{name}: {type(error).__name__}: {str(error)[:90]}")
    told = ",\n".join(f"{json.dumps(name)}:{json.dumps(value, separators=(',', ':'))}" for name, value in found.items())
    TABLE.write_text(f"{{\n{told}\n}}\n", encoding="utf-8")
    print(len(found), "of", len(rows))


def asked(jax: Any, call: Callable[..., Any], operands: list[Any]) -> list[Any]:
    """The shape and weighted sum of a result, and the gradient of that by each operand."""
    arrays = [jax.numpy.asarray(x) for x in operands]
    shape = call(*arrays).shape

    def total(*xs: Any) -> Any:
        return jax.numpy.sum(call(*xs) * weights(shape))

    value, gradients = jax.value_and_grad(total, tuple(range(len(arrays))))(*arrays)
    digits = [[float(f"{g:.9g}") for g in np.ravel(part)] for part in gradients]
    return [list(shape), float(f"{value:.9g}"), *digits]


if __name__ == "__main__":
    main()
