"""Asks a program's own function about one row of numbers as a Turn closes: its answer is what is looked at instead."""

from __future__ import annotations

from typing import Any

import numpy as np

from engine import Tensor

from .confine import Halted
from .confine.aside import Deaf, call_aside, machine_of
from .learning.rows import TRAIN, rows_of
from .names import Names
from .program import Target


class _Telling(Deaf):
    """Hears of the values of the answer, as its listener does, and of their names; of no way back, and of nothing that
    would hold them: what a graph needs cannot be written to."""

    leaves_only = False

    def __init__(self, listener: Any, names: Names) -> None:
        self._listener, self._names = listener, names

    def made(self, *told: Any) -> None:
        """As the listener has it."""
        self._listener.made(*told)

    def lent(self, *told: Any) -> None:
        """As the listener has it."""
        self._listener.lent(*told)

    def bound(self, *told: Any) -> None:
        """The name alone."""
        self._names.bind(*told)


class Answering:
    """Knows the function that a target is an answer of, once the program has given it its name."""

    def __init__(self, target: Target | None) -> None:
        self._target = target if target and target.row else None
        self._function: Any = None

    @property
    def is_wished(self) -> bool:
        """Whether an answer is asked for at all."""
        return self._target is not None

    def meet(self, name: str, value: object) -> None:
        """A name was given a value."""
        if self._target and name == self._target.called and machine_of(value) is not None:
            self._function = value

    def answer(self, listener: Any, names: Names) -> Tensor | None:
        """What the function says of the row now, each value told to the listener; None where it is no tensor.

        A program that learns from single numbers, each of them a row, is asked about one such number.
        """
        if self._target is None or self._function is None:
            return None
        machine = machine_of(self._function)
        data = rows_of(machine.globals, TRAIN)
        numbers = np.array(self._target.row)
        row = numbers if data and data.X.ndim == 1 else numbers[None]
        try:
            found = call_aside(machine, self._function, row, watcher=_Telling(listener, names))
        except (Exception, Halted):
            return None
        return found if isinstance(found, Tensor) and found.creator is not None else None

    def forget(self) -> None:
        """Hold nothing of the program's own any more."""
        self._function = None
