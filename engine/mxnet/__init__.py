"""MXNet's way of recording, on this engine: `from engine.mxnet import nd, autograd`, or `import engine.mxnet as mx`.

Nothing is recorded outside `autograd.record()`; an array that attached a gradient keeps it, backward after backward.
"""

from engine.mxnet import autograd, nd, random
from engine.mxnet.array import NDArray, cpu

__all__ = ["NDArray", "autograd", "cpu", "nd", "random"]
