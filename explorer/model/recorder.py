"""Who listens while a program runs: writes down what was made, what it is called, and every Turn."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from engine import InvalidBackprop, InvalidGradient, Tensor

from .answering import Answering
from .capture import Origin
from .capturing import Captured, Capturing
from .choices import Choices
from .closing import Closing, Enough, gradient_of, loss_of, seed_of
from .confine import Calling, Enclosure, Noted, is_last
from .following import STOPPED, Follow, RateLimit, Stopped, unfollowed
from .labels import Labels
from .leaves import Leaf, Leaves
from .made import Made
from .moving import Moving
from .names import Names
from .parameters import KEPT, parameter
from .patience import no_way_back
from .program import Place, Program
from .surviving import Surviving
from .turn import EMPTY, Parameter, Turn
from .turns import Turns
from .value import Value, value_of

NONE: Mapping[int, int] = {}  # places in no graph
SMALL = 100  # elements of a leaf whose first numbers are remembered


class Recorder:
    """The watcher of one run. It holds no tensor that the program has let go, so that memory is the program's own."""

    def __init__(self, program: Program, until: int | None = None, follow: Follow = unfollowed) -> None:
        """A run ends with the Turn of the number `until`, if there is one; `follow` hears of its turns."""
        self._program = program
        self._until = until
        self._pace = RateLimit(follow)
        self._stops = False  # whether the present turn is the last, since whoever follows says so
        self._names = Names(program.source)
        self._leaves = Leaves(program.starts)
        self._moving = Moving(program.source, program.nudge)
        self._turns = Turns(program.turn)
        self._inside: Sequence[Enclosure | Calling] = ()
        self._latest: dict[bool, Tensor] = {}  # constant or not -> the last such tensor given to a name
        self._newest = self._closed = 0  # what was made last; what was made up to there belongs to a Turn that is over
        self._counted = 0  # how many tensors that were
        self._began: dict[int, Value] = {}  # of small leaves, when they were made
        self._changed: dict[int, int] = {}  # the line that replaced a tensor's numbers last
        self._choices = Choices()
        self._labels = Labels()
        self._surviving = Surviving(lambda made: self._moving.how(made).nth, apart="mxnet" in program.source)
        self._prints: dict[int, int] = {}  # of the numbers of leaves, when their last Turn closed
        self._capturing = Capturing(program, self._origin, self._moving, self._leaves)
        self.taken = self._capturing.taking.note  # hears of what may be a plain number out of a tensor
        self._answering = Answering(program.target)
        self._swept: tuple[Parameter, ...] = ()  # those of the last Turn that had gradients

    @property
    def is_stopped(self) -> bool:
        """Whether the run has ended where whoever follows it wanted."""
        return self._stops

    @property
    def left_out(self) -> str:
        """What the last picture lacks, in a sentence."""
        return self._capturing.left_out

    @property
    def losses(self) -> tuple[float, ...]:
        """The losses at the places that were asked for."""
        return self._capturing.losses

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

    def begin(self, budget: Any, inside: Sequence[Enclosure | Calling], choices: Mapping[int, Sequence[int]]) -> None:
        """The run begins: captures are part of what it may use."""
        self._capturing.patience.start(budget)
        self._inside = inside
        self._choices.begin(choices)

    def made(self, tensor: Tensor, place: Place, text: str, group: tuple[Noted, ...]) -> None:
        """A tensor was made, or a new version of one that was changed in place."""
        self._newest = tensor.made
        is_leaf = self._moving.meet(tensor, place, text, group)
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
        self._answering.meet(name, value)
        if isinstance(value, Tensor):
            self._latest[value.constant] = value

    def lent(self, name: str, tensor: Tensor) -> None:
        """A leaf was given to a parameter of a function."""
        self._names.lend(name, tensor)

    def backward(self, tensor: Tensor, head: Any, place: Place, **options: Any) -> None:
        """A Turn closes: it is captured, then the engine does its work, which clears the graph."""
        seed = seed_of(tensor, head)
        self._stops = self._pace.stops(len(self._turns) + 1, self._inside) or len(self._turns) == self._program.until
        closing = None if seed is None else self._close(tensor, seed, place)
        tensor.backward(head, **options)
        if closing:
            self._add(closing, gradient_of)
        self._moving.turned()
        if self._until is not None and len(self._turns) > self._until:
            raise Enough
        if self._stops:
            self._capturing.left_out = STOPPED.format(turn=len(self._turns) - 1)
            raise Stopped

    def finish(self) -> None:
        """Close what follows the last Turn.

        A program that never calls backward is swept from its last variable value all the same: its `.grad`s stay
        as they are, and its reader sees what they would be.
        """
        target = self._latest.get(False, self._latest.get(True))
        if target is not None and target.made > self._closed and not self._is_update(target):
            self._add(self._close_able(target, None if self._swept else seed_of(target, None)))

    def _is_update(self, target: Tensor) -> bool:
        """True for a parameter that is made anew after the last Turn: nothing is computed there."""
        name, _ = self._names.label(target.made)
        return self._moving.is_leaf(target.made) and any(name == each.name for each in self._swept)

    def forget(self) -> None:
        """Hold nothing of the program's own any more: what it stored is about to be taken apart."""
        self._names = Names("")
        self._latest.clear()
        self._answering.forget()

    def _close_able(self, target: Tensor, seed: Any) -> Closing:
        """Forward only where there is no way back: of a cleared graph, a singular matrix, numbers of another shape."""
        try:
            return self._close(target, seed, None)
        except (InvalidBackprop, InvalidGradient, ArithmeticError, ValueError, TypeError) as error:
            closing = self._close(target, None, None)
            self._capturing.left_out = no_way_back(error)
            return closing

    @np.errstate(all="ignore")
    def _close(self, target: Tensor, seed: Any, place: Place | None) -> Closing:
        """What is known of a Turn before the engine sweeps it; from a constant, or without a seed, forward only."""
        self._names.settle()
        roots = [target] if place and not self._program.sampled else [target, *self._beside()]
        made = self._capturing.behind(roots, self._moving.count - self._counted)
        loss = loss_of(target, seed)
        last = self._stops or is_last(self._inside)
        is_worth = place is None or self._turns.is_worth(loss, last=last or self._capturing.patience.nears_its_end())
        graph, keys = self._drawn(made, target, seed, asks=place is not None) if is_worth else (EMPTY, NONE)
        chosen = self._choices.since()
        graph = replace(graph, choices=chosen) if chosen and graph is not EMPTY else graph
        if not keys or len(keys) < len(made) or self._answering.is_wished:
            for tensor in (tensor for tensor, call in made if call is None):
                self._compare(tensor)  # as a capture does it
        tensors = [tensor for tensor, _ in made]
        moving = self._moving.among(tensors, self._names, place)
        gradients = {name: graph.nodes[keys[one.made]].gradient for name, one in moving.items() if one.made in keys}
        parameters = tuple(parameter(name, value_of(np.asarray(one), KEPT), None) for name, one in moving.items())
        graph = self._surviving.marked(graph, keys, moving.values()) if keys else graph
        self._closed, self._counted = self._newest, self._moving.count
        swept = seed is not None and not target.constant
        return Closing(Turn(len(self._turns), graph, loss, parameters, place, swept), moving, gradients)

    def _drawn(self, made: Made, target: Tensor, seed: Any, *, asks: bool) -> Captured:
        """The graph of a Turn; where a reader asks the program's model something, that of the answer."""
        answer = self._answering.answer(self, self._names) if asks else None
        if answer is not None:
            made, seed = self._capturing.behind([answer], 0), seed_of(answer, None)
        self._labels.begin(tensor for tensor, _ in made)
        graph, keys = self._capturing.captured(made, target if answer is None else answer, seed)
        if answer is not None:
            self._labels.begin(())  # no backward pass will clear its graph: it goes at once
            graph = replace(graph, aim=graph.aim and replace(graph.aim, own=-1, missed=""))
        return graph, keys

    def _add(self, closing: Closing, find: Callable[[Tensor], Value | None] | None = None) -> None:
        """The Turn is over: its parameters have their gradients."""
        turn, moving, gradients = closing
        found = [find(one) if find else gradients.get(name) for name, one in moving.items()]
        pairs = zip(turn.parameters, found, strict=True)
        moved = tuple(parameter(each.name, each.value, gradient) for each, gradient in pairs)
        self._turns.add(replace(turn, parameters=moved))
        graded = [one for one, gradient in zip(moving.values(), found, strict=True) if gradient is not None]
        self._surviving.turned(graded, self._counted)
        self._swept = moved if turn.swept else self._swept

    def _beside(self) -> list[Tensor]:
        """Named leaves and parameters of this Turn: while a program is typed they are shown before they are used.

        Where one value is read off at many places, all that is named: any of them may be that value.
        """
        new, moved = [one for one in self._names.all_held() if one.made > self._closed], self._moving.names
        if self._program.sampled:
            return new
        return [one for one in new if self._moving.is_leaf(one.made) or self._names.label(one.made)[0] in moved]

    def _origin(self, tensor: Tensor) -> Origin:
        self._compare(tensor)
        made = self._moving.how(tensor.made)
        group = tuple(map(self._labels.said, made.group))
        return Origin(*self._names.label(tensor.made), made.place, made.text, group, *self._past(tensor), made.nth)

    def _past(self, tensor: Tensor) -> tuple[Value | None, int | None]:
        """What a leaf began as and the line that changed it, if its numbers are others now."""
        began = self._began.get(tensor.made)
        if began is None or began == value_of(np.asarray(tensor)):
            return None, None
        return began, self._changed.get(tensor.made)

    def _compare(self, tensor: Tensor) -> None:
        """Numbers replaced without a trace (`w.data -= ...`) since the last Turn are a new version of the name."""
        if not tensor.constant and self._moving.is_leaf(tensor.made):
            known = hash(np.asarray(tensor).tobytes())
            if self._prints.setdefault(tensor.made, known) != known:
                self._prints[tensor.made] = known
                self._names.revise(tensor.made)
