"""The part of an answer that plots values along one number of a leaf, and functions of the program."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Any

from explorer.model.heat import heat
from explorer.model.patience import Late
from explorer.model.plain_functions import Function, alone, functions
from explorer.model.plot import Domain, Plotted, plot
from explorer.model.program import Target
from explorer.model.run import in_time
from explorer.picture.plotted import axes, curve, heated, plotted

from .asked import Asked

ALONE = 0.5  # seconds that a plot may take of which each point is a run of its own


def along(asked: Asked) -> dict[str, Any] | None:
    """The leaves and functions that there are to choose from; the plot, unless there is no slope or no time."""
    domain, run = asked.request.plot, asked.run
    if domain is None or run.error:
        return None
    offered = {each.called: each for each in functions(asked.request.source)}
    if domain.of is None and run.swept is None and offered:
        domain = replace(domain, of=Target(next(iter(offered))))
    told = {"axes": axes(run.leaves), "functions": [*offered]}
    try:
        return {**told, **_drawn(asked, domain, offered)}
    except Late:
        return {**told, "late": True}


def _drawn(asked: Asked, domain: Domain, offered: dict[str, Function]) -> dict[str, Any]:
    if domain.up:
        found_map = heat(asked.run, domain, in_time(asked.run_on), ALONE)
        return {"heat": heated(found_map) if found_map else None}
    found = _of(asked, domain, offered)
    if found is None:
        return {}
    seen, title = found
    beside = [curve(other, name) for other, name in _beside(asked, domain, seen, offered)]
    return {**plotted(seen, title), "beside": beside}


def _of(asked: Asked, domain: Domain, offered: dict[str, Function]) -> tuple[Plotted, str] | None:
    """The plot of a value, or of a function, and what that is called; "" where the value has a name of its own."""
    function, run = offered.get(domain.of.called) if domain.of else None, in_time(asked.run_on)
    if function is None:
        seen = plot(asked.run, domain, run, ALONE)
        return (seen, "") if seen else None
    ran = run(alone(asked.request.program, function))
    seen = None if ran.error else plot(ran, replace(domain, name="", at=0, of=None), run, ALONE)
    return (seen, function.called) if seen else None


def _beside(asked: Asked, domain: Domain, seen: Plotted, offered: dict[str, Function]) -> Iterator[tuple[Plotted, str]]:
    """The others at the same places, as many as there is time for."""
    low, high, points = seen.places[0], seen.places[-2], len(seen.places) - 1
    same = replace(domain, name=seen.leaf.name, at=seen.at, low=low, high=high, points=points)
    with suppress(Late):
        for name in domain.beside:
            found = _of(asked, replace(same, of=Target(name)), offered)
            if found and len(found[0].places) == len(seen.places):
                yield found[0], name
