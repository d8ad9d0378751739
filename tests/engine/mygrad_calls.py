"""Each public name of MyGrad, used once: the same line runs with the installed mygrad and with the engine."""

from collections.abc import Callable
from typing import Any

import numpy as np

X, Y = np.array([[0.3, -0.5, 0.7], [0.2, 0.9, -0.4]]), np.array([0.6, 1.2, 0.8])
SQUARE = np.array([[0.5, 1.2], [-0.3, 0.8]])
IMAGE, BANK = np.arange(24.0).reshape(1, 2, 3, 4) ** 1.3 % 3, np.arange(16.0).reshape(2, 2, 2, 2) % 5 - 2
CLASSES = np.array([2, 0])

Calls = dict[str, tuple[Callable[..., Any], tuple[np.ndarray, ...]]]


def unary(names: str, shift: float = 0.0) -> Calls:
    return {name: (lambda m, x, name=name: getattr(m, name)(x), (np.abs(X) + shift,)) for name in names.split()}


def binary(names: str) -> Calls:
    return {name: (lambda m, x, y, name=name: getattr(m, name)(x, y), (np.abs(X) + 0.1, Y)) for name in names.split()}


def plain(names: str, *operands: Any) -> Calls:
    """Of constants: the results are arrays, numbers or truth values."""
    return {
        name: (lambda m, name=name: getattr(m, name)(*(m.tensor(x, constant=True) for x in operands)), ())
        for name in names.split()
    }


def on(operand: np.ndarray, **calls: Callable[..., Any]) -> Calls:
    return {name: (call, (operand,)) for name, call in calls.items()}


def made(**calls: Callable[..., Any]) -> Calls:
    return {name: (call, ()) for name, call in calls.items()}


def numbers(make: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Random numbers after a seed."""

    def call(m: Any) -> Any:
        m.random.seed(3)
        return make(m)

    return call


def times_two(m: Any, x: Any) -> Any:
    """A custom operation."""

    class Twice(m.operation_base.Operation):
        def __call__(self, a: Any) -> Any:
            self.variables = (a,)
            return 2 * a.data

        def backward_var(self, grad: Any, index: int, **kwargs: Any) -> Any:
            return 2 * grad

    return m.execute_op(Twice, x)


def untracked(m: Any, x: Any) -> Any:
    with m.no_autodiff:
        y = x * 3
    return y * x


def guarded(m: Any, x: Any) -> Any:
    with m.mem_guard_off:
        assert not m.mem_guard_active()
        with m.mem_guard_on:
            assert m.mem_guard_active()
    m.turn_memory_guarding_off()
    m.turn_memory_guarding_on()
    return x * 2


NAMESPACE: Calls = {
    **unary(
        "abs absolute arcsin arccos arctan arcsinh cbrt cos cosh exp exp2 expm1 log log10 log1p log2 negative "
        "positive reciprocal sin sinh sqrt square tan tanh arctanh sec csc cot sech csch coth sinc arccot arccsch"
    ),
    **unary("arccosh arcsec arccsc arccoth", shift=1.5),
    **binary(
        "add subtract multiply divide true_divide power maximum minimum arctan2 logaddexp logaddexp2 add_sequence "
        "multiply_sequence"
    ),
    **on(
        X,
        sum=lambda m, x: m.sum(x, axis=0),
        mean=lambda m, x: m.mean(x, axis=1, keepdims=True),
        prod=lambda m, x: m.prod(x),
        max=lambda m, x: m.max(x, axis=1),
        min=lambda m, x: m.min(x),
        amax=lambda m, x: m.amax(x),
        amin=lambda m, x: m.amin(x, axis=0),
        var=lambda m, x: m.var(x, axis=0, ddof=1),
        std=lambda m, x: m.std(x),
        cumsum=lambda m, x: m.cumsum(x, axis=1),
        cumprod=lambda m, x: m.cumprod(x),
        clip=lambda m, x: m.clip(x, -0.4, 0.6),
        where=lambda m, x: m.where(X > 0, x, x * x),
        einsum=lambda m, x: m.einsum("ij,kj->ik", x, x),
        reshape=lambda m, x: m.reshape(x, (3, 2)),
        ravel=lambda m, x: m.ravel(x),
        squeeze=lambda m, x: m.squeeze(x[:1]),
        expand_dims=lambda m, x: m.expand_dims(x, 1),
        broadcast_to=lambda m, x: m.broadcast_to(x, (2, 2, 3)),
        atleast_1d=lambda m, x: m.atleast_1d(x),
        atleast_2d=lambda m, x: m.atleast_2d(x[0]),
        atleast_3d=lambda m, x: m.atleast_3d(x),
        moveaxis=lambda m, x: m.moveaxis(x, 0, 1),
        swapaxes=lambda m, x: m.swapaxes(x, 0, 1),
        transpose=lambda m, x: m.transpose(x),
        roll=lambda m, x: m.roll(x, 1, 1),
        repeat=lambda m, x: m.repeat(x, 2, 0),
        concatenate=lambda m, x: m.concatenate([x, x], axis=1),
        stack=lambda m, x: m.stack([x, x], axis=1),
        matmul=lambda m, x: m.matmul(x, x.T),
        multi_matmul=lambda m, x: m.multi_matmul([x, x.T, x]),
        execute_op=times_two,
        no_autodiff=untracked,
        mem_guard_off=guarded,
        mem_guard_on=guarded,
        mem_guard_active=guarded,
        turn_memory_guarding_off=guarded,
        turn_memory_guarding_on=guarded,
        astensor=lambda m, x: m.astensor(x),
        Tensor=lambda m, x: m.Tensor(x) * x,
        asarray=lambda m, x: m.asarray(x) * x,
        sliding_window_view=lambda m, x: m.sliding_window_view(X, (2, 2), 1).copy(),
    ),
    **plain("any argmax argmin isfinite isinf isnan logical_not signbit shape", X),
    **plain(
        "allclose equal greater greater_equal isclose less less_equal logical_and logical_or logical_xor not_equal",
        X,
        Y,
    ),
    **plain("ceil floor rint sign trunc", X),
    **plain("floor_divide fmod mod remainder divmod", X, Y),
    **plain("bincount", CLASSES),
    **plain("result_type", X, Y),
    **plain("min_scalar_type", 3),
    **made(
        tensor=lambda m: m.tensor([[1.0, 2.0]], dtype="float32", ndmin=3),
        arange=lambda m: m.arange(1.0, 3.0, 0.5),
        zeros=lambda m: m.zeros((2, 3)),
        ones=lambda m: m.ones(2),
        empty=lambda m: m.empty((2, 0)),
        full=lambda m: m.full((2,), 3.0),
        eye=lambda m: m.eye(2, 3, k=1),
        identity=lambda m: m.identity(2),
        zeros_like=lambda m: m.zeros_like(m.tensor(X)),
        ones_like=lambda m: m.ones_like(m.tensor(X)),
        empty_like=lambda m: m.empty_like(m.tensor(X)) * 0,
        full_like=lambda m: m.full_like(m.tensor(X), 2.0),
        linspace=lambda m: m.linspace(0, 1, 5),
        logspace=lambda m: m.logspace(0, 1, 3),
        geomspace=lambda m: m.geomspace(1, 8, 4),
        can_cast=lambda m: m.can_cast(np.int8, np.float32),
        copyto=lambda m: m.copyto(np.zeros(2), 1.0),
        isnat=lambda m: m.isnat(np.datetime64("NaT")),
        may_share_memory=lambda m: m.may_share_memory(X, X[0]),
        shares_memory=lambda m: m.shares_memory(X, Y),
        save=lambda m: m.save is not None,
        load=lambda m: m.load is not None,
        ufunc=lambda m: issubclass(m.add, m.ufunc),
    ),
}

LINALG = on(X, norm=lambda m, x: m.linalg.norm(x, axis=1))

RANDOM = made(
    rand=numbers(lambda m: m.random.rand(2, 3)),
    randn=numbers(lambda m: m.random.randn(3)),
    randint=numbers(lambda m: m.random.randint(1, 9, (2,))),
    random=numbers(lambda m: m.random.random((2,))),
    random_sample=numbers(lambda m: m.random.random_sample(2)),
    ranf=numbers(lambda m: m.random.ranf()),
    sample=numbers(lambda m: m.random.sample((1, 2))),
    seed=numbers(lambda m: m.random.rand()),
)

ACTIVATIONS = {
    **{
        name: (lambda m, x, name=name: getattr(m.nnet.activations, name)(x), (X,))
        for name in ["hard_tanh", "relu", "selu", "sigmoid", "soft_sign", "softmax", "logsoftmax", "tanh"]
    },
    **on(
        X,
        elu=lambda m, x: m.nnet.activations.elu(x, 0.5),
        leaky_relu=lambda m, x: m.nnet.activations.leaky_relu(x, 0.1),
        glu=lambda m, x: m.nnet.activations.glu(x, 0),
    ),
}

LAYERS = {
    "conv_nd": (lambda m, x, w: m.nnet.layers.conv_nd(x, w, stride=1, padding=(1, 0)), (IMAGE, BANK)),
    "max_pool": (lambda m, x: m.nnet.layers.max_pool(x, (3, 2), (1, 2)), (IMAGE,)),
    "batchnorm": (lambda m, x: m.nnet.layers.batchnorm(x, eps=1e-4), (X,)),
}

LOSSES = on(
    X,
    softmax_crossentropy=lambda m, x: m.nnet.losses.softmax_crossentropy(x, CLASSES),
    negative_log_likelihood=lambda m, x: m.nnet.losses.negative_log_likelihood(x, CLASSES, weights=Y),
    focal_loss=lambda m, x: m.nnet.losses.focal_loss(x * x + 0.1, CLASSES, gamma=1.5),
    softmax_focal_loss=lambda m, x: m.nnet.losses.softmax_focal_loss(x, CLASSES, alpha=0.5),
    margin_ranking_loss=lambda m, x: m.nnet.losses.margin_ranking_loss(x, x * x, np.array([1, -1]), 0.3),
    multiclass_hinge=lambda m, x: m.nnet.losses.multiclass_hinge(x, CLASSES, 0.7),
)

INITIALIZERS = made(
    **{
        name: numbers(lambda m, name=name: getattr(m.nnet.initializers, name)(2, 3, 4))
        for name in ["dirac", "glorot_normal", "glorot_uniform", "he_normal", "he_uniform", "normal", "uniform"]
    },
    constant=lambda m: m.nnet.initializers.constant((2, 3), value=0.5),
    identity=lambda m: m.nnet.initializers.identity(3),
)

# Where the names live: the room, its calls, and what MyGrad has there without meaning it for others.
ROOMS = {
    "": (NAMESPACE, {"TYPE_CHECKING"}),
    "linalg": (LINALG, set()),
    "random": (RANDOM, {"Shape", "Tensor"}),
    "nnet.activations": (ACTIVATIONS, set()),
    "nnet.layers": (LAYERS, set()),
    "nnet.losses": (LOSSES, set()),
    "nnet.initializers": (INITIALIZERS, set()),
}
NAMES_ONLY = {
    "errors": set(),
    "computational_graph": set(),
    "typing": set(),
    "ufuncs": set(),
    "nnet": set(),
    "nnet.layers.utils": {"Integral", "as_strided"},
    "operation_base": {
        "Axis",
        "DTypeLike",
        "InvalidBackprop",
        "Mask",
        "NP_IS_V2",
        "Optional",
        "Real",
        "TYPE_CHECKING",
        "reduce_broadcast",
    },
}
