"""What the engine has and JAX has not, as its definition says it in JAX's functions."""

from functools import reduce
from types import SimpleNamespace
from typing import Any

from jax import lax, nn
from jax import numpy as jnp


def at(x: Any, classes: Any) -> Any:
    """The element of each row that is its class's."""
    return x[jnp.arange(len(classes)), jnp.asarray(classes)]


def wrong(x: Any, classes: Any) -> Any:
    return jnp.arange(x.shape[1]) != jnp.asarray(classes)[:, None]


def many(number: Any, count: int) -> tuple[int, ...]:
    return (number,) * count if isinstance(number, int) else tuple(number)


def conv_nd(x: Any, w: Any, *, stride: Any, padding: Any = 0, dilation: Any = 1) -> Any:
    n = x.ndim - 2
    sides = [(p, p) for p in many(padding, n)]
    return lax.conv_general_dilated(x, w, many(stride, n), sides, rhs_dilation=many(dilation, n))


def pooled(x: Any, start: float, join: Any, pool: tuple[int, ...], stride: Any) -> Any:
    lead = (1,) * (x.ndim - len(pool))
    return lax.reduce_window(x, start, join, lead + pool, lead + many(stride, len(pool)), "VALID")


def average_pool(x: Any, pool: tuple[int, ...], stride: Any) -> Any:
    return pooled(x, 0.0, lax.add, pool, stride) / jnp.prod(jnp.array(pool))


def normalised(x: Any, axes: Any, eps: float) -> Any:
    return (x - x.mean(axes, keepdims=True)) / jnp.sqrt(x.var(axes, keepdims=True) + eps)


def batchnorm(x: Any, *, gamma: Any, beta: Any, eps: float) -> Any:
    channels = (-1, *(1,) * (x.ndim - 2))
    return normalised(x, (0, *range(2, x.ndim)), eps) * gamma.reshape(channels) + beta.reshape(channels)


def gru(x: Any, Uz: Any, Wz: Any, bz: Any, Ur: Any, Wr: Any, br: Any, Uh: Any, Wh: Any, bh: Any) -> Any:
    states = [jnp.zeros((x.shape[1], Wz.shape[0]))]
    for one in x:
        z, r = nn.sigmoid(one @ Uz + states[-1] @ Wz + bz), nn.sigmoid(one @ Ur + states[-1] @ Wr + br)
        states.append(z * states[-1] + (1 - z) * jnp.tanh(one @ Uh + (r * states[-1]) @ Wh + bh))
    return jnp.stack(states)


def sliding_window_view(x: Any, window_shape: Any, step: Any, dilation: Any = 1) -> Any:
    n = len(window_shape)
    lead, places = x.ndim - n, []
    for k, (w, s, d) in enumerate(zip(window_shape, many(step, n), many(dilation, n), strict=True)):
        starts = jnp.arange((x.shape[lead + k] - d * (w - 1) - 1) // s + 1) * s
        shape = [1] * 2 * n
        shape[k], shape[n + k] = len(starts), w
        places.append((starts[:, None] + jnp.arange(w) * d).reshape(shape))
    return jnp.moveaxis(x[(slice(None),) * lead + tuple(places)], range(lead), range(n, n + lead))


def focal(p: Any, alpha: float = 1, gamma: float = 0) -> Any:
    return -alpha * (1 - p) ** gamma * jnp.log(p)


WRITTEN = SimpleNamespace(
    sec=lambda x: 1 / jnp.cos(x),
    csc=lambda x: 1 / jnp.sin(x),
    cot=lambda x: 1 / jnp.tan(x),
    sech=lambda x: 1 / jnp.cosh(x),
    csch=lambda x: 1 / jnp.sinh(x),
    coth=lambda x: 1 / jnp.tanh(x),
    arcsec=lambda x: jnp.arccos(1 / x),
    arccsc=lambda x: jnp.arcsin(1 / x),
    arccot=lambda x: jnp.arctan(1 / x),
    arccsch=lambda x: jnp.arcsinh(1 / x),
    arccoth=lambda x: jnp.arctanh(1 / x),
    absolute=lambda x, nan_to_num=True: jnp.abs(x),
    logsoftmax=nn.log_softmax,
    multi_matmul=lambda xs: reduce(jnp.matmul, xs),
    add_sequence=lambda *xs: reduce(jnp.add, xs),
    multiply_sequence=lambda *xs: reduce(jnp.multiply, xs),
    sliding_window_view=sliding_window_view,
    conv_nd=conv_nd,
    max_pool=lambda x, pool, stride: pooled(x, -jnp.inf, lax.max, pool, stride),
    average_pool=average_pool,
    batchnorm=batchnorm,
    dense=lambda x, w, b: x @ w + b,
    gru=gru,
    layernorm=lambda x, *, gamma, beta: normalised(x, -1, 1e-5) * gamma + beta,
    softmax_crossentropy=lambda x, y: -at(nn.log_softmax(x), y).mean(),
    negative_log_likelihood=lambda x, y: -at(x, y).mean(),
    multiclass_hinge=lambda x, y: (nn.relu(x - at(x, y)[:, None] + 1) * wrong(x, y)).sum() / len(y),
    focal_loss=lambda x, y, **options: focal(at(x, y), **options),
    softmax_focal_loss=lambda x, y, **options: focal(at(nn.softmax(x), y), **options),
    margin_ranking_loss=lambda x, y, sign, margin: nn.relu(margin - sign * (x - y)).mean(),
    mse=lambda x, t: ((x - t) ** 2).mean(),
    l1=lambda x, t: jnp.abs(x - t).mean(),
    huber=lambda x, t: jnp.where(jnp.abs(x - t) <= 1, (x - t) ** 2 / 2, jnp.abs(x - t) - 0.5).mean(),
    bce=lambda x, t: -(t * jnp.log(x) + (1 - t) * jnp.log(1 - x)).mean(),
    sigmoid_bce=lambda x, t: -(t * nn.log_sigmoid(x) + (1 - t) * nn.log_sigmoid(-x)).mean(),
)
