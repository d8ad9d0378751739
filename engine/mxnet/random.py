"""Random arrays, and the seed that makes them repeatable."""

import numpy as np

from engine.mxnet.nd import random_normal as normal
from engine.mxnet.nd import random_uniform as uniform

__all__ = ["normal", "seed", "uniform"]


def seed(seed_state: int) -> None:
    """Makes the numbers that follow repeatable."""
    np.random.seed(seed_state)
