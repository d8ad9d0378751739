"""The tables of names say what each callable takes and costs: held against NumPy's signatures, and measured."""

import inspect
import random
import tracemalloc
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

import engine
from explorer.model.confine.limits import Halted
from explorer.model.confine.takes import takes
from explorer.model.confine.values import Row, is_array
from tests.each import each

from .rows import Kinds, arguments, machine, rows

ROWS = rows()
UNLIKE = {(row.name, id(row.rule), id(row.takes)): path for path, row in ROWS.items()}  # each by one of its paths
KINDS = {row.takes.text: path for path, row in ROWS.items()}
TRIES = 40  # calls of a row with values of the right kinds
SLACK = 100_000  # bytes that a call may need for itself
ANONYMOUS = {
    "np.arange",
    "mg.arange",
    "np.random.ranf",
    "np.random.sample",
    "np.random.seed",
    "np.dtype",
}  # say nothing of what they take
MET = 0.9  # of the rows must have been called so with success


def signature(row: Row) -> inspect.Signature | None:
    """What NumPy or the engine says that a function takes; None where it takes anything."""
    try:
        found = inspect.signature(row.function)
    except ValueError:
        return None
    kinds = {one.kind for one in found.parameters.values()}
    return None if kinds == {inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD} else found


@each("path", sorted(ROWS.keys() - ANONYMOUS))
def test_a_row_takes_what_the_function_says_that_it_takes(path: str) -> None:
    found = signature(ROWS[path])
    if found is None:
        return
    table, theirs = ROWS[path].takes, [*found.parameters.values()]
    open_ended = any(one.kind is one.VAR_KEYWORD for one in theirs)
    places = [one.name for one in theirs if one.kind in (one.POSITIONAL_ONLY, one.POSITIONAL_OR_KEYWORD)]
    rest = [one.name for one in theirs if one.kind is one.VAR_POSITIONAL]
    by_place = all(one.kind is one.POSITIONAL_ONLY for one in theirs) and len(table.places) <= len(places)
    ours = [slot.name for slot in table.places]
    if not rest:
        ours = [name for name in ours if name in (*places, "self") or not open_ended]
        assert (by_place or ours[1:] == places[1 : len(ours)]) and (by_place or ours[:1] in (places[:1], ["self"]))
    assert not (table.rest and not rest), "takes more places than the function"
    named = {one.name for one in theirs if one.kind in (one.KEYWORD_ONLY, one.POSITIONAL_OR_KEYWORD)}
    for name in table.by_name.keys() - table.only_by_place - {*ours}:
        assert open_ended or name in named, name
    needed = {one.name for one in theirs if one.default is one.empty and one.kind in (one.KEYWORD_ONLY,)}
    assert needed <= {slot.name for slot in table.needed}


def arrays_in(value: Any) -> list[Any]:
    """All arrays of a result."""
    if is_array(value):
        return [value]
    return [array for one in value for array in arrays_in(one)] if isinstance(value, (tuple, list)) else []


def buffers(arrays: list[Any]) -> int:
    """The elements of what the arrays are views of, each counted once."""
    roots = {}
    for one in arrays:
        root = np.asarray(one)
        while isinstance(root.base, np.ndarray):
            root = root.base
        roots[id(root)] = root
    return sum(root.size for root in roots.values())


def measured(row: Row, args: Any, named: Any) -> tuple[Any, Any, int]:
    """What the row says that the call costs, the result, and the most bytes that it held."""
    host = machine()
    if row.calls:
        args, named = host.callbacks(args, named)
    handed, options, given = row.takes.bind(host.meter, row.name, args, named)
    cost = row.rule(given)
    if cost.made + cost.room > 3_000_000 or cost.work > 10**8:
        raise ValueError("too large to be tried")
    tracemalloc.start()
    try:
        result = row.function(*handed, **options)
        return cost, result, tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def calls(path: str) -> Iterator[tuple[list, dict, Any, Any, int]]:
    """Arguments of calls that succeed, what the row says of them, their results, and the bytes that they held."""
    row, chance = ROWS[path], random.Random(path)
    for _ in range(TRIES):
        args, named = arguments(row, Kinds(chance, path.split(".")[0]))
        try:
            with np.errstate(all="ignore"):
                yield args, named, *measured(row, args, named)
        except (Exception, Halted):
            continue


@each("path", sorted(UNLIKE.values()))
@pytest.mark.filterwarnings("ignore")
def test_a_call_makes_and_holds_no_more_than_its_rule_says(path: str) -> None:
    row = ROWS[path]
    for args, named, cost, result, held in [*calls(path)]:
        new = [one for one in arrays_in(result) if not any(one is other for other in (*args, *named.values()))]
        said = f"{[getattr(one, 'shape', one) for one in args]} {named} {cost}"
        most = max([one.size for one in new], default=0)
        assert most <= max(cost.made if cost.largest is None else cost.largest, 8), f"made {most} {said}"
        bytes = (cost.made + cost.room) * max([16, *(np.asarray(one).itemsize for one in arrays_in([*args]))]) + SLACK
        again = held if held <= bytes else measured(row, args, named)[2]  # imports, at first
        assert again <= bytes, f"held {again} {said}"
        assert buffers(new) <= cost.made + sum(np.size(one) for one in arrays_in([*args])) + 8, said


@pytest.mark.filterwarnings("ignore")
def test_nearly_every_row_can_be_measured() -> None:
    paths = sorted({*UNLIKE.values()})
    missed = [path for path in paths if next(calls(path), None) is None]
    assert len(missed) <= (1 - MET) * len(paths), missed


NO_KINDS = [
    "text",
    b"x",
    object(),
    {},
    {1},
    len,
    np,
    type,
    list,
    slice,
    ValueError("x"),
    np.dtype("O"),
    10**400,
    1 << 70,
]
NO_KINDS += [[None], ["a"], [object()], [[[]], {}], np.array(["a"]), np.array([None]), iter([]), engine, engine.Tensor]


@each("path", sorted(KINDS.values()))
@pytest.mark.filterwarnings("ignore")
def test_values_that_are_not_of_the_kind_are_not_handed_over(path: str) -> None:
    row, chance = ROWS[path], random.Random(path)
    kinds = Kinds(chance, path.split(".")[0])
    host = machine()
    for slot in row.takes.slots():
        for value in NO_KINDS:
            args, named = arguments(row, kinds)
            if fits(slot.kind, value):
                continue
            args, named = replaced(row, args, named, slot, value)
            with pytest.raises((TypeError, ValueError, OverflowError)):
                row.takes.bind(host.meter, row.name, args, named)
                raise LookupError(f"{slot} took {value!r}")


@each("path", sorted(ROWS))
def test_every_row_has_a_rule_and_parameters(path: str) -> None:
    assert ROWS[path].rule is not None and ROWS[path].takes is not None


def fits(kind: str, value: Any) -> bool:
    """Whether a value, odd as it is, is of the kind."""
    if kind == "function":
        return callable(value)
    if kind == "array or texts":
        listed = value if type(value) is list else [value]
        return all(isinstance(one, str) or (is_array(one) and one.dtype.kind == "U") for one in listed)
    if kind in ("operand", "word") or (kind == "array or text" and isinstance(value, str)):
        return isinstance(value, str)
    if kind == "self or texts" and is_array(value) and value.dtype.kind == "U":
        return True
    numbers = ("number", "norm order", "flag", "self", "self or texts", "array or text", "whole number")
    return kind in numbers and type(value) in (int, float)


def replaced(row: Row, args: Any, named: Any, slot: Any, value: Any) -> Any:
    """The same arguments but for one."""
    if slot is row.takes.rest:
        places = [Kinds(random.Random(1), "").value(one) for one in row.takes.places]
        return (*places, value), {}
    if slot in row.takes.places:
        place = row.takes.places.index(slot)
        more = [Kinds(random.Random(1), "").value(one) for one in row.takes.places[len(args) : place]]
        return (*(*args, *more)[:place], value), {}
    return args, {**named, slot.name: value}


def test_nothing_is_taken_that_is_not_written_down() -> None:
    host = machine()
    for text, args, named in [
        ("a, /, b=", (1, 2, 3), {}),
        ("a, /, b=", (1,), {"c": 1}),
        ("a, /", (), {"a": 1}),
        ("a", (), {}),
    ]:
        with pytest.raises(TypeError):
            takes(text).bind(host.meter, "f", args, named)


def test_a_callable_without_a_rule_cannot_be_made() -> None:
    with pytest.raises(TypeError):
        Row("sum", np.sum)


def test_no_running_result_is_written_into_what_is_given() -> None:
    # NumPy's process dies of a running sum that is written into a number.
    taken = [row.takes.text for path, row in ROWS.items() if path.endswith(("accumulate", "cumsum", "cumprod"))]
    assert len(taken) > 5
    assert not [text for text in taken if "out" in text]
