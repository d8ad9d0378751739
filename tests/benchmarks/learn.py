"""How quickly a program is seen to learn: `python -m tests.benchmarks.learn`.

The network 2-16-16-1 on 200 points: turns per second of the run that Learn makes, its model asked at one turn only; how
many times a second the model can be asked all over, which is a redraw of its plane with all its units; and how large an
answer is. Medians, seconds of the processor.
"""

from __future__ import annotations

import json
from statistics import median
from time import process_time

from explorer.model.confine import Limits
from explorer.model.learning.exam import Learned, Learning
from explorer.model.learning.learner import learn
from explorer.model.program import Program
from explorer.picture.learned import learned

TURNS, ROUNDS = 500, 7
PATIENT = Limits().within(600.0)
SOURCE = f"""import numpy as np
import engine as mg
from data import moons
X, y = moons(200, seed=1)
rng = np.random.default_rng(0)
W1, b1 = mg.tensor(rng.normal(size=(2, 16))), mg.tensor(np.zeros(16))
W2, b2 = mg.tensor(0.3 * rng.normal(size=(16, 16))), mg.tensor(np.zeros(16))
W3, b3 = mg.tensor(0.3 * rng.normal(size=(16, 1))), mg.tensor(np.zeros(1))
def model(X):
    h = mg.tanh(mg.tanh(X @ W1 + b1) @ W2 + b2)
    return (h @ W3 + b3)[:, 0]
for turn in range({TURNS}):
    loss = mg.mean((model(X) - y) ** 2)
    loss.backward()
    for p in (W1, b1, W2, b2, W3, b3):
        p.data -= 0.1 * p.grad
"""


def timed(wish: Learning) -> tuple[float, Learned]:
    """Seconds of the processor for a run, and what came of it."""
    began = process_time()
    found = learn(Program(SOURCE), wish, {}, PATIENT)
    return process_time() - began, found


def main() -> None:
    """Measures, interleaved, and prints."""
    timed(Learning())
    alone, along = [], []
    for _ in range(ROUNDS):
        alone.append(timed(Learning(TURNS - 1, alone=True))[0])
        seconds, found = timed(Learning())
        along.append(seconds)
    exams = len(found.exams)
    each = (median(along) - median(alone)) / (exams - 1)
    began = process_time()
    size = len(json.dumps(learned(found)))
    packing = process_time() - began
    print(
        f"{TURNS / median(alone):,.0f} turns a second when not drawn, {TURNS / median(along):,.0f} with {exams} exams"
    )
    print(f"{1 / each:,.0f} redraws a second: {1000 * each:.1f} ms for each exam")
    print(f"{size / 1000:,.0f} kB an answer, packed in {1000 * packing:.0f} ms")


if __name__ == "__main__":
    main()
