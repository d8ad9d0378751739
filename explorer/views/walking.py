"""The parts of an answer that tell of a descent: the walk, those of the other rules, the loss around it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import takewhile
from typing import Any

from explorer.model.confine.clock import spent
from explorer.model.descent.astray import astray
from explorer.model.descent.landscape import landscape
from explorer.model.descent.walk import Walk, descend, is_own
from explorer.model.descent.way import Way
from explorer.model.losses import differentiated
from explorer.model.patience import Late
from explorer.model.program import Program
from explorer.model.run import Run, in_time, no_time
from explorer.picture.descent import descent, invitation, rivals, strayed
from explorer.picture.landscape import relief
from explorer.picture.schedules import schedules

from .asked import Asked

BESIDE = 0.5  # seconds for walks by other rules: a page asks again for those that it still lacks
LOOKING = 0.3  # seconds that the runs of a landscape take, about: a newer request waits no longer


def walk(asked: Asked) -> dict[str, Any] | None:
    """The descent that is wished for, if there is one, or that of the program's own loop, if it has one."""
    request, run = asked.request, asked.run
    if run.error and not is_own(run):
        return None
    wish = request.descent
    if wish and not run.error:
        again = differentiated(asked.run_on)
        found = descend(request.program.unasked(), rate=wish.rate, steps=wish.steps, run=again, way=wish.way)
        return {**descent(found), "schedules": None if found.own else schedules(wish.rate, wish.steps)}
    own = descend(request.program, rate=0.0, steps=0, run=differentiated(lambda _: run))
    return descent(own) if own.own else invitation(own)


def beside(asked: Asked) -> list[dict[str, Any]] | None:
    """Walks by other update rules, from one start at one rate: the first of them, and as many as there is time for."""
    wish = asked.request.descent
    if not wish or not asked.request.rivals or asked.run.error or is_own(asked.run):
        return None
    first, *others = (replace(wish.way, rule=name) for name in asked.request.rivals)

    program = asked.request.program.unasked()

    def walk(way: Way, run: Callable[[Program], Run]) -> Walk:
        return descend(program, rate=wish.rate, steps=wish.steps, run=differentiated(run), way=way)

    whole, soon = walk(first, asked.run_on), _for_a_while(asked)
    return rivals((whole, *takewhile(lambda found: not found.late, (walk(way, soon) for way in others))))


def wrongly(asked: Asked) -> dict[str, Any] | None:
    """A small descent that a mistake drives, beside the right one."""
    request = asked.request
    if request.astray is None or asked.run.error or not asked.run.turns:
        return None
    rate = request.descent.rate if request.descent else None
    found = astray(asked.run, request.astray, asked.run_on, rate)
    return {"name": request.astray, **(strayed(found) if found else {})}


def _for_a_while(asked: Asked) -> Callable[[Program], Run]:
    """Runs programs until the other rules have had their time."""
    began = spent()

    def run(program: Program) -> Run:
        is_late = spent() - began > BESIDE
        return no_time(program) if is_late else asked.run_on(program)

    return run


def around(asked: Asked) -> dict[str, Any] | None:
    """The loss around a walk, as the program itself gives it."""
    if asked.request.plane is None or asked.run.error or not asked.run.turns:
        return None
    run = differentiated(in_time(asked.run_on))
    try:
        found = landscape(run(asked.run.program), asked.request.plane, run, LOOKING)
    except Late:
        return None
    return relief(found, asked.request.plane) if found else None
