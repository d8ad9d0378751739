"""From a request to the parts of its answer, each as JSON. Remembers where things stood in the last picture."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from explorer.model.codec import Codec, checked, codec
from explorer.model.confine.clock import Clock
from explorer.model.confine.names.draws import load
from explorer.model.ending import ending
from explorer.model.patience import GRACE, PART, Late, in_part
from explorer.model.program import Failure, Program
from explorer.model.run import LIMITS, Run, failed, no_time
from explorer.picture.facts import as_json
from explorer.picture.placement import Orientation, Stood
from explorer.request import Parts, Request, Say

from .asked import Asked
from .parts import LATER, PARTS

UNRUN = Failure("This program could not be run here.", remedy="Nothing that you typed is lost: press Run to try again.")
UNDRAWN = Failure("This program ran, but its picture could not be made.", remedy="Make it smaller, or take it apart.")
PLACING = 1e-4  # seconds that a place for a value takes at most
WORD, NUMBER = Codec(str, checked(str)), Codec(float, float)
PLACES = codec(tuple[tuple[Orientation, Stood], ...], {Orientation: WORD, float: NUMBER})


class Service:
    """Answers one reader's requests; what did not change keeps its place from one picture to the next."""

    def __init__(self, run: Callable[[Program], Run], *, patience: float = LIMITS.seconds) -> None:
        """Descents go on for about `patience` seconds at most; where there are two programs, for twice as long."""
        self._run = run
        self._patience = patience
        self._stood: dict[Orientation, Stood] = {}

    def __call__(self, request: Request, say: Say | None = None) -> tuple[Run, Parts]:
        """The Run, and the page's part of the answer: there always is one, since the page waits for it.

        Where there is `say`, it hears what need not wait for the rest, and the rest comes back.
        """
        load(request.program.source)
        patience, clock = Clock(request.programs * self._patience), Clock((1 + GRACE) * request.seconds)
        run = self._ran(request.program)
        try:
            return run, self._made(self._asked(request, run, patience, clock), say)
        except Late:
            run = in_part_only(run)
        except Exception:
            logging.getLogger(__name__).exception("no picture of a program")
            run = replace(run, error=run.error or UNDRAWN, turns=(), figures=(), literals=())
        return run, self._made(self._asked(request, run, patience), say)

    def _ran(self, program: Program) -> Run:
        try:
            return self._run(program)
        except Exception:
            logging.getLogger(__name__).exception("no run of a program")
            return failed(program, UNRUN)

    def show(self, run: Run) -> dict[str, object]:
        """The first answer of a page that begins with a Run of its own, and never asks for another."""
        request = Request(1, run.program.source, orientations=("wide", "tall"))
        return {"revision": 1, **self._made(self._asked(request, run, Clock(self._patience)))}

    def _asked(self, request: Request, run: Run, patience: Clock, clock: Clock | None = None) -> Asked:
        """Its `look` raises Late where there is a clock and its time is over."""

        def look(ahead: float = 0.0) -> None:
            if clock and clock.lacks(ahead):
                raise Late

        look(PLACING * len(run.graph.nodes))
        until_tired = self._until_tired(run, patience)
        return Asked(request, run, until_tired, self._ran, drawn, self._stood, look)

    def _made(self, asked: Asked, say: Say | None = None) -> Parts:
        """The parts that are wanted: all of them where none is named."""
        wanted = [name for name in PARTS if name in (asked.request.wants or PARTS)]
        made: Parts = dict(self._played(asked, [name for name in wanted if name not in LATER]))
        self._stood = {**self._stood, **asked.places}
        late = [name for name in wanted if name in LATER]
        for name in late:
            if say and made and LATER[name](asked):
                say(made)
                made = {}
            made[name] = as_json(PARTS[name](asked))
        return made

    def _played(self, asked: Asked, names: Iterable[str]) -> Iterator[tuple[str, object]]:
        for name in names:
            asked.look()
            yield name, as_json(PARTS[name](asked))

    def _until_tired(self, first: Run, patience: Clock) -> Callable[[Program], Run]:
        """Runs programs, the first of which has been run, for as long as patience lasts."""
        each, same = patience.seconds - patience.left(), replace(first, program=first.program.unasked())

        def run(program: Program) -> Run:
            if program in (first.program, same.program):
                return same
            if patience.lacks(each):
                return no_time(program)
            return self._run(program)

        return run

    def remembered(self) -> str:
        """What `recall` needs to go on from here."""
        return json.dumps(PLACES.pack(self._stood.items()), separators=(",", ":"))

    def recall(self, remembered: str) -> None:
        """Go on where another one stood: what did not change keeps its place."""
        self._stood = dict(PLACES.unpack(json.loads(remembered)))


def drawn(request: Request, run: Run) -> Parts:
    """The parts that a request wants of a Run that is there already, however much of it there is time to draw."""
    return Service(lambda _: run)(request)[1]


def in_part_only(run: Run) -> Run:
    """The Run with the end of its picture only, and a word about that; a small picture is drawn in any case."""
    if not run.turns or len(run.turns[run.shown].graph.nodes) <= PART:
        return run
    turn = run.turns[run.shown]
    cut = replace(turn, graph=ending(turn.graph, PART))
    turns = (*run.turns[: turn.number], cut, *run.turns[turn.number + 1 :])
    return replace(run, turns=turns, left_out=in_part(len(turn.graph.nodes)))


def blank() -> str:
    """The answer to no program, as JSON: what a page shows before its first answer, and where there can be none."""
    nothing = failed(Program(""), None)
    _, parts = Service(lambda _: nothing)(Request(0, "", orientations=("wide", "tall")))
    return packed(parts.items())


def packed(parts: Iterable[tuple[str, object]]) -> str:
    """Parts that are JSON already as one JSON object."""
    return "{" + ",".join(f'"{name}":{part}' for name, part in parts) + "}"
