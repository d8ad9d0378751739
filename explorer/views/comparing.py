"""The part of an answer that tells of a second program: what came of it with the same inputs, and where it differs."""

from __future__ import annotations

from typing import Any

from explorer.model.differences import differences
from explorer.model.program import Program
from explorer.model.run import Run
from explorer.model.sharing import beside
from explorer.picture.compared import compared, inputs
from explorer.request import Request

from .asked import Asked

PLAYED = ("program", "values", "structure", "picture", "arrays")


def second(asked: Asked) -> dict[str, Any] | None:
    """Its parts as of any program, each as JSON; the inputs of both; a row for each value and gradient.

    There are no rows where either came to no end, since there is nothing whole to compare.
    """
    request = asked.request.beside
    if request is None:
        return None
    run, shared = beside(asked.run, Program(request.source, request.overrides, turn=asked.request.turn), asked.run_anew)
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
    return {"parts": asked.drawn(wanted, run), "inputs": inputs(shared), "rows": rows}


def shown(run: Run) -> Any:
    """The graph of the Turn that is shown."""
    return run.turns[run.shown].graph
