"""The memory guard: while a graph needs an array's values, the array is read-only.

A caller's own array is locked when an operation uses it. An array that only the engine knows is not locked until it is
handed out: most never are, and locking costs more than a small operation.
"""

import gc
from _thread import RLock  # (threading itself is half a millisecond of the import)
from collections.abc import Iterable
from sys import getrefcount
from typing import Any

import numpy as np

from engine import record
from engine.backprop import EXPOSED, Node, Ties, ties_of

ndarray = np.ndarray

_lock = RLock()

# By id: [array, how many holds it is in]. Only arrays that were writeable before are here.
_held: dict[int, list[Any]] = {}

# Views that no hold needs any more, and whose owner's memory is still locked.
_waiting: list[Any] = []


class Hold:
    """Keeps arrays, and the arrays that they view, read-only for as long as it lives."""

    __slots__ = ("_arrays",)

    def __init__(self, arrays: Iterable[np.ndarray[Any, Any]]) -> None:
        self._arrays: list[Any] = []
        taken = self._arrays
        with _lock:
            for first in arrays:
                array: Any = first
                while isinstance(array, ndarray):
                    name = id(array)
                    if name in _held:
                        _held[name][1] += 1
                    elif array.flags.writeable:
                        _held[name] = [array, 1]
                        array.setflags(False)  # type: ignore[call-arg]  # by keyword: five times as slow
                    taken.append(array)
                    array = array.base

    def __del__(self) -> None:
        with _lock:
            # The owner of memory comes last, and must be writeable before its views can be.
            for array in reversed(self._arrays):
                entry = _held.get(id(array))
                if entry is not None:
                    entry[1] -= 1
                    if entry[1] <= 0:
                        _release(array)


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
    return all(owner.flags.writeable or id(owner) in _held for owner in owners(array))


def hold_operands(out: Node, inputs: Iterable[Any]) -> None:
    """Locks the operands' arrays that somebody outside may have, for as long as `out` remembers its operands."""
    arrays = [x._data if isinstance(x, Node) else x for x in inputs if type(x) is ndarray or _is_outside(x)]
    if arrays:
        ties_of(out).hold = Hold(arrays)


def _is_outside(x: Any) -> bool:
    """Whether an operand has an array that somebody outside may have, too."""
    if not isinstance(x, Node):
        return isinstance(x, ndarray)
    if not isinstance(x._data, ndarray):
        return False
    ties = x._ties
    return x._constant or (ties is not None and (ties.exposed or is_exposed(ties.base)))


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
        if record.mode().guarding and not node._constant:
            _lock_for_users(node, ties)
    return node._data


def take_back(node: Node, references: int) -> None:
    """Ends that an array is handed out, if an assignment of it found nobody else who refers to it.

    Without this, `x.data -= step` would make x pay for locks, and a number live in an array, ever after.
    """
    ties, array = node._ties, node._data
    if references > _ALONE or ties is None:
        return
    if ties is EXPOSED:
        node._ties = None
    else:
        ties.exposed = False
        if len(vars(ties)) == 1:
            node._ties = None
    if not array.ndim:
        node._data = array[()]


class _Counted:
    """Counts the references to an array as `x.data -= ...` sees them, if nobody else has the array."""

    def __init__(self) -> None:
        self._data = np.zeros(())
        self.references = 0

    @property
    def data(self) -> np.ndarray[Any, Any]:
        return self._data

    @data.setter
    def data(self, value: Any) -> None:
        if value is self._data:
            self.references = getrefcount(value)


_counted = _Counted()
_counted.data -= 1
_ALONE = _counted.references


def _lock_for_users(node: Node, ties: Ties) -> None:
    if node._rule is not None:
        # It lives, with its record, for as long as those that were made of it need it.
        ties.hold = (ties.hold, Hold([node._data]))
    elif node._grad is None or ties.viewed:
        # (A gradient, or the mark that nothing has used the node yet, tells that no graph needs a leaf.)
        users = _users(node)
        hold = Hold([node._data]) if users else None
        for user in users:
            ties_of(user).hold = (ties_of(user).hold, hold)


def _users(node: Node) -> list[Node]:
    """The nodes that were made of this one. Rare and slow: graphs do not point forward, so all objects are asked."""
    inputs = {id(x): x for x in gc.get_referrers(node) if isinstance(x, tuple | list)}
    users = gc.get_referrers(*inputs.values()) if inputs else []
    return [user for user in users if isinstance(user, Node) and id(user._inputs) in inputs]
