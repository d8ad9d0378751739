"""The page's own script, asked from Python: what it makes of an answer, at any step."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from explorer.hosted.node import node
from explorer.model.graph import Graph
from explorer.model.program import Program
from explorer.model.run import Run, Turn
from explorer.request import Request
from explorer.views.service import Service

SHOWN = ("program", "values", "structure", "picture", "arrays", "recorded")
SCRIPT = Path(__file__).parent / "page.mjs"


class Page:
    """Shows a run, and tells what it shows."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def ask(self, verb: str, *arguments: object) -> Any:
        """What the script says to a verb of page.mjs."""
        assert self._process.stdin is not None and self._process.stdout is not None
        print(json.dumps([verb, *arguments], allow_nan=False), file=self._process.stdin, flush=True)
        answer = self._process.stdout.readline()
        assert answer, "the page's script has ended"
        found = json.loads(answer)
        assert "error" not in found, found["error"]
        return found["said"]

    def show(self, run: Run, turn: int = -1, *, forward: bool = False) -> dict[str, Any]:
        """The steps, the rows and the boxes; `forward` walks the tangents that the run has."""
        wants = (*SHOWN, "tangents") if forward else SHOWN
        request = Request(1, run.program.source, turn=turn, orientations=("wide", "tall"), wants=wants, seconds=60)
        _, parts = Service(lambda _: replace(run, shown=turn))(request)
        return self.ask("show", {name: json.loads(str(part)) for name, part in parts.items()})


def plain(parts: list) -> str:
    """Parts of a sentence as text alone."""
    return "".join(part if isinstance(part, str) else part[0] for part in parts)


def played(graph: Graph) -> Run:
    """The run of a graph that no program has made."""
    return Run(Program("x"), None, "", (Turn(0, graph, None, (), None),), {}, ())


@contextmanager
def opened() -> Iterator[Page]:
    """A page's script at work."""
    with subprocess.Popen(
        [str(node()), str(SCRIPT)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        yield Page(process)
        assert process.stdin is not None
        process.stdin.close()
