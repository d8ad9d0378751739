"""Forward: variable tensors whose memory nobody else has, recorded without the questions of `tensor.recording`.

That is what loops spend their time on. Each function takes what is simple, and leaves the rest to the plain way.
"""

from collections.abc import Callable
from sys import getrefcount
from typing import Any

import numpy as np

from engine import record
from engine.backprop import EXPOSED, MANY, NO_OPTIONS, UNUSED, Link, Node, fill, lighten, twin
from engine.rules import Rule
from engine.tensor.guard import Hold, is_used, use_of

float64, ndarray = np.float64, np.ndarray
ARRAYS = frozenset((ndarray, float64, np.float32))
NUMBERS = frozenset((float, int, float64))
Unary = Callable[[Any], Any]
Binary = Callable[[Any, Any], Any]
blank, next_index, EVERY = Node.__new__, record.next_index, Link.EVERY


def is_private(x: Node) -> bool:
    """Whether the memory is nobody's but the engine's: neither handed out nor another tensor's."""
    ties = x._ties
    return ties is None or (ties.base is None and not ties.exposed)


def arithmetic(rule: Rule, compute: Binary, plain: Binary, *, reflected: bool = False) -> Binary:
    """An arithmetic operator: the short way for what is private, numbers and float arrays, else the plain one.

    What `fill` does is written out here, and nowhere else: calling it would take a fifteenth longer on numbers.
    """

    def operate(self: Any, other: Any) -> Any:
        if self._constant or record.special or not (self._ties is None or is_private(self)):
            return plain(self, other)
        kind, own, x, y, hold = type(other), type(self), self._data, other, None
        if kind is own:
            if other._constant or not (other._ties is None or is_private(other)):
                return plain(self, other)
            y = other._data
            if other._rule is None:
                hold = use_of(other)
        elif kind is ndarray and other.dtype.char in "fd":
            hold = Hold(other)
        elif kind is not float and kind not in NUMBERS:
            return plain(self, other)
        if type(x) is ndarray and x.size >= MANY:
            lighten_all(self, other)
        try:
            data = compute(y, x) if reflected else compute(x, y)
        except (ValueError, TypeError):
            return plain(self, other)  # which fails, too, and says why
        self._grad = None
        if kind is own:
            other._grad = None
        if self._rule is None:
            hold = use_of(self) if hold is None else (use_of(self), hold)
        out = blank(own)
        out._data, out._rule, out._options = data, rule, NO_OPTIONS
        out._constant, out._hold, out._grad = False, hold, UNUSED
        out._ties, out.made = None, next_index()
        inputs = (other, self) if reflected else (self, other)
        out._inputs = inputs if out.made % EVERY else Link(inputs)
        return out

    return operate


def lighten_all(*operands: Any) -> None:
    """Lets go of what large operands were made of, where nothing needs it any more."""
    for x in operands:
        if isinstance(x, Node):
            lighten(x)


def of_one(rule: Rule, plain: Unary) -> Unary:
    """An elementwise function of one tensor: the short way for what is private, else the plain one."""
    compute = rule.forward

    def operate(x: Any) -> Any:
        if not isinstance(x, Node) or x._constant or record.special or not (x._ties is None or is_private(x)):
            return plain(x)
        data = x._data
        if type(data) is ndarray and data.size >= MANY:
            lighten(x)
        x._grad = None
        hold = use_of(x) if x._rule is None else None
        return fill(blank(type(x)), compute(data), rule, (x,), NO_OPTIONS, False, hold)

    return operate


def number(own: type[Node], x: float) -> Any:
    """What Tensor(x) makes of a Python float."""
    return fill(blank(own), float64(x), None, None, NO_OPTIONS, False, None)


def recorded(rule: Rule, inputs: tuple[Any, ...], options: dict[str, Any], data: Any) -> Any:
    """The tensor of a computed value, if its operands are variable and private, numbers or arrays; else None."""
    if rule.view or type(data) not in ARRAYS or data.dtype.kind != "f":
        return None
    own, hold = None, None
    for x in inputs:
        kind = type(x)
        if isinstance(x, Node):
            if x._constant or not (x._ties is None or is_private(x)):
                return None
            own, x._grad = kind, None
            if x._rule is not None:
                continue
            more = use_of(x)
        elif kind is ndarray:
            more = Hold(x)
        elif kind in NUMBERS:
            continue
        else:
            return None
        hold = more if hold is None else (hold, more)
    return None if own is None else fill(blank(own), data, rule, inputs, options, False, hold)


def update_number(rule: Rule, compute: Binary, plain: Binary) -> Binary:
    """An update in place: the short way for a number that has been used, by a plain number."""

    def operate(self: Any, other: Any) -> Any:
        untied = self._ties is None and self._grad is not None
        if type(other) not in NUMBERS or not untied or type(self._data) is not float64:
            return plain(self, other)
        if self._constant or record.special:
            return plain(self, other)
        old = twin(self)
        hold = use_of(old) if old._rule is None else None
        return fill(self, compute(self._data, other), rule, (old, other), NO_OPTIONS, False, hold)

    return operate


def handed_out(node: Node) -> Any:
    """The array of a number that no graph needs, as between two steps of learning; None for others."""
    if type(node._data) is not float64 or node._rule is not None or is_used(node):
        return None
    if record.special and not record.is_quick():
        return None
    node._data, node._ties = np.asarray(node._data), EXPOSED
    return node._data


def take_back(node: Node, references: int) -> None:
    """Ends that an array is handed out, after an assignment that found nobody else who refers to it.

    Without this, `x.data -= step` would make x pay for locks, and a number live in an array, ever after.
    """
    ties, array = node._ties, node._data
    if references > ALONE or ties is None or (record.special and not record.is_quick()):
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
    def data(self) -> Any:
        return self._data

    @data.setter
    def data(self, value: Any) -> None:
        if value is self._data:
            self.references = getrefcount(value)


_counted = _Counted()
_counted.data -= 1
ALONE = _counted.references
