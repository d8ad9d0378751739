"""What a part of an answer is made of: the request, its run, and what the parts have in common."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from explorer.model.graph import Graph
from explorer.model.patience import Look, unhurried
from explorer.model.program import Program
from explorer.model.run import Run
from explorer.picture.facts import digest
from explorer.picture.placement import Orientation, Stood
from explorer.request import Parts, Request


@dataclass(frozen=True)
class Asked:
    """A request, its run, and what the parts of the answer have in common."""

    request: Request
    run: Run
    run_on: Callable[[Program], Run]  # runs programs until patience ends; those that it does not suffice for stay empty
    run_anew: Callable[[Program], Run]  # runs programs, each as long as it may take
    drawn: Callable[[Request, Run], Parts]  # the parts that another request wants of a Run of its own, each as JSON
    stood: Mapping[Orientation, Stood] = field(default_factory=dict)  # the reader's last layouts
    look: Look = unhurried  # is called at every step of the work, and may end it
    places: dict[Orientation, Stood] = field(default_factory=dict)  # where things stand from now on

    @property
    def turn(self) -> int:
        """The Turn that is shown."""
        return self.run.shown % max(1, len(self.run.turns))

    @cached_property
    def graph(self) -> Graph:
        """The graph of that Turn."""
        return self.run.turns[self.turn].graph if self.run.turns else self.run.graph

    @cached_property
    def digest(self) -> str:
        """The name of the graph's structure."""
        return digest(self.graph)
