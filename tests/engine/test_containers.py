"""Derivatives by containers of arrays, of functions that give containers, and of each datum of a batch."""

from collections import namedtuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import engine as mg

pytestmark = pytest.mark.wasm

Layer = namedtuple("Layer", "weight bias")
SHAPES = st.tuples(st.integers(1, 2), st.integers(1, 3))
TREES = st.recursive(
    SHAPES.map(lambda shape: np.arange(1.0, np.prod(shape) + 1).reshape(shape) / 4),
    lambda parts: st.one_of(
        st.lists(parts, min_size=1, max_size=3),
        st.tuples(parts, parts),
        st.builds(Layer, parts, parts),
        st.dictionaries(st.sampled_from("abc"), parts, min_size=1, max_size=3),
    ),
    max_leaves=5,
)


def arrays(tree):
    """The arrays of a container, written once more, by hand."""
    if isinstance(tree, dict):
        return [leaf for part in tree.values() for leaf in arrays(part)]
    if isinstance(tree, list | tuple):
        return [leaf for part in tree for leaf in arrays(part)]
    return [tree]


def form(tree):
    """What remains of a container without its numbers."""
    if isinstance(tree, dict):
        return {name: form(part) for name, part in tree.items()}
    if isinstance(tree, list | tuple):
        return (type(tree), [form(part) for part in tree])
    return np.shape(tree)


def energy(tree):
    """One number of all arrays, in which every pair of them meets."""
    total = 0.0
    for k, leaf in enumerate(arrays(tree), 1):
        total = total + k * mg.sum(mg.sin(leaf))
    return total * total


@given(TREES)
def test_a_gradient_has_the_form_of_its_argument(tree):
    gradient = mg.grad(energy)(tree)
    assert form(gradient) == form(tree)
    total = sum(k * np.sin(leaf).sum() for k, leaf in enumerate(arrays(tree), 1))
    for k, (leaf, slope) in enumerate(zip(arrays(tree), arrays(gradient), strict=True), 1):
        assert np.allclose(slope, 2 * total * k * np.cos(leaf))


@given(TREES)
def test_forward_mode_and_reverse_mode_agree_on_containers(tree):
    _, change = mg.jvp(energy, (tree,), (tree,))
    expected = sum(
        (slope * leaf).sum() for slope, leaf in zip(arrays(mg.grad(energy)(tree)), arrays(tree), strict=True)
    )
    assert change == pytest.approx(expected)


@given(TREES)
def test_the_product_with_the_hessian_is_the_slope_of_the_gradient(tree):
    bent = mg.hvp(energy, tree, tree)
    assert form(bent) == form(tree)
    total = sum(k * np.sin(leaf).sum() for k, leaf in enumerate(arrays(tree), 1))
    along = sum(k * (np.cos(leaf) * leaf).sum() for k, leaf in enumerate(arrays(tree), 1))
    for k, (leaf, part) in enumerate(zip(arrays(tree), arrays(bent), strict=True), 1):
        assert np.allclose(part, 2 * along * k * np.cos(leaf) - 2 * total * k * np.sin(leaf) * leaf)


def test_a_network_s_parameters_are_one_argument():
    layers = [Layer(np.ones((3, 2)), np.zeros(2)), Layer(np.ones((2, 1)), np.zeros(1))]

    def loss(layers, x):
        for weight, bias in layers:
            x = mg.tanh(x @ weight + bias)
        return mg.mean(x**2)

    value, gradient = mg.value_and_grad(loss)(layers, np.ones((4, 3)))
    stepped = [Layer(*(p - 0.1 * g for p, g in zip(*pair, strict=True))) for pair in zip(layers, gradient, strict=True)]
    assert loss(stepped, np.ones((4, 3))).item() < value


def test_results_may_be_containers():
    def both(x):
        return {"square": x * x, "sum": (mg.sum(x),)}

    x = np.array([1.0, 2.0])
    rows = mg.jacobian(both)(x)
    assert np.array_equal(rows["square"], np.diag(2 * x)) and np.array_equal(rows["sum"][0], np.ones(2))
    value, pull = mg.vjp(both, x)
    assert np.array_equal(value["square"], x * x)
    assert np.array_equal(pull({"square": np.array([1.0, 0.0]), "sum": (3.0,)})[0], [5.0, 3.0])
    with pytest.raises(ValueError, match="one for each"):
        pull([1.0])


def test_a_jacobian_of_containers_has_both_forms():
    rows = mg.jacobian(lambda p: (p["w"] * p["b"], mg.sum(p["w"])))({"w": np.array([1.0, 2.0]), "b": 3.0})
    assert np.array_equal(rows[0]["w"], 3 * np.eye(2)) and np.array_equal(rows[0]["b"], [1.0, 2.0])
    assert np.array_equal(rows[1]["w"], [1.0, 1.0]) and rows[1]["b"] == 0


def test_lists_of_numbers_are_arrays_and_rows_of_different_lengths_are_not():
    assert isinstance(mg.grad(mg.sum)([1.0, 2.0]), np.ndarray)
    assert mg.grad(lambda rows: mg.sum(rows[0]) * mg.sum(rows[1]))([[1.0, 2.0], [3.0]])[1] == 3.0


def test_derivatives_by_containers_of_tensors_can_be_differentiated_again():
    slope = mg.grad(lambda p: mg.grad(lambda q: q["a"] ** 3 * p)({"a": mg.tensor(2.0)})["a"])
    assert slope(5.0) == 12.0


@given(st.integers(0, 4), st.integers(1, 3))
def test_the_jacobian_of_each_datum_is_a_block_of_the_whole(n, width):
    weight = np.arange(width * 2.0).reshape(width, 2) - 1

    def layer(x):
        return mg.tanh(x @ weight) * mg.sum(x, axis=1, keepdims=True)

    x = np.linspace(-1, 1, n * width).reshape(n, width)
    whole, blocks = mg.jacobian(layer)(x), mg.batch_jacobian(layer)(x)
    assert blocks.shape == (n, 2, width)
    for k in range(n):
        assert np.allclose(blocks[k], whole[k, :, k])


def test_batch_jacobian_asks_for_a_batch():
    with pytest.raises(ValueError, match="first axis"):
        mg.batch_jacobian(mg.sum)(np.ones((2, 2)))


def test_a_check_reports_every_array():
    report = mg.check_grad(lambda p, x: mg.tanh(x @ p["w"] + p["b"]), {"w": np.ones((2, 1)), "b": 0.5}, np.ones((3, 2)))
    assert [row.argument for row in report.rows] == ["0, array 0", "0, array 1", "1"]
    assert report.difference < 1e-9
    assert "backpropagation" in str(report) and "differs" not in str(report)


def test_a_check_that_fails_shows_where():
    @mg.custom_rule(lambda g, out, x: 3 * g)
    def doubled(x):
        return 2 * x

    with pytest.raises(mg.InvalidGradient, match="<- differs"):
        mg.check_grad(doubled, np.ones(2))
