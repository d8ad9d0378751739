"""What was measured: waits by kind, what each must stay under, and the table of them."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Bound:
    """A figure that must stay under a limit: the `share` of the waits of a kind (0.95 is p95), in milliseconds."""

    phase: str
    kind: str
    share: float
    limit: float


BOUNDS = (
    Bound("calm", "widget", 0.95, 300.0),
    Bound("calm", "run", 0.5, 150.0),
    Bound("calm", "run", 0.95, 500.0),
    Bound("loops", "widget", 0.95, 1000.0),
    Bound("loops", "run", 0.95, 1500.0),
)
MEMORY = 600.0  # MiB


@dataclass
class Measured:
    """Waits in seconds by phase and kind, and what went wrong."""

    waits: dict[tuple[str, str], list[float]] = field(default_factory=lambda: defaultdict(list))
    losses: list[str] = field(default_factory=list)
    memory: float = 0.0
    phase: str = "ramp"

    def add(self, kind: str, seconds: float) -> None:
        """One wait more, in the present phase."""
        self.waits[self.phase, kind].append(seconds)

    def lost(self, what: object) -> None:
        """An answer that never came, or was none."""
        self.losses.append(f"{self.phase}: {what!r}")

    def broken(self) -> list[str]:
        """The bounds that do not hold; a phase that was not measured has none."""
        said = [
            f"{bound.phase} {bound.kind} p{100 * bound.share:g}: {found:.0f} ms, not under {bound.limit:g}"
            for bound in BOUNDS
            if (waits := self.waits.get((bound.phase, bound.kind)))
            and (found := 1000 * at(waits, bound.share)) >= bound.limit
        ]
        if self.memory >= MEMORY:
            said.append(f"memory: {self.memory:.0f} MiB, not under {MEMORY:g}")
        return [*said, *(f"lost: {loss}" for loss in self.losses)]

    def table(self) -> str:
        """All waits, a line per phase and kind."""
        lines = [f"{'phase':8}{'kind':12}{'count':>8}{'p50 ms':>10}{'p95 ms':>10}{'p99 ms':>10}{'max ms':>10}"]
        for (phase, kind), waits in sorted(self.waits.items()):
            shares = "".join(f"{1000 * at(waits, share):10.1f}" for share in (0.5, 0.95, 0.99, 1.0))
            lines.append(f"{phase:8}{kind:12}{len(waits):8}{shares}")
        return "\n".join(lines)


def at(waits: list[float], share: float) -> float:
    """The wait that this share of all waits does not exceed."""
    return sorted(waits)[max(0, math.ceil(share * len(waits)) - 1)]
