"""Where a derivative is lost without a word, the value made of the plain number says so; elsewhere nothing is said."""

from __future__ import annotations

import pytest

from explorer.model.lost import lost
from explorer.model.program import Program
from explorer.model.run import run

START = """import engine as mg
import numpy as np
import math
x = mg.tensor(2.0)
y = mg.tensor(3.0)
w = mg.tensor([1.0, 2.0])
n = mg.tensor(3)
"""
LOST = {  # what follows, and the values that have lost something: of what, by which text
    "f = y * float(x)": {"y * float(x)": ("x", "float(x)")},
    "f = y * math.sin(x)": {"y * math.sin(x)": ("x", "math.sin(x)")},
    "f = (w * w.data).sum()": {"w * w.data": ("w", "w.data")},
    "f = mg.tensor(float(x)) * y": {"mg.tensor(float(x))": ("x", "float(x)")},
    "a = x.item()\nz = a * y\nf = z + a": {"a * y": ("x", "x.item()"), "z + a": ("x", "x.item()")},
    "f = y * float(x * y)": {"y * float(x * y)": ("x * y", "float(x * y)")},
    # by parameters, lists and the like: the run has seen it
    "def g(a):\n    return a * y\nf = g(float(x))": {"a * y": ("x", "float(x)")},
    "def g(a):\n    return y * a\nf = g(x) + g(float(x))": {"y * a": ("x", "float(x)")},
    "def g(v):\n    return float(v)\nf = y * g(x)": {"y * g(x)": ("v", "float(v)")},
    "def g(a):\n    return mg.tensor(a) * y\nf = g(float(x))": {"mg.tensor(a)": ("x", "float(x)")},
    "v = [5.0]\nv.append(x.item())\nf = v[1] * y + v[0] * y": {"v[1] * y": ("x", "x.item()")},
    "v = [float(x), 5.0]\nf = v[0] * y": {"v[0] * y": ("x", "float(x)")},
    "v = {'a': w.data}\nf = (w * v['a']).sum()": {"w * v['a']": ("w", "w.data")},
    "a, b = float(x), 4.0\nf = a * y + b * y": {"a * y": ("x", "float(x)")},
    "class M:\n    def __init__(self, k):\n        self.k = k\n    def f(self):\n        return self.k * y\n"
    "f = M(math.sin(x)).f()": {"self.k * y": ("x", "math.sin(x)")},
    # another item of the list; what was computed on the way, or is whole, is not known
    "v = [float(x), 5.0]\nf = v[1] * y": {},
    "def g(a):\n    return y * a\nf = g(2 * float(x))": {},
    "def g(a):\n    return y * a\nf = g(int(x))": {},
    # a number of no variable, a decision, an index, what is printed, an update, a name with two meanings
    "f = y * float(3)": {},
    "f = y * float(n)": {},
    "f = np.where(x.data > 1, x * y, y)": {},
    "f = y * 2 if float(x) > 1 else y": {},
    "f = w[int(n)] * y if False else w[int(x) - 2] * y": {},
    "f = x * y\nprint(float(f))": {},
    "f = x * y\nf.backward()\nx = mg.tensor(x.data - 0.1 * x.grad)\nf = x * y": {},
    "a = x.item()\na = 2.0\nf = a * y": {},
}


@pytest.mark.parametrize("program", LOST)
def test_what_is_lost_is_said_where_it_is_sure_and_nowhere_else(program: str) -> None:
    made = run(Program(START + program + "\nf.backward()\n"))
    assert made.error is None
    found = lost(made.graph, made.program.source, made.variables)
    assert {made.graph.nodes[key].text: (each.of, each.text) for key, each in found.items()} == LOST[program]


@pytest.mark.parametrize("program", [program for program, found in LOST.items() if found])
def test_where_something_is_said_to_be_lost_the_slope_is_another_than_the_gradient(program: str) -> None:
    """By running the program with the variable a little larger and a little smaller."""

    def at(value: float) -> float:
        text = START.replace("tensor(2.0)", f"tensor({value})").replace("[1.0, ", f"[{value - 1}, ")
        graph = run(Program(text + program + "\nf.backward()\n")).graph
        return graph.nodes[graph.target].value.numbers[0]

    graph = run(Program(START + program + "\nf.backward()\n")).graph
    of = "w" if "w.data" in program else "x"
    got = [node.gradient.numbers[0] for node in graph.nodes if node.name == of and node.gradient]
    slope = (at(2.0 + 1e-6) - at(2.0 - 1e-6)) / 2e-6
    assert abs(slope - (got[0] if got else 0.0)) > 0.1
