"""NumPy's functions that call the program's own, element by element, and those that walk indices."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import Any

import numpy as np

from ..library.iterators import given
from ..library.made import made, name_of
from ..ours import ours
from ..shapes import broadcast, elements, size_of_shape
from ..takes import takes
from ..values import Made, Thing, Type, is_array, kind_name
from .walking import counted

ONE_ARRAY, A_SHAPE = takes("a"), takes("*shape")
FIELDS = 1_000  # along one side of a histogram of two
DEAR = 50  # element operations that one call is worth


def as_array(machine: Any, value: Any) -> np.ndarray:
    """An argument as an array."""
    (found,), _, _ = ONE_ARRAY.bind(machine.meter, "array", (value,), {})
    machine.meter.array(elements(found))
    return np.asarray(found)


def gathered(machine: Any, values: list[Any]) -> np.ndarray:
    """Results as an array."""
    machine.numeric(values)
    machine.spread(max(elements(values), 1))
    return np.array(values)


def vectorize(machine: Any, pyfunc: Callable[..., Any], otypes: Any = None, **options: Any) -> Made:
    """vectorize(function): the type of its results is that of the first, which is asked for once more, as in NumPy."""
    kind = otypes[0] if type(otypes) in (list, tuple) and otypes else otypes
    chosen = kind.type if isinstance(kind, Type) else np.dtype(kind) if type(kind) is str and len(kind) == 1 else None

    def call(*args: Any) -> Any:
        machine.spread(broadcast(machine, *args), DEAR)
        spread = np.broadcast_arrays(*[as_array(machine, one) for one in args])
        if not args or not spread[0].size:
            raise ValueError("cannot call `vectorize` on size 0 inputs unless `otypes` is set")
        machine.meter.sequence(2 * len(args) * spread[0].size)
        rows = [*zip(*[one.ravel().tolist() for one in spread], strict=True)]
        dtype = chosen or as_array(machine, machine.call(pyfunc, rows[0], {})).dtype
        found = gathered(machine, [machine.call(pyfunc, row, {}) for row in rows])
        return found.astype(dtype).reshape(spread[0].shape)

    return made(machine, name_of(pyfunc), call, pyfunc=pyfunc)


def apply_along_axis(machine: Any, func1d: Any, axis: int, arr: Any, *args: Any, **kwargs: Any) -> Any:
    """apply_along_axis(function, axis, array)."""
    source = np.moveaxis(as_array(machine, arr), axis, -1)
    machine.spread(source.size)
    lines = source.reshape(-1, source.shape[-1])
    found = gathered(machine, [machine.call(func1d, (line, *args), kwargs) for line in lines])
    made = found.reshape(*source.shape[:-1], *found.shape[1:])
    return made if made.ndim < source.ndim else np.moveaxis(made, -1, axis)


def fromfunction(machine: Any, function: Any, shape: Any, *, dtype: Any = float) -> Any:
    """fromfunction(function, shape): called once, with arrays of indices."""
    (lengths,), _, _ = takes("shape").bind(machine.meter, "fromfunction", (shape,), {})
    machine.spread(size_of_shape(lengths) * len(lengths))
    kind = dtype.type if isinstance(dtype, Type) else dtype
    if kind not in (float, int, np.float64, np.int64):
        raise TypeError("dtype is float or int here")
    return machine.call(function, tuple(np.indices(lengths, dtype=kind)), {})


def fromiter(machine: Any, iter: Any, dtype: Any, count: int = -1) -> Any:
    """fromiter(values, dtype): an array of what a generator gives."""
    values = machine.collect(islice(counted(machine, iter), count) if count >= 0 else iter)
    return machine.call(machine.modules["numpy"]().members["array"], (values,), {"dtype": dtype})


def piecewise(machine: Any, x: Any, condlist: Any, funclist: Any, *args: Any) -> Any:
    """piecewise(x, conditions, functions or numbers)."""
    source = as_array(machine, x)
    conditions = [as_array(machine, one).astype(bool) for one in machine.collect(condlist)]
    functions = machine.collect(funclist)
    if len(functions) == len(conditions) + 1:
        conditions.append(~np.logical_or.reduce(conditions))
    if len(functions) != len(conditions):
        raise ValueError(f"{len(conditions)} conditions need as many functions, or one more, not {len(functions)}")
    machine.spread(source.size * len(functions))
    result = np.zeros_like(source)
    for where, one in zip(conditions, functions, strict=True):
        if where.shape != source.shape:
            raise ValueError("each condition has the shape of x")
        calls = not is_array(one) and not isinstance(one, (int, float, np.generic))
        result[where] = as_array(machine, machine.call(one, (source[where], *args), {}) if calls else one)
    return result


def ndindex(machine: Any, *shape: Any) -> Any:
    """ndindex(2, 3), or of a shape: every index."""
    lengths = shape[0] if len(shape) == 1 and type(shape[0]) in (tuple, list) else shape
    _, _, found = A_SHAPE.bind(machine.meter, "ndindex", tuple(lengths), {})
    machine.meter.sequence(sum(max(one, 0) for one in found.values["shape"] if type(one) is int))
    return given(machine, iter(np.ndindex(*found.values["shape"])), width=len(lengths) + 1)


def ndenumerate(machine: Any, arr: Any) -> Any:
    """ndenumerate(array): every index with its element."""
    source = as_array(machine, arr)
    return given(machine, iter(np.ndenumerate(source)), width=source.ndim + 1)


class Cursor(Mapping[str, Any]):
    """What np.nditer(array, flags=["multi_index"]) has: where it stands, and a way on."""

    def __init__(self, array: np.ndarray) -> None:
        self.array, self.place = array, 0
        self.rows = ours({"iternext": self.iternext, "reset": self.reset})

    def iternext(self, machine: Any) -> bool:
        """One element further; whether there is one."""
        machine.meter.handle(1)
        self.place += 1
        return self.place < self.array.size

    def reset(self, machine: Any) -> None:
        """Back to the first."""
        self.place = 0

    def walked(self) -> Iterator[Any]:
        """Each element, while it stands there."""
        for place in range(self.array.size):
            self.place = place
            yield self.array.flat[place]

    def __getitem__(self, name: str) -> Any:
        if name == "finished":
            return self.place >= self.array.size
        if name == "multi_index":
            at = np.unravel_index(min(self.place, max(self.array.size - 1, 0)), self.array.shape)
            return tuple(map(int, at))
        return self.place if name == "index" else self.rows[name]

    def __iter__(self) -> Iterator[str]:
        return iter(("finished", "multi_index", "index", *self.rows))

    def __len__(self) -> int:
        return 3 + len(self.rows)


def nditer(machine: Any, op: Any, flags: Any = (), op_flags: Any = (), **options: Any) -> Any:
    """nditer(array, flags=["multi_index"]): a cursor; without flags, the elements."""
    if type(op) is not np.ndarray:
        raise TypeError(f"nditer walks one array here, not a value of type {kind_name(op)}")
    if not flags:
        return given(machine, iter(as_array(machine, op).ravel()))
    cursor = Cursor(as_array(machine, op))
    return Thing("nditer", cursor, cursor.walked)


def histogram2d(machine: Any, x: Any, y: Any, bins: Any = 10, range: Any = None, density: bool = False) -> Any:
    """histogram2d(x, y, bins): how many points fall into each field, and the ends of the fields."""
    counts = [bins, bins] if type(bins) is int else machine.collect(bins)
    if len(counts) != 2 or not all(type(one) is int and 0 < one <= FIELDS for one in counts):
        raise ValueError(f"bins are one or two whole numbers from 1 to {FIELDS} here")
    spans = None if range is None else as_array(machine, range).tolist()
    first, second = as_array(machine, x).ravel(), as_array(machine, y).ravel()
    machine.spread(counts[0] * counts[1] + 2 * first.size, DEAR)
    return machine.admit(np.histogram2d(first, second, counts, spans, bool(density)))


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "vectorize": vectorize,
    "apply_along_axis": apply_along_axis,
    "fromfunction": fromfunction,
    "fromiter": fromiter,
    "piecewise": piecewise,
    "ndindex": ndindex,
    "ndenumerate": ndenumerate,
    "nditer": nditer,
    "histogram2d": histogram2d,
}
