"""The part of an answer that shows a program learn."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from explorer.model.learning.exam import Learned, Learning
from explorer.model.learning.learner import learn
from explorer.model.run import LIMITS
from explorer.picture.learned import learned

from .asked import Asked

SHARE = 0.6  # of the seconds of a run: nothing is captured in this one
ALONE = "Asking your model changes it: it draws or remembers something. So it was asked at one turn only."


def learning(asked: Asked) -> dict[str, Any] | None:
    """The turns of a run, and what its model says at some of them."""
    wish, run = asked.request.learn, asked.run
    if wish is None or not run.turns:
        return None
    seen = _learn(asked, wish)
    if not _is_same(asked, seen):
        alone = _learn(asked, replace(wish, alone=True))
        seen = replace(alone, trouble=alone.trouble or ALONE)
    return learned(seen)


def _learn(asked: Asked, wish: Learning) -> Learned:
    names = {leaf.spot: leaf.name for leaf in asked.run.leaves}
    limits = replace(LIMITS.within(asked.request.seconds), seconds=SHARE * asked.request.seconds)
    return learn(asked.request.program.unasked(), wish, names, limits)


def _is_same(asked: Asked, seen: Learned) -> bool:
    """Whether the turns were what they are when nobody asks the model on the way."""
    losses = [turn.loss.numbers[0] if turn.loss and turn.loss.numbers else 0.0 for turn in asked.run.turns]
    return all(one == other or one != one for one, other in zip(losses, seen.losses, strict=False))
