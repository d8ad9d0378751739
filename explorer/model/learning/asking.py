"""Asks a model of a program what it says of rows, and reads its hidden units off what that was made of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

import engine as mg
from engine import Call, Tensor

from ..capture import made_of
from ..confine.aside import call_aside
from .exam import Layer

CALLED = ("model", "predict", "net", "network", "mlp", "classifier", "forward")  # what a model is called
ENDS = {"tanh": (-1.0, 1.0), "sigmoid": (0.0, 1.0)}  # of what bounded units answer
NEAR_END = 0.01
MOST_UNITS = 32  # of one layer that are drawn
MOST_LAYERS = 4
SUM = "matmul"


class NoAnswer(Exception):
    """A model does not say a number for each row; the text says it in a sentence."""


def answers(machine: Any, model: Any, rows: np.ndarray) -> tuple[np.ndarray, Tensor | None]:
    """What the model says of each row: of shape (n,), of several classes (n, classes); and as the tensor that it is.

    NoAnswer where that is something else.
    """
    with mg.local.apart(), mg.observe(machine.saw):  # which counts what lives
        found = call_aside(machine, model, np.array(rows))
    try:
        said = np.asarray(found, float)
    except (TypeError, ValueError):
        raise NoAnswer(f"it gives no array of numbers, but a {type(found).__name__}") from None
    if said.ndim == 2 and said.shape[1] == 1:
        said = said[:, 0]
    if said.ndim not in (1, 2) or len(said) != len(rows):
        raise NoAnswer(f"of {len(rows)} rows it makes an array of shape {said.shape}: each row needs one answer")
    return said, found if isinstance(found, Tensor) else None


def hidden(answer: Tensor | None) -> Iterator[tuple[Call | None, np.ndarray, np.ndarray]]:
    """The activations of each hidden layer behind an answer, with the call that made them and the weights that they
    go into: what a product multiplies that was computed of another product."""
    if answer is None:
        return
    made = made_of([answer])
    after = set[int]()  # what a product is behind of
    for tensor, call in made:
        inputs = [x for x in (call.inputs if call else ()) if isinstance(x, Tensor)]
        if call and call.op == SUM and len(inputs) == 2 and inputs[0].made in after and inputs[1].ndim == 2:
            yield inputs[0].creator, np.asarray(inputs[0]), np.asarray(inputs[1])
        if (call and call.op == SUM) or any(x.made in after for x in inputs):
            after.add(tensor.made)


def layers_of(grid: Tensor | None, train: Tensor | None, shape: tuple[int, ...], every: int) -> tuple[Layer, ...]:
    """The hidden layers of one model: pictures over a grid of this shape, of each `every`-th place; their health."""
    learnt, drawn = [*hidden(train)][:MOST_LAYERS], [*hidden(grid)][:MOST_LAYERS]
    found = []
    for at, (call, values, weights) in enumerate(learnt):
        picture = drawn[at][1] if at < len(drawn) and len(drawn[at][1]) == np.prod(shape) else None
        op, units = call.op if call else "", values.shape[-1]
        found.append(
            Layer(
                op=op,
                pictures=None if picture is None or not shape else _coarse(picture[:, :MOST_UNITS], shape, every),
                weights=np.array(weights[:, 0]) if weights.shape[1] == 1 else None,
                units=units,
                dead=_where((values == 0).all(axis=0)),
                full=_where(_at_an_end(op, values)),
            )
        )
    return tuple(found)


def _coarse(values: np.ndarray, shape: tuple[int, ...], every: int) -> np.ndarray:
    grid = values.reshape(*shape, -1)
    return np.array(grid[(slice(every // 2, None, every),) * len(shape)], np.float32)


def _at_an_end(op: str, values: np.ndarray) -> np.ndarray:
    """Which units answer next to an end of their range for all rows."""
    if op not in ENDS:
        return np.zeros(values.shape[-1], bool)
    low, high = ENDS[op]
    found: np.ndarray = np.maximum.reduce(np.minimum(values - low, high - values)) < NEAR_END * (high - low)
    return found


def _where(are: np.ndarray) -> tuple[int, ...]:
    return tuple(np.flatnonzero(are).tolist())
