"""Rows of the activations that a composition would compute less exactly, or with needless overflow."""

import numpy as np

from engine.rules.table import elementwise


def sigmoid(x):  # type: ignore[no-untyped-def]
    """1/(1 + exp(-x)), by whichever of its two forms has no large exponent."""
    small = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, small) / (1 + small)


elementwise(sigmoid, "x", "the chain rule for sigmoid",
            (lambda g, out, x: g * (out * (1 - out)), "sigmoid(x)*(1 - sigmoid(x))"))
