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
WARMING = (
    "import engine as mg\nimport numpy as np\nimport math\nx = mg.tensor([1.0, 2.0])\ny = mg.sum(x * np.array([2.0, 3.0]) ** 2)\n"
    "y.backward()\nx.grad\nw = mg.tensor(3.0)\nfor i in range(3):\n    f = np.exp(-w) * math.pi\n    f.backward()\n"
    "    w.data -= 0.1 * w.grad\n    print(f'{w.data:.3f}', np.random.rand(2), w)\nnp.linspace(0, 1, 30) @ np.ones(30)\n",
    "import numpy as np\nx = np.ones((2, 3))\nprint(missing_name, x + np.ones((4, 5)))\n",
    "x = np.ones((2, 3)) + np.ones((4, 5))\n",
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
