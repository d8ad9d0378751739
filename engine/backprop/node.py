"""A value and how it was made; the graph is nodes that refer to earlier nodes, never to later ones."""

from collections.abc import Sequence
from operator import attrgetter
from typing import Any

from engine import errors, record
from engine.rules import Rule

made_at = attrgetter("made")

# In a node's gradient: nothing has used the node since the last backward (None: something has, or it was nulled).
UNUSED: Any = type("Unused", (), {"__repr__": lambda self: "UNUSED", "__slots__": ()})()


class Node:
    """A value and how it was made: all that the chain rule needs to know."""

    __slots__ = (
        "__weakref__", "_constant", "_data", "_grad", "_hold", "_inputs", "_kept", "_options", "_own", "_rule", "_ties",
        "made",
    )

    # Place in the order of making. A value updated in place takes a new one.
    made: int
    # A NumPy scalar while nobody has asked for the array (it computes four times faster), else an array.
    _data: Any
    # The row of the table that made it; None for a leaf.
    _rule: Rule | None
    # The operands; or, once the graph was cleared, the index at which that happened; or None.
    _inputs: Any
    # What keeps the operands' memory as it is, for as long as this node remembers them; of a leaf, and of any constant:
    # what its users keep, or a weak reference to it, or None.
    _hold: Any
    # Of a constant that remembers how it was made: what keeps the versions of its operands.
    _kept: Any
    _options: dict[str, Any]
    _constant: bool
    # The gradient; it may be narrower than the value (one number for many). An array may be another node's, too, unless
    # _own, which is set with the gradient. Constants have none: in its place they know weakly which trace their users
    # keep, if other constants were made of them.
    _grad: Any
    _own: bool
    _ties: "Ties | None"


class Ties:
    """What only few nodes have: relations to other arrays and their earlier selves."""

    # Of a view: the owner of the memory that it looks at, the node that it was taken of, and by which call.
    base: Any = None
    _parent: Sequence[Any] = (None,)
    recipe: Any = None
    # Weak references to the views that look at this node's memory, and at how many those of the dead are let go;
    # whether a view was ever taken of this node.
    views: Any = ()
    room = 64
    viewed = False
    # The versions that updates in place have superseded and that something may still refer to, earliest first.
    past: "list[Node] | tuple[()]" = ()
    # Whether somebody outside has the array.
    exposed = False
    hooks: Sequence[Any] = ()

    @property
    def parent(self) -> Any:
        return self._parent[0]

    @parent.setter
    def parent(self, node: Any) -> None:
        self._parent = Link((node,))  # views of views of views are a long chain, too


# The ties of all whose array somebody outside has and who have no other ties: leaves, between two steps of learning.
EXPOSED = Ties()
EXPOSED.exposed = True


def ties_of(node: Node) -> Ties:
    """The ties of a node as its own, made on first use."""
    ties = node._ties
    if ties is None:
        ties = node._ties = Ties()
    elif ties is EXPOSED:
        ties = node._ties = Ties()
        ties.exposed = True
    return ties


class Link(list[Any]):
    """Operands that are let go one after another.

    Dropping a long chain of nodes nests one release in the next, which overflows small stacks (a browser's). Now and
    then a node holds its operands in one of these: it hands them to a list that a single loop empties.
    """

    EVERY = 251  # a prime, so that no loop of even length steps over every link

    _dropped: list[Any] = []  # noqa: RUF012
    _emptying = False

    def __del__(self) -> None:
        Link._dropped.extend(self)
        self.clear()
        if Link._emptying:
            return
        Link._emptying = True
        try:
            while Link._dropped:
                Link._dropped.pop()
        finally:
            Link._emptying = False


NO_OPTIONS: dict[str, Any] = {}
EVERY, next_index = Link.EVERY, record.next_index


def fill(
    node: Any, data: Any, rule: Rule | None, inputs: Any, options: dict[str, Any], constant: bool, hold: Any
) -> Any:
    """The node, with every field set: where nodes are made, and take a new value in place.

    Operators on numbers write this out (`arithmetic` in fast_paths/forward.py), where the call would be felt.
    """
    node._data = data
    node._rule = rule
    node._options = options
    node._constant = constant
    node._hold = hold
    node._grad = UNUSED
    node._ties = node._kept = None
    node.made = made = next_index()
    node._inputs = inputs if made % EVERY or rule is None else Link(inputs)
    return node


def twin(node: Any) -> Any:
    """A node with the same value and history, made at the same time: what a node was before an update in place."""
    old = Node.__new__(type(node))
    old._data, old._rule, old._inputs, old._hold = node._data, node._rule, node._inputs, node._hold
    old._options, old._constant, old._grad, old._ties, old.made = node._options, node._constant, UNUSED, None, node.made
    if node._constant:
        old._grad, old._kept = node._grad, node._kept
    if node._ties is not None and node._ties.exposed:
        old._ties = EXPOSED
    return old


def as_of(node: Node, consumer: Node) -> Node:
    """The version of an operand that its consumer used."""
    if node.made < consumer.made:
        return node
    for version in reversed(node._ties.past if node._ties else ()):
        if version.made < consumer.made:
            return version
    raise errors.cleared(consumer._rule.op if consumer._rule else "an operation", node._data.shape)


def refuse_cleared(parent: Node, consumer: Node) -> None:
    """Raises InvalidBackprop if the operand lost its history after the consumer had used it."""
    if parent._rule is None and parent._inputs is not None and parent._inputs > consumer.made:
        raise errors.cleared(consumer._rule.op if consumer._rule else "an operation", parent._data.shape)


def unlink(node: Node, index: int) -> None:
    """Forgets how a node was made; `index` says when."""
    if node._constant:
        node._rule = node._kept = None  # its earlier versions may be operands in other graphs
    else:
        if node._rule is not None:
            node._rule = node._hold = None
        if node._ties is not None and node._ties.past:
            node._ties.past = ()
    node._inputs = index


def clear(root: Node, index: int) -> None:
    """Forgets how a node, and all that it was made of, were made."""
    stack = [root]
    while stack:
        node = stack.pop()
        if node._rule is not None:
            stack.extend(x for x in node._inputs if isinstance(x, Node))
            stack.extend(node._ties.past if node._ties else ())
        unlink(node, index)
