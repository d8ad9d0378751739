"""Updates in place: `x[...] = v`, `x += 1`, `out=x`, `x.shape = ...`.

An update makes a new version of the tensor. What was computed before keeps the old one, with its values and history;
the tensor itself, its base and all views of that base take the new. Nothing changes unless the whole update succeeds.
"""

from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

import numpy as np

from engine import errors, record
from engine.backprop import UNUSED, Node, ties_of, twin
from engine.rules import Rule, broadcastable, rule_of
from engine.tensor.guard import is_exposed, is_needed, locked
from engine.tensor.recording import apply, finish, refuse_odd
from engine.tensor.views import base_of, cut_off, is_cut, join, owner_of, path_to, views_of


def update(target: Any, rule: Rule, inputs: tuple[Any, ...], options: dict[str, Any] | None = None) -> Any:
    """The target, its value replaced by the result of a rule; the target itself may be among the inputs."""
    return rewrite(target, rule.op, lambda old: apply(rule, _with(inputs, target, old), options or {}))


def rewrite(target: Any, op: str, compute: Callable[[Node], Any]) -> Any:
    """The target, its value replaced by what is computed from its old version."""
    _refuse_read_only(target, op)
    if record.mode().tracking:
        cut_off(target)
    old = twin(target)
    if base_of(target) is not None:
        new = compute(old)
        _refuse_misfit(op, new, target)
        return set_item(target, Ellipsis, new)
    with unobserved():
        new = compute(old)
    _refuse_misfit(op, new, target)
    if new._data.dtype != target._data.dtype:
        new._data = new._data.astype(target._data.dtype)
    if new._data.shape != target._data.shape:
        new = spread(new, target._data.shape)
    become(target, new, old)
    return target


def spread(new: Node, shape: tuple[int, ...]) -> Any:
    """A result repeated to the shape of what it is written into, in memory of its own."""
    rule, options = rule_of("broadcast_to"), {"shape": shape}
    return finish(rule, (new,), options, rule.forward(new._data, **options).copy(), not new._constant, None)


def set_item(target: Any, index: Any, value: Any) -> Any:
    """The target with the value written at an index of it."""
    _refuse_read_only(target, "setitem")
    if not isinstance(value, Node | float | int):
        refuse_odd(np.asarray(value).dtype, None)
    if record.mode().tracking:
        cut_off(target)
    base = owner_of(target)
    old = twin(base)
    with unobserved():
        new = apply(rule_of("setitem"), (old, value), {"index": index, "path": path_to(target)})
    become(base, new, old)
    return target


def reshape_in_place(target: Any, shape: Any) -> None:
    """The target in another shape. What was viewing it goes on viewing it in the old shape."""
    _refuse_read_only(target, "reshape")
    views = [*views_of(owner_of(target))]
    old = twin(target)
    rule, options = rule_of("reshape"), {"newshape": shape}
    with unobserved():
        new = apply(rule, (old,), options)
    if isinstance(old._data, np.ndarray) and not np.may_share_memory(new._data, old._data):
        raise AttributeError("shape: these elements cannot take another shape without being copied; use reshape")
    between = old
    if base_of(target) is not None:
        # Updates of the base refresh what stands between it and the target; the old version must stay as it is.
        between = twin(target)
        join(between, ties_of(target).parent, *ties_of(target).recipe)
        ties_of(target).parent, ties_of(target).recipe = between, (rule, options)
    _take(target, new, old)
    moved: set[int] = set()
    for view in views:
        if ties_of(view).parent is target and view is not target:
            middle = between if base_of(target) is not None else apply(rule, (target,), {"newshape": old._data.shape})
            join(view, middle, *ties_of(view).recipe)
        elif id(ties_of(view).parent) not in moved:
            continue
        _refresh(view)
        moved.add(id(view))


def become(base: Any, new: Any, old: Node) -> None:
    """Gives an owner of memory its new value, and all views of it theirs."""
    views = [view for view in views_of(base) if not is_cut(view)]
    _settle(base, new, old)
    _take(base, new, old)
    for view in views:
        _refresh(view)


def _settle(base: Any, new: Node, old: Node) -> None:
    """Where nothing is recorded and no graph needs the old values, the array that was handed out takes the new ones."""
    if record.mode().tracking or not is_exposed(base):
        return
    old._hold = None  # the old version itself is no user
    needed = is_needed(base)
    old._hold = base._hold
    if not needed and base._data.flags.writeable:
        np.copyto(base._data, new._data)
        new._data = base._data


def _take(node: Any, new: Node, old: Node) -> None:
    """Gives a node the value and history of another; keeps the old version if anything may refer to it."""
    ties = node._ties
    if ties is not None and ties.exposed:
        ties = ties_of(node)
        ties.exposed = new._data is node._data
    if node._constant:
        # Its history is one update long: counters and buffers are updated without end.
        old._rule = old._inputs = old._kept = None
        used = node._grad is not UNUSED
        node._kept, hold = (new._kept, new._hold) if new._constant else (new._hold, None)
    else:
        used, hold = node._grad is None, new._hold
    if used or (ties is not None and ties.viewed):
        _keep(node, old)
    node._data, node._rule, node._inputs, node._hold = new._data, new._rule, new._inputs, hold
    node._options, node.made = new._options, record.next_index()
    if node._constant or record.mode().tracking:
        node._grad = UNUSED
    if record.special:
        record.tell(node)


def _keep(node: Node, old: Node) -> None:
    """Remembers a version for those that were made of it; forgets, each time there are twice as many, the needless."""
    ties = ties_of(node)
    past, count = ties.past or [], len(ties.past)
    if not count & (count - 1):
        past = [version for version in past if is_needed(version)]
    ties.past = past
    past.append(old)


def _refresh(view: Any) -> None:
    """Takes a view anew, of its parent's new value."""
    rule, options = ties_of(view).recipe
    parent = ties_of(view).parent
    with unobserved():
        new = apply(rule, (parent,), options)
    _take(view, new, twin(view))


def unobserved() -> Any:
    """A block whose tensors are means to an end: observers hear of the target's new version instead."""
    return record.switched(observers=()) if record.special else nullcontext()


def _with(inputs: tuple[Any, ...], target: Any, old: Any) -> tuple[Any, ...]:
    return tuple(old if x is target else x for x in inputs)


def _refuse_read_only(target: Any, op: str) -> None:
    # A view of what is locked for now is read-only from its birth; what NumPy makes read-only stays so.
    fixed = any(op in ("broadcast_to", "windows") for op, _ in path_to(target))
    data = target._data if fixed else owner_of(target)._data
    if isinstance(data, np.ndarray) and not data.flags.writeable and not locked(data):
        raise errors.read_only(op, data.shape)


def _refuse_misfit(op: str, new: Node, target: Any) -> None:
    shape = target._data.shape
    if new._data.shape != shape and not broadcastable(new._data.shape, shape):
        raise errors.does_not_fit(op, new._data.shape, shape)
    if not np.can_cast(new._data.dtype, target._data.dtype, "same_kind"):
        raise TypeError(
            f"{op}: a result of type {new._data.dtype} cannot be written into a tensor of type {target._data.dtype} "
            "in place; write x = x + y instead of x += y"
        )

