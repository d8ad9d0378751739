"""How many epochs of a training loop a second has: `python -m tests.benchmarks.epochs`, with `--pyodide` inside Pyodide
under node, too.

For three programs of 500 epochs: epochs per second, how much of the time captures what readers look at, and how many
times as long the program takes as with the engine alone, by Python's own exec. Medians, seconds of the processor.
"""

from __future__ import annotations

import contextlib
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time

import engine
from explorer.model.confine import Limits, execute
from explorer.model.program import Program
from explorer.model.run import run
from tests.confine.running import Silent

EPOCHS, ROUNDS = 500, 5
PATIENT = Limits(seconds=600.0)
DATA = """import numpy as np
import mygrad as mg
np.random.seed(0)
X = np.random.randn(200, 2)
Y = (X[:, :1] * X[:, 1:] > 0) * 1.0
"""
PROGRAMS = {
    "a line, 3 values": """import mygrad as mg
w = mg.tensor(2.0)
for epoch in range({epochs}):
    loss = (w - 1.0) ** 2
    loss.backward()
    w.data -= 0.01 * w.grad
""",
    "network 2-16-16-1, 200 points": DATA
    + """W1, b1 = mg.tensor(np.random.randn(2, 16)), mg.tensor(np.zeros(16))
W2, b2 = mg.tensor(np.random.randn(16, 16) * 0.3), mg.tensor(np.zeros(16))
W3, b3 = mg.tensor(np.random.randn(16, 1) * 0.3), mg.tensor(np.zeros(1))
for epoch in range({epochs}):
    h = mg.tanh(mg.tanh(X @ W1 + b1) @ W2 + b2)
    loss = mg.mean((h @ W3 + b3 - Y) ** 2)
    loss.backward()
    for p in (W1, b1, W2, b2, W3, b3):
        p.data -= 0.1 * p.grad
""",
    "the same, as micrograd's MLP": DATA
    + """class Layer:
    def __init__(self, nin, nout, nonlin=True):
        self.w, self.b = mg.tensor(np.random.uniform(-1, 1, (nin, nout))), mg.tensor(np.zeros(nout))
        self.nonlin = nonlin
    def __call__(self, x):
        act = x @ self.w + self.b
        return mg.tanh(act) if self.nonlin else act
    def parameters(self):
        return [self.w, self.b]
class MLP:
    def __init__(self, nin, nouts):
        sizes = [nin] + nouts
        self.layers = [Layer(sizes[i], sizes[i + 1], i != len(nouts) - 1) for i in range(len(nouts))]
    def __call__(self, x):
        for layer in self.layers:
            x = layer(x)
        return x
    def parameters(self):
        return [p for layer in self.layers for p in layer.parameters()]
model = MLP(2, [16, 16, 1])
for epoch in range({epochs}):
    loss = ((model(X) - Y) ** 2).mean()
    loss.backward()
    for p in model.parameters():
        p.data -= 0.1 * p.grad
""",
}


def seconds(work: Callable[[], object]) -> float:
    """Of the processor; the median of some rounds after one that is not counted."""
    taken = []
    for _ in range(ROUNDS + 1):
        began = process_time()
        work()
        taken.append(process_time() - began)
    return median(taken[1:])


def alone(source: str) -> None:
    """With the engine and Python only."""
    sys.modules.setdefault("mygrad", engine)
    with contextlib.redirect_stdout(io.StringIO()):
        exec(compile(source, "program", "exec"), {})


def measured(text: str) -> dict[str, float]:
    """The figures of a program."""
    source = text.format(epochs=EPOCHS)
    program = Program(source)
    whole = seconds(lambda: run(program, PATIENT))
    unseen = seconds(lambda: execute(program, limits=PATIENT, watcher=Silent()).release())
    return {
        "epochs per second": EPOCHS / whole,
        "share of capture": max(0.0, 1 - unseen / whole),
        "times the engine alone": whole / seconds(lambda: alone(source)),
    }


def figures() -> dict[str, dict[str, float]]:
    """Of all programs."""
    return {name: measured(text) for name, text in PROGRAMS.items()}


def inside() -> dict[str, dict[str, float]]:
    """The same in Pyodide."""
    from tests.engine_wasm.running import pyodide

    with pyodide() as place:
        place.run(Path(__file__).with_name("epochs_inside.py"))
        return json.loads((place.out / "figures.json").read_text())


def main() -> None:
    """A line for each program and place."""
    places = {"natively": figures, **({"in Pyodide": inside} if "--pyodide" in sys.argv else {})}
    for where, find in places.items():
        for name, found in find().items():
            rate, share, times = found.values()
            said = f"{rate:7.0f} epochs/s   1,000 in {1_000 / rate:4.1f} s"
            said += f"   {share:4.0%} capture   {times:5.1f} times the engine alone"
            print(f"{where:11} {name:31} {said}")


if __name__ == "__main__":
    main()
