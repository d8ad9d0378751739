"""Gradient descent as a sequence of Turns: a program's own loop, or a program driven from outside by its sliders."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from .program import Literal, Program
from .run import Run
from .turn import EMPTY, Parameter, Turn
from .value import summary


def descend(program: Program, *, rate: float, steps: int, run: Callable[[Program], Run]) -> Iterator[Turn]:
    """The Turns of a descent, one by one.

    A program with a loop of its own gives its own Turns (rate and steps are in its text), then the values after the
    last update. Any other gives `steps` + 1 Turns: its literals move by -rate * gradient, until a run fails.
    """
    ran = run(program)
    own = [turn for turn in ran.turns if turn.backward is not None]
    if len(own) > 1:
        yield from own
        yield from _after(ran, own[-1])
        return
    for number in range(steps + 1):
        turn = next((turn for turn in ran.turns if turn.graph.seed is not None), None)
        if turn is None:
            return
        yield replace(turn, number=number)
        lower = moved(program, turn, ran.literals, rate)
        if lower == program or number == steps:  # nothing that can be moved, or enough
            return
        program, ran = lower, run(lower)


def moved(program: Program, turn: Turn, literals: tuple[Literal, ...], rate: float) -> Program:
    """The program after one update of every literal that has a gradient."""
    slopes = dict(gradients(turn.parameters))
    now = {literal.name: literal.number for literal in literals} | dict(program.overrides)
    updates = {each.name: now[each.name] - rate * slopes[each.name] for each in literals if each.name in slopes}
    return replace(program, overrides=tuple((dict(program.overrides) | updates).items()))


def gradients(parameters: tuple[Parameter, ...]) -> Iterator[tuple[str, float]]:
    """Name and gradient of each number, elements as w[0], w[1]."""
    for parameter in parameters:
        gradient = parameter.gradient
        if gradient is not None and gradient.numbers is not None:
            yield from zip(labels(parameter), gradient.numbers, strict=True)


def labels(parameter: Parameter) -> list[str]:
    """What the numbers of a parameter are called: its name, or w[0], w[1] for the elements of a list."""
    shape = parameter.value.shape
    if not shape:
        return [parameter.name]
    count = 1
    for length in shape:
        count *= length
    return [f"{parameter.name}[{k}]" for k in range(count)]


def _after(ran: Run, last: Turn) -> Iterator[Turn]:
    """The parameters as the program left them, if it moved them after its last Turn."""
    before = {parameter.name: summary(parameter.value, 0) for parameter in last.parameters}
    if any(before.get(parameter.name) != summary(parameter.value, 0) for parameter in ran.parameters):
        yield Turn(last.number + 1, EMPTY, None, ran.parameters, None)
