"""Points to learn from: two classes in the plane, labelled 1 and -1, or one number along another. Equal seeds give
equal points on every machine."""

from __future__ import annotations

from typing import Any

import numpy as np

Points = tuple[np.ndarray, np.ndarray]


def moons(n: int = 200, noise: float = 0.2, seed: int = 0) -> Points:
    """Two half moons that reach into each other: X of shape (n, 2), y of shape (n,) with labels 1 and -1."""
    rng = np.random.default_rng(seed)
    upper = n - n // 2
    t = rng.uniform(0, np.pi, n)
    X = np.stack([np.cos(t), np.sin(t)], axis=1)
    X[upper:] = [1, 0.5] - X[upper:]
    X += rng.normal(0, noise, (n, 2)) - [0.5, 0.25]
    return _shuffled(rng, X, _signs(n, upper))


def spirals(n: int = 200, noise: float = 0.1, seed: int = 0, turns: float = 1.25) -> Points:
    """Two spirals, one around the other: X of shape (n, 2), y of shape (n,) with labels 1 and -1."""
    rng = np.random.default_rng(seed)
    upper = n - n // 2
    r = np.sqrt(rng.uniform(0.02, 1, n))
    angle = 2 * np.pi * turns * r + np.where(np.arange(n) < upper, 0, np.pi)
    X = 2 * r[:, None] * np.stack([np.cos(angle), np.sin(angle)], axis=1) + rng.normal(0, noise, (n, 2))
    return _shuffled(rng, X, _signs(n, upper))


def circles(n: int = 200, noise: float = 0.1, seed: int = 0, inner: float = 0.5) -> Points:
    """A ring, and another one inside it: X of shape (n, 2), y of shape (n,), 1 on the inner ring and -1 outside."""
    rng = np.random.default_rng(seed)
    upper = n - n // 2
    t = rng.uniform(0, 2 * np.pi, n)
    r = np.where(np.arange(n) < upper, inner, 1.0)
    X = 1.5 * r[:, None] * np.stack([np.cos(t), np.sin(t)], axis=1) + rng.normal(0, noise, (n, 2))
    return _shuffled(rng, X, _signs(n, upper))


def xor(n: int = 200, noise: float = 0.1, seed: int = 0) -> Points:
    """Points in four squares: X of shape (n, 2), y of shape (n,), 1 where both signs are equal, else -1."""
    rng = np.random.default_rng(seed)
    X = rng.uniform(-1, 1, (n, 2))
    y = np.where(X[:, 0] * X[:, 1] > 0, 1.0, -1.0)
    return X + rng.normal(0, noise, (n, 2)), y


def line(n: int = 50, slope: float = 0.8, bias: float = 0.5, noise: float = 0.3, seed: int = 0) -> Points:
    """Points around a line: x and y of shape (n,), y = slope * x + bias and noise."""
    rng = np.random.default_rng(seed)
    x = rng.uniform(-2, 2, n)
    return x, slope * x + bias + rng.normal(0, noise, n)


def wingspans(n: int = 60, noise: float = 4.0, seed: int = 0) -> Points:
    """Heights of people and their wingspans in cm, drawn and not measured: x and y of shape (n,)."""
    rng = np.random.default_rng(seed)
    height = rng.normal(175, 10, n)
    return height, 1.1 * height - 15 + rng.normal(0, noise, n)


def _signs(n: int, upper: int) -> np.ndarray:
    return np.where(np.arange(n) < upper, 1.0, -1.0)


def _shuffled(rng: Any, X: np.ndarray, y: np.ndarray) -> Points:
    order = rng.permutation(len(X))
    return X[order], y[order]
