"""How sure a model is of its answers: as far as the loss that it learns with makes chances of them.

Which loss that is nobody is asked: the losses of the run are compared with those that its answers have.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal as OneOf

import numpy as np

from .exam import Exam, Learned
from .sides import Sides

Meaning = OneOf["score", "chance", "scores", ""]  # of an answer: log-odds, a chance, log-odds of many, none of these
SAME = 1e-6  # how far two ways to compute a loss may differ, times the loss


def _of_signs(said: np.ndarray, y: np.ndarray) -> np.ndarray:
    """The logistic loss of labels −1 and 1."""
    return np.logaddexp(0.0, -y * said)


def _of_score(said: np.ndarray, y: np.ndarray) -> np.ndarray:
    """The same of labels 0 and 1."""
    return np.logaddexp(0.0, said) - y * said


def _of_chance(said: np.ndarray, y: np.ndarray) -> np.ndarray:
    """The cross-entropy of chances, of labels 0 and 1."""
    return -np.log(np.where(y == 1, said, 1.0 - said))


def _of_scores(said: np.ndarray, y: np.ndarray) -> np.ndarray:
    """The cross-entropy of the softmax of a row of scores."""
    chosen: np.ndarray = said[np.arange(len(y)), y.astype(int)]
    return np.logaddexp.reduce(said, axis=1) - chosen


# by the labels, and how many numbers an answer has: each loss that they may have, and what an answer means then
LOSSES: dict[tuple[tuple[float, ...], int], tuple[tuple[Meaning, Callable[..., np.ndarray]], ...]] = {
    ((-1.0, 1.0), 1): (("score", _of_signs),),
    ((0.0, 1.0), 1): (("score", _of_score), ("chance", _of_chance)),
}


@np.errstate(all="ignore")
def meaning_of(learned: Learned, sides: Sides) -> Meaning:
    """What the answers mean; "" where no loss that makes chances of them is the one of each turn that was asked."""
    assert learned.train is not None
    y, many = learned.train.y.astype(float), learned.exams[-1].train.ndim
    known = LOSSES.get((sides.labels, many), (("scores", _of_scores),) if many == 2 else ())
    exams = [exam for exam in learned.exams if exam.turn < len(learned.losses)]
    found = (name for name, loss in known if exams and all(_is_one(exam, y, loss, learned.losses) for exam in exams))
    return next(found, "")


def _is_one(exam: Exam, y: np.ndarray, loss: Callable[..., np.ndarray], losses: tuple[float, ...]) -> bool:
    """Whether a turn's loss is this one, as a mean or as a sum."""
    each = loss(np.asarray(exam.train, float), y)
    ends = (each.mean(), each.sum())
    return any(abs(end - losses[exam.turn]) <= SAME * abs(end) for end in ends)


def largest_chance(said: np.ndarray) -> np.ndarray:
    """Of rows of scores the chance of the class that each speaks for most: the largest of its softmax."""
    found: np.ndarray = np.exp(said.max(axis=1) - np.logaddexp.reduce(said, axis=1))
    return found
