"""The smaller rooms: custom rules and operations, optimizers, files, diagrams, random tensors, late names."""

import subprocess
import sys

import numpy as np
import pytest

import engine as mg
from engine import optimizers
from engine.computational_graph import build_graph
from engine.operation_base import BinaryUfunc, Operation, SkipGradient


@mg.custom_rule((lambda g, out, x, y, power=1: g * y * power * x ** (power - 1), "y*power*x**(power - 1)"),
                lambda g, out, x, y, power=1: g * x**power, elementwise=True)
def weighted_power(x, y, *, power=1):
    """y times a power of x."""
    return y * x**power


def test_a_custom_rule_is_one_row_with_any_order_of_derivative():
    x, y = np.array([[1.0], [2.0]]), np.array([0.5, 3.0])
    assert mg.check_grad(lambda x, y: weighted_power(x, y, power=3), x, y, order=2) < 1e-5
    assert mg.rule_of("weighted_power").formulas[0] == "y*power*x**(power - 1)"


@pytest.mark.parametrize("partials, words", [((), "0 partials"), ((None, None), "2 partials")])
def test_a_custom_rule_names_what_does_not_fit(partials, words):
    with pytest.raises(ValueError, match=words):
        mg.custom_rule(*partials)(lambda x: x)


def test_a_custom_rule_does_not_take_an_engines_name():
    def sin(x):
        return x

    with pytest.raises(ValueError, match="another name"):
        mg.custom_rule(None)(sin)


class Product(BinaryUfunc):
    def __call__(self, x, y, scale=1.0):
        self.variables, self.scale = (x, y), scale
        return scale * x.data * y.data

    def backward_var(self, grad, index, **kwargs):
        x, y = self.variables
        return grad * self.scale * (y, x)[index].data


def test_an_operation_broadcasts_and_takes_arguments():
    x, y = mg.tensor([1.0, 2.0]), mg.tensor(3.0)
    out = mg.execute_op(Product, x, y, op_kwargs={"scale": 2.0})
    out.backward()
    np.testing.assert_array_equal(out.data, [6, 12])
    np.testing.assert_array_equal(x.grad, [6, 6])
    assert y.grad == 6
    assert mg.execute_op(Product, x, y, constant=True).constant


def test_an_operation_may_skip_or_fail():
    class Skipping(Product):
        def backward_var(self, grad, index, **kwargs):
            raise SkipGradient

    class Wrong(Product):
        def backward_var(self, grad, index, **kwargs):
            return "a"

    x = mg.tensor(2.0)
    mg.execute_op(Skipping, x, 1.0).backward()
    assert x.grad == 0
    with pytest.raises(mg.InvalidGradient, match=r"Wrong\.backward_var"):
        mg.execute_op(Wrong, x, 1.0).backward()
    with pytest.raises(TypeError):
        Operation()


def bowl(w):
    return mg.sum(np.array([1.0, 4.0]) * w * w)


@pytest.mark.parametrize("make, rate, options", [
    (optimizers.sgd, 0.05, {}), (optimizers.sgd, 0.05, {"momentum": 0.5}),
    (optimizers.sgd, 0.05, {"momentum": 0.5, "nesterov": True}),
    (optimizers.adagrad, 0.5, {}), (optimizers.rmsprop, 0.01, {}), (optimizers.adam, 0.05, {}),
])
def test_optimizers_descend(make, rate, options):
    w, idle = mg.tensor([1.0, -1.0]), mg.tensor(5.0)
    step = make([w, idle], rate, **options)
    for _ in range(300):
        bowl(w).backward()
        step()
    assert bowl(w).item() < 5e-3
    assert idle.item() == 5


def test_the_first_steps_are_those_of_the_papers():
    g = np.array([0.5, -2.0])
    for make, expected in [
        (lambda w: optimizers.sgd(w, 0.1), [-0.1 * g, -0.2 * g]),
        (lambda w: optimizers.sgd(w, 0.1, momentum=0.9), [-0.1 * g, -0.29 * g]),
        (lambda w: optimizers.sgd(w, 0.1, momentum=0.9, nesterov=True), [-0.19 * g, -0.461 * g]),
        (lambda w: optimizers.adagrad(w, 0.1), [-0.1 * np.sign(g), -0.1 * (1 + 2**-0.5) * np.sign(g)]),
        (lambda w: optimizers.adam(w, 0.1), [-0.1 * np.sign(g), -0.2 * np.sign(g)]),
    ]:
        w = mg.tensor([0.0, 0.0])
        step = make(w)
        for position in expected:
            mg.sum(w * g).backward()
            step()
            np.testing.assert_allclose(w.data, position, rtol=1e-6)


@pytest.mark.parametrize("call, words", [
    (lambda: optimizers.adam([np.ones(2)]), "parameter 0"), (lambda: optimizers.sgd(mg.tensor(1)), "parameter 0"),
    (lambda: optimizers.sgd(mg.tensor(1.0), 0.1, speed=2), "momentum, nesterov"),
])
def test_optimizers_refuse_with_words(call, words):
    with pytest.raises(TypeError, match=words):
        call()


def test_a_tensor_comes_back_from_a_file_with_its_gradient(tmp_path):
    x = mg.tensor([1.0, 2.0], dtype=np.float32)
    (x * x).backward()
    mg.save(tmp_path / "x.npz", x)
    again = mg.load(tmp_path / "x.npz")
    assert again.dtype == np.float32
    np.testing.assert_array_equal(again.data, x.data)
    np.testing.assert_array_equal(again.grad, x.grad)
    mg.save(tmp_path / "y.npz", mg.tensor(3.0))
    assert mg.load(tmp_path / "y.npz").grad is None
    with pytest.raises(TypeError, match=r"numpy\.save"):
        mg.save(tmp_path / "z.npz", np.ones(2))


def test_a_diagram_names_and_links_every_value(tmp_path):
    x, y = mg.tensor(2.0), mg.tensor([1.0, 3.0])
    f = x * y + 1
    diagram = build_graph(f, {"x": x, "y": y, "f": f}, dims=True, dtypes=True, sum_stats=True)
    assert diagram.source.startswith("digraph {") and "f = add" in diagram.source and "dims (2,)" in diagram.source
    assert len(diagram.nodes) == 5 and len(diagram.edges) == 4
    assert diagram.svg.count("<rect") == 5 and diagram.svg.count("<path") == 4
    assert diagram.save(tmp_path / "f.svg").read_text(encoding="utf-8") == diagram.svg
    assert diagram.save(tmp_path / "f.dot").read_text(encoding="utf-8") == diagram.source


def test_random_tensors_follow_the_seed():
    mg.random.seed(1)
    first = mg.random.normal(2.0, 0.5, (2, 3)), mg.random.choice([1.0, 2.0], 3), mg.random.permutation(4)
    np.random.seed(1)
    second = np.random.normal(2.0, 0.5, (2, 3)), np.random.choice([1.0, 2.0], 3), np.random.permutation(4)
    for ours, numpys in zip(first, second, strict=True):
        np.testing.assert_array_equal(ours.data, numpys)
    assert mg.random.uniform(1, 2).item() >= 1 and mg.random.randint(3).constant


def test_counting_functions_give_plain_arrays():
    x = mg.tensor([3.0, 1.0, 1.0])
    for name in ["argsort", "unique", "nonzero", "count_nonzero", "flatnonzero"]:
        result, expected = getattr(np, name)(x), getattr(np, name)(x.data)
        np.testing.assert_equal(result, expected)
        assert not isinstance(result, mg.Tensor)
    assert np.searchsorted(np.array([0.0, 2.0]), x).tolist() == [2, 1, 1]
    assert np.round(mg.tensor([1.26], constant=True), 1).tolist() == [1.3]
    with pytest.raises(ValueError, match="round"):
        np.round(x)


LATE = """
import sys
import numpy as np
import engine as mg
rooms = tuple(f"engine.{room}" for room in ("nnet", "linalg", "compositions", "mxnet", "derivatives"))
assert not [name for name in sys.modules if name.startswith(rooms)]
x = mg.tensor([1.0, 2.0])
assert np.dot(x, x).item() == 5
assert np.linalg.norm(x).creator.op == "norm"
assert np.hypot(x, x).creator.op == "hypot"
assert mg.grad(mg.sum)(x.data).tolist() == [1, 1]
"""


def test_late_rooms_are_not_loaded_early_and_numpy_finds_them():
    subprocess.run([sys.executable, "-c", LATE], check=True, timeout=60)


def test_every_late_name_is_there_and_documented():
    from engine.later import ROOMS, WHERE

    assert not [name for name in {*ROOMS, *WHERE} if not getattr(mg, name).__doc__]
    assert {*ROOMS, *WHERE} <= {*dir(mg)}
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = mg.nothing


@pytest.mark.parametrize("call, error, words", [
    (lambda: np.tensordot(mg.ones((2, 3)), np.ones((2, 3)), 1), ValueError, r"tensordot.*\(2, 3\)"),
    (lambda: np.cross(mg.ones(2), np.ones(2)), ValueError, "three"),
    (lambda: np.diag(mg.ones((1, 1, 1))), ValueError, "diag"),
    (lambda: np.split(mg.ones(5), 2), ValueError, "array_split"),
    (lambda: np.pad(mg.ones(2), 1, "mean"), ValueError, "'wrap'"),
    (lambda: np.quantile(mg.ones(2), 2), ValueError, "0, 1"),
    (lambda: np.median(mg.ones(0)), ValueError, "no elements"),
    (lambda: np.choose([5], [mg.ones(1)]), ValueError, "clip"),
    (lambda: np.gradient(mg.ones(1)), ValueError, "at least 2"),
    (lambda: np.interp(mg.ones(1), [1], [1, 2]), ValueError, "interp"),
    (lambda: np.linalg.norm(mg.ones((2, 2)), "x"), ValueError, "norm"),
    (lambda: np.linalg.svd(mg.ones((2, 3))), ValueError, "full_matrices"),
    (lambda: np.linalg.inv(mg.zeros((2, 2))), np.linalg.LinAlgError, "Singular"),
])
def test_misuse_is_answered_with_a_remedy(call, error, words):
    with pytest.raises(error, match=words):
        call()
