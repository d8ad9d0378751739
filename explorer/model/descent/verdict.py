"""What a walk does, in one sentence that says nothing but what its own numbers say."""

from __future__ import annotations

import numpy as np

from .nonfinite import nonfinite
from .points import Points, points
from .ratios import ONE, Ratio, common_ratio
from .slow import FEWEST, fallen, halving
from .walk import Walk

ALIKE = 1e-6  # of their size: falls of the loss that differ by less are one fall


@np.errstate(all="ignore")
def verdict(walk: Walk) -> str:
    """The regime of a walk and what bears it out, then why it ended, if it ended early."""
    if not walk.turns:
        return walk.stuck or walk.ended
    said = nonfinite(walk.turns) or _regime(points(walk.turns), walk.endless)
    if walk.lower:
        said += f", but this is no bottom: the loss is lower beside it, along {walk.lower}"
    return f"{said}. {walk.ended}" if walk.ended else said


def _regime(seen: Points, endless: bool) -> str:
    ratio = common_ratio(seen)
    return _resting(seen) or _even(seen, ratio, endless) or _by_ratio(seen, ratio) or _by_loss(seen)


def _resting(seen: Points) -> str:
    """Where nothing moves, or nothing moves any more."""
    flat = [not slope.any() for slope in seen.slopes]
    since = len(flat) - next((back for back, still in enumerate(reversed(flat)) if not still), len(flat))
    if since < len(flat) and not any(step.any() for step in seen.steps[since:]):
        return (
            f"comes to rest: from turn {since} on every gradient is 0" if since else "stands still: every gradient is 0"
        )
    if seen.steps and not any(step.any() for step in seen.steps):
        return "stands still: the inputs are the same in every turn"
    return ""


def _even(seen: Points, ratio: Ratio | None, endless: bool) -> str:
    """Where the inputs and the loss change by the same amounts in every turn."""
    falls = -np.diff(seen.losses)
    if not ratio or not ratio.whole or abs(ratio.number - 1) > ONE or not falls.any():
        return ""
    if np.ptp(falls) > ALIKE * np.abs(falls).max():
        return ""
    slow = "slow: " * _is_slow(seen)
    said = f"{slow}the loss {'falls' if falls[0] > 0 else 'rises'} by {_number(abs(falls.mean()))} every turn"
    return f"{said}: there is no bottom this way" if endless and falls[0] > 0 else said


def _by_ratio(seen: Points, ratio: Ratio | None) -> str:
    """Where the steps have one ratio."""
    if not ratio or abs(ratio.number - 1) <= ONE:
        return ""
    span = "" if ratio.whole else f"from turn {ratio.first} to turn {ratio.last} "
    if abs(ratio.number + 1) <= ONE:
        return f"oscillates: {span}it jumps back and forth over the same distance"
    side = ", from side to side" * (ratio.number < 0)
    shrinks = abs(ratio.number) < 1
    against = f", while the loss {_course(seen)}" if len(seen.losses) > 1 and shrinks == _rises(seen) else ""
    if shrinks and ratio.straight:
        slowly, until = _halving(seen, ratio)
        return f"converges{slowly}{side}: {span}each step keeps {ratio.words} of the distance{until}{against}"
    regime = "converges" if shrinks else "diverges"
    return f"{regime}{side}: {span}each step is {ratio.words} times as long as the one before{against}"


def _halving(seen: Points, ratio: Ratio) -> tuple[str, str]:
    """Where a walk is not even half of its way: so, and when it would be."""
    turns = halving(ratio.number)
    if not ratio.whole or len(seen.steps) < FEWEST or turns <= len(seen.steps):
        return "", ""
    return " slowly", f", half of it takes about {float(f'{turns:.2g}'):,.0f} turns"


def _is_slow(seen: Points) -> bool:
    if not len(seen.slopes):
        return False
    first, last = (float(np.linalg.norm(seen.slopes[at])) for at in (0, -1))
    return fallen(seen.losses, first, last) is not None


def _rises(seen: Points) -> bool:
    return bool(seen.losses[-1] > seen.losses[0])


def _by_loss(seen: Points) -> str:
    """What is left to say of a walk without a rule."""
    changes = np.diff(seen.losses)
    if not len(changes):
        return "one turn: there is nothing to compare it with"
    if not changes.any():
        return f"the loss is {_number(seen.losses[0])} in every turn"
    if (changes < 0).all():
        if _is_slow(seen):
            return f"slow: the loss {_course(seen, ' at every turn, but hardly,')}"
        return f"descends: the loss {_course(seen, ' at every turn,' * (len(changes) > 1))}"
    if seen.losses[-1] < seen.losses[0]:
        return f"descends, but not at every turn: the loss {_course(seen)}"
    always = len(changes) > 1 and bool((changes > 0).all())
    return f"does not descend: the loss {_course(seen, ' at every turn,' * always)}"


def _course(seen: Points, when: str = "") -> str:
    """From where to where the loss goes, in so many digits that these differ."""
    first, last = float(seen.losses[0]), float(seen.losses[-1])
    if first == last:
        return f"ends at {_number(last)}, where it began"
    digits = next(digits for digits in range(4, 18) if f"{first:.{digits}g}" != f"{last:.{digits}g}")
    return f"{'rises' if last > first else 'falls'}{when} from {_number(first, digits)} to {_number(last, digits)}"


def _number(number: float, digits: int = 4) -> str:
    return f"{number:.{digits}g}".replace("-", "−")
