"""loadtxt, genfromtxt and fromstring: tables of numbers out of texts; io.StringIO stands for a file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from ..dtypes import REFUSED, dtype_of_any
from ..instances import Instance
from ..limits import NEW
from ..values import kind_name

WRITTEN = 4  # items that reading a number is worth
FILES = "A program here reads no files: write the data into it, and hand over io.StringIO(text) or text.splitlines()."


def lines(machine: Any, source: Any) -> list[str]:
    """The lines of io.StringIO(text), or of a list of texts."""
    if type(source) is str:
        error = FileNotFoundError(f"{source[:60]} not found.")
        error.add_note(FILES)
        raise error
    if isinstance(source, Instance):
        source = machine.call(source.look_up(machine, "read"), (), {})
        source = source.splitlines() if type(source) is str else source
    found = machine.collect(source)
    if not all(type(one) is str for one in found):
        raise TypeError(f"io.StringIO(text) or a list of lines is needed, not a value of type {kind_name(source)}")
    machine.meter.sequence(sum(map(len, found)))
    return found


def rows(machine: Any, source: Any, delimiter: Any, comments: Any, skipped: int) -> list[list[str]]:
    """What stands between the delimiters, line by line; empty lines are none."""
    if type(delimiter) not in (str, type(None)) or type(comments) not in (str, type(None)):
        raise TypeError("delimiter and comments are texts")
    bare = [one.split(comments)[0] if comments else one for one in lines(machine, source)[max(skipped, 0) :]]
    found = [one.strip().split(delimiter) for one in bare if one.strip()]
    count = sum(map(len, found))
    machine.meter.handle(WRITTEN * count)
    machine.meter.grow(NEW * count)
    machine.spread(count)
    return found


def chosen(machine: Any, table: list[list[str]], usecols: Any) -> list[list[str]]:
    """The columns that are asked for."""
    if usecols is None:
        return table
    places = [usecols] if type(usecols) is int else machine.collect(usecols)
    machine.meter.handle(len(table) * len(places))
    return [[row[place] for place in places] for row in table]


def loaded(machine: Any, table: list[list[str]], dtype: Any, read: Callable[[str], Any], *, unpack: bool) -> Any:
    """The table as an array: a line or column alone has one axis."""
    kind = dtype_of_any(machine.meter, dtype)
    if kind is REFUSED:
        raise TypeError("dtype is a type of numbers such as float, or str")
    of_texts = np.dtype(kind).kind == "U"
    if len({len(row) for row in table}) > 1:
        odd = next(place for place, row in enumerate(table, 1) if len(row) != len(table[0]))
        raise ValueError(f"the number of columns changed from {len(table[0])} to {len(table[odd - 1])} at row {odd}")
    cells = [[one.strip() if of_texts else read(one) for one in row] for row in table]
    array = machine.modules["numpy"]().members["array"]
    found = machine.call(array, (cells,), {"dtype": dtype})
    found = found.squeeze() if found.ndim > 1 else found
    return found.T if unpack else found


def whole_or_real(text: str) -> float:
    """A number as it is written."""
    try:
        return float(text)
    except ValueError:
        raise ValueError(f"could not convert string {text.strip()[:60]!r} to float64") from None


def missing_or_real(text: str) -> float:
    """The same; nan where there is none."""
    try:
        return float(text)
    except ValueError:
        return float("nan")


FLOAT = "float64"


def loadtxt(
    machine: Any,
    fname: Any,
    dtype: Any = FLOAT,
    comments: Any = "#",
    delimiter: Any = None,
    converters: Any = None,
    skiprows: int = 0,
    usecols: Any = None,
    unpack: bool = False,
    **options: Any,
) -> Any:
    """loadtxt(io.StringIO(text), delimiter=",", skiprows=1): a table of numbers."""
    table = chosen(machine, rows(machine, fname, delimiter, comments, skiprows), usecols)
    return loaded(machine, table, dtype, whole_or_real, unpack=bool(unpack))


def genfromtxt(
    machine: Any,
    fname: Any,
    dtype: Any = FLOAT,
    comments: Any = "#",
    delimiter: Any = None,
    *,
    skip_header: int = 0,
    usecols: Any = None,
    unpack: bool = False,
) -> Any:
    """genfromtxt(io.StringIO(text), delimiter=","): the same; what is no number becomes nan."""
    table = chosen(machine, rows(machine, fname, delimiter, comments, skip_header), usecols)
    return loaded(machine, table, dtype, missing_or_real, unpack=bool(unpack))


def fromstring(machine: Any, string: str, dtype: Any = FLOAT, count: int = -1, *, sep: str = "") -> Any:
    """fromstring("1 2 3", sep=" ")."""
    if not sep:
        raise ValueError("sep is what stands between the numbers: np.fromstring(text, sep=' ')")
    table = rows(machine, [string.replace("\n", " ")], sep.strip() or None, None, 0)
    cells = [[one for one in row if one.strip()][: count if count >= 0 else None] for row in table]
    found = loaded(machine, cells, dtype, whole_or_real, unpack=False)
    return found.reshape(-1)


FUNCTIONS: dict[str, Callable[..., Any]] = {"loadtxt": loadtxt, "genfromtxt": genfromtxt, "fromstring": fromstring}
