"""Views: tensors that look at another's memory. Each knows its base, who owns the memory, and the way to it."""

import weakref
from collections.abc import Iterator
from typing import Any

import numpy as np

from engine import record
from engine.backprop import Node, Ties, ties_of
from engine.rules import Rule
from engine.rules.indexing import Path
from engine.rules.table import perform


def shows(data: Any, parent: Any) -> bool:
    """Whether a result looks at its operand's memory."""
    seen = parent._data if isinstance(parent, Node) else None
    if not isinstance(data, np.ndarray) or not isinstance(seen, np.ndarray):
        return False
    if not data.size:  # no memory to share: only who owns it tells
        return data.base is not None and (data.base is seen or data.base is seen.base)
    return np.may_share_memory(data, seen)


def join(view: Node, parent: Node, rule: Rule, options: dict[str, Any]) -> None:
    """Makes a node a view of its parent."""
    cut_off(parent)
    ties = ties_of(view)
    ties.parent, ties.recipe = parent, (rule, options)
    ties.base = owner_of(parent)
    owner = ties_of(ties.base)
    if len(owner.views) >= owner.room:
        owner.views = [ref for ref in owner.views if ref() is not None]
        owner.room = 2 * len(owner.views) + Ties.room
    owner.views = owner.views or []
    owner.views.append(weakref.ref(view))
    ties_of(parent).viewed = True


def base_of(node: Node) -> Any:
    """The owner of the memory that a view looks at; None for an owner."""
    return None if node._ties is None else node._ties.base


def owner_of(node: Node) -> Any:
    """The owner of the memory that a node shows: its base, or itself."""
    base = base_of(node)
    return node if base is None else base


def is_cut(view: Node) -> bool:
    """Whether the graph that led from its base to a view was cleared: they go separate ways from the next update on."""
    base = base_of(view)
    if base is None or view._constant:
        return False
    if view._rule is None:  # cleared, or made where nothing is recorded
        return view._inputs is not None or record.mode().tracking
    return base._rule is None and base._inputs is not None and base._inputs > view.made


def cut_off(view: Node) -> None:
    """Lets a view be its own owner of memory, if it is cut."""
    if is_cut(view):
        ties_of(view).base = None


def views_of(base: Node) -> Iterator[Node]:
    """The views that are still in use, in order of making; forgets the others."""
    if base._ties is None or not base._ties.views:
        return
    alive = [(ref, view) for ref in base._ties.views if (view := ref()) is not None and base_of(view) is base]
    base._ties.views = [ref for ref, _ in alive]
    yield from sorted((view for _, view in alive), key=lambda view: view.made)


def path_to(view: Node) -> Path:
    """The calls that lead from the base to a view."""
    steps = []
    while base_of(view) is not None:
        rule, options = view._ties.recipe  # type: ignore[union-attr]
        steps.append((rule, options))
        view = view._ties.parent  # type: ignore[union-attr]
    return tuple(reversed(steps))


def gradient_of_view(view: Any) -> Any:
    """The part of the base's gradient that a view shows."""
    base = ties_of(view).base
    gradient = base.grad
    if gradient is None or (view._rule is None and view._inputs is not None and view._inputs != base._inputs):
        return None  # a view that was cleared had no part in later gradients of the base
    chain = []
    while base_of(view) is not None:
        chain.append(view._ties.recipe)
        view = view._ties.parent
    for rule, options in reversed(chain):
        gradient = perform(rule, gradient, **options)
    return gradient
