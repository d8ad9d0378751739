"""Losses: how far scores are from what they should be. Means over the data, but for the focal losses."""

from numbers import Real
from typing import Any

import numpy as np

from engine import functions as mg
from engine.nnet.activations import logsoftmax
from engine.tensor import Tensor
from engine.typing import ArrayLike

__all__ = ["bce", "focal_loss", "huber", "l1", "margin_ranking_loss", "mse", "multiclass_hinge",
           "negative_log_likelihood", "sigmoid_bce", "softmax_crossentropy", "softmax_focal_loss"]


def _classes(op: str, x: ArrayLike, y_true: Any) -> np.ndarray[Any, Any]:
    """The true classes as integers, one for each row of the scores."""
    classes, shape = np.asarray(y_true), np.shape(x)
    if classes.dtype.kind not in "iu":
        raise TypeError(f"{op}: the true classes must be integers, not {classes.dtype}")
    if len(shape) != 2 or classes.shape != shape[:1]:
        raise ValueError(f"{op}: scores of shape {shape} and classes of shape {classes.shape} do not fit: "
                         "pass scores of shape (N, C) and classes of shape (N,)")
    return classes


def _refuse_negative(op: str, name: str, value: ArrayLike) -> None:
    if not isinstance(value, Real) or value < 0:
        raise ValueError(f"{op}: {name} must be one number that is not negative, but is {value!r}")


def _of_class(x: ArrayLike, classes: np.ndarray[Any, Any]) -> Tensor:
    x = x if isinstance(x, Tensor) else mg.positive(x)
    return x[np.arange(len(classes)), classes]


# classes

def negative_log_likelihood(
    x: ArrayLike, y_true: ArrayLike, *, weights: ArrayLike | None = None, constant: bool | None = None
) -> Tensor:
    """The mean of -x[i, y_true[i]], x (N, C) holding logarithms of probabilities, weighted by class if told so.

    One number.
    """
    classes = _classes("negative_log_likelihood", x, y_true)
    chosen = _of_class(x, classes)
    if weights is not None:
        if np.shape(weights) != np.shape(x)[1:]:
            raise ValueError(f"negative_log_likelihood: weights of shape {np.shape(weights)} for scores of "
                             f"shape {np.shape(x)}: pass one weight per class")
        chosen = chosen * np.asarray(weights)[classes]
    return mg.negative(mg.mean(chosen), constant=constant)


def softmax_crossentropy(x: ArrayLike, y_true: ArrayLike, *, constant: bool | None = None) -> Tensor:
    """The mean of -log(softmax(x)[i, y_true[i]]), x (N, C) holding scores, y_true (N,) integers. One number."""
    classes = _classes("softmax_crossentropy", x, y_true)
    return negative_log_likelihood(logsoftmax(x), classes, constant=constant)


def focal_loss(
    class_probs: ArrayLike, targets: ArrayLike, *, alpha: float = 1, gamma: float = 0, constant: bool | None = None
) -> Tensor:
    """-alpha (1 - p)^gamma log(p) for each datum, p its true class's probability. T.-Y. Lin and others (2017).

    Shape (N,).
    """
    _refuse_negative("focal_loss", "gamma", gamma)
    chosen = _of_class(class_probs, _classes("focal_loss", class_probs, targets))
    return _focal(chosen, mg.log(chosen), alpha, gamma, constant)


def softmax_focal_loss(
    scores: ArrayLike, targets: ArrayLike, *, alpha: float = 1, gamma: float = 0, constant: bool | None = None
) -> Tensor:
    """The focal loss of softmax(scores) for each datum. T.-Y. Lin and others (2017). Shape (N,)."""
    classes = _classes("softmax_focal_loss", scores, targets)
    _refuse_negative("softmax_focal_loss", "gamma", gamma)
    logarithms = _of_class(logsoftmax(scores), classes)
    return _focal(mg.exp(logarithms), logarithms, alpha, gamma, constant)


def _focal(chosen: Tensor, logarithms: Tensor, alpha: Any, gamma: float, constant: bool | None) -> Tensor:
    """A power of 0 is left out, whose derivative at p = 1 would be 0/0; rounding may leave p above 1."""
    weight = mg.maximum(1 - chosen, 0) ** gamma if gamma else 1
    scale: Any = -alpha if isinstance(alpha, Real) else -np.asarray(alpha)
    return mg.multiply(scale * weight, logarithms, constant=constant)


def multiclass_hinge(x: ArrayLike, y_true: ArrayLike, hinge: float = 1.0, *, constant: bool | None = None) -> Tensor:
    """The mean over data of the sum over wrong classes j of max(0, x[i, j] - x[i, y_true[i]] + hinge). One number.

    J. Weston and C. Watkins (1999).
    """
    classes = _classes("multiclass_hinge", x, y_true)
    gaps = x - mg.reshape(_of_class(x, classes), (-1, 1)) + hinge
    wrong = np.ones(np.shape(x), bool)
    wrong[np.arange(len(classes)), classes] = False
    return mg.divide(mg.sum(mg.maximum(0, gaps) * wrong), len(classes), constant=constant)


def margin_ranking_loss(
    x1: ArrayLike, x2: ArrayLike, y: ArrayLike, margin: float, *, constant: bool | None = None
) -> Tensor:
    """The mean of max(0, margin - y (x1 - x2)): x1 should lie above x2 where y is 1, below where it is -1.

    x1 and x2 are (N,) or (N, D); y is one number or (N,). TypeError for integers, ValueError for a negative margin.
    """
    _refuse_negative("margin_ranking_loss", "margin", margin)
    kinds = [np.asarray(x).dtype for x in (x1, x2)]
    if any(kind.kind != "f" for kind in kinds):
        raise TypeError(f"margin_ranking_loss: x1 and x2 must be floats, not {kinds[0]} and {kinds[1]}")
    shape, signs = np.shape(x1), np.asarray(y)
    if shape != np.shape(x2) or not 0 < len(shape) < 3:
        raise ValueError(f"margin_ranking_loss: shapes {shape} and {np.shape(x2)} do not fit: "
                         "pass two of shape (N,), or two of shape (N, D)")
    if signs.ndim and signs.shape != shape[:1]:
        raise ValueError(f"margin_ranking_loss: y of shape {signs.shape} does not fit data of shape {shape}: "
                         "pass 1, -1 or one of them per datum")
    if signs.ndim and len(shape) == 2:
        signs = signs[:, None]
    return mg.mean(mg.maximum(0, margin - signs * mg.subtract(x1, x2)), constant=constant)


# numbers

def _residual(op: str, prediction: Any, target: ArrayLike) -> Tensor:
    shapes = np.shape(prediction), np.shape(target)
    if shapes[0] != shapes[1] and () not in shapes:
        raise ValueError(f"{op}: a prediction of shape {shapes[0]} and a target of shape {shapes[1]} do not fit: "
                         "reshape one of them (broadcasting would compare each with every other)")
    return mg.subtract(prediction, target)


def mse(prediction: ArrayLike, target: ArrayLike, *, constant: bool | None = None) -> Tensor:
    """The mean of the squared differences. One number. ValueError for shapes that differ."""
    return mg.mean(mg.square(_residual("mse", prediction, target)), constant=constant)


def l1(prediction: ArrayLike, target: ArrayLike, *, constant: bool | None = None) -> Tensor:
    """The mean of the absolute differences. One number. ValueError for shapes that differ."""
    return mg.mean(mg.absolute(_residual("l1", prediction, target)), constant=constant)


def huber(prediction: ArrayLike, target: ArrayLike, delta: float = 1.0, *, constant: bool | None = None) -> Tensor:
    """The mean of r^2/2 where |r| <= delta, else delta (|r| - delta/2). P. J. Huber (1964). One number.

    ValueError for shapes that differ.
    """
    size = mg.absolute(_residual("huber", prediction, target))
    inner = np.asarray(size) <= delta
    return mg.mean(mg.where(inner, 0.5 * mg.square(size), delta * (size - 0.5 * delta)), constant=constant)


def bce(probability: ArrayLike, target: ArrayLike, *, constant: bool | None = None) -> Tensor:
    """The mean of -t log(p) - (1 - t) log(1 - p). One number. ValueError for shapes that differ."""
    _residual("bce", probability, target)
    likely = np.asarray(target) * mg.log(probability) + (1 - np.asarray(target)) * mg.log(mg.subtract(1, probability))
    return mg.negative(mg.mean(likely), constant=constant)


def sigmoid_bce(score: ArrayLike, target: ArrayLike, *, constant: bool | None = None) -> Tensor:
    """bce(sigmoid(score), target), exact for scores of any size. One number. ValueError for shapes that differ."""
    _residual("sigmoid_bce", score, target)
    return mg.mean(mg.logaddexp(0, score) - np.asarray(target) * mg.positive(score), constant=constant)
