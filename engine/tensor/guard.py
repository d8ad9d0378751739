"""The memory guard: while a graph needs an array's values, the array is read-only.

A caller's own array is locked when an operation uses it. An array that only the engine knows is not locked until it is
handed out: most never are, and locking costs more than a small operation. Until then a leaf's users keep a set that the
leaf knows, too; asked whether it has users, it knows it weakly from then on.
"""

from _thread import RLock  # (threading itself is half a millisecond of the import)
from typing import Any
from weakref import ref

import numpy as np

from engine import record
from engine.backprop import Node, ties_of

ndarray = np.ndarray

_lock = RLock()
_enter, _leave = _lock.acquire, _lock.release  # (as `with _lock` does, at half the cost)

# By id: [array, how many holds it is in]. Only arrays that were writeable before are here.
_held: dict[int, list[Any]] = {}

# Views that no hold needs any more, and whose owner's memory is still locked.
_waiting: list[Any] = []


class Hold:
    """Keeps an array, and the arrays that it views, read-only for as long as it lives."""

    __slots__ = ("__weakref__", "_array")

    def __init__(self, array: np.ndarray[Any, Any]) -> None:
        self._array = array
        _enter()
        try:
            for held in (array,) if array.base is None else owners(array):
                entry = _held.get(id(held))
                if entry is not None:
                    entry[1] += 1
                elif held.flags.writeable or was_locked(held):
                    _held[id(held)] = [held, 1]
                    held.setflags(False)  # type: ignore[call-arg]  # by keyword: five times as slow
        finally:
            _leave()

    def __del__(self) -> None:
        array = self._array
        _enter()
        try:
            # The owner of memory comes last, and must be writeable before its views can be.
            for held in (array,) if array.base is None else reversed(owners(array)):
                entry = _held.get(id(held))
                if entry is not None:
                    if entry[1] > 1:
                        entry[1] -= 1
                    else:
                        entry[1] = 0
                        _release(held)
        finally:
            _leave()


def was_locked(view: Any) -> bool:
    """Whether a view is read-only only because it was taken while the memory's owner was locked."""
    return id(view.base) in _held and 0 not in view.strides


def use_of(leaf: Node) -> Any:
    """What one more user of a leaf must keep: a set, for the locks of what was handed out since."""
    use = leaf._hold
    if type(use) is ref:
        use = use()
    if use is None:
        use = leaf._hold = set()
    return use


def trace_of(x: Any) -> Any:
    """What a user of a constant must keep while the guard is off, so that its version is; it locks nothing."""
    if not isinstance(x, Node) or not x._constant:
        return None
    trace = x._grad() if type(x._grad) is ref else None
    if trace is None:
        trace = set()
        x._grad = ref(trace)
    return trace


def is_needed(node: Node) -> bool:
    """Whether anything may still ask for a node's values: it has a history itself, or users."""
    if node._constant:
        return is_used(node) or (type(node._grad) is ref and node._grad() is not None)
    return node._rule is not None or is_used(node)


def is_used(node: Node) -> bool:
    """Whether a graph uses a leaf, or a constant: whether what its users keep is still there once it lets go of it."""
    use = node._hold
    if type(use) is set:
        use = node._hold = ref(use)
    return type(use) is ref and use() is not None


def owners(array: np.ndarray[Any, Any]) -> list[np.ndarray[Any, Any]]:
    """The array, what it views, what that views, ..."""
    chain = []
    owner: Any = array
    while isinstance(owner, np.ndarray):
        chain.append(owner)
        owner = owner.base
    return chain


def _release(array: Any) -> None:
    """Makes an array writeable again; a view of memory that is still locked waits for its owner."""
    owner = array.base
    if owner is not None and isinstance(owner, ndarray) and not owner.flags.writeable:
        _waiting.append(array)
        return
    del _held[id(array)]
    array.setflags(True)
    if _waiting:
        freed = [view for view in _waiting if view.base is array]
        _waiting[:] = [view for view in _waiting if view.base is not array]
        for view in freed:
            if id(view) in _held and _held[id(view)][1] <= 0:
                _release(view)


def locked(array: np.ndarray[Any, Any]) -> bool:
    """Whether an array is read-only because of the guard, not because its owner wanted so."""
    return all(owner.flags.writeable or id(owner) in _held or was_locked(owner) for owner in owners(array))


def hold_of(x: Any) -> Any:
    """What a user of an operand must keep, so that the operand's values stay as they are; None for numbers."""
    if not isinstance(x, Node):
        return Hold(x) if isinstance(x, ndarray) else None
    use = use_of(x) if x._rule is None or x._constant else None
    ties = x._ties
    if ties is not None and isinstance(x._data, ndarray) and (ties.exposed or is_exposed(ties.base)):
        return Hold(x._data) if use is None else (use, Hold(x._data))
    return use


def is_exposed(node: Any) -> bool:
    """Whether somebody outside may have the node's array."""
    return node is not None and node._ties is not None and node._ties.exposed


def hand_out(node: Node) -> np.ndarray[Any, Any]:
    """The node's array, locked while a graph needs it."""
    if type(node._data) is not np.ndarray:
        node._data = np.asarray(node._data)
    ties = ties_of(node)
    if not ties.exposed:
        ties.exposed = True
        if ties.base is not None:
            hand_out(ties.base)
        if record.mode().guarding:
            _lock_for_users(node)
    return node._data


def _lock_for_users(node: Node) -> None:
    """Locks an array that is handed out while the graph needs it."""
    if node._rule is not None and not node._constant:
        # It lives, with its record, for as long as those that were made of it need it.
        node._hold = (node._hold, Hold(node._data))
    elif is_used(node):
        use_of(node).add(Hold(node._data))  # the users keep it
