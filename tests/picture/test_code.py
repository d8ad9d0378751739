"""The code register: every line can be run, and gives the contribution that is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import numpy as np
import pytest

import engine as mg
from explorer.lessons import lessons
from explorer.model.program import Program
from explorer.picture.code import Code
from explorer.picture.functions import CALLED
from tests.tape.test_truth import EVERY, START
from tests.tutorials.test_brought import PROGRAMS
from tests.unhurried import run

from .executed import Executed

LARGEST = 100  # values of a graph that is tried
HAVE = 0.98  # of all contributions have a line
SAID = {
    "x = mg.tensor(2.0)\ny = x\nfor k in range(2):\n    y = y * x\ny.backward()": [
        "y_1.grad += y_2.grad * x", "x.grad += y_2.grad * y_1", "x.grad += y_1.grad * x", "x.grad += y_1.grad * x",
    ],
    "x = mg.tensor([1.0, 2.0, 4.0])\ni = 1\nf = x[i:i+2].sum()\nf.backward()": [
        "x[1:3].grad += np.broadcast_to(f.grad, x[1:3].shape)", "np.add.at(x.grad, np.s_[1:3], x[1:3].grad)",
    ],
    "x = mg.tensor([0.5, -1.0])\ny = softmax(x)\ny.backward([1.0, 0.0])": [
        "x.grad += np.tensordot(y.grad, mg.jacobian(lambda z: mg.nnet.softmax(z, axis=-1))(x), 1)",
    ],
    "def cube(z):\n    return z ** 3\nx = mg.tensor(2.0)\nf = cube(x * 2)\nf.backward()": [
        "(x * 2).grad += f.grad * (3 * (x * 2) ** 2)", "x.grad += (x * 2).grad * 2",
    ],
    "x = mg.tensor(0.5)\ns = mg.nnet.sigmoid(x)\ns.backward()": ["x.grad += s.grad * (s * (1 - s))"],
    "p = {'w': mg.tensor(3.0)}\nf = mg.nnet.sigmoid(p['w']) ** 2\nf.backward()": [
        "v1.grad += f.grad * (2 * v1)  # v1 is mg.nnet.sigmoid(p['w'])",
        "p['w'].grad += v1.grad * (v1 * (1 - v1))  # v1 is mg.nnet.sigmoid(p['w'])",
    ],
    "data = mg.arange(8.0)\nw = mg.tensor(3.0)\nf = mg.sum(data.data[::-1] * w)\nf.backward()": [
        "v1.grad += np.broadcast_to(f.grad, v1.shape)  # v1 is data.data[::-1] * w",
        "w.grad += np.sum(v1.grad * c1)  # v1 is data.data[::-1] * w, c1 is data.data[::-1]",
    ],
}  # fmt: skip


def executed(sources: list[str]) -> Iterator[tuple[str, Executed]]:
    for source in sources:
        ran = run(Program(source))
        if ran.error is None and ran.graph.seed is not None and len(ran.graph.nodes) <= LARGEST:
            yield source, Executed(ran.graph)


@pytest.mark.filterwarnings("ignore")
def test_every_line_can_be_run_and_gives_the_contribution_that_is_shown() -> None:
    sources = [
        *(lesson.program.source for lesson in lessons()),
        *(START + one for one in EVERY),
        *[one for one in PROGRAMS.values() if "backward" in one],
    ]
    counts: Counter[bool] = Counter()
    for source, graph in executed(sources):
        for edge in graph.graph.edges:
            line = graph.code.line(edge) if graph.can_be_run(edge) else None
            if line:
                with np.errstate(all="ignore"):
                    given = graph.contribution(edge, line)
                assert np.allclose(given, np.array(edge.contribution.numbers).reshape(given.shape), equal_nan=True), (
                    line,
                    source,
                )
            if line is not None:
                counts[bool(line)] += 1
    assert counts.total() > 700 and counts[True] >= HAVE * counts.total()


@pytest.mark.parametrize("program", SAID)
def test_a_line_says_which_value_it_means(program: str) -> None:
    graph = run(Program(START + program)).graph
    code = Code(graph)
    assert [code.line(graph.edges[key]) for key in graph.sweep] == SAID[program]


def test_every_function_that_a_line_may_call_is_there() -> None:
    for name in CALLED.values():
        found: object = {"np": np, "mg": mg}[name.split(".")[0]]
        for part in name.split(".")[1:]:
            found = getattr(found, part)
        assert callable(found)
