"""The engine as programs see it (`import engine as mg`, `import mygrad as mg`): its listed names, by what they cost."""

from __future__ import annotations

from functools import partial

import engine

from .. import costs
from ..values import Block, Namespace, Row, Type
from . import mxnet
from .arrays import CONSTANTS, GROUPS, LINEAR, rows, types
from .draws import Draws
from .rooms import Rooms

OURS: dict[str, str] = {
    "each": "astensor asarray relu",
    "hard": "cot csc sec coth csch sech arccot arccsc arcsec arccoth arccsch sinc",
    "whole": "tensor add_sequence multiply_sequence mem_guard_active",
    "layered": "multi_matmul",
    "windows": "sliding_window_view",
    "derived": "grad value_and_grad elementwise_grad jacobian hessian hvp vjp jvp check_grad numerical_gradient",
}
LAYERS: dict[str, str] = {
    "windows": "conv_nd max_pool average_pool sliding_window_view",
    "hard": """
        batchnorm layernorm dropout relu leaky_relu hard_tanh soft_sign sigmoid tanh elu selu glu softmax logsoftmax
        softmax_crossentropy negative_log_likelihood focal_loss softmax_focal_loss margin_ranking_loss
        multiclass_hinge mse l1 huber bce sigmoid_bce""",
    "layered": "dense gru",
    "shaped_by_all": "glorot_normal glorot_uniform he_normal he_uniform normal uniform constant dirac",
    "square": "identity",
}
EVERY = {group: f"{GROUPS.get(group, '')} {OURS.get(group, '')}" for group in {**GROUPS, **OURS}}
BLOCKS = ("no_autodiff", "mem_guard_off", "mem_guard_on")


def names(draws: Draws) -> Namespace:
    """engine for one run."""
    members = rows(engine, EVERY) | types()
    members.update({name: getattr(engine, name) for name in CONSTANTS.split()})
    members["empty"] = Row("empty", engine.zeros, costs.shaped)
    members["Tensor"] = Type(engine.Tensor, None, costs.whole)
    members.update({name: Block(name, partial(getattr, engine, name)) for name in BLOCKS})
    rooms = {
        "random": lambda: draws.names(engine.random, "engine.random"),
        "linalg": lambda: Namespace("engine.linalg", rows(engine.linalg, LINEAR)),
        "nnet": lambda: nnet(draws),
        "mxnet": lambda: mxnet.names(draws),
    }
    return Namespace("engine", Rooms(members, rooms))


def nnet(draws: Draws) -> Namespace:
    """engine.nnet: all names directly in it, and again in its parts."""
    draws.begin()
    parts = {name: getattr(engine.nnet, name) for name in ("layers", "losses", "activations", "initializers")}
    members = rows(engine.nnet, LAYERS)
    members.update({name: Namespace(f"engine.nnet.{name}", rows(part, LAYERS)) for name, part in parts.items()})
    return Namespace("engine.nnet", members)
