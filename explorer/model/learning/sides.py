"""On which side a model puts each row: classes, where one ends and the other begins, and what is on the wrong side."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .exam import Learned

MOST_CLASSES = 10


@dataclass(frozen=True, slots=True, eq=False)
class Sides:
    """`classes` there are, 0 where the model says a number that is no class; from `middle` on it is the second one."""

    classes: int
    middle: float
    labels: tuple[float, ...]

    def of_labels(self, y: np.ndarray) -> np.ndarray:
        """The class of each label, counted from 0; of numbers that are none, whether they are over the middle."""
        if self.classes:
            found: np.ndarray = np.searchsorted(self.labels, y)
            return found
        return (y > self.middle).astype(int)

    def of_answers(self, said: np.ndarray) -> np.ndarray:
        """The class that a model means."""
        found: np.ndarray = said.argmax(axis=1) if said.ndim == 2 else (said > self.middle).astype(int)
        return found

    def values(self, said: np.ndarray) -> np.ndarray:
        """One number for each answer: how far it speaks for the second of two classes; of more, which class."""
        if said.ndim == 1:
            return said
        found: np.ndarray = said[:, 1] - said[:, 0] if said.shape[1] == 2 else said.argmax(axis=1)
        return found

    def wrong(self, said: np.ndarray, y: np.ndarray) -> np.ndarray:
        """Which rows are on the wrong side; none where there are no classes."""
        if not self.classes:
            return np.zeros(0, int)
        return np.flatnonzero(self.of_answers(said) != self.of_labels(y))


def sides_of(learned: Learned) -> Sides:
    """What labels and last answers say. Of labels 0 and 1 the middle is 0.5, or 0 where fewer are wrong then."""
    assert learned.train is not None
    y, said = learned.train.y, learned.exams[-1].train
    labels = np.unique(y)
    if said.ndim == 2:
        return Sides(said.shape[1], 0.0, tuple(range(said.shape[1])))
    if len(labels) != 2:
        return Sides(0, float(np.mean(y)), ())
    first, second = map(float, labels)
    tried = [Sides(2, middle, (first, second)) for middle in dict.fromkeys(((first + second) / 2, 0.0))]
    return min(tried, key=lambda sides: len(sides.wrong(said, y)))
