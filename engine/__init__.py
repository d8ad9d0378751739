"""Automatic differentiation for NumPy: arrays that remember how they were made (`import engine as mg`)."""

from numpy import e, euler_gamma, inf, nan, newaxis, pi

from engine.backprop import sweep
from engine.creation import *
from engine.errors import *
from engine.functions import *
from engine.record import observe, switched
from engine.rules import rule_of
from engine.snapshot import snapshot
from engine.tensor import Call, Tensor


class no_autodiff:
    def __enter__(self):
        self._block = switched(tracking=False)
        self._block.__enter__()

    def __exit__(self, *exc):
        self._block.__exit__(*exc)


no_autodiff = no_autodiff()
