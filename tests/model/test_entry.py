"""What learners and tests may call, and that it costs nothing to have it."""

import subprocess
import sys

import pytest

import explorer
from tests.unhurried import UNHURRIED

PROGRAM = "import engine as mg\nx = mg.tensor(2.0)\ny = mg.tensor(4.0)\nf = x*y + x**2\nf.backward()\nprint(f)"


@pytest.mark.parametrize("isolate", [True, False])
def test_run_program_gives_the_values_the_gradients_and_the_output(isolate):
    run = explorer.run_program(PROGRAM, limits=UNHURRIED, isolate=isolate)
    assert (run.error, run.output) == (None, "Tensor(12.)\n")
    assert {name: (each.data, each.grad) for name, each in run.variables.items()} == {
        "x": (2, 8), "y": (4, 2), "f": (12, 1),
    }  # fmt: skip
    assert len(run.turns) == 1 and run.graph is run.turns[0].graph


def test_both_ways_give_equal_runs():
    apart, here = (explorer.run_program(PROGRAM, limits=UNHURRIED, isolate=each) for each in (True, False))
    assert apart == here


def test_limits_can_be_given():
    assert "steps" in explorer.run_program("while True: pass", limits=explorer.Limits(steps=100)).error.message


def test_importing_explorer_brings_nothing_heavy():
    heavy = "import sys, explorer; print([m for m in ('numpy', 'panel', 'bokeh', 'engine') if m in sys.modules])"
    assert subprocess.check_output([sys.executable, "-c", heavy], text=True).strip() == "[]"


def test_a_name_that_is_not_there_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = explorer.nothing
