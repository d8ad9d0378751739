"""The engine as programs see it (`import engine as mg`, `import mygrad as mg`): its listed names, by what they cost."""

from __future__ import annotations

from typing import Any

import engine

from .. import costs
from ..values import Block, Namespace, Row, Type
from .arrays import CONSTANTS, GROUPS, LINEAR, rows, types
from .draws import Draws

OURS: dict[str, str] = {
    "each": "astensor asarray absolute clip where relu leaky_relu hard_tanh soft_sign sinc",
    "hard": "sinc cot csc sec coth csch sech arccot arccsc arcsec arccoth arccsch sigmoid elu selu glu",
    "whole": "tensor add_sequence multiply_sequence matrix_transpose",
    "cubic": "multi_matmul",
    "windows": "sliding_window_view",
}
LAYERS: dict[str, str] = {
    "windows": "conv_nd max_pool average_pool avg_pool sliding_window_view",
    "hard": """batchnorm layernorm dropout relu leaky_relu hard_tanh soft_sign sigmoid tanh elu selu glu softmax logsoftmax
        softmax_crossentropy negative_log_likelihood focal_loss softmax_focal_loss margin_ranking_loss multiclass_hinge
        mse_loss l1_loss huber_loss bce_loss mse l1 huber bce""",
    "cubic": "dense gru multi_matmul",
    "shaped_by_all": "glorot_normal glorot_uniform he_normal he_uniform normal uniform constant dirac identity",
}
INNER = ("nnet", "linalg")
BLOCKS = ("no_autodiff", "mem_guard_off", "mem_guard_on")


def names(draws: Draws) -> Namespace:
    """engine for one run."""
    members = rows(engine, {**GROUPS, "hard": f"{GROUPS['hard']} {OURS['hard']}"})
    members.update(rows(engine, {group: names for group, names in OURS.items() if group != "hard"}))
    members.update({name: kind for name, kind in types().items() if name not in ("ndarray", "generic")})
    members.update({name: getattr(engine, name) for name in CONSTANTS.split() if hasattr(engine, name)})
    members["empty"] = Row("empty", engine.zeros, costs.shaped)
    members["Tensor"] = Type(engine.Tensor, engine.Tensor, costs.whole)
    members["random"] = draws.names(engine.tensor, "engine.random")
    members.update({name: switch(name) for name in BLOCKS if hasattr(engine, name)})
    members["linalg"] = Namespace("engine.linalg", inner("linalg", {"cubic": LINEAR}))
    members["nnet"] = nnet()
    return Namespace("engine", members)


def switch(name: str) -> Block:
    """A block of the engine's, entered anew each time."""
    found = getattr(engine, name)
    return Block(name, lambda: found)


def inner(name: str, groups: dict[str, str]) -> dict[str, Any]:
    """Rows from a module inside the engine, as far as it is there."""
    try:
        module = getattr(engine, name)
    except AttributeError:
        return {}
    return rows(module, groups)


def nnet() -> Namespace:
    """engine.nnet with its layers, losses, activations and initializers, all names also directly in it."""
    members: dict[str, Any] = inner("nnet", LAYERS)
    for part in ("layers", "losses", "activations", "initializers"):
        members[part] = Namespace(f"engine.nnet.{part}", dict(members))
    return Namespace("engine.nnet", members)
