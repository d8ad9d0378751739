"""The memory guard: while a graph needs an array's values, the array is read-only.

A caller's own array is locked when an operation uses it. An array that only the engine knows is not locked until it is
handed out: most never are, and locking costs more than a small operation.
"""

import gc
from collections.abc import Iterable
from sys import getrefcount
from threading import RLock
from typing import Any

import numpy as np

from engine import record
from engine.backprop import Node, Ties, ties_of

_lock = RLock()

# By id: [array, how many holds it is in]. Only arrays that were writeable before are here.
_held: dict[int, list[Any]] = {}


class Hold:
    """Keeps arrays, and the arrays that they view, read-only for as long as it lives."""

    __slots__ = ("_arrays",)

    def __init__(self, arrays: Iterable[np.ndarray[Any, Any]]) -> None:
        self._arrays = [owner for array in arrays for owner in owners(array)]
        with _lock:
            for array in self._arrays:
                _take(array)

    def __del__(self) -> None:
        with _lock:
            # The owner of memory comes last in `owners`, and must be writeable before its views can be.
            for array in reversed(self._arrays):
                _give_back(array)


def owners(array: np.ndarray[Any, Any]) -> list[np.ndarray[Any, Any]]:
    """The array, what it views, what that views, ..."""
    chain = []
    owner: Any = array
    while isinstance(owner, np.ndarray):
        chain.append(owner)
        owner = owner.base
    return chain


def _take(array: np.ndarray[Any, Any]) -> None:
    entry = _held.get(id(array))
    if entry is not None:
        entry[1] += 1
    elif array.flags.writeable:
        _held[id(array)] = [array, 1]
        array.flags.writeable = False


def _give_back(array: np.ndarray[Any, Any]) -> None:
    entry = _held.get(id(array))
    if entry is None:
        return
    entry[1] -= 1
    if entry[1] <= 0:
        _release(array)


def _release(array: np.ndarray[Any, Any]) -> None:
    """Makes an array writeable again; a view of memory that is still locked waits for its owner."""
    owner = array.base
    if isinstance(owner, np.ndarray) and not owner.flags.writeable:
        return
    del _held[id(array)]
    array.flags.writeable = True
    waiting = [entry[0] for entry in _held.values() if entry[1] <= 0 and entry[0].base is array]
    for view in waiting:
        _release(view)


def locked(array: np.ndarray[Any, Any]) -> bool:
    """Whether an array is read-only because of the guard, not because its owner wanted so."""
    return all(owner.flags.writeable or id(owner) in _held for owner in owners(array))


def hold_operands(out: Node, inputs: Iterable[Any]) -> None:
    """Locks the operands' arrays that somebody outside may have, for as long as `out` remembers its operands."""
    arrays = [array for x in inputs if (array := _outside(x)) is not None]
    if arrays:
        ties_of(out).hold = Hold(arrays)


def _outside(x: Any) -> np.ndarray[Any, Any] | None:
    """The array of an operand, if somebody outside may have it."""
    if isinstance(x, np.ndarray):
        return x
    if not isinstance(x, Node) or not isinstance(x._data, np.ndarray):
        return None
    ties = x._ties
    exposed = x._constant or (ties is not None and (ties.exposed or is_exposed(ties.base)))
    return x._data if exposed else None


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
