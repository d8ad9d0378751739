"""The frame of the page, and the one wire between its script and Python."""

from __future__ import annotations

from typing import ClassVar

import param
from panel.custom import Child, JSComponent

from explorer.picture import palette

from .script import script, style


class Page(JSComponent):
    """Places the views. The script sends `request`, Python `answer` and `progress`, and nothing else."""

    key = param.String(default="main", constant=True)
    request = param.Dict(default={}, doc="revision, source, overrides, turn, ... as request.Request has it; or stop")
    answer = param.Dict(default={}, doc="revision, and parts of the answer, each as JSON; more, if others come")
    progress = param.Dict(default={}, doc="of the run at work: revision, turn, of")
    longest = param.Integer(default=3, constant=True, doc="seconds up to which the reader may let a run go on")
    runtime = param.String(default="ready", doc="loading, ready or failed")
    lessons = param.List(item_type=dict)
    blank = param.String(constant=True, doc="the answer to no program (JSON)")
    colours = param.String(default=palette.css(), constant=True)

    editor = Child()
    inputs = Child()
    output = Child()
    graph = Child()
    transport = Child()
    ask = Child()
    why = Child()
    tabs = Child()
    beside = Child()
    compare = Child()

    sizing_mode = "stretch_both"

    _esm = script("page")
    _priority_changes: ClassVar[list[str]] = ["request"]  # Panel keeps any other change back for 50 ms
    _stylesheets: ClassVar[list[str]] = [style("page")]
