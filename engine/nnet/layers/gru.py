"""The gated recurrent unit: a layer that carries a state along a sequence."""

from typing import Any

import numpy as np

from engine import functions as mg
from engine.nnet.activations import sigmoid
from engine.tensor import Tensor
from engine.typing import ArrayLike


def gru(
    X: ArrayLike, Uz: ArrayLike, Wz: ArrayLike, bz: ArrayLike, Ur: ArrayLike, Wr: ArrayLike, br: ArrayLike,
    Uh: ArrayLike, Wh: ArrayLike, bh: ArrayLike,
    s0: ArrayLike | None = None, bp_lim: int | None = None, dropout: float = 0.0, *, constant: bool | None = None,
) -> Tensor:
    """All hidden states (T + 1, N, D), the first one s0 (zeros unless given). K. Cho and others (2014).

    X is (T, N, C); the U's are (C, D), the W's (D, D), the b's (D,):
    z = sigmoid(X Uz + s Wz + bz), r = sigmoid(X Ur + s Wr + br), h = tanh(X Uh + (r s) Wh + bh), s' = (1 - z) h + z s.
    `bp_lim`: gradients flow back along the state for this many steps at most. `dropout`: the share of the entries of
    U and W set to 0, drawn once for the whole sequence. ValueError for shapes that do not fit.
    """
    steps, batch, size = _sizes(X, Uz, Wz)
    if bp_lim is not None and not 0 <= bp_lim <= steps:
        raise ValueError(f"gru: bp_lim must lie between 0 and the sequence's length {steps}, but is {bp_lim}")
    if dropout:
        Uz, Ur, Uh, Wz, Wr, Wh = (_thinned(w, dropout) for w in (Uz, Ur, Uh, Wz, Wr, Wh))
    from_z, from_r, from_h = (mg.add(mg.matmul(X, u), b) for u, b in ((Uz, bz), (Ur, br), (Uh, bh)))
    states = [np.zeros((batch, size), np.asarray(X).dtype) if s0 is None else s0]
    for t in range(steps):
        state = states[-1] if bp_lim is None or steps - t <= bp_lim else np.asarray(states[-1])
        z = sigmoid(from_z[t] + mg.matmul(state, Wz))
        r = sigmoid(from_r[t] + mg.matmul(state, Wr))
        h = mg.tanh(from_h[t] + mg.matmul(mg.multiply(r, state), Wh))
        states.append(h + z * (state - h))
    return mg.stack(states, constant=constant)


def _sizes(X: Any, U: Any, W: Any) -> tuple[int, int, int]:
    shapes = tuple(np.shape(a) for a in (X, U, W))
    if tuple(map(len, shapes)) != (3, 2, 2) or shapes[0][2] != shapes[1][0] or shapes[2] != (shapes[1][1],) * 2:
        raise ValueError(f"gru: X of shape {shapes[0]}, U of shape {shapes[1]} and W of shape {shapes[2]} do not fit: "
                         "pass (T, N, C), (C, D) and (D, D)")
    return (*shapes[0][:2], shapes[1][1])


def _thinned(weight: Any, dropout: float) -> Tensor:
    values = np.asarray(weight)
    return mg.multiply(weight, (np.random.random_sample(values.shape) >= dropout) / (1 - dropout))
