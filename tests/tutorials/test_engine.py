"""The engine prints what the tutorials print, digit by digit."""

from __future__ import annotations

from doctest import ELLIPSIS, NORMALIZE_WHITESPACE, DocTest, DocTestRunner

import pytest

from tests.tutorials.transcripts import Transcript, transcripts


@pytest.mark.parametrize("transcript", transcripts(), ids=lambda transcript: transcript.title)
def test_the_engine_prints_what_the_tutorial_prints(transcript: Transcript):
    report = []
    runner = DocTestRunner(verbose=False, optionflags=NORMALIZE_WHITESPACE | ELLIPSIS)
    runner.run(DocTest(transcript.examples, {}, transcript.title, None, None, None), out=report.append)
    assert runner.failures == 0, "".join(report)
