"""The second layer of a graph: values that differentiation itself has made, as gradients that can be differentiated."""

from __future__ import annotations

from .confine.enclosures import DIFFERENTIATING
from .graph import Node


def is_of_gradient(node: Node) -> bool:
    """Whether a value was made as a gradient was recorded, and not in a function that is differentiated."""
    return bool(node.group) and node.group[-1].startswith(f"{DIFFERENTIATING} line ")
