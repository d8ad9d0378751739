"""What a page may ask for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal as OneOf

from explorer.model.along import Input
from explorer.model.cell import Cell
from explorer.model.descent.landscape import Plane
from explorer.model.descent.way import USUAL, Way
from explorer.model.learning.exam import Learning
from explorer.model.plot import Domain
from explorer.model.prediction.question import Guess
from explorer.model.program import Program, Target

Parts = dict[str, object]  # of an answer, by name, each as JSON
Say = Callable[[Parts], object]  # hears those that are there before the others
Orientation = OneOf["wide", "tall"]
ORIENTATIONS: tuple[Orientation, ...] = ("wide", "tall")
LANGUAGES = ("mygrad", "torch", "numpy")  # libraries that a program may be written for
SHORTEST, LONGEST_RUN = 3, 60  # seconds of a run in the reader's browser


@dataclass(frozen=True, slots=True)
class Descent:
    """How to walk downhill: the learning rate, how many steps, and in which way."""

    rate: float
    steps: int
    way: Way = USUAL


@dataclass(frozen=True, slots=True)
class Beside:
    """A second program, to be compared with the first: its text, the numbers of its own sliders, how it is drawn."""

    source: str
    overrides: tuple[tuple[str, float], ...] = ()
    orientations: tuple[Orientation, ...] = ("wide",)
    opened: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """One text with its sliders, numbered; `turn` is the one to show, -1 the last, `until` the one to end with.

    `target` is the value that is differentiated, where it is not the program's own.
    `check` is the leaf of that Turn whose gradient is doubted, `cell` the one at which a value of it is opened,
    `leaf` the one whose chains are told, `tangent` the cell of one whose tangents are walked; `costing` asks for what
    both modes cost, `doubts` for a check of all gradients, `curve` for one at many steps, `broken` for what wrong
    backward passes give, `astray` for a descent that one of them drives, `guess` for a word on a prediction, `rivals`
    for walks by these update rules. `plane` is where to look at the loss around one, `beside` a second program with the
    same inputs, `curves` asks for both along one of these, `plot` along what to plot a value, `learn` to see it
    learn, `script` is the library that the program is to be written for. `seconds` are for a run in the reader's
    browser. `wants` are the parts of the answer, all of them where none is named; `has` names the structures, and their
    layouts, that need not be sent again. `opened` is the path of the group that is open.
    """

    revision: int
    source: str
    overrides: tuple[tuple[str, float], ...] = ()
    turn: int = -1
    descent: Descent | None = None
    target: Target | None = None
    check: int | None = None
    cell: Cell | None = None
    leaf: int | None = None
    tangent: Cell | None = None
    doubts: bool | None = None
    costing: bool | None = None
    broken: bool | None = None
    astray: str | None = None
    guess: Guess | None = None
    curve: Cell | None = None
    rivals: tuple[str, ...] = ()
    plane: Plane | None = None
    beside: Beside | None = None
    curves: Input | None = None
    plot: Domain | None = None
    script: str | None = None
    learn: Learning | None = None
    seconds: int = SHORTEST
    until: int = -1
    wants: tuple[str, ...] = ()
    has: tuple[str, ...] = ()
    orientations: tuple[Orientation, ...] = ("wide",)
    opened: str = ""
    program: Program = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "program", self._asked())

    @property
    def programs(self) -> int:
        """How many programs are run for it, each of which has its own seconds."""
        return 1 + (self.beside is not None) + (self.learn is not None)

    def _asked(self) -> Program:
        return Program(
            self.source,
            self.overrides,
            target=self.target,
            turn=self.turn,
            until=self.until,
            cell=self.cell,
            leaf=self.leaf,
            tangent=self.tangent,
            costing=bool(self.costing),
            broken=bool(self.broken),
            question=self.guess.question if self.guess else None,
        )
