"""At which turns of a run a model is asked, whether or not its loops tell how many there will be."""

from __future__ import annotations

MOST = 40  # exams along a run, which are ever further apart
NEAR = 5  # turns to each side of the one that is looked at


class Schedule:
    """Every turn at first; each time that they are too many, every other one is let go, and the next as well."""

    def __init__(self, turn: int, *, alone: bool = False) -> None:
        """`turn` is the one that is looked at, and `alone` that it is the only one."""
        self._turn, self._alone = turn, alone
        self.every = 1

    def expect(self, turns: int) -> None:
        """So many turns there will be, as far as the loops tell."""
        self.every = max(1, -(-turns // MOST))

    def is_due(self, turn: int, *, last: bool) -> bool:
        """Whether the model is to be asked at this turn."""
        is_shown = turn == self._turn or (self._turn < 0 and last)
        return is_shown or (not self._alone and (last or turn % self.every == 0 or self.is_near(turn)))

    def kept(self, turns: list[int]) -> set[int]:
        """Those of the exams so far that stay."""
        along = [turn for turn in turns if turn % self.every == 0]
        while len(along) > MOST:
            self.every *= 2
            along = [turn for turn in along if turn % self.every == 0]
        return {*along, *(turn for turn in turns if self.is_near(turn))}

    def is_near(self, turn: int) -> bool:
        """Whether it is next to the turn that is looked at."""
        return self._turn >= 0 and abs(turn - self._turn) <= NEAR
