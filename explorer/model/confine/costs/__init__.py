"""What calls cost, from their arguments as they are bound, before they are made: the rules of the tables in names."""

from __future__ import annotations

from . import counted, elementwise, indices, makers, products, rearranged, transforms
from .cost import Cost, Rule

RULES: dict[str, Rule] = {
    name: rule
    for module in (elementwise, rearranged, indices, makers, products, counted, transforms)
    for name, rule in vars(module).items()
    if getattr(rule, "__module__", None) == module.__name__ and name[0] != "_" and callable(rule)
}

__all__ = ["RULES", "Cost", "Rule"]
