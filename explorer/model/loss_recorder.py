"""Who listens to a run of which nothing is read but the losses of its Turns: no name, no graph, no sweep of ours."""

from __future__ import annotations

from typing import Any

from engine import Tensor

from .closing import loss_of, seed_of
from .displacing import Displacing
from .following import Stopped
from .program import Place, Program
from .turn import EMPTY, Turn


class LossRecorder:
    """A Recorder for programs that are `graphless`; a Turn that ends without a backward pass is none here."""

    left_out = ""
    losses = parameters = leaves = ()

    def __init__(self, program: Program) -> None:
        """The run ends as the Turn of the number `until` closes."""
        self._until = program.until
        self._displacing = Displacing(program.nudge)
        self._turns: list[Turn] = []
        self.is_stopped = False

    @property
    def turns(self) -> tuple[Turn, ...]:
        """The Turns so far."""
        return tuple(self._turns)

    def begin(self, budget: Any, inside: Any, choices: Any) -> None:
        """The run begins."""

    def made(self, tensor: Tensor, place: Place, text: str, group: Any) -> None:
        """A tensor was made: it may be the one that is nudged."""
        self._displacing.meet(tensor)

    def replaced(self, tensor: object, place: Place) -> None:
        """The numbers of a tensor were replaced."""

    def bound(self, name: str, value: object, place: Place) -> None:
        """A name was given a value."""

    def lent(self, name: str, tensor: Tensor) -> None:
        """A leaf was given to a parameter of a function."""

    def backward(self, tensor: Tensor, head: Any, place: Place, **options: Any) -> None:
        """A Turn closes."""
        seed = seed_of(tensor, head)
        if seed is not None:
            loss = loss_of(tensor, seed)
            self._turns.append(Turn(len(self._turns), EMPTY, loss, (), place, not tensor.constant))
            if len(self._turns) - 1 == self._until:
                self.is_stopped = True
                raise Stopped
        tensor.backward(head, **options)
        self._displacing.turned()

    def finish(self) -> None:
        """What follows the last backward pass is no Turn."""

    def forget(self) -> None:
        """Nothing of the program's own is held."""
