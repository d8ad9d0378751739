"""Drawn programs of classes, generators, patterns and modules; `python -m tests.confine.differing 20000` for many."""

import pytest

from .differing import difference
from .phrases import BLOCKS, PHRASES, program

COUNT, SHARES = 240, 4


@pytest.mark.parametrize("share", range(SHARES))
def test_a_drawn_program_of_classes_and_modules_does_what_python_does(share: int) -> None:
    sources = [program(number, seed=1) for number in range(share, COUNT, SHARES)]
    assert [(source, found) for source in sources if (found := difference(source))] == []


def test_the_grammar_knows_classes_generators_patterns_and_modules() -> None:
    written = " ".join([*BLOCKS, *(one for every in PHRASES.values() for one in every)])
    for words in ("class C", "yield from", "match ", "@dataclasses", "itertools.", "functools.", "heapq.", "super()"):
        assert words in written
