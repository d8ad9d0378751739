"""What came of running a Program: always a Run, up to the failure if there is one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from .confine import Axes, Curve, Figure, Limits, execute
from .confine.clock import Clock
from .following import Follow, unfollowed
from .graph import Graph
from .leaves import Leaf
from .loss_recorder import LossRecorder
from .patience import Late
from .program import Failure, Literal, Program
from .recorder import Recorder
from .turn import EMPTY, Parameter, Turn
from .variables import Variable, kept

__all__ = ["Axes", "Curve", "Figure", "Limits", "Parameter", "Run", "Turn", "Variable", "failed", "run"]

LIMITS = Limits()
DRAWING = 0.1  # of a run's seconds, which are not for making a Turn again
AS_LONG = 0.8  # times what the first run took: what a Turn made again takes at least
NO_TIME = "There was no time for the picture of turn {number}: this is turn {shown}."
CHANGED = "Turn {number} came out differently when it was made again: this is turn {shown}."


@dataclass(frozen=True, slots=True)
class Run:
    """Everything a reader may ask of a finished (or failed) program; frozen plain data."""

    program: Program
    error: Failure | None
    output: str
    turns: tuple[Turn, ...]
    variables: Mapping[str, object]  # name -> Variable with .data and .grad, as they are at the program's end
    literals: tuple[Literal, ...]
    parameters: tuple[Parameter, ...] = ()  # of the last Turn with gradients, at the program's end
    figures: tuple[Figure, ...] = ()  # what was drawn with matplotlib's stand-in
    leaves: tuple[Leaf, ...] = ()  # of the first Turn with gradients, where it ended
    losses: tuple[float, ...] = ()  # of that Turn at the places that were asked for
    shown: int = -1  # the number of the Turn to look at; -1 where there is none
    stopped: int = -1  # the number of the Turn after which the reader has stopped it; -1: it was not stopped
    left_out: str = ""  # what there was no time for, in a sentence

    @property
    def graph(self) -> Graph:
        """The last Turn's graph; an empty one when nothing was made."""
        return self.turns[-1].graph if self.turns else EMPTY

    @property
    def swept(self) -> Turn | None:
        """The first Turn that has gradients."""
        return next((turn for turn in self.turns if turn.graph.seed is not None), None)

    @property
    def late(self) -> bool:
        """Whether there was no time to run it at all."""
        return not self.turns and self.error is None and bool(self.left_out)


def no_time(program: Program) -> Run:
    """The Run of a Program that nobody had the time to run."""
    return Run(program, None, "", (), {}, (), left_out="There was no time for this run.")


def in_time(run: Callable[[Program], Run]) -> Callable[[Program], Run]:
    """Runs programs likewise; Late where there was no time for one, lest it be taken for one without a value."""

    def timely(program: Program) -> Run:
        ran = run(program)
        if ran.late:
            raise Late
        return ran

    return timely


def run(program: Program, limits: Limits = LIMITS, follow: Follow = unfollowed) -> Run:
    """The Run of a Program, in this process: confined by the evaluator, not by a wall.

    The Turn that `program.turn` names has its graph: where it did not get it as it passed, it is made again.
    """
    clock = Clock(limits.seconds)
    made = performed(program, limits, follow=follow)
    number = asked(made)
    if number < 0 or program.graphless or made.turns[number].graph is not EMPTY:
        return replace(made, shown=number)
    left = clock.left() - DRAWING * limits.seconds
    needed = AS_LONG * (limits.seconds - clock.left()) * (number + 1) / len(made.turns)
    anew, rest = replace(program, turn=number), replace(limits, seconds=left)
    again = performed(anew, rest, until=number) if left > needed else None
    return completed(made, number, again)


def performed(program: Program, limits: Limits, until: int | None = None, follow: Follow = unfollowed) -> Run:
    """What came of it at the first go; it ends with the Turn of that number, if there is one."""
    recorder = LossRecorder(program) if program.graphless else Recorder(program, until, follow)
    outcome = execute(program, limits=limits, watcher=recorder)
    recorder.finish()
    made = Run(
        program=program,
        error=None if recorder.is_stopped else outcome.error,
        output=outcome.output,
        turns=recorder.turns,
        variables=kept(outcome.variables),
        literals=outcome.literals,
        parameters=recorder.parameters,
        figures=outcome.figures,
        leaves=recorder.leaves,
        losses=recorder.losses,
        left_out=recorder.left_out,
        stopped=len(recorder.turns) - 1 if recorder.is_stopped else -1,
    )
    recorder.forget()
    outcome.release()
    return made


def asked(made: Run) -> int:
    """The number of the Turn to look at: the one that is asked for, else the last that went backward, else the last."""
    is_new = made.stopped >= 0 and made.program.until < 0  # then it is the last that counts
    if 0 <= made.program.turn < len(made.turns) and not is_new:
        return made.program.turn
    swept = [turn.number for turn in made.turns if turn.swept]
    return swept[-1] if swept else len(made.turns) - 1


def completed(made: Run, number: int, again: Run | None) -> Run:
    """The Run with a Turn that was made again, if it is what it was; else with a word about what is shown instead.

    A run does the same each time, since its draws and its clock are its own.
    """
    turn = again.turns[number] if again and number < len(again.turns) else None
    if again and turn and turn.graph is not EMPTY and replace(turn, graph=EMPTY) == made.turns[number]:
        turns = (*made.turns[:number], turn, *made.turns[number + 1 :])
        return replace(made, turns=turns, shown=number, left_out=again.left_out)
    near = [each.number for each in made.turns if each.swept and each.graph is not EMPTY]
    shown = max((each for each in near if each < number), default=near[0] if near else number)
    said = CHANGED if turn and turn.graph is not EMPTY else NO_TIME
    return replace(made, shown=shown, left_out=said.format(number=number, shown=shown))


def failed(program: Program, failure: Failure | None) -> Run:
    """The Run of a Program of which nothing is known but why."""
    return Run(program, failure, "", (), {}, ())
