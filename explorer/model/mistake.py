"""What a backward pass that is wrong in one way gives. Frozen plain data."""

from __future__ import annotations

from dataclasses import dataclass

from .value import Value


@dataclass(frozen=True, slots=True)
class Mistake:
    """What becomes of the gradients when the backward pass is wrong in one way: those that are others then, by node."""

    name: str
    gradients: tuple[tuple[int, Value], ...]
