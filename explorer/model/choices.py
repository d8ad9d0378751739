"""Which way each `if` of a program went, counted turn by turn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """The `if` on a line: how often its condition held during a Turn, and how often it did not."""

    line: int
    held: int
    failed: int


class Choices:
    """Reads the counts of a run, and tells how much more there is at each Turn than at the one before."""

    def __init__(self) -> None:
        self._counts: Mapping[int, Sequence[int]] = {}
        self._before: dict[int, tuple[int, ...]] = {}

    def begin(self, counts: Mapping[int, Sequence[int]]) -> None:
        """By line: how often it held so far, and did not."""
        self._counts = counts

    def since(self) -> tuple[Choice, ...]:
        """Those that were reached since this was asked before, in the order of their lines."""
        now = {line: tuple(counts) for line, counts in self._counts.items()}
        found = [(line, *self._more(line, counts)) for line, counts in sorted(now.items())]
        self._before = now
        return tuple(Choice(line, held, failed) for line, held, failed in found if held or failed)

    def _more(self, line: int, counts: tuple[int, ...]) -> tuple[int, int]:
        held, failed = self._before.get(line, (0, 0))
        return counts[0] - held, counts[1] - failed
