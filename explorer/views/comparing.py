"""The parts of an answer that tell of a second program: what came of it with the same inputs, where it differs."""

from __future__ import annotations

from typing import Any

from explorer.model.along import along, axes
from explorer.model.differences import differences
from explorer.model.patience import Late
from explorer.model.program import Program
from explorer.model.run import Run, in_time
from explorer.model.sharing import Shared, beside
from explorer.picture.compared import compared, inputs, told
from explorer.request import Beside, Request

from .asked import Asked

ALONE = 0.08  # seconds for a plot of which each point is a run of its own: a newer request waits for all of them
PLAYED = ("program", "values", "structure", "picture", "arrays")


def second(asked: Asked) -> dict[str, Any] | None:
    """Its parts as of any program, each as JSON; the inputs of both; a row for each value and gradient.

    There are no rows where either came to no end, since there is nothing whole to compare.
    """
    request = asked.request.beside
    if request is None:
        return None
    run, shared = ran(asked, request)
    wanted = Request(
        asked.request.revision,
        request.source,
        seconds=asked.request.seconds,
        wants=PLAYED,
        has=asked.request.has,
        orientations=request.orientations,
        opened=request.opened,
    )
    is_whole = all(each.error is None and each.turns for each in (asked.run, run))
    rows = compared(differences(asked.graph, shown(run))) if is_whole else None
    both = inputs(shared, axes(asked.run, run, shared.names))
    return {"parts": asked.drawn(wanted, run), "inputs": both, "rows": rows}


def curves(asked: Asked) -> dict[str, Any] | None:
    """Both along an input that they share: the one that is asked for, or the first that can be plotted."""
    request, wanted = asked.request.beside, asked.request.curves
    if request is None or wanted is None or asked.run.error:
        return None
    run, shared = ran(asked, request)
    try:
        found = along(asked.run, run, shared.names, in_time(asked.run_on), ALONE, wanted)
    except Late:
        return {"late": True}
    return told(found) if found else None


def ran(asked: Asked, request: Beside) -> tuple[Run, Shared]:
    """The second program with the first one's inputs."""
    return beside(asked.run, Program(request.source, request.overrides, turn=asked.request.turn), asked.run_anew)


def shown(run: Run) -> Any:
    """The graph of the Turn that is shown."""
    return run.turns[run.shown].graph
