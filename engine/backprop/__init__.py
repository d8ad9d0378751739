"""The chain rule: from the gradient of a result to the gradients of all that it was made of.

Knows nodes and rules, not tensors: an array that remembers how it was made is whatever extends Node.
`sweep` is the chain rule to be read and watched, step by step; `flow_back` is the same arithmetic at speed.
"""

from engine.backprop.flow import flow_back
from engine.backprop.history import history, operands
from engine.backprop.node import EXPOSED, UNUSED, Link, Node, Ties, clear, ties_of
from engine.backprop.rematerialise import MANY, lighten
from engine.backprop.sweep import sweep

__all__ = [
    "EXPOSED", "MANY", "UNUSED", "Link", "Node", "Ties", "clear", "flow_back", "history", "lighten", "operands",
    "sweep", "ties_of",
]
