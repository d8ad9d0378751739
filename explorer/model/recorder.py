"""Who listens while a program runs: writes down what was made, what it is called, and every Turn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import numpy as np

from engine import Tensor, sweep

from .capture import Capture, Origin, Row, call_of
from .graph import Graph
from .leaves import Leaf, Leaves
from .loops import around, is_made_anew
from .names import Names
from .parameters import parameter, parameters
from .patience import LATE, Late, Patience
from .program import Failure, Place, Program
from .turn import Parameter, Turn
from .turns import Turns
from .value import Value, value_of


class Made(NamedTuple):
    """Where in the text a tensor was made, and whether as a leaf."""

    place: Place | None
    text: str
    group: tuple[str, ...]
    leaf: bool


SMALL = 100  # elements of a leaf whose first numbers are remembered
UNSEEN = Made(None, "", (), False)


class Recorder:
    """The watcher of one run. It holds no tensor that the program has let go, so that memory is the program's own."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._names = Names(program.source)
        self._leaves = Leaves(program.starts)
        self._made: dict[int, Made] = {}
        self._turns = Turns()
        self._latest: dict[bool, Tensor] = {}  # constant or not -> the last such tensor given to a name
        self._newest = 0  # what was made last
        self._closed = 0  # what was made up to here belongs to a Turn that is over
        self._began: dict[int, Value] = {}  # of small leaves, when they were made
        self._changed: dict[int, int] = {}  # the line that replaced a tensor's numbers last
        self._values: dict[int, Value] = {}  # of named leaves, when last captured
        self._patience = Patience()
        self._late = False  # whether a Turn could not be captured
        self._moved: tuple[Parameter, ...] = ()  # the last Turn's parameters
        self._swept: tuple[Parameter, ...] = ()  # those of the last Turn that had gradients

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """The parameters of the last Turn that had gradients, with the numbers that they have now."""
        held = [(each, self._names.held(each.name)) for each in self._swept]
        now = [(each.name, each.value if tensor is None else value_of(np.asarray(tensor))) for each, tensor in held]
        return tuple(parameter(name, value, None) for name, value in now)

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        """The leaves of the first Turn that had gradients, as they were then."""
        return self._leaves.first

    @property
    def turns(self) -> tuple[Turn, ...]:
        """The Turns so far."""
        return self._turns.all

    def begin(self, budget: Any) -> None:
        """The run begins: captures are part of what it may use."""
        self._patience.start(budget)

    def made(self, tensor: Tensor, place: Place, text: str, group: tuple[str, ...]) -> None:
        """A tensor was made, or a new version of one that was changed in place."""
        self._newest = tensor.made
        is_leaf = call_of(tensor) is None
        self._made[tensor.made] = Made(place, text, group, is_leaf)
        if is_leaf:
            self._leaves.meet(tensor, place)
        if is_leaf and tensor.size <= SMALL:
            self._began[tensor.made] = value_of(np.asarray(tensor))
        self._names.update(tensor)

    def replaced(self, tensor: object, place: Place) -> None:
        """The numbers of a tensor were replaced without a trace."""
        if isinstance(tensor, Tensor):
            self._changed[tensor.made] = place.line

    def bound(self, name: str, value: object, place: Place) -> None:
        """A name was given a value."""
        self._names.bind(name, value, place)
        if isinstance(value, Tensor):
            self._latest[value.constant] = value

    def backward(self, tensor: Tensor, head: Any, place: Place, **options: Any) -> None:
        """A Turn closes: it is captured, then the engine does its work, which clears the graph."""
        seed = seed_of(tensor, head)
        if seed is not None:
            self._close(tensor, seed, place)
        tensor.backward(head, **options)

    def finish(self, variables: Mapping[str, object]) -> Failure | None:
        """Close what follows the last Turn; a Failure if the program has no such target as was asked for.

        A program that never calls backward is swept from its last variable value all the same: its `.grad`s stay
        as they are, and its reader sees what they would be.
        """
        name = self._program.target
        if name is not None:
            return self._close_asked(name, variables.get(name))
        target = self._latest.get(False, self._latest.get(True))
        if target is not None and target.made > self._closed and not self._is_update(target):
            self._close_unasked(target)
        return LATE if self._late else None

    def _is_update(self, target: Tensor) -> bool:
        """True for a parameter that is made anew after the last Turn: nothing is computed there."""
        name, _ = self._names.label(target.made)
        return self._is_leaf(target.made) and any(name == each.name for each in self._swept)

    def forget(self) -> None:
        """Hold nothing of the program's own any more: what it stored is about to be taken apart."""
        self._names = Names("")
        self._latest.clear()

    def _close_unasked(self, target: Tensor) -> None:
        """Where the gradients that nobody asked for cannot be computed there are none to see."""
        try:
            self._close(target, None if self._swept else seed_of(target, None), None)
        except (ArithmeticError, ValueError):  # a singular matrix
            self._close(target, None, None)

    def _close_asked(self, name: str, target: object) -> Failure | None:
        if not isinstance(target, Tensor):
            return Failure(f"There is no tensor named {name}.", remedy="Choose a name that stands for a tensor.")
        self._close(target, seed_of(target, self._program.head), None)
        return LATE if self._late else None

    @np.errstate(all="ignore")
    def _close(self, target: Tensor, seed: Any, place: Place | None) -> None:
        """Capture a Turn, if there is time; without a seed (or with a constant target) it is forward-only."""
        self._patience.begin()
        try:
            self._capture(target, seed, place)
        except Late:
            self._late = True
        finally:
            self._patience.end()
            self._closed = self._newest

    def _capture(self, target: Tensor, seed: Any, place: Place | None) -> None:
        self._names.settle()
        roots = [target] if place else [target, *self._beside()]
        capture = Capture(roots, self._origin, self._patience.look)
        gradients = seed is not None and not target.constant
        if gradients and not self._patience.fits(capture.tensors):
            raise Late
        flows: list[tuple[Tensor, Any]] = []
        rows = self._watched(sweep(target, seed), flows) if gradients else ()
        graph = capture.swept(target, seed, rows) if gradients else capture.forward(target)
        self._leaves.close((tensor, flow, graph.nodes[capture.keys[tensor.made]]) for tensor, flow in flows)
        self._moved = self._parameters(graph, capture.keys, place)
        self._turns.add(Turn(len(self._turns), graph, loss_of(target, seed), self._moved, place))
        self._swept = self._moved if gradients else self._swept

    def _watched(self, rows: Iterable[Row], flows: list[tuple[Tensor, Any]]) -> Iterator[Row]:
        """The rows of a sweep; what flowed to leaves is written down."""
        for row in rows:
            if self._is_leaf(row[0].made):
                flows.append(row[:2])
            yield row

    def _beside(self) -> list[Tensor]:
        """Named leaves and parameters of this Turn: while a program is typed they are shown before they are used."""
        held, moved = self._names.all_held(), {each.name for each in self._moved}
        new = [tensor for tensor in held if tensor.made > self._closed]
        return [one for one in new if self._is_leaf(one.made) or self._names.label(one.made)[0] in moved]

    def _is_leaf(self, made: int) -> bool:
        return self._made.get(made, UNSEEN).leaf

    def _origin(self, tensor: Tensor) -> Origin:
        self._compare(tensor)
        made = self._made.get(tensor.made, UNSEEN)
        return Origin(*self._names.label(tensor.made), made.place, made.text, made.group, *self._past(tensor))

    def _past(self, tensor: Tensor) -> tuple[Value | None, int | None]:
        """What a leaf began as and the line that changed it, if its numbers are others now."""
        began = self._began.get(tensor.made)
        if began is None or began == value_of(np.asarray(tensor)):
            return None, None
        return began, self._changed.get(tensor.made)

    def _compare(self, tensor: Tensor) -> None:
        """Numbers replaced without a trace (`w.data -= ...`) since the last Turn are a new version of the name."""
        if not tensor.constant and self._is_leaf(tensor.made):
            value = value_of(np.asarray(tensor))
            if self._values.setdefault(tensor.made, value) != value:
                self._values[tensor.made] = value
                self._names.revise(tensor.made)

    def _parameters(self, graph: Graph, keys: Mapping[int, int], place: Place | None) -> tuple[Parameter, ...]:
        held = {each.name: self._names.held(each.name) for each in self._moved}
        now = {name: keys[tensor.made] for name, tensor in held.items() if tensor is not None and tensor.made in keys}
        leaves = {made: key for made, key in keys.items() if self._is_leaf(made) and not graph.nodes[key].constant}
        return parameters(graph, self._moving(leaves, place), now)

    def _moving(self, leaves: Mapping[int, int], place: Place | None) -> Iterable[int]:
        """The leaves that a descent would move: those whose names last, and that no turn of its loop makes anew."""
        lasting = {made: key for made, key in leaves.items() if self._names.lasts(made)}
        moved = {each.name for each in self._moved}
        passing = {made: key for made, key in leaves.items() if not moved or self._names.label(made)[0] in moved}
        found = lasting or passing
        span = around(self._program.source, place) if place else None
        old = {made: key for made, key in found.items() if not (span and self._is_made_anew(made, span))}
        return old.values() if old or moved else found.values()

    def _is_made_anew(self, made: int, span: tuple[int, int]) -> bool:
        where = self._made[made]
        return where.place is not None and is_made_anew(where.place, where.text, self._names.label(made)[0] or "", span)


def loss_of(target: Tensor, seed: Any) -> Value:
    """The one number whose gradient a sweep computes: the sum of a target's elements, each times its seed."""
    array = np.asarray(target)
    return value_of((array * seed if array.shape and seed is not None else array).sum())


def seed_of(tensor: Tensor, head: Any) -> Any:
    """The gradient that a sweep starts from, in the tensor's shape; None if the head does not fit."""
    if head is None:
        return np.ones(tensor.shape, tensor.dtype)
    try:
        return np.broadcast_to(np.asarray(head, dtype=tensor.dtype), tensor.shape)
    except (ValueError, TypeError):
        return None  # the engine's own backward says what is wrong
