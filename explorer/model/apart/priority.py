"""What is known of a reader who asks for a turn: how long the next one may take, and how much there was of late.

Seconds are those of the processor, as the kernel counts them: on a busy machine, what is quick is quick still.
"""

from __future__ import annotations

from dataclasses import dataclass

Rank = tuple[float, ...]

LONG = 0.25  # seconds from which on a turn counts as long: it waits for others that are
KEPT = 0.2  # seconds on the wall after which a quick place is left, whatever is done there
ENDLESS = 3.0  # seconds on the wall from which on a turn counts by them: by then it is nearly ended
BRIEF = 0.03  # seconds after which it lets others go before: a small program takes 0.02
STRANGE = 0.05  # seconds that a stranger's first turn is expected to take: longer than those known to be quick
ALIKE = 0.01  # seconds; smaller differences in what is expected make none
SLIGHT = 0.1  # seconds; smaller differences in what one has had make none
HALF = 10.0  # seconds after which half of what one has had is forgotten


@dataclass(frozen=True, slots=True)
class Priority:
    """Of one reader, at a time of the clock on the wall."""

    expected: float = STRANGE
    had: float = 0.0
    at: float = 0.0

    @property
    def is_slow(self) -> bool:
        """Whether the next turn is expected to be long."""
        return self.expected >= LONG

    def rank(self, now: float) -> Rank:
        """Who will have had least goes first; among these, the shortest turn that is expected."""
        return (left(self.had, now - self.at) + self.expected) // SLIGHT, self.expected // ALIKE

    def after(self, seconds: float, now: float) -> Priority:
        """After one more turn: a long one is expected again at once, quick ones halve what is expected."""
        expected = max(seconds, (self.expected + seconds) / 2)
        return Priority(expected, left(self.had, now - self.at) + seconds, now)


NEW = Priority()  # of a reader of whom nothing is known


def left(had: float, ago: float) -> float:
    """What counts still of the seconds that one has had, so many seconds after."""
    return had * 0.5 ** (ago / HALF)
