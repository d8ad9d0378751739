"""A value of a program along one number of a leaf: at many places at once, as one run gave it. Frozen plain data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal as OneOf


@dataclass(frozen=True, slots=True)
class Gap:
    """Where there is no number: at how many of the places `node` was the first to have nan, or inf."""

    node: int
    what: OneOf["nan", "inf"]
    count: int


@dataclass(frozen=True, slots=True)
class Samples:
    """The value at each place, its derivative and its second derivative; nan where there is none.

    Of the second one nothing, where the way back cannot be differentiated again.
    """

    values: tuple[float, ...]
    slopes: tuple[float, ...]
    bends: tuple[float, ...]
    gaps: tuple[Gap, ...]
