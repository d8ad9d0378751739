"""The engine prints what the tutorials print, digit by digit."""

from __future__ import annotations

from doctest import ELLIPSIS, NORMALIZE_WHITESPACE, DocTest, DocTestRunner

from tests.each import each
from tests.tutorials.transcripts import Transcript, transcripts


@each("transcript", transcripts())
def test_the_engine_prints_what_the_tutorial_prints(transcript: Transcript):
    report = []
    runner = DocTestRunner(verbose=False, optionflags=NORMALIZE_WHITESPACE | ELLIPSIS)
    runner.run(DocTest(transcript.examples, {}, transcript.title, None, None, None), out=report.append)
    assert runner.failures == 0, "".join(report)
