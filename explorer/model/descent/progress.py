"""The table of a descent: a row per Turn, a column per number that moves, and one honest sentence about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..parameters import labels
from ..turn import Parameter
from ..value import Value
from .verdict import verdict
from .walk import Walk

ELEMENTS = 8  # of a parameter; a larger one gets one column, its mean

Row = tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """The table of a descent: Turn, Loss, then a column per parameter; None where the program computed no number."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    sentence: str


def progress(walk: Walk) -> Progress:
    """The table and the verdict of a walk."""
    cells = [dict(_cells(turn.parameters)) for turn in walk.turns]
    names = tuple(dict.fromkeys(name for row in cells for name in row))
    heads = [(turn.number, number_of(turn.loss)) for turn in walk.turns]
    rows = tuple((*head, *map(row.get, names)) for head, row in zip(heads, cells, strict=True))
    return Progress(("Turn", "Loss", *names), rows, verdict(walk))


def number_of(value: Value | None) -> float | None:
    """The one number of a scalar's Value."""
    return None if value is None or not value.numbers else value.numbers[0]


def _cells(parameters: tuple[Parameter, ...]) -> Iterator[tuple[str, float | None]]:
    for parameter in parameters:
        numbers = parameter.value.numbers
        if numbers is None or len(numbers) > ELEMENTS:
            yield f"mean of {parameter.name}", parameter.value.mean
        else:
            yield from zip(labels(parameter), numbers, strict=True)
