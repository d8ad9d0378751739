"""Nothing is kept of programs that are over: `python -m tests.engine.test_leaks 100000` runs so many."""

import gc
import sys
import tracemalloc
import warnings
from itertools import cycle, islice
from random import Random

import numpy as np

import engine as mg
from tests.engine.behaviour import TOLD, cases

MOST = 1 << 20  # bytes that may be left
CLASSES = """
from importlib import import_module as get
Operation = get(mg.__name__ + '.operation_base').Operation
class Cube(Operation):
    def __call__(self, a):
        self.variables = (a,)
        return a.data ** 3
    def backward_var(self, grad, index, **options):
        return grad * 3 * self.variables[0].data ** 2
x = mg.tensor(np.ones(40000)); y = mg.execute_op(Cube, x); z = (y * x).sum(); z.backward(); see(x.grad[0])
y = mg.custom_rule(lambda g, out, x: g * 2 * x)(lambda x: x * x)(x); y.backward(); see(x.grad[0])
mg.turn_memory_guarding_off(); mg.turn_memory_guarding_on()
"""


def left(count: int) -> int:
    """Bytes that a number of random programs leave, after each of them has run once before."""
    programs = [source + TOLD for _, source in dict.fromkeys(cases())] + [CLASSES] * 20
    Random(0).shuffle(programs)
    for source in programs[:count]:
        run(source)
    gc.collect()
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    for source in islice(cycle(programs), count):
        run(source)
    gc.collect()
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return after - before


def run(source: str) -> None:
    """One program; whatever error it ends with."""
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        try:
            exec(source, {"mg": mg, "np": np, "see": lambda *values: None, "fails": tried})
        except Exception:
            return


def tried(action) -> None:
    try:
        action()
    except Exception:
        return


def test_programs_that_are_over_leave_nothing():
    assert left(1500) <= MOST


if __name__ == "__main__":
    print(f"{left(int(sys.argv[1])) / MOST:.3f} MiB")
