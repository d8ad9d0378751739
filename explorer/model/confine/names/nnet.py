"""Layers, losses, activations and initializers (`mg.nnet`): what each name costs and takes."""

from __future__ import annotations

import engine

from ..values import Namespace
from .draws import Draws
from .tables import rows

LAYERS = """
convolved(x, filter_bank, *, stride, padding=, dilation=, constant=): conv_nd
pooled(x, pool, stride, *, constant=): average_pool max_pool
windows(arr, window_shape, step:shape, dilation=): sliding_window_view
layer(x, *, gamma=, beta=, eps:number, constant=): batchnorm
layer(x, *, gamma=, beta=, eps:number=, axis=, constant=): layernorm
layer(x, rate:number, *, training=, constant=): dropout
chained(x, weight, bias=, *, constant=): dense
recurrent(X, Uz, Wz, bz, Ur, Wr, br, Uh, Wh, bh, s0=, bp_lim:whole=, dropout:number=, *, constant=): gru
layer(x, alpha, *, constant=): elu
layer(x, axis=, *, constant=): glu logsoftmax softmax
layer(x, *, lower_bound=, upper_bound=, constant=): hard_tanh
layer(x, slope, *, constant=): leaky_relu
layer(x, *, constant=): relu selu sigmoid soft_sign
hard(x, out=, *, where=, dtype=, constant=): tanh
layer(probability, target, *, constant=): bce
layer(class_probs, targets, *, alpha=, gamma=, constant=): focal_loss
layer(prediction, target, delta=, *, constant=): huber
layer(prediction, target, *, constant=): l1 mse
layer(x1, x2, y, margin, *, constant=): margin_ranking_loss
layer(x, y_true, hinge=, *, constant=): multiclass_hinge
layer(x, y_true, *, weights=, constant=): negative_log_likelihood
layer(score, target, *, constant=): sigmoid_bce
layer(x, y_true, *, constant=): softmax_crossentropy
layer(scores, targets, *, alpha=, gamma=, constant=): softmax_focal_loss
shaped_by_all(*shape, value=, dtype=, constant=): constant
shaped_by_all(*shape, dtype=, constant=): dirac
shaped_by_all(*shape, gain:number=, dtype=, constant=): glorot_normal glorot_uniform he_normal he_uniform
shaped_by_all(*shape, mean=, std=, dtype=, constant=): normal
shaped_by_all(*shape, lower_bound=, upper_bound=, dtype=, constant=): uniform
square(n, dtype=, *, constant=): identity
"""


def nnet(draws: Draws) -> Namespace:
    """engine.nnet: all names directly in it, and again in its parts."""
    draws.begin()
    parts = {name: getattr(engine.nnet, name) for name in ("layers", "losses", "activations", "initializers")}
    members = rows(engine.nnet, LAYERS)
    members.update({name: Namespace(f"engine.nnet.{name}", rows(part, LAYERS)) for name, part in parts.items()})
    return Namespace("engine.nnet", members)
