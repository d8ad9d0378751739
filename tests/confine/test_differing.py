# ruff: noqa: E501 -- a table of programs
"""Drawn programs of classes, generators, patterns and modules; `python -m tests.confine.differing 20000` for many."""

import pytest

from tests.each import each

from .differing import difference
from .phrases import BLOCKS, PHRASES, program

COUNT, SHARES = 240, 4
ONCE = [  # differed from Python: where an end that nobody catches was raised, and who asks for a length
    "class A:\n    def __iter__(self): return self\n    def __next__(self):\n        raise StopIteration\nx = A()\nnext(x)",
    "def g():\n    yield 1\nx = g()\nnext(x)\ny = [next(x)\n for i in range(2)]",
    "class A:\n    def __next__(self):\n        return next(iter([]))\nx = A()\nnext(x)",
    "def f():\n    return next(iter([]))\nfor i in map(lambda i: f(), [1]):\n    print(i)\nf()",
    "x = iter([])\n\ny = list(map(lambda v: next(x), [1, 2]))\nprint(y)\nz = {k: next(x)\n  for k in [1]}",
    "class A:\n    def __getitem__(self, i):\n        return next(iter([]))\nA()[\n0]",
    "def g():\n    x = next(iter([]))\n    yield x\nfor v in g():\n    pass",
    "class A:\n    def __len__(self):\n        print('len')\n        return 2\n    def __iter__(self):\n        yield 1\nprint(list(A()), tuple(A()), sorted(A()), [*A()])\ny=[]\ny.extend(A())\ny += A()\nprint(set(A()), sum(A()), max(A()), (*A(), 1), {*A()})\na, b = [0, *A()]\nprint(' '.join(map(str, A())), list(enumerate(A())), list(zip(A(), A())), list(reversed([1])))",
    "class A:\n    def __len__(self):\n        raise TypeError('x')\n    def __iter__(self):\n        yield 1\nprint(list(A()))",
    "class A:\n    def __len__(self):\n        raise ValueError('x')\n    def __iter__(self):\n        yield 1\nprint(list(A()))",
    "import statistics\nclass A:\n    def __init__(self, v): self.v = v\n    def __lt__(self, o): return self.v < o.v\n    def __add__(self, o): return A(self.v + o.v)\n    def __truediv__(self, o): return self.v / o\nprint(statistics.median([A(2), A(1), A(3)]).v, statistics.median([A(2), A(1)]), statistics.median_low([A(2), A(1)]).v)",
    "print(sorted([1, 2], reverse=0.5))",
    "x=[2,1]\nx.sort(reverse=None)",
    "print(sorted([1,2],reverse=2))",
]


@pytest.mark.parametrize("share", range(SHARES))
def test_a_drawn_program_of_classes_and_modules_does_what_python_does(share: int) -> None:
    sources = [program(number, seed=1) for number in range(share, COUNT, SHARES)]
    assert [(source, found) for source in sources if (found := difference(source))] == []


def test_the_grammar_knows_classes_generators_patterns_and_modules() -> None:
    written = " ".join([*BLOCKS, *(one for every in PHRASES.values() for one in every)])
    for words in ("class C", "yield from", "match ", "@dataclasses", "itertools.", "functools.", "heapq.", "super()"):
        assert words in written


@each("source", ONCE)
def test_what_once_differed_does_what_python_does(source: str) -> None:
    assert not difference(source)
