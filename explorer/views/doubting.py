"""The parts of an answer that doubt a gradient: measured, all of them checked, broken on purpose, predicted."""

from __future__ import annotations

from typing import Any

from explorer.model.doubts import cells, doubts
from explorer.model.doubts import curve as curve_of
from explorer.model.prediction.diagnosis import answered
from explorer.model.prediction.nulling import between_turns
from explorer.model.unnulled import unnulled
from explorer.model.wiggle import wiggle
from explorer.picture import ticks
from explorer.picture.checked import checked
from explorer.picture.doubted import curved, doubted
from explorer.picture.predicted import predicted

from .asked import Asked


def check(asked: Asked) -> dict[str, Any] | None:
    """The gradient of a leaf beside what comes of wiggling it."""
    node, run = asked.request.check, asked.run
    if node is None or run.error or not run.turns:
        return None
    wiggled = wiggle(run, asked.turn, node, asked.run_on)
    return checked(node, wiggled, asked.request.source) if wiggled else None


def checks(asked: Asked) -> dict[str, Any] | None:
    """All gradients beside what comes of moving their numbers a little, each by itself."""
    if not asked.request.doubts or asked.run.error or not asked.run.turns:
        return None
    return doubted(doubts(asked.run, asked.turn, asked.run_on), len(cells(asked.graph)))


def curve(asked: Asked) -> dict[str, Any] | None:
    """One of them at many step sizes."""
    if asked.request.curve is None or asked.run.error or not asked.run.turns:
        return None
    return curved(curve_of(asked.run, asked.turn, asked.request.curve, asked.run_on))


def mistakes(asked: Asked) -> dict[str, Any] | None:
    """What the gradients would be if the backward pass were wrong, by mistake and node, where they are others then."""
    if not asked.graph.mistakes:
        return None
    every = (*asked.graph.mistakes, unnulled(asked.run, asked.turn))
    return {each.name: {key: ticks.cell(value) for key, value in each.gradients} for each in every}


def prediction(asked: Asked) -> dict[str, Any] | None:
    """What there is to say of what a learner has predicted."""
    guess = asked.request.guess
    if guess is None or asked.run.error or not asked.run.turns:
        return None
    more = tuple(between_turns(asked.run, asked.turn, guess.question))
    return predicted(asked.graph, guess, answered(asked.graph, guess, more))
