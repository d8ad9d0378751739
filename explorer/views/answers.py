"""From a request to what the page shows of it: the tape and the descent, as JSON. Remembers where things stood."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from dataclasses import replace

from explorer.model.descent import descend
from explorer.model.graph import Graph
from explorer.model.program import Failure, Program
from explorer.model.run import Run
from explorer.picture.descent import descent
from explorer.picture.tape import place_both, tape
from explorer.request import Request

UNRUN = Failure("This program could not be run here.", remedy="Nothing that you typed is lost: press Run to try again.")
UNDRAWN = Failure("This program ran, but its picture could not be made.", remedy="Make it smaller, or take it apart.")


class Answers:
    """Answers one reader's requests; the layout is made anew only where the structure has changed."""

    def __init__(self, run: Callable[[Program], Run]) -> None:
        self._run = run
        self._structure: object = None
        self._placements: dict = {}

    def __call__(self, request: Request) -> tuple[Run, dict[str, object]]:
        """The Run, and the page's part of the answer: there always is one, since the page waits for it."""
        run = self._ran(request.program)
        try:
            return run, self._drawn(request, run)
        except Exception:
            logging.getLogger(__name__).exception("no picture of a program")
            run = replace(run, error=run.error or UNDRAWN, turns=())
            return run, {"tape": json.dumps(tape(run)), "descent": "null"}

    def _ran(self, program: Program) -> Run:
        try:
            return self._run(program)
        except Exception:
            logging.getLogger(__name__).exception("no run of a program")
            return Run(program, UNRUN, "", (), {}, ())

    def show(self, run: Run) -> dict[str, object]:
        """The first answer of a page that begins with a Run of its own."""
        return {"revision": 1, **self._drawn(Request(1, run.program.source), run)}

    def _drawn(self, request: Request, run: Run) -> dict[str, object]:
        turn = request.turn if 0 <= request.turn < len(run.turns) else _last_swept(run)
        placements = self._placed(run.turns[turn].graph if run.turns else run.graph)
        walk = None if run.error else self._descent(request, run)
        return {"tape": json.dumps(tape(run, turn, placements)), "descent": json.dumps(walk)}

    def _descent(self, request: Request, run: Run) -> dict | None:
        """Of the wish, if there is one; else of the program's own loop, if it has one."""
        wish = request.descent
        if wish:
            return descent(descend(request.program, rate=wish.rate, steps=wish.steps, run=self._run))
        return descent(descend(request.program, rate=0.0, steps=0, run=lambda _: run))

    def _placed(self, graph: Graph) -> dict:
        structure = _structure(graph)
        if structure != self._structure:
            self._placements = place_both(graph, self._placements)
            self._structure = structure
        return self._placements


def _last_swept(run: Run) -> int:
    """The last Turn that went backward: what only follows it has no gradients to show."""
    swept = [number for number, turn in enumerate(run.turns) if turn.graph.seed is not None]
    return swept[-1] if swept else -1


def _structure(graph: Graph) -> object:
    """All of a graph that its layout depends on."""
    nodes = (
        (node.name, node.op, node.place and node.place.line, node.group, tuple(each.node for each in node.operands))
        for node in graph.nodes
    )
    return tuple(nodes), len(graph.edges), graph.target
