"""The one call for learners and tests: a text in, a Run out."""

from __future__ import annotations

from .program import Program
from .run import LIMITS, Limits, Run, run


def run_program(source: str, *, limits: Limits = LIMITS, isolate: bool = False) -> Run:
    """The Run of a text."""
    return run(Program(source), limits)
