"""The smaller rooms: files, diagrams, random tensors, names that load late, what arrays have and tensors, too."""

import pkgutil
import subprocess
import sys

import numpy as np
import pytest

import engine
import engine as mg
from engine.computational_graph import build_graph

pytestmark = pytest.mark.wasm


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


def test_what_is_made_after_another_takes_numpys_words_for_its_layout():
    x = mg.tensor(np.ones((2, 3)))
    assert np.zeros_like(x, order="F").data.flags.f_contiguous
    assert mg.full_like(x, 2.0, subok=False).data.sum() == 12


def test_values_between_tensors_follow_both_ends():
    a, b = mg.tensor(2.0), mg.tensor(4.0)
    mg.sum(mg.linspace(a, b, 3) * np.array([1.0, 10.0, 100.0])).backward()
    assert (a.grad, b.grad) == (6, 105)
    assert mg.linspace(a, b, 3, constant=True).constant
    with pytest.raises(ValueError, match="both ends"):
        np.geomspace(a, -b)


def test_functions_of_parts_say_what_does_not_fit():
    x = mg.tensor([[0.0, 1.0], [-1.0, 0.0]])
    with pytest.raises(ValueError, match="2 conditions take 2 functions, or one more"):
        np.piecewise(x, [x > 0, x < 0], [1.0])
    with pytest.raises(ValueError, match="not real"):
        np.linalg.eig(x)
    with pytest.raises(ValueError, match="no vectors"):
        np.apply_along_axis(np.sum, 0, mg.ones((2, 0)))


def test_the_other_part_of_a_number_is_plain():
    x = mg.tensor([2.75, -1.5])
    (after, before), (_, exponents) = np.modf(x), mg.frexp(x)
    assert [*after.data, *before, *exponents] == [0.75, -0.5, 2, -1, 2, 1]
    assert type(before) is type(exponents) is np.ndarray


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


@pytest.mark.parametrize(
    "text, expected",
    [
        ("x % 2", [1, 0, 1]),
        ("7 % x", [0, 1, 1]),
        ("divmod(k, 2)", ([0, 1, 1], [1, 0, 1])),
        ("k & 1", [1, 0, 1]),
        ("1 | k", [1, 3, 3]),
        ("k ^ k", [0, 0, 0]),
        ("~k", [-2, -3, -4]),
        ("k << 1", [2, 4, 6]),
        ("k >> 1", [0, 1, 1]),
        ("round(x[1] / 3, 2)", 0.67),
        ("round(x / 3, 1)", [0.3, 0.7, 1.0]),
        ("x.tolist()", [1, 2, 3]),
        ("x.dot(x)", 14),
        ("x.argsort()", [0, 1, 2]),
        ("x.ptp()", 2),
        ("x.take([2])", [3]),
        ("x.reshape(1, 3).mT", [[1], [2], [3]]),
        ("x.reshape(1, 3).trace()", 1),
        ("x.reshape(1, 3).diagonal()", [1]),
        ("x.all()", True),
        ("x.nonzero()[0]", [0, 1, 2]),
        ("np.gcd(k, 2)", [1, 2, 1]),
        ("mg.sum(x, where=k > 1)", 5),
        ("mg.mean(x, dtype=np.float32)", 2),
        ("mg.max(x, initial=5)", 5),
        ("mg.var(x, ddof=1, where=k > 1)", 0.5),
    ],
)
def test_tensors_have_the_operators_and_methods_of_arrays(text, expected):
    names = {"x": mg.tensor([1.0, 2.0, 3.0]), "k": mg.tensor([1, 2, 3]), "np": np, "mg": mg}
    result = eval(text, names)
    np.testing.assert_equal(result if isinstance(result, tuple | list) else np.asarray(result), expected)


def test_sorting_and_filling_in_place_carry_gradients():
    x = mg.tensor([3.0, 1.0, 2.0])
    y = x * 1.0
    y.sort()
    z = x * 1.0
    z.fill(4.0)
    mg.sum(y * np.array([1.0, 10.0, 100.0]) + z).backward()
    np.testing.assert_array_equal(x.grad, [100, 1, 10])


LIGHT = """
import sys, numpy
before = {*sys.modules}
import engine
brought = {name for name in {*sys.modules} - before if name.split(".")[0] not in ("engine", "numpy")}
assert brought <= {"copy", "dataclasses", "gc"}, brought
"""


@pytest.mark.skipif(sys.platform == "emscripten", reason="no processes there")
def test_the_import_brings_next_to_nothing_besides_numpy():
    subprocess.run([sys.executable, "-c", LIGHT], check=True, timeout=60)


@pytest.mark.skipif(sys.platform == "emscripten", reason="no processes there")
def test_the_import_brings_every_room():
    rooms = {room.name for room in pkgutil.walk_packages(engine.__path__, "engine.")}
    subprocess.run([sys.executable, "-c", f"import sys, engine; assert not {rooms} - sys.modules.keys()"], check=True)


def test_every_name_is_there_and_documented():
    assert not [name for name in mg.__all__ if callable(getattr(mg, name)) and not getattr(mg, name).__doc__]
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = mg.nothing


@pytest.mark.parametrize(
    "call, error, words",
    [
        (lambda: np.tensordot(mg.ones((2, 3)), np.ones((2, 3)), 1), ValueError, r"tensordot.*\(2, 3\)"),
        (lambda: np.cross(mg.ones(2), np.ones(2)), ValueError, "three"),
        (lambda: np.diag(mg.ones((1, 1, 1))), ValueError, "diag"),
        (lambda: np.split(mg.ones(5), 2), ValueError, "array_split"),
        (lambda: np.pad(mg.ones(2), 1, "mean"), ValueError, "'wrap'"),
        (lambda: np.quantile(mg.ones(2), 2), ValueError, "0, 1"),
        (lambda: np.quantile(mg.ones(0), 0.5), ValueError, "no elements"),
        (lambda: np.choose([5], [mg.ones(1)]), ValueError, "clip"),
        (lambda: np.gradient(mg.ones(1)), ValueError, "at least 2"),
        (lambda: np.interp(mg.ones(1), [1], [1, 2]), ValueError, "interp"),
        (lambda: np.linalg.norm(mg.ones((2, 2)), "x"), ValueError, "norm"),
        (lambda: np.linalg.svd(mg.ones((2, 3))), ValueError, "full_matrices"),
        pytest.param(
            lambda: np.linalg.inv(mg.zeros((2, 2))),
            np.linalg.LinAlgError,
            "Singular",
            marks=pytest.mark.skipif(sys.platform == "emscripten", reason="NumPy does not notice there"),
        ),
    ],
)
def test_misuse_is_answered_with_a_remedy(call, error, words):
    with pytest.raises(error, match=words):
        call()
