"""Random graphs and all rows have the values and gradients that JAX gives them, in by_jax.json, rows_by_jax.json."""

import json

import numpy as np

import engine as mg
from tests.each import each
from tests.engine.by_jax import STEPS, TABLE, drawn, leaves, weighted
from tests.engine.rows_by_jax import TABLE as TABLE_OF_ROWS
from tests.engine.rows_by_jax import named, weights

ROWS = json.loads(TABLE.read_text(encoding="utf-8"))["rows"]
KNOWN = json.loads(TABLE_OF_ROWS.read_text(encoding="utf-8"))


def test_the_table_is_of_the_graphs_that_are_drawn():
    assert [[tuple(step) for step in row["graph"]] for row in ROWS] == drawn()
    assert {name for row in ROWS for name, *_ in row["graph"]} == set(STEPS)


@each("number", range(len(ROWS)))
def test_a_graph_has_jax_s_value_and_gradients(number):
    row, tensors = ROWS[number], [mg.tensor(x) for x in leaves(number)]
    out = weighted(mg, row["graph"], *tensors)
    out.backward()
    np.testing.assert_allclose(out.data, row["value"], rtol=1e-9, atol=1e-10)
    for tensor, gradient in zip(tensors, row["gradients"], strict=True):
        found = np.zeros(12) if tensor.grad is None else np.ravel(tensor.grad)
        np.testing.assert_allclose(found, gradient, rtol=1e-7, atol=1e-7 * max(1, np.abs(gradient).max()))


def test_most_rows_are_in_the_table():
    assert set(KNOWN) <= set(named())
    assert len(KNOWN) >= 0.96 * len(named())


@each("name, row", [(name, row) for name, row in named().items() if name in KNOWN])
def test_a_row_has_jax_s_value_and_gradients(name, row):
    shape, value, *gradients = KNOWN[name]
    tensors = [mg.tensor(x) for x in row.operands(seed=9)]
    out = row.call(*tensors)
    assert out.shape == tuple(shape)
    out.backward(weights(out.shape))
    np.testing.assert_allclose(np.sum(np.asarray(out) * weights(out.shape)), value, rtol=1e-7, atol=1e-9)
    for tensor, gradient in zip(tensors, gradients, strict=True):
        found = np.zeros(tensor.size) if tensor.grad is None else np.ravel(tensor.grad)
        np.testing.assert_allclose(found, gradient, rtol=1e-7, atol=1e-8)
