"""Programs of one or a few lines: what they show with this engine is what they show with MyGrad.

A paragraph in probes/ is a program, under a title that says what it is about. Where we differ on purpose stands in the
table below, with what each one shows.
"""

from pathlib import Path

import mygrad
import pytest

import engine
from tests.each import each
from tests.engine.probing import outcome, same

pytestmark = [pytest.mark.wasm, pytest.mark.filterwarnings("ignore")]

PROBES = [
    (f"{path.stem}: {source.splitlines()[0].removeprefix('# ')}", source)
    for path in sorted(Path(__file__).with_name("probes").glob("*.txt"))
    for source in path.read_text(encoding="utf-8").strip().split("\n\n")
]


def test_every_probe_has_a_title_of_its_own() -> None:
    assert [title for title, source in PROBES if not source.startswith("# ")] == []
    assert len({title for title, _ in PROBES}) == len(PROBES)


@each("source", [source for _, source in PROBES])
def test_as_mygrad_does(source: str) -> None:
    ours, theirs = outcome(engine, source), outcome(mygrad, source)
    assert ours, "a probe shows something"
    assert same(ours, theirs), (ours, theirs)


DIFFERENT = {
    "a Python number does not widen": (
        "x = mg.ones(1); see(str((x * 2.0).dtype), str((2 / mg.ones(1, dtype='float16')).dtype))",
        ["float32", "float16"],
        ["float64", "float64"],
    ),
    "truth is NumPy's": (
        "see(bool(mg.tensor([0.])), bool(mg.tensor([5.]))); fails(lambda: bool(mg.tensor([1., 2.])))",
        [False, True, "ValueError"],
        [True, True, ("no error", True)],
    ),
    "a gradient shares no memory with the output gradient": (
        "x = mg.arange(3.); h = np.ones(3); y = +x; y.backward(h); see(np.shares_memory(h, y.grad))",
        [False],
        [True],
    ),
    "a failing backward leaves the gradients of before": (
        "x = mg.tensor(2.); y = x ** 2; z = x * 3; y.backward(); fails(lambda: z.backward()); see(x.grad is None)",
        ["InvalidBackprop", False],
        ["InvalidBackprop", True],
    ),
    "an index is remembered as it was": (
        "x = mg.arange(3.); i = np.array([0, 1]); y = x[i]; i[0] = 2; y.backward(); see(x.grad.tolist())",
        [[1.0, 1.0, 0.0]],
        [[0.0, 1.0, 1.0]],
    ),
    "what is made of constants stays writeable": (
        "y = mg.tensor([1., 2.], constant=True) * 2; see(y.data.flags.writeable)",
        [True],
        [False],
    ),
    "the norm has a gradient at zero": (
        "x = mg.tensor([0., 0.]); mg.linalg.norm(x).backward(); see(x.grad.tolist())",
        [[0.0, 0.0]],
        [[float("nan")] * 2],
    ),
    "an update where nothing is recorded spares the graph": (
        """x = mg.tensor(2.); y = x * x
with mg.no_autodiff:
    fails(lambda: x.__iadd__(1))
see(x.item()); y.backward(); see(y.item())""",
        [("no error", ("tensor", False, 3.0, "float64", ())), 3.0, 4.0],
        ["ValueError", 2.0, 4.0],
    ),
    "whole numbers of any width become float64": (
        """s = mg.nnet.activations.softmax, mg.nnet.activations.logsoftmax
see(*(str(f(np.array([1, 2], dtype='int8')).dtype) for f in s))""",
        ["float64", "float64"],
        ["float64", "float16"],
    ),
    "an infinite slope is infinite": (
        """x = mg.tensor([1., -1.])
for f in (mg.arcsin, mg.arccos, mg.arcsec, mg.arccsc):
    f(x).backward(); see(np.abs(x.grad).tolist())""",
        [[float("inf")] * 2] * 4,
        [[0.0, 0.0]] * 4,
    ),
    "what is infinitely large has a slope, and a value": (
        """x = mg.tensor([750., np.inf])
for f in (mg.csch, mg.sech):
    f(x).backward(); see(np.abs(x.grad).tolist())
see(mg.nnet.activations.relu(mg.tensor([-np.inf])).data.tolist())""",
        [[0.0, 0.0], [0.0, 0.0], [0.0]],
        [[float("nan")] * 2, [float("nan")] * 2, [float("nan")]],
    ),
    "a norm is smooth at an element that is 0": (
        "x = mg.tensor([0., 2.]); mg.linalg.norm(x, ord=2, nan_to_num=False).backward(); see(x.grad.tolist())",
        [[0.0, 1.0]],
        [[float("nan"), 1.0]],
    ),
    "a window fits if its last element does": (
        "fails(lambda: mg.sliding_window_view(np.arange(3.), (2,), 1, dilation=2).tolist())",
        [("no error", [[0.0, 2.0]])],
        ["ValueError"],
    ),
    "a gradient has its tensor's type": (
        "x = mg.tensor([1.], dtype='float32'); y = x * 2; y.backward(np.array([3.])); see(str(y.grad.dtype))",
        ["float32"],
        ["float64"],
    ),
    "several arrays are a tuple, as in NumPy 2": (
        "see(type(mg.atleast_1d(mg.tensor(1.), 2.)).__name__)",
        ["tuple"],
        ["list"],
    ),
    "fans are those of the papers": (
        """I = __import__(mg.__name__ + '.nnet.initializers', fromlist=['he_uniform'])
mg.random.seed(0); see(round(float(np.abs(I.he_uniform(300, 75).data).max()), 2))
mg.random.seed(0); see(round(float(I.glorot_normal(80, 20, 4, 4).data.std()), 3))""",
        [0.2, 0.035],
        [5.0, 0.07],
    ),
    "an empty tensor is no number": ("fails(lambda: int(mg.tensor([])))", ["TypeError"], ["ValueError"]),
    "a slip in an attribute's name is noticed": (
        "x = mg.tensor(1.); fails(lambda: setattr(x, 'grads', 0))",
        ["AttributeError"],
        [("no error", None)],
    ),
    "a creator is a record, not an operation": (
        "c = (mg.tensor(2.) * 3.).creator; see(type(c).__name__, callable(c)); fails(lambda: c.op)",
        ["Call", False, ("no error", "multiply")],
        ["Multiply", True, "AttributeError"],
    ),
    "a view is what shares memory": (
        "x = mg.ones((2, 3)); v = mg.ones(3); see(x.squeeze().base is x, mg.multi_matmul([x, x.T, x, v]).base is None)",
        [True, True],
        [False, False],
    ),
    "what NumPy made read-only stays so": (
        "b = np.broadcast_to(np.ones(2), (3, 2)); y = mg.ones(2) * b; y.backward(); see(b.flags.writeable)",
        [False],
        [True],
    ),
    "a view of a plain array has no base": (
        "a = np.ones(4); y = mg.reshape(a, (2, 2)); see(y.base is None, np.shares_memory(y, a))",
        [True, True],
        [False, True],
    ),
    "what does not fit is refused by a sentence, not by accident": (
        """from importlib import import_module as get
n = get(mg.__name__ + '.nnet'); x = mg.ones((1, 2, 4, 4)); w = mg.ones((1, 2, 2, 2))
fails(lambda: n.max_pool(x, (0, 2), 1)); fails(lambda: n.conv_nd(x, w, stride=(1, 1, 1))); fails(lambda: mg.einsum())
fails(lambda: n.activations.glu(2.)); fails(lambda: n.initializers.he_normal(3))""",
        ["ValueError", "ValueError", "ValueError", "IndexError", "ValueError"],
        ["Exception", "Exception", "IndexError", "AttributeError", "TypeError"],
    ),
    "lists, names and keywords that MyGrad refuses are taken": (
        """from importlib import import_module as get
n = get(mg.__name__ + '.nnet.losses'); x = mg.tensor([[1., 2.]])
fails(lambda: n.margin_ranking_loss([1., 2.], [2., 1.], 1, .5).item()); fails(lambda: mg.add(x1=x, x2=1).shape)
fails(lambda: mg.sum(x, dtype='float32').item()); fails(lambda: mg.clip(x, 1.5).shape)""",
        [("no error", 0.75), ("no error", [1, 2]), ("no error", 3.0), ("no error", [1, 2])],
        ["AttributeError", "TypeError", "TypeError", "TypeError"],
    ),
    "the logarithm of a softmax is right for the largest scores": (
        "f = mg.nnet.activations.logsoftmax; see(f(mg.tensor([1e50, 1e50])).data.tolist(), "
        "mg.arccot(mg.tensor([2])).data.tolist())",
        [[-0.6931471805599453] * 2, [0.4636476090008061]],
        [[0.0, 0.0], [0]],
    ),
    "operators that MyGrad lacks": (
        "x = mg.tensor(5.); fails(lambda: (x % 3).item()); fails(lambda: abs(-x).item()); fails(lambda: f'{x:.1f}')",
        [("no error", 2.0), ("no error", 5.0), ("no error", "5.0")],
        ["TypeError"] * 3,
    ),
}


@each("claim", DIFFERENT)
def test_different_on_purpose(claim: str) -> None:
    source, ours, theirs = DIFFERENT[claim]
    assert same(outcome(engine, source), ours), outcome(engine, source)
    assert same(outcome(mygrad, source), theirs), outcome(mygrad, source)


def test_there_are_many_probes() -> None:
    assert len(PROBES) >= 300
