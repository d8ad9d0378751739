"""Rows of the activations that a composition would compute less exactly, more slowly, or with needless overflow."""

from typing import Any

import numpy as np

from engine.rules.table import elementwise, plain, row


def sigmoid(x):  # type: ignore[no-untyped-def]
    """1/(1 + exp(-x)); where exp(-x) overflows, 0 is right to the last digit but 300."""
    with np.errstate(over="ignore"):
        powers = np.exp(-1.0 * x)
    powers += 1
    return 1 / powers


def bent(x: Any, alpha: Any) -> Any:
    """x where it is not negative, else alpha * (exp(x) - 1)."""
    return np.where(x < 0, alpha * np.expm1(np.minimum(x, 0)), x)


def floats(x: Any) -> Any:
    """The values as floats; integers of any size as float64, which the small ones would not become by themselves."""
    return x if np.asarray(x).dtype.kind == "f" else np.asarray(x, np.float64)


def normal_powers(x: Any, *, axis: Any) -> Any:
    """exp(x)/sum(exp(x)), less the largest x, which changes nothing but keeps exp small."""
    x = floats(x)
    powers = np.exp(x - np.max(x, axis=axis, keepdims=True)) if np.size(x) else np.exp(x)
    return powers / np.sum(powers, axis=axis, keepdims=True)


def logarithms(x: Any, *, axis: Any) -> Any:
    """The logarithm of `normal_powers`, without taking that of a small number."""
    x = floats(x)
    centred = x - np.max(x, axis=axis, keepdims=True) if np.size(x) else x
    return centred - np.log(np.sum(np.exp(centred), axis=axis, keepdims=True))


elementwise(sigmoid, "x", "the chain rule for sigmoid",
            (lambda g, out, x: g * (out * (1 - out)), "sigmoid(x)*(1 - sigmoid(x))"))
row("elu", bent, "x alpha", "the chain rule for exp",
    (lambda g, out, x, alpha: g * np.where(plain(x) < 0, out + alpha, 1), "where(x < 0, alpha*exp(x), 1)"),
    (None, "0"), elementwise=True)
row("softmax", normal_powers, "x", "the chain rule for softmax",
    (lambda g, out, x, axis: out * (g - np.sum(g * out, axis=axis, keepdims=True)), "softmax(x)*(1 - softmax(x))"))
row("logsoftmax", logarithms, "x", "the chain rule for logsoftmax",
    (lambda g, out, x, axis: g - np.exp(out) * np.sum(g, axis=axis, keepdims=True), "1 - softmax(x)"))
