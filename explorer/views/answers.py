"""From a request to what the page shows of it: the tape and the descent, as JSON. Remembers where things stood."""

from __future__ import annotations

import json
import logging
import math
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from time import monotonic

from explorer.model.codec import Codec, checked, codec
from explorer.model.confine.clock import Clock
from explorer.model.descent.walk import descend, is_own
from explorer.model.ending import ending
from explorer.model.graph import Graph
from explorer.model.patience import GRACE, PART, Late, in_part
from explorer.model.program import Failure, Program
from explorer.model.run import Run, failed
from explorer.model.wiggle import wiggle
from explorer.picture.checked import checked as said_of
from explorer.picture.descent import descent, invitation
from explorer.picture.placement import Orientation, Placement, Tier
from explorer.picture.tape import place_both, tape
from explorer.request import Request

UNRUN = Failure("This program could not be run here.", remedy="Nothing that you typed is lost: press Run to try again.")
UNDRAWN = Failure("This program ran, but its picture could not be made.", remedy="Make it smaller, or take it apart.")
PLACING = 1e-4  # seconds that a place for a value takes at most
WORD, NUMBER = Codec(str, checked(str)), Codec(float, float)
PLACEMENTS = codec(tuple[tuple[Orientation, Placement], ...], {Orientation: WORD, Tier: WORD, float: NUMBER})


class Answers:
    """Answers one reader's requests; the layout is made anew only where the structure has changed."""

    def __init__(self, run: Callable[[Program], Run], *, patience: float = math.inf) -> None:
        """Descents go on for about `patience` seconds at most."""
        self._run = run
        self._patience = patience
        self._structure = ""
        self._placements: dict[Orientation, Placement] = {}

    def __call__(self, request: Request) -> tuple[Run, dict[str, object]]:
        """The Run, and the page's part of the answer: there always is one, since the page waits for it."""
        began, clock = monotonic(), Clock((1 + GRACE) * request.seconds)
        run = self._ran(request.program)
        try:
            return run, self._drawn(request, run, began, clock)
        except Late:
            run = in_part_only(run)
            return run, self._drawn(request, run, began)
        except Exception:
            logging.getLogger(__name__).exception("no picture of a program")
            run = replace(run, error=run.error or UNDRAWN, turns=(), figures=(), literals=())
            return run, {"tape": _json(tape(run)), "descent": "null", "check": "null"}

    def _ran(self, program: Program) -> Run:
        try:
            return self._run(program)
        except Exception:
            logging.getLogger(__name__).exception("no run of a program")
            return failed(program, UNRUN)

    def show(self, run: Run) -> dict[str, object]:
        """The first answer of a page that begins with a Run of its own."""
        return {"revision": 1, **self._drawn(Request(1, run.program.source), run, monotonic())}

    def _drawn(self, request: Request, run: Run, began: float, clock: Clock | None = None) -> dict[str, object]:
        """Raises Late where there is a clock and its time is over."""

        def look(ahead: float = 0.0) -> None:
            if clock and clock.left() < ahead:
                raise Late

        look(PLACING * len(run.graph.nodes))
        turn = run.shown
        placements = self._placed(run.turns[turn].graph if run.turns else run.graph)
        walk = self._descent(request, run, began) if not run.error or is_own(run) else None
        check = self._check(request, run, turn, began)
        parts = {"tape": tape(run, turn, placements, look), "descent": walk, "check": check}
        return {name: _json(part) for name, part in parts.items()}

    def _check(self, request: Request, run: Run, turn: int, began: float) -> dict | None:
        """The gradient of a leaf beside what comes of wiggling it."""
        if request.check is None or run.error or not run.turns:
            return None
        turn %= len(run.turns)
        wiggled = wiggle(run, turn, request.check, self._until_tired(run, began))
        return said_of(run.turns[turn].graph, request.check, wiggled, request.source) if wiggled else None

    def _descent(self, request: Request, run: Run, began: float) -> dict:
        """Of the wish, if there is one, or of the program's own loop, if it has one."""
        wish = request.descent
        if wish and not run.error:
            run_on = self._until_tired(run, began)
            return descent(descend(request.program, rate=wish.rate, steps=wish.steps, run=run_on))
        walk = descend(request.program, rate=0.0, steps=0, run=lambda _: run)
        return descent(walk) if walk.own else invitation(walk)

    def _until_tired(self, first: Run, began: float) -> Callable[[Program], Run]:
        """Runs programs, the first of which has been run; those that patience does not suffice for stay empty."""
        each = monotonic() - began

        def run(program: Program) -> Run:
            if program == first.program:
                return first
            if monotonic() - began + each > self._patience:
                return Run(program, None, "", (), {}, ())
            return self._run(program)

        return run

    def remembered(self) -> str:
        """What `recall` needs to go on from here."""
        return json.dumps([self._structure, PLACEMENTS.pack(self._placements.items())], separators=(",", ":"))

    def recall(self, remembered: str) -> None:
        """Go on where another one stood: what did not change keeps its place."""
        if remembered != "null":
            self._structure, placements = json.loads(remembered)
            self._placements = dict(PLACEMENTS.unpack(placements))

    def _placed(self, graph: Graph) -> dict[Orientation, Placement]:
        structure = _structure(graph)
        if structure != self._structure:
            self._placements = place_both(graph, self._placements)
            self._structure = structure
        return self._placements


def in_part_only(run: Run) -> Run:
    """The Run with the end of its picture only, and a word about that."""
    turn = run.turns[run.shown]
    cut = replace(turn, graph=ending(turn.graph, PART))
    turns = (*run.turns[: turn.number], cut, *run.turns[turn.number + 1 :])
    return replace(run, turns=turns, left_out=in_part(len(turn.graph.nodes)))


def blank() -> str:
    """The tape of no program, as JSON: what a page shows before its first answer, and where there can be none."""
    return _json(tape(failed(Program(""), None)))


def _json(value: object) -> str:
    """JSON as browsers read it: nan and inf have no place there, and a page that met them would show nothing."""
    return json.dumps(value, allow_nan=False)


def _structure(graph: Graph) -> str:
    """A digest of all of a graph that its layout depends on."""
    nodes = (
        (node.name, node.op, node.place and node.place.line, node.group, tuple(each.node for each in node.operands))
        for node in graph.nodes
    )
    told = repr((tuple(nodes), len(graph.edges), graph.target))
    return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()
