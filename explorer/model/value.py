"""A number or an array as frozen plain data: capped, comparable, able to cross a process wall."""

from __future__ import annotations

from dataclasses import dataclass

Number = float | int | bool

KEPT = 1_000  # elements; a larger array keeps its summary and its strip only
STRIP = 24  # cells of the heat strip


@dataclass(frozen=True, slots=True)
class Value:
    """An array of any shape; `numbers` is flat in C order, None above KEPT elements; low/high/mean span the finite ones."""

    dtype: str
    shape: tuple[int, ...]
    numbers: tuple[Number, ...] | None
    low: float | None
    high: float | None
    mean: float | None
    nans: int
    infs: int
    strip: tuple[float, ...]  # empty for a scalar; else up to STRIP cell means, nan where a cell holds a nan
