"""The named parts that an answer consists of: for each the function that makes it of a run and of what was asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import asdict, astuple, replace
from typing import Any

from explorer.model.lost import Lost, lost
from explorer.model.patience import Late
from explorer.model.stale import stale
from explorer.model.turn import EMPTY
from explorer.model.value import Value
from explorer.model.wiggle import offers
from explorer.picture import ticks
from explorer.picture.chained import chained
from explorer.picture.drawing import drawing
from explorer.picture.facts import facts
from explorer.picture.layout import place
from explorer.picture.opening import opening
from explorer.picture.placement import Orientation, Room
from explorer.picture.plots import plots
from explorer.picture.pushed import pushed
from explorer.picture.recorded import recorded as told_of

from .asked import Asked
from .comparing import curves, second
from .doubting import check, checks, curve, mistakes, prediction
from .learning import learning
from .plotting import along
from .scripting import script
from .walking import around, beside, walk, wrongly

LISTED = 100  # elements of an array that a row of the table lists
ROOMS: dict[Orientation, Room] = {"wide": Room(740.0, 470.0, "wide"), "tall": Room(372.0, 416.0, "tall")}


def program(asked: Asked) -> dict[str, Any]:
    """What ran, printed and drew, where it failed, what there was no time for, and which numbers have sliders.

    Whether it calls for gradients itself; otherwise they are those of its last value.
    """
    run = asked.run
    return {
        "source": run.program.source,
        "output": run.output,
        "plots": plots(run.figures),
        "failure": asdict(run.error) if run.error else None,
        "literals": [asdict(literal) for literal in run.literals],
        "turns": len(run.turns),
        "turn": asked.turn,
        "left_out": run.left_out,
        "stopped": run.stopped,
        "differentiates": any(turn.backward for turn in run.turns),
        "checkable": sorted(offers(run, asked.graph)),
    }


def values(asked: Asked) -> dict[str, Any]:
    """The numbers, and the name of the structure that they belong to."""
    aim = asked.graph.aim
    return {
        "digest": asked.digest,
        **ticks.tick(asked.graph),
        "aim": aim and {"own": aim.own, "missed": aim.missed},
        "loss": ticks.cell(asked.run.turns[asked.turn].differentiated) if asked.run.turns else None,
        "stale": [[key, ticks.cell(value)] for key, value in _stale(asked).items()],
        "lost": [[key, *astuple(each)] for key, each in _lost(asked).items()],
    }


def _stale(asked: Asked) -> dict[int, Value]:
    return stale(asked.run, asked.turn) if asked.run.turns else {}


def _lost(asked: Asked) -> dict[int, Lost]:
    return lost(asked.graph, asked.run.program.source, asked.run.variables)


def structure(asked: Asked) -> dict[str, Any] | None:
    """The facts of the graph; None where the page has them."""
    return None if asked.digest in asked.request.has else facts(asked.graph, asked.look)


def picture(asked: Asked) -> list[dict[str, Any]] | None:
    """The layouts asked for that the page does not have; None where it has them all."""
    found = []
    for side in asked.request.orientations:
        name = _layout(asked, side)
        if name in asked.request.has:
            continue
        asked.look()
        placement = place(asked.graph, ROOMS[side], asked.stood.get(side), opened=asked.request.opened)
        asked.places[side] = placement.stood
        found.append(drawing(placement, name))
    return found or None


def arrays(asked: Asked) -> dict[str, Any] | None:
    """The numbers of arrays that are too long for a tick and short enough for a row of the table."""
    found = ticks.arrays(asked.graph, LISTED)
    return found if any(found.values()) else None


def recorded(asked: Asked) -> dict[str, Any] | None:
    """What was around each value as it was made, and which way the program went; None where it went straight on."""
    with suppress(SyntaxError, ValueError):  # of a graph without a program nothing is known
        return told_of(asked.run.program.source, asked.graph, turns=len(asked.run.turns) > 1)
    return None


def cell(asked: Asked) -> dict[str, Any] | None:
    """The value that is opened at one cell, its neighbours, and the links between their cells."""
    return opening(asked.graph.opened) if asked.graph.opened else None


def chains(asked: Asked) -> dict[str, Any] | None:
    """All paths from a leaf to the target, and what each has of its gradient."""
    return chained(asked.graph.chains) if asked.graph.chains else None


def tangents(asked: Asked) -> dict[str, Any] | None:
    """What forward mode finds from one cell of a leaf, and what both modes cost."""
    return pushed(asked.graph, asked.graph.tangents) if asked.graph.tangents else None


def costs(asked: Asked) -> dict[str, Any] | None:
    """What the gradients of all leaves cost, backward and forward."""
    return asdict(asked.graph.costs) if asked.graph.costs else None


def turns(asked: Asked) -> list[dict[str, Any]] | None:
    """What is played of the other Turns that have their graphs: whoever looks at one of them runs nothing again."""
    found: list[dict[str, Any]] = []
    with suppress(Late):  # what there is no time for is made when it is looked at
        found.extend(_others(asked))
    return found or None


def _others(asked: Asked) -> Iterator[dict[str, Any]]:
    had = {*asked.request.has, *_sent(asked)}
    for turn in () if asked.run.left_out else asked.run.turns:
        if turn.number == asked.turn or turn.graph is EMPTY:
            continue
        asked.look()
        request, run = replace(asked.request, has=tuple(had)), replace(asked.run, shown=turn.number)
        other = replace(asked, request=request, run=run, stood={**asked.stood, **asked.places}, places={})
        had |= _sent(other)
        checkable = sorted(offers(run, turn.graph))
        yield {"turn": turn.number, "checkable": checkable, **{name: PARTS[name](other) for name in NUMBERED}}


def _sent(asked: Asked) -> set[str]:
    """The names of what the page has of a Turn's structure once it was answered."""
    return {asked.digest, *(_layout(asked, side) for side in asked.request.orientations)}


def _layout(asked: Asked, side: Orientation) -> str:
    return f"{asked.digest} {side} {asked.request.opened}".strip()


PARTS: dict[str, Callable[[Asked], Any]] = {
    "program": program,
    "values": values,
    "structure": structure,
    "picture": picture,
    "arrays": arrays,
    "recorded": recorded,
    "descent": walk,
    "rivals": beside,
    "landscape": around,
    "plot": along,
    "learn": learning,
    "check": check,
    "cell": cell,
    "chains": chains,
    "tangents": tangents,
    "costs": costs,
    "checks": checks,
    "curve": curve,
    "mistakes": mistakes,
    "astray": wrongly,
    "prediction": prediction,
    "beside": second,
    "curves": curves,
    "script": script,
    "turns": turns,
}
NUMBERED = ("values", "structure", "picture", "arrays", "recorded")  # what differs from Turn to Turn
# What the graph does not wait for, and when it takes long enough for the graph to go before it.
LATER: dict[str, Callable[[Asked], bool]] = {
    "descent": lambda asked: asked.request.descent is not None,
    "rivals": lambda asked: bool(asked.request.rivals),
    "landscape": lambda asked: asked.request.plane is not None,
    "plot": lambda asked: asked.request.plot is not None,
    "learn": lambda asked: asked.request.learn is not None,
    "check": lambda asked: asked.request.check is not None,
    "checks": lambda asked: bool(asked.request.doubts),
    "curve": lambda asked: asked.request.curve is not None,
    "astray": lambda asked: asked.request.astray is not None,
    "beside": lambda asked: asked.request.beside is not None,
    "curves": lambda asked: asked.request.curves is not None,
    "script": lambda asked: asked.request.script is not None,
    "turns": lambda asked: len(asked.run.turns) > 1,
}
