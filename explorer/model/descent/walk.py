"""Gradient descent as a sequence of Turns: a program's own loop, or a program that is run again and again from outside.

From outside every variable leaf moves, however it is made: each run is given where the last step has brought it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count

from ..leaves import Leaf
from ..parameters import parameter
from ..program import Program, Start
from ..run import Run
from ..turn import EMPTY, Turn
from ..value import summary
from .rates import rate_of
from .rest import lower_beside
from .rules import Inside, Update
from .schedules import SCHEDULES
from .slopes import goes_on, is_alike
from .stuck import stuck
from .way import USUAL, Way, arrived, beginning, moves, moving

Runs = Callable[[Program], Run]

STEADY = 3  # steps with one slope that make it worth looking further

NO_STEP = "The learning rate is 0: no step is made."
ALL_STAY = "No input moves: choose one that does."


@dataclass(frozen=True, slots=True)
class Walk:
    """The Turns of a descent, and why there are no more of them."""

    turns: tuple[Turn, ...]
    own: bool = False  # of the program's own loop
    rate: str | None = None  # the literal that such a loop takes as its learning rate
    stuck: str = ""  # why nothing can move at all
    ended: str = ""  # why there are fewer Turns than were asked for
    endless: bool = False  # the loss falls by the same slope a million times further on
    lower: str = ""  # the numbers along which the loss is lower beside a place of rest
    late: bool = False  # there was no time for more
    rule: str = "plain"
    schedule: str = "constant"
    insides: tuple[Inside, ...] = ()  # of each Turn: what its rule computed for the step that leads on
    leaves: tuple[tuple[str, bool], ...] = ()  # all inputs by name, and whether they move


def descend(program: Program, *, rate: float, steps: int, run: Runs, way: Way = USUAL) -> Walk:
    """The walk of a program that has not failed.

    A program with a loop of its own gives its own Turns (rate and steps are in its text), then the values after the
    last update. Any other gives up to `steps` + 1 Turns, between which its leaves move by the rule of `way`, usually by
    -rate * gradient: fewer where a loss or a gradient is not finite, where nothing moves any more, where `way` says so,
    or where a run fails.
    """
    ran = run(program)
    own = own_turns(ran)
    if is_own(ran):
        return Walk((*own, *_after(ran, own[-1])), own=True, rate=rate_of(program.source, ran.literals))
    if ran.late:
        return Walk((), ended=_broken(ran, 0), late=True, rule=way.rule, schedule=way.schedule)
    if reason := stuck(ran):
        return Walk((), stuck=reason)
    leaves = tuple(zip((leaf.name for leaf in ran.leaves), moves(ran.leaves, way.turned), strict=True))
    if not moving(ran.leaves, way.turned):
        return Walk((), ended=ALL_STAY, leaves=leaves)
    walk = _driven(beginning(program, ran, way), rate, steps, run, way)
    return replace(walk, rule=way.rule, schedule=way.schedule, leaves=leaves)


def is_own(ran: Run) -> bool:
    """Whether a program has a loop of its own, however it ended."""
    return len(own_turns(ran)) > 1


def own_turns(ran: Run) -> list[Turn]:
    """The Turns that the program itself has made."""
    return [turn for turn in ran.turns if turn.backward is not None]


def _driven(program: Program, rate: float, steps: int, run: Runs, way: Way) -> Walk:
    turns: list[Turn] = []
    insides: list[Inside] = []
    schedule = SCHEDULES[way.schedule]
    update = Update(way.rule, (schedule.rate(rate, turn, steps) for turn in count()))
    first, even = run(program), True
    ran = first
    while not (reason := _broken(ran, len(turns)) or _ignored(ran)):
        leaves = moving(ran.leaves, way.turned)
        last, (starts, inside) = _is_last(ran), update(leaves)
        turns.append(_turn(ran, leaves, len(turns), keep=last))
        insides.append(inside)
        even = even and is_alike(ran, first)
        ended = NO_STEP * (not rate) or arrived(way, leaves, [_loss(turn) for turn in turns[-2:]], len(turns) - 1)
        if last or ended or len(turns) > steps or starts == _stand(leaves):
            endless = even and STEADY <= steps < len(turns) and goes_on(first, ran, run)
            lower = "" if last else lower_beside(ran, leaves, run)
            return Walk(tuple(turns), ended=ended, endless=endless, lower=lower, insides=tuple(insides))
        ran = run(replace(program, starts=starts))
    return Walk(tuple(turns), ended=reason, late=ran.late, insides=tuple(insides))


def _loss(turn: Turn) -> float:
    return float(turn.loss.numbers[0]) if turn.loss and turn.loss.numbers else float("nan")


def _stand(leaves: Iterable[Leaf]) -> tuple[Start, ...]:
    return tuple(Start(leaf.spot, leaf.value.numbers or ()) for leaf in leaves)


def _turn(ran: Run, leaves: Iterable[Leaf], number: int, *, keep: bool) -> Turn:
    """The Turn of a run, without its graph unless that is to be kept: there may be a thousand."""
    assert ran.swept is not None, "a run without a sweep is broken"
    moving = tuple(parameter(leaf.name, leaf.value, leaf.gradient) for leaf in leaves)
    return replace(ran.swept, number=number, parameters=moving, graph=ran.swept.graph if keep else EMPTY)


def _is_last(ran: Run) -> bool:
    """Whether no step leads on from here, since the loss or a gradient is not finite."""
    values = [ran.swept.loss if ran.swept else None, *(leaf.gradient for leaf in ran.leaves)]
    return any(value is not None and (value.nans or value.infs) for value in values)


def _broken(ran: Run, number: int) -> str:
    """Why a run gives no Turn."""
    if ran.error is not None:
        line = f" (line {ran.error.line})" if ran.error.line else ""
        return f"Turn {number} cannot be computed{line}: {ran.error.message}"
    if ran.late:
        return f"There was no time for turn {number}."
    return "" if ran.swept and ran.leaves else f"In turn {number} nothing flows back to an input."


def _ignored(ran: Run) -> str:
    """Which leaf is not where it was told to start, since the program changes it after its making."""
    now = {start.spot: start.numbers for start in _stand(ran.leaves)}
    lost = {start.spot for start in ran.program.starts if now.get(start.spot, start.numbers) != start.numbers}
    names = [leaf.name for leaf in ran.leaves if leaf.spot in lost]
    return f"The program changes {names[0]} after making it, so no step of it lasts." if names else ""


def _after(ran: Run, last: Turn) -> Iterator[Turn]:
    """The parameters as the program left them, if it moved them after its last Turn."""
    before = {parameter.name: summary(parameter.value, 0) for parameter in last.parameters}
    if any(before.get(parameter.name) != summary(parameter.value, 0) for parameter in ran.parameters):
        yield Turn(last.number + 1, EMPTY, None, ran.parameters, None)
