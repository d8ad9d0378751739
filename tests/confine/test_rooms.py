"""What programs may import beside NumPy and math: MXNet's way, a stand-in for pyplot, networks, derivatives."""

from engine import optimizers
from explorer.model.confine import Curve

from .running import confined

MXNET = """
import mxnet as mx
from mxnet import nd, autograd
mx.random.seed(1)
x = nd.array([[1, 2], [3, 4]])
x.attach_grad()
with autograd.record():
    y = x * 2
    z = y * x
"""


def test_mxnet_gradients_are_those_of_the_tutorial() -> None:
    outcome = confined(MXNET + "z.backward()\nx.grad.asnumpy()")
    assert outcome.error is None
    assert outcome.output.split() == ["array([[", "4.,", "8.],", "[12.,", "16.]],", "dtype=float32)"]


def test_mxnet_takes_head_gradients() -> None:
    outcome = confined(MXNET + "z.backward(nd.array([[10, 1.], [.1, .01]]))\nprint(x.grad)")
    assert outcome.error is None
    assert "[[40.    8.  ]\n [ 1.2   0.16]]" in outcome.output


def test_mxnet_control_flow_runs_on_arrays() -> None:
    source = """
a = nd.random_normal(shape=3)
a.attach_grad()
with autograd.record():
    b = a * 2
    while (nd.norm(b) < 1000).asscalar():
        b = b * 2
    if (mx.nd.sum(b) > 0).asscalar():
        c = b
    else:
        c = 100 * b
c.backward(nd.array([0.01, 1.0, .1]))
(a.grad / nd.array([0.01, 1.0, .1])).asnumpy()
"""
    outcome = confined(MXNET + source)
    assert outcome.error is None, outcome.error


def test_nothing_private_is_reached_through_mxnet() -> None:
    for attempt in ("x._become(1)", "x.tensor._data", "x.__class__", "nd.np", "autograd.attached", "x.receive(1)"):
        assert confined(MXNET + attempt).error is not None


def test_figures_are_written_down() -> None:
    source = """
import matplotlib.pyplot as plt
import numpy as np
fig, ax = plt.subplots()
x = np.linspace(0, 1, 3)
ax.plot(x, x ** 2, label="f(x)")
ax.plot(x, 2 * x, ls="--", label="df/dx")
ax.grid(True)
ax.legend()
ax.set_xlabel("x")
plt.title("squares")
plt.show()
"""
    outcome = confined(source)
    assert outcome.error is None
    (figure,) = outcome.figures
    (axes,) = figure.axes
    assert axes.curves[0] == Curve("line", (0.0, 0.5, 1.0), (0.0, 0.25, 1.0), "f(x)")
    assert axes.curves[1].style == "--"
    assert (axes.title, axes.x_label, axes.grid, axes.legend) == ("squares", "x", True, True)


def test_long_curves_are_thinned_and_figures_are_few() -> None:
    source = "import matplotlib.pyplot as plt\nimport numpy as np\n"
    (figure,) = confined(source + "plt.plot(np.ones(100_000))").figures
    assert len(figure.axes[0].curves[0].y) == 10_000
    assert confined(source + "for i in range(100):\n    plt.figure()").error is not None


def test_layers_come_from_nnet() -> None:
    source = """
from mygrad.nnet import conv_nd
from mygrad.nnet.losses import softmax_crossentropy
from mygrad.nnet.initializers import he_normal
import mygrad as mg
x = mg.ones((1, 1, 4, 4))
y = conv_nd(x, he_normal((2, 1, 3, 3)), stride=1)
print(y.shape)
softmax_crossentropy(mg.ones((2, 3)), [0, 1])
"""
    outcome = confined(source)
    assert outcome.error is None
    assert outcome.output.startswith("(1, 2, 2, 2)\n")


def test_derivatives_take_the_programs_own_functions() -> None:
    source = """import engine as mg
def f(x):
    return x ** 3
print(mg.grad(f)(2.0), mg.grad(mg.grad(f))(2.0))
mg.grad(lambda x: 1 / 0)(2.0)
"""
    outcome = confined(source)
    assert "12." in outcome.output
    assert outcome.error is not None
    assert outcome.error.message.startswith("ZeroDivisionError")
    assert outcome.error.line == 5


def test_no_autodiff_is_a_block() -> None:
    outcome = confined(
        "import engine as mg\nx = mg.tensor(2.0)\nwith mg.no_autodiff:\n    y = x * 3\ny.backward()\nx.grad"
    )
    assert outcome.error is None
    assert outcome.output == ""


def test_programs_may_use_every_update_rule_there_is() -> None:
    @optimizers.update_rule(learning_rate=0.5)
    def halving(g, memory, rate):
        """Half of the gradient."""
        return rate * g

    try:
        outcome = confined(
            "import engine as mg\nw = mg.tensor(4.0)\nstep = mg.optimizers.halving(w)\n"
            "(w * 1.0).backward()\nstep()\nprint(w.item())"
        )
    finally:
        del optimizers.RULES["halving"]
    assert (outcome.error, outcome.output.strip()) == (None, "3.5")
