"""The one call for learners and tests: a text in, a Run out."""

from __future__ import annotations

import sys

from .isolate import isolated
from .program import Program
from .run import LIMITS, Limits, Run, run

PROCESSES = sys.platform not in ("emscripten", "wasi")  # a browser has none


def run_program(source: str, *, limits: Limits = LIMITS, isolate: bool = PROCESSES) -> Run:
    """The Run of a text; in a child process unless `isolate` is False."""
    return (isolated(run) if isolate else run)(Program(source), limits)
