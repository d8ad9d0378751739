"""A jail that does not close is none: nothing runs there. All children together hold no more than there is for them."""

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from explorer.model.apart.allowance import Allowance
from explorer.model.apart.forked import Forked
from explorer.model.confine import Limits
from explorer.model.isolate import CROWDED, UNCONFINED, Isolated, children
from explorer.model.program import Program

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the wall is Linux's")
LACKING = ["without_filter", "without_limits", "without_effect", "without_options"]


@pytest.mark.parametrize("lacking", LACKING)
def test_nothing_runs_where_the_jail_does_not_close(lacking: str) -> None:
    made = Isolated(children(f"tests.confine.unjailed:{lacking} explorer.model.run:run"))
    try:
        for more in ("", "#" * 4_000_000):  # what a child refuses to run may still be on its way to it
            ran = made(Program("print('it runs')" + more))
            assert ran.error is not None and ran.error.message == UNCONFINED and ran.error.remedy
            assert ran.output == ""
    finally:
        made.close()


HOME = "explorer.model.apart.answering:answer explorer.model.run:run"
HUNGRY = "import numpy as np\nx = [np.ones(4_000_000) for i in range(7)]\nwhile True: pass"


def test_children_that_hold_too_much_together_are_ended_one_by_one() -> None:
    made = Isolated(Forked(HOME, Allowance(300 * 1024 * 1024)))
    try:
        assert made(Program("x = 2")).error is None
        with ThreadPoolExecutor(4) as threads:
            limits = Limits(seconds=30, steps=10**9)
            ran = [*threads.map(lambda _: made(Program(HUNGRY), limits), range(4))]
        said = [one.error.message for one in ran if one.error]
        assert 1 <= said.count(CROWDED) < len(said) == 4, said
        assert made(Program("x = 2")).error is None
    finally:
        made.close()
