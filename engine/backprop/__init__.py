"""The chain rule: from the gradient of a result to the gradients of all that it was made of.

Knows nodes and rules, not tensors: an array that remembers how it was made is whatever extends Node.
`sweep` is the chain rule, step by step; `fast_paths.backward` is the same arithmetic at speed.
"""

from engine.backprop.history import history, operands
from engine.backprop.node import EXPOSED, NO_OPTIONS, UNUSED, Link, Node, Ties, clear, fill, ties_of, twin
from engine.backprop.rematerialise import MANY, lighten
from engine.backprop.sweep import leave_gradients, sweep

__all__ = [
    "EXPOSED", "MANY", "NO_OPTIONS", "UNUSED", "Link", "Node", "Ties", "clear", "fill", "history", "leave_gradients",
    "lighten", "operands", "sweep", "ties_of", "twin",
]
