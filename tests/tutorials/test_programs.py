"""Typed into the page, the tutorials' programs print what the tutorials print; ours and MyGrad's name of it alike."""

from __future__ import annotations

import re

import pytest

from explorer import run_program
from tests.tutorials.transcripts import Transcript, transcripts

NAMES = ("engine", "mygrad")
TYPED = [found for found in transcripts() if not found.title.startswith("mxnet")]  # not open to programs yet


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("transcript", TYPED, ids=lambda transcript: transcript.title)
def test_a_typed_program_prints_what_the_tutorial_prints(transcript: Transcript, name: str):
    run = run_program(re.sub(r"\b(import|from) engine", rf"\1 {name}", transcript.typed))
    assert (run.error.message.split(":")[0] if run.error else None) == transcript.failure
    assert run.output.split() == transcript.printed.split()
