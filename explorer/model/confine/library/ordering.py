"""functools.total_ordering: of one comparison of a class and ==, all of them."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

from ..instances import MISSING, Class
from ..members import Given
from ..operators import COMPARE

Rule = Callable[[bool, bool], bool]  # by what the class's own comparison says, and by whether the two are equal
NEITHER: Rule = lambda found, equal: not found and not equal  # noqa: E731
EITHER: Rule = lambda found, equal: found or equal  # noqa: E731
OPPOSITE: Rule = lambda found, equal: not found  # noqa: E731
TURNED: Rule = lambda found, equal: not found or equal  # noqa: E731
STRICTLY: Rule = lambda found, equal: found and not equal  # noqa: E731
RULES: dict[str, dict[str, Rule]] = {
    "__lt__": {"__gt__": NEITHER, "__le__": EITHER, "__ge__": OPPOSITE},
    "__le__": {"__ge__": TURNED, "__lt__": STRICTLY, "__gt__": OPPOSITE},
    "__gt__": {"__lt__": NEITHER, "__ge__": EITHER, "__le__": OPPOSITE},
    "__ge__": {"__le__": TURNED, "__gt__": STRICTLY, "__lt__": OPPOSITE},
}


def total_ordering(machine: Any, kind: Any) -> Class:
    """@total_ordering."""
    if not isinstance(kind, Class):
        raise TypeError("total_ordering decorates classes")
    root = next((name for name in RULES if kind.find(name) is not MISSING), None)
    if root is None:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    for name, rule in RULES[root].items():
        if kind.find(name) is MISSING:
            kind.put(machine, name, Given(name, compared(root, rule), own=True))
    return kind


def compared(root: str, rule: Rule) -> Callable[..., Any]:
    """A comparison that asks another one."""

    def compare(machine: Any, value: Any, other: Any) -> Any:
        found = machine.call(value.look_up(machine, root), (other,), {})
        if found is NotImplemented:
            return found
        return rule(bool(found), bool(COMPARE[ast.Eq](machine, value, other)))

    return compare
