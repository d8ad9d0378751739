"""What a child does with a request: runs the program with the function it was started for, answers with the Run."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from ..confine import Limits
from ..program import Program
from ..wire import to_json
from . import frames

# a good, a wrong and an unparsable program: what they import late is imported before the jail closes
GOOD = """
import engine as mg
import numpy as np
import math
x = mg.tensor([1.0, 2.0])
y = mg.sum(x * np.array([2.0, 3.0]) ** 2)
y.backward()
x.grad
for i in range(3):
    w = mg.tensor(3.0)
    f = np.exp(-w) * math.pi
    f.backward()
    w.data -= 0.1 * w.grad
    print(f"{w.data:.3f} {i}", np.random.rand(2), w, [w])
np.linspace(0, 1, 30) @ np.ones(30)
mg.nnet.softmax(x), mg.random.rand(2), np.linalg.norm(x)
np.median(np.ones(3)), np.unique(np.ones(3)), np.random.default_rng(1).normal()
mg.linalg.norm(x), mg.grad(lambda v: v ** 2)(mg.tensor(2.0))
"""
DRAWING = """
import matplotlib.pyplot as plt
import mygrad as mg
plt.plot(mg.linspace(0, 1, 5), [1, 2, 3, 4, 5], "o--", label="f")
plt.hist(mg.linspace(0, 1, 5))
plt.show()
"""
MXNET = """
from mxnet import nd, autograd
x = nd.array([[1, 2], [3, 4]])
x.attach_grad()
with autograd.record():
    y = nd.norm(x * nd.random_normal(shape=2))
y.backward()
x.grad
"""
WARMING = (
    GOOD,
    DRAWING,
    MXNET,
    "import numpy as np\nx = np.ones((2, 3))\nprint(missing_name, x)\n",
    "import numpy as np\nx = np.ones((2, 3)) + np.ones((4, 5))\n",
    "ℒ = 2\n",  # a name outside of ASCII makes the parser import unicodedata
    "x = = 2\n",
)

Runner = Callable[..., Any]


def runner(home: str) -> Runner:
    """The function that a child runs programs with: "package.module:name"."""
    module, _, name = home.partition(":")
    return getattr(import_module(module), name)


def warm(run: Runner) -> None:
    """Use everything once."""
    for source in WARMING:
        to_json(run(Program(source), limits=Limits()))


def answer(run: Runner, text: str) -> str:
    """The Run that a request asks for, as a message."""
    program, limits = frames.requested(text)
    return to_json(run(program, limits=limits))
