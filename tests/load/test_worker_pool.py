"""Answers made in a child are those made here; what the child must remember comes back to it unread."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator

import pytest

from explorer.model.descent.landscape import Plane
from explorer.model.descent.way import Way
from explorer.model.isolate import Children, children
from explorer.model.run import run
from explorer.request import Descent, Request
from explorer.views.service import Service
from explorer.views.worker_pool import HOME, WorkerPool
from tests.answered import parts

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="children are forked on Linux")
TEXT = "import engine as mg\nx = mg.tensor(2.0)\ny = mg.tensor(4.0)\nf = x*y + x**2\nf.backward()\n"
REQUESTS = (
    Request(1, TEXT),
    Request(2, TEXT, (("x", 3.0),)),
    Request(3, TEXT.replace("x**2", "mg.sin(x)")),
    Request(4, TEXT.replace("f = ", "print('ℒ \x1e', float('nan'))\nf = ")),
    Request(5, "x = (\n"),
    Request(6, "x = 1\nprint(x)\nx / 0\n"),
    Request(7, TEXT, descent=Descent(0.05, 20)),
    Request(8, TEXT, turn=5),
    Request(9, TEXT, descent=Descent(0.05, 5, Way(rule="adam", start=(1.0, -2.0), seed=3)), rivals=("plain",)),
    Request(10, TEXT, plane=Plane((0.0, 0.0), ((1.0, 0.0), (0.0, 1.0)), (-1.0, -1.0), (1.0, 1.0), 5)),
)


@pytest.fixture(scope="module")
def forked() -> Iterator[Children]:
    made = children(HOME)
    yield made
    made.close()


def test_one_reader_gets_the_same_answers_from_a_child(forked: Children) -> None:
    pooled, at_home = WorkerPool(forked), Service(run)
    for request in REQUESTS:
        assert parts(pooled(request)[1]) == parts(at_home(request)[1])


def test_a_child_says_early_what_need_not_wait(forked: Children) -> None:
    early: list[dict[str, object]] = []
    _, rest = WorkerPool(forked)(REQUESTS[6], early.append)
    assert {"program", "values", "structure", "picture", "arrays"} <= {*early[0]} and len(early) == 1
    assert parts({**early[0], **rest}) == parts(Service(run)(REQUESTS[6])[1])


def test_what_did_not_change_keeps_its_place_from_one_child_to_the_next(forked: Children) -> None:
    longer = TEXT.replace("f.b", "f = f * mg.exp(y)\nf.b")
    pooled, alone = WorkerPool(forked), WorkerPool(forked)
    pooled(REQUESTS[0])
    moved, fresh = (parts(each(Request(2, longer))[1])["picture"] for each in (pooled, alone))
    at_home = Service(run)
    at_home(REQUESTS[0])
    assert moved == parts(at_home(Request(2, longer))[1])["picture"]
    assert fresh == parts(Service(run)(Request(2, longer))[1])["picture"]


def test_a_walk_ends_when_patience_does_and_shows_what_it_has() -> None:
    slow = TEXT.replace("f.b", "for i in range(1000): f = f + 0.0\nf.b")
    answers = Service(run, patience=1.0)
    descent = json.loads(str(answers(Request(1, slow, descent=Descent(1e-3, 1000)))[1]["descent"]))
    turns = len(descent["rows"])
    assert 0 < turns < 1000
    assert descent["verdict"].endswith(f". There was no time for turn {turns}.")
