"""Runs of programs that have a minute: a test is about what they come to, not about how busy the machine is."""

from explorer.model.program import Program
from explorer.model.run import LIMITS, Limits, Run
from explorer.model.run import run as ran_by

UNHURRIED = LIMITS.within(60)


def run(program: Program, limits: Limits = UNHURRIED) -> Run:
    """Its Run, in this process."""
    return ran_by(program, limits)
