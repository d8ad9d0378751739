"""Fast paths can be left out: every program shows the same without them."""

import numpy as np
import pytest

import engine
from engine import record
from tests.each import each
from tests.engine import test_programs
from tests.engine.cases import CASES
from tests.engine.probing import outcome, same
from tests.engine.rows_of_functions import ROWS
from tests.engine.rows_of_rooms import ROWS_OF_ROOMS
from tests.engine.test_probes import PROBES

pytestmark = [pytest.mark.wasm, pytest.mark.filterwarnings("ignore")]


def with_and_without(run):
    """What runs gives with fast paths, and without."""
    quick = run()
    with record.switched(quick=False):
        return quick, run()


@each("source", [source for _, source in PROBES])
def test_a_probe_shows_the_same(source):
    quick, plain = with_and_without(lambda: outcome(engine, source))
    assert same(quick, plain), (quick, plain)


@each("claim", test_programs.PROGRAMS)
def test_a_program_shows_the_same(claim):
    quick, plain = with_and_without(lambda: test_programs.outcome(engine, test_programs.PROGRAMS[claim]))
    np.testing.assert_equal(plain, quick)


@each("row", [*CASES, *ROWS, *ROWS_OF_ROOMS])
def test_a_row_has_the_same_gradients(row):
    def gradients():
        leaves = [engine.tensor(x) for x in row.operands()]
        row.call(*leaves).sum().backward()
        return [leaf.grad for leaf in leaves]

    for quick, plain in zip(*with_and_without(gradients), strict=True):
        assert (quick is None) == (plain is None)
        if quick is not None:
            np.testing.assert_allclose(quick, plain, rtol=1e-9, atol=1e-12)
