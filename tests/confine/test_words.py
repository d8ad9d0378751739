"""A failure has Python's own words, and NumPy's, where they are plain enough: those of the Python that runs it."""

import contextlib
import io
import traceback
from pathlib import Path

import numpy as np

from tests.each import each

from .running import confined

TEXT = (Path(__file__).parent / "words.txt").read_text(encoding="utf-8")
PROGRAMS = [one.strip("\n") for one in TEXT.split("####\n")]


def words(source: str) -> str:
    """The last line that Python shows of an error."""
    with contextlib.redirect_stdout(io.StringIO()), np.errstate(all="ignore"):
        try:
            exec(compile(source, "<program>", "exec"), {"__name__": "__main__"})
        except Exception as error:
            return traceback.format_exception_only(error)[0].strip()
    return ""


@each("source", PROGRAMS)
def test_an_error_has_the_words_that_python_has(source: str) -> None:
    error = confined(source).error
    assert error is not None
    assert error.message.removesuffix(".") == words(source).removesuffix(".")
