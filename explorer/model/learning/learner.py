"""Runs a program to see it learn: each turn's loss, and at some turns what its model says. Nothing else is written
down, so that such a run is quick."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from weakref import ref

import numpy as np

from engine import Tensor

from ..closing import loss_of, seed_of
from ..confine import Calling, Enclosure, Halted, Limits, execute, is_last
from ..confine.aside import machine_of
from ..confine.clock import spent
from ..following import turns_of
from ..leaves import Leaves
from ..program import Place, Program, Spot
from .asking import CALLED, NoAnswer, answers, layers_of
from .exam import Exam, Grid, Learned, Learning, Rows, Size
from .rows import TEST, TRAIN, grid_of, rows_of
from .schedule import Schedule

COARSE = 3  # a unit's picture has every third place of the grid
LONGEST = 0.7  # seconds of the processor that exams along the way may take together
TESTED = frozenset(
    ["test", "test_loss", "loss_test", "testloss", "val", "val_loss", "loss_val", "validation", "validation_loss"]
)
SQUARE = 16  # numbers of a picture from which on the weights that look at it are one
NO_MODEL = "Put what computes the answer into a function model(X): the page asks it all over."
NO_DATA = "Call your data X and y (and X_test, y_test for the test): they are drawn, and the model is asked there."


def learn(program: Program, wish: Learning, names: Mapping[Spot, str], limits: Limits) -> Learned:
    """How the program learns, as far as its run goes; `names` are what its leaves are called."""
    learner = _Learner(program, wish, names)
    began = spent()
    outcome = execute(program, limits=limits, watcher=learner)
    found = learner.learned(spent() - began)
    outcome.release()
    return found


@dataclass(slots=True)
class _Pupil:
    """A model that can be asked, and about what."""

    name: str
    model: Any
    machine: Any
    train: Rows
    test: Rows | None
    grid: Grid


class _Learner:
    """Who hears of such a run. It holds no tensor that the program has let go."""

    leaves_only = True

    def __init__(self, program: Program, wish: Learning, names: Mapping[Spot, str]) -> None:
        self._names, self._until = names, program.until
        self._schedule = Schedule(wish.turn, alone=wish.alone)
        self._leaves = Leaves(program.starts)
        self._inside: Sequence[Enclosure | Calling] = ()
        self._models: dict[str, Any] = {}
        self._pupil: _Pupil | None = None
        self._moving: list[tuple[Spot, ref[Tensor]]] = []
        self._losses: list[float] = []
        self._tests: dict[int, float] = {}
        self._test_name = ""
        self._line = 0  # of the backward pass
        self._exams: dict[int, Exam] = {}
        self._spent = 0.0
        self._trouble = ""

    # what is heard

    def begin(self, budget: Any, inside: Sequence[Enclosure | Calling], choices: Any) -> None:
        self._inside = inside

    def made(self, tensor: Tensor, place: Place, text: str, group: Any) -> None:
        self._leaves.meet(tensor, place)
        if not tensor.constant:
            self._moving.append((self._leaves.spot(tensor), ref(tensor)))

    def bound(self, name: str, value: object, place: Place) -> None:
        if name in TESTED:
            self._note(name, value, place.line)
        elif name in CALLED and machine_of(value) is not None:
            self._models[name] = value

    def lent(self, name: str, tensor: Tensor) -> None:
        """It is told by its place."""

    def replaced(self, tensor: Any, place: Place) -> None:
        """It is looked at when the model is asked."""

    def backward(self, tensor: Tensor, head: Any, place: Place, **options: Any) -> None:
        turn = len(self._losses)
        self._line = place.line
        found = loss_of(tensor, seed_of(tensor, head)).numbers
        self._losses.append(float(found[0]) if found else float("nan"))
        if not turn and (expected := turns_of(self._inside)):
            self._schedule.expect(expected)
        is_due = self._schedule.is_due(turn, last=is_last(self._inside) or turn == self._until)
        exam = self._exam(turn) if is_due else None
        tensor.backward(head, **options)
        if exam:
            self._exams[turn] = replace(exam, sizes=self._sizes())
            kept = self._schedule.kept([*self._exams])
            self._exams = {at: one for at, one in self._exams.items() if at in kept or at == turn}
        if turn == self._until:
            raise _Over

    # what is made of it

    def learned(self, seconds: float) -> Learned:
        """All that came of the run."""
        pupil, turns = self._pupil, len(self._losses)
        tests = tuple(self._tests.get(turn, float("nan")) for turn in range(turns)) if self._tests else ()
        return Learned(
            losses=tuple(self._losses),
            tests=tests,
            test_name=self._test_name,
            model=pupil.name if pupil else "",
            train=pupil.train if pupil else None,
            test=pupil.test if pupil else None,
            grid=pupil.grid if pupil else None,
            exams=tuple(self._exams[turn] for turn in sorted(self._exams)),
            seconds=seconds - self._spent,
            trouble=self._trouble,
        )

    def _note(self, name: str, value: object, line: int) -> None:
        """A test's loss belongs to the turn that it stands in: after the backward pass to the one that is over."""
        array = np.asarray(value)
        if array.size == 1 and array.dtype.kind == "f" and self._test_name in ("", name):
            self._test_name = name
            turn = len(self._losses) - (1 if self._line and line > self._line else 0)
            self._tests[turn] = float(array.reshape(()))

    def _exam(self, turn: int) -> Exam | None:
        """What the model says now; exams along the way end when they have taken long."""
        if self._trouble or (self._spent > LONGEST and not (is_last(self._inside) or self._schedule.is_near(turn))):
            return None
        began = spent()
        try:
            self._pupil = self._pupil or self._found()
            return examined(turn, self._pupil) if self._pupil else None
        except NoAnswer as error:
            self._trouble = f"The model could not be asked: {error}."
        except Halted as error:
            self._trouble = f"The model could not be asked all over: {error.message}"
        except Exception as error:
            self._trouble = f"The model could not be asked all over: {type(error).__name__}: {error}"
        finally:
            self._spent += spent() - began
        return None

    def _found(self) -> _Pupil | None:
        name = next((name for name in CALLED if name in self._models), "")
        if not name:
            self._trouble = NO_MODEL
            return None
        machine = machine_of(self._models[name])
        train, test = rows_of(machine.globals, TRAIN), rows_of(machine.globals, TEST)
        if train is None:
            self._trouble = NO_DATA
            return None
        return _Pupil(name, self._models[name], machine, train, test, grid_of(train, test))

    def _sizes(self) -> tuple[Size, ...]:
        """Of all leaves that have a gradient, in the order of their making."""
        living = [(spot, tensor) for spot, found in self._moving if (tensor := found()) is not None]
        self._moving = [(spot, ref(tensor)) for spot, tensor in living]
        return tuple(self._size(spot, tensor) for spot, tensor in living if tensor.grad is not None)

    def _size(self, spot: Spot, tensor: Tensor) -> Size:
        numbers = np.asarray(tensor, float)
        picture = np.array(numbers, np.float32) if numbers.ndim == 2 and self._looks(numbers.shape[0]) else None
        name = self._names.get(spot, f"line {spot.line}")
        return Size(name, tensor.shape, _size_of(numbers), _size_of(np.asarray(tensor.grad, float)), picture)

    def _looks(self, wide: int) -> bool:
        """Whether weights for so many numbers look at a picture: the rows of the data are squares, too."""
        X = self._pupil.train.X if self._pupil else None
        return X is not None and X.shape[1:] == (wide,) and wide >= SQUARE and int(wide**0.5) ** 2 == wide


def examined(turn: int, pupil: _Pupil) -> Exam:
    """What a model says at this turn."""
    said, train = answers(pupil.machine, pupil.model, pupil.train.X)
    over, grid = answers(pupil.machine, pupil.model, pupil.grid.rows) if pupil.grid.shape else (None, None)
    test = answers(pupil.machine, pupil.model, pupil.test.X)[0] if pupil.test else None
    layers = layers_of(grid, train, pupil.grid.shape, COARSE if pupil.grid.kind == "plane" else 1)
    return Exam(turn, over, np.array(said), test if test is None else np.array(test), layers)


@np.errstate(all="ignore")
def _size_of(numbers: np.ndarray) -> float:
    """The root mean square."""
    return float(np.sqrt(np.mean(np.square(numbers)))) if numbers.size else 0.0


class _Over(Halted):
    """The turn with which the run ends is over."""

    message = remedy = ""

    def __init__(self) -> None:
        super().__init__("seconds", 0)
