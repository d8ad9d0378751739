"""What came of asking a model, as plain data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal as OneOf

import numpy as np

Kind = OneOf["plane", "line", "points"]  # two numbers to a row, one, or more than can be drawn


@dataclass(frozen=True, slots=True)
class Learning:
    """A wish to see a program learn: `turn` is the one that is looked at, -1 the last; with `alone` it is the only one
    whose model is asked: of a model that is another one after it was asked.
    """

    turn: int = -1
    alone: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """Data of the program under the names that it gave them: a row of X for each element of y."""

    names: tuple[str, str]
    X: np.ndarray
    y: np.ndarray


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """Where a model is asked besides its data: `rows` has the places, from below, as the model takes them."""

    kind: Kind
    low: tuple[float, ...]
    high: tuple[float, ...]
    shape: tuple[int, ...]
    rows: np.ndarray


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """The hidden units of one layer: what each answers on the grid, its weight where the next layer is one sum, and
    which of them are 0, or at the end of their range, for all rows that are learnt from.
    """

    op: str
    pictures: np.ndarray | None  # (rows, columns, units)
    weights: np.ndarray | None
    units: int
    dead: tuple[int, ...]
    full: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Size:
    """How large a parameter and its gradient are: roots of mean squares."""

    name: str
    shape: tuple[int, ...]
    value: float
    gradient: float
    picture: np.ndarray | None = field(default=None, compare=False)  # of a layer's weights, where it looks at pictures


@dataclass(frozen=True, slots=True, eq=False)
class Exam:
    """A model at one turn: its answers on the grid, on what it learns from, and on the test, as flat arrays; of several
    classes an array of one row for each place."""

    turn: int
    grid: np.ndarray | None
    train: np.ndarray
    test: np.ndarray | None
    layers: tuple[Layer, ...]
    sizes: tuple[Size, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Learned:
    """All turns of a run and the exams of some; `trouble` says in a sentence why there are none.

    `losses` has the loss of each turn, `tests` that of the test where the program computes it, under `test_name`.
    """

    losses: tuple[float, ...]
    tests: tuple[float, ...]
    test_name: str
    model: str
    train: Rows | None
    test: Rows | None
    grid: Grid | None
    exams: tuple[Exam, ...]
    seconds: float
    trouble: str = ""
