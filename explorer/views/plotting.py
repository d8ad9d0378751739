"""The part of an answer that plots a value along one number of a leaf."""

from __future__ import annotations

from typing import Any

from explorer.model.plot import plot
from explorer.picture.plotted import axes, plotted

from .asked import Asked

ALONE = 0.5  # seconds that a plot may take of which each point is a run of its own


def along(asked: Asked) -> dict[str, Any] | None:
    """The leaves that there are to choose from; the plot, unless there is no slope or no time."""
    domain, run = asked.request.plot, asked.run
    if domain is None or run.error:
        return None
    seen = plot(run, domain, asked.run_on, ALONE)
    return {"axes": axes(run.leaves), **(plotted(seen) if seen else {})}
