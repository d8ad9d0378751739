"""Depth costs no stack: long chains are built, swept, dropped, cleared, copied and shown without recursion."""

import copy
import gc
import pickle
import sys
import threading
import tracemalloc

import numpy as np
import pytest

import engine as mg
from engine.backprop import Link

pytestmark = pytest.mark.wasm
DEEP = 200_000


def chain(length=DEEP):
    """A leaf and the end of a long chain that begins there."""
    x = mg.tensor(1.0)
    y = x
    for _ in range(length):
        y = y + 1.0
    return x, y


def links():
    """How many links there are now, in all graphs that are still somebody's."""
    gc.collect()
    return sum(isinstance(held, Link) for held in gc.get_objects())


def test_a_deep_graph_is_swept():
    x, y = chain()
    y.backward()
    assert (x.grad, y.item()) == (1, DEEP + 1)


@pytest.mark.parametrize("between", [0, 1, 2, 5, 64])
def test_links_come_often_whatever_else_is_made_between(between):
    before = links()
    y = mg.tensor(1.0)
    for _ in range(1200):
        y = y + 1.0
        for _ in range(between):
            mg.tensor(0.0)
    assert links() - before >= 1200 // Link.EVERY


def updated(y):
    y += 1.0
    return y


GROWTHS = {
    "results": (1.0, lambda y: y + 1.0),
    "updates of a number": (1.0, updated),
    "results of rows": ([1.0], mg.exp),
    "updates of a row": ([1.0], updated),
    "views of views": ([1.0], lambda y: y[...]),
    "pairs": (1.0, lambda y: y * (y + 1.0)),
    "new shapes": ([1.0, 2.0], lambda y: y.reshape(2, 1).reshape(2)),
}


@pytest.mark.filterwarnings("ignore:overflow")
@pytest.mark.parametrize("growth", GROWTHS)
def test_whatever_grows_deep_is_dropped_unswept(growth):
    # A missing link kills Pyodide here; elsewhere Python itself takes care.
    start, longer = GROWTHS[growth]
    y = mg.tensor(start)
    for _ in range(20_000):
        y = longer(y)
    del y


def test_updates_of_a_number_have_links():
    before = links()
    y = mg.tensor(1.0) * 1.0
    for _ in range(1200):
        y += 1.0
    assert links() - before >= 1200 // Link.EVERY


@pytest.mark.skipif(sys.platform == "emscripten", reason="no threads there")
def test_dropping_a_deep_graph_takes_little_stack():
    _, y = chain(50_000)
    held = [y]
    del y
    before = threading.stack_size(256 * 1024)
    thread = threading.Thread(target=held.clear)
    thread.start()
    thread.join()
    threading.stack_size(before)
    assert not held


def test_a_deep_graph_is_cleared_shown_and_copied():
    _, y = chain(20_000)
    assert len(mg.snapshot(y)) == 20_001
    assert copy.deepcopy(y).creator is None
    assert pickle.loads(pickle.dumps(y)).item() == 20_001
    y.clear_graph()
    assert y.creator is None


def test_views_of_views_are_deep_too():
    x = mg.arange(3.0)
    v = x
    for _ in range(3_000):
        v = v[...]
    (v * v).sum().backward()
    np.testing.assert_array_equal(v.grad, [0, 2, 4])
    np.testing.assert_array_equal(x.grad, [0, 2, 4])
    assert v.base is x


def test_a_wide_graph_is_swept():
    x = mg.tensor(1.0)
    y = 0
    for _ in range(20_000):
        y = y + x * 3.0
    y.backward()
    assert x.grad == 60_000


def test_nothing_outlives_its_last_reference():
    gc.disable()
    try:
        x = mg.tensor([1.0, 2.0])
        before = sys.getrefcount(x)
        y = (x * x + 1)[:1]
        y.backward()
        z = x * 3
        del y, z
        assert sys.getrefcount(x) == before
    finally:
        gc.enable()


def test_a_tensor_does_not_remember_views_that_nobody_has():
    x = mg.arange(3.0)
    kept = [x[1:2] for _ in range(3)]
    tracemalloc.start()
    for _ in range(5000):
        x[1:]
    gc.collect()
    remembered, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert remembered < 200 * 100
    x *= 2
    assert [view.item() for view in kept] == [2, 2, 2]
