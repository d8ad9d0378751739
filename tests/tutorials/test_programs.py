"""Typed into the page, the tutorials' programs print what the tutorials print; ours and MyGrad's name of it alike."""

from __future__ import annotations

import re

from explorer import run_program
from tests.each import each
from tests.samples import UNHURRIED
from tests.tutorials.transcripts import Transcript, transcripts

NAMES = ("engine", "mygrad")
TYPED = [found for found in transcripts() if not found.title.startswith("mxnet")]  # not open to programs yet


@each("name", NAMES)
@each("transcript", TYPED)
def test_a_typed_program_prints_what_the_tutorial_prints(transcript: Transcript, name: str):
    run = run_program(re.sub(r"\b(import|from) engine", rf"\1 {name}", transcript.typed), limits=UNHURRIED)
    assert (run.error.message.split(":")[0] if run.error else None) == transcript.failure
    assert run.output.split() == transcript.printed.split()
