"""Hostile and broken programs end with a sentence and a line, in little time, and nothing else happens."""

import os
import time

from explorer.model.confine import Outcome
from tests.each import each

from . import classed, generated
from .hostile import ARRAYS, BOMBS, ESCAPES, NUMPY, TEXTS
from .hostile_further import FURTHER
from .hostile_rooms import ROOMS
from .hostile_written import WRITTEN
from .known import KNOWN
from .running import confined
from .sly import SLY

IMPORTS = "import numpy as np\nimport engine as mg\n"
LONGEST = 6.0  # seconds of this thread's own: twice a run's deadline

# end by themselves: what they ask for is not there, or is harmless
HARMLESS = {"np.zeros((0, 10**12)).sum(axis=0)"}


def held(source: str) -> Outcome:
    """The outcome, in time."""
    began = time.thread_time()
    before = dict(os.environ), os.getcwd()
    outcome = confined(source, steps=100_000, items=1_000_000)
    assert time.thread_time() - began < LONGEST
    assert (dict(os.environ), os.getcwd()) == before
    return outcome


def says(outcome: Outcome, first_line: int = 1) -> None:
    """A sentence, a line, a remedy."""
    assert outcome.error is not None, outcome.output[:200]
    assert 0 < len(outcome.error.message) < 2_000
    assert outcome.error.remedy
    assert outcome.error.line is None or outcome.error.line >= first_line
    assert "caught" not in outcome.output


@each("source", ESCAPES)
def test_a_way_out_is_closed(source: str) -> None:
    says(held(source))


@each("source", [*classed.WAYS, *generated.WAYS])
def test_no_class_generator_or_pattern_leads_out(source: str) -> None:
    outcome = held(source)
    says(outcome)
    marked = [number for number, line in enumerate(source.splitlines(), 1) if line.endswith("#!")]
    assert not marked or outcome.error.line in marked, outcome.error  # type: ignore[union-attr]


@each("source", [*classed.BOUNDLESS, *generated.BOUNDLESS])
def test_what_a_class_or_generator_does_without_end_is_ended(source: str) -> None:
    says(held(source))


@each("source", NUMPY)
def test_arrays_and_tensors_lead_nowhere(source: str) -> None:
    says(held(IMPORTS + source), first_line=3)


@each("source", [*ROOMS, *WRITTEN, *FURTHER])
def test_a_module_leads_nowhere(source: str) -> None:
    says(held(source))


@each("source", BOMBS)
def test_a_bomb_ends_with_a_sentence(source: str) -> None:
    says(held(source))


@each("source", ARRAYS)
def test_an_array_bomb_ends_with_a_sentence(source: str) -> None:
    outcome = held(IMPORTS + source)
    if source not in HARMLESS:
        says(outcome, first_line=3)


@each("source", TEXTS)
def test_a_broken_text_ends_with_a_sentence(source: str) -> None:
    outcome = held(source)
    assert outcome.error is None or outcome.error.message


@each("name, source", [(name, one) for name, every in KNOWN.items() for one in every])
def test_a_way_out_of_another_confinement_is_none_here(name: str, source: str) -> None:
    says(held(source))


@each("kind, source", [(kind, one) for kind, every in SLY.items() for one in every])
def test_a_sly_program_is_held(kind: str, source: str) -> None:
    says(held(source))
