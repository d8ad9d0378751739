"""The state of one run: its names, its output, where it stands in the text, and who watches."""

from __future__ import annotations

import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from types import GeneratorType
from typing import Any

import numpy as np

from ..program import Place
from .accounts import FEW, Accounts
from .enclosures import DIFFERENTIATING, Calling, Enclosure
from .falls import let_go
from .functions import Function
from .instances import MISSING, Instance, bound
from .limits import Meter
from .lineage import method_name
from .members import Abstract, Method
from .memory import SMALL, nbytes
from .show import show
from .sites import Site
from .takes import takes
from .values import CALLABLE, Bound, Made, Row, Type, is_array, kind_name
from .watcher import LEAVES_ONLY, Watcher

PLACE = "raised_at"  # what an error on its way is marked with; programs cannot read it
REASON = "raised_from"  # the error that `from` names
CATCHING = 20  # steps that an error costs
SHOWN = 20  # enclosing loops and calls that a tensor is shown in
TEXT = 400  # characters of the text that made a tensor
OF_DERIVATIVES = takes("*values:tree")
CALLED = (*CALLABLE, Method, Abstract)
WRAPPED = (Function, Row, Bound, Made, Method, Instance)
TAKEN = (float, list)  # what plain numbers come out of tensors as
GIVEN = (float, np.ndarray, list)  # and are given to what makes tensors of them
NOWHERE = Site(Place(1, 1, 1, 1), "")


class Machine(Accounts):
    """What the closures of a compiled program share."""

    def __init__(self, meter: Meter, watcher: Watcher, names: dict[str, object], modules: dict[str, Any]) -> None:
        super().__init__(meter)
        self.watcher = watcher
        self.taken = getattr(watcher, "taken", None)
        self.builtins = names
        self.modules = modules
        self.inner: dict[str, Any] = {}  # modules that no program imports by themselves
        self.globals: dict[str, object] = {"__name__": "__main__"}
        self.types: dict[type, Type] = {}
        self.typed: dict[str, str] = {}  # global names as they were typed
        self.closing = False  # whether a generator is asked to end
        self.ending: Any = None  # the frame of the generator that runs what it has in `finally`
        self.identities: dict[int, tuple[int, Any]] = {}  # what was asked for its id, which it keeps
        self.born = 0  # instances of the program's classes
        self.site = NOWHERE
        self.caught: list[Exception] = []  # errors whose except clauses are running
        self.inside: list[Enclosure | Calling] = []
        self.choices: dict[int, list[int]] = {}  # by the line of an `if` how often it held, and did not
        self.printed: list[str] = []
        self.chains: weakref.WeakKeyDictionary[Any, int] = weakref.WeakKeyDictionary()  # lengths of generators' chains
        watcher.begin(self.meter, self.inside, self.choices)

    def saw(self, tensor: Any) -> None:
        """The engine's observer: counts a tensor and hands it on."""
        is_large = tensor.size > SMALL
        made = tensor.creator
        call = made if self.many or is_large else None
        self.meter.node(len(call.inputs) if call else FEW)
        if is_large:
            self.memory.hold(tensor, nbytes(tensor))
        if call:
            self.memory.behind(call)
        if made is not None and getattr(self.watcher, LEAVES_ONLY, False):
            return
        group = tuple([one.noted() for one in self.inside[:SHOWN]]) if self.inside else ()
        text = self.site.text
        self.watcher.made(tensor, self.site.place, text if len(text) <= TEXT else text[: TEXT - 1] + "…", group)

    def write(self, text: str) -> None:
        """Print a text, as far as the budget goes."""
        room = self.limits.output - self.meter.printed
        self.printed.append(text[:room] if len(text) > room else text)
        self.meter.output(len(text))

    def echo(self, value: object) -> None:
        """Show a bare expression's value as Python's prompt does."""
        if value is not None:
            self.write(show(self.meter, value) + "\n")

    def remember(self, error: BaseException) -> None:
        """Note where an error was raised, the first time that it is met; too deep or too large ends the run."""
        if isinstance(error, RecursionError):
            self.meter.halt("depth")
        if isinstance(error, MemoryError):
            self.meter.halt("bytes")
        if not hasattr(error, PLACE):
            setattr(error, PLACE, self.site)
            self.meter.steps += CATCHING

    def mark(self, error: BaseException) -> None:
        """Note where an error was raised that nobody may ever hear of."""
        if not hasattr(error, PLACE):
            setattr(error, PLACE, self.site)

    def calm(self, error: BaseException) -> None:
        """A caught error holds no frames and no other errors: nobody can ask for them."""
        self.remember(error)
        let_go(error)

    def forget(self, error: BaseException) -> None:
        """An error is raised anew."""
        if hasattr(error, PLACE):
            delattr(error, PLACE)

    def place_of(self, error: BaseException) -> Site:
        """Where an error was raised."""
        self.remember(error)
        return getattr(error, PLACE)

    def call(self, function: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Call what a program may call."""
        self.meter.step()
        if type(function) is Function:
            return function.run(args, kwargs)
        if type(function) is Row and function.takes is OF_DERIVATIVES:
            with self.differentiating():
                return function.invoke(self, args, kwargs)
        if isinstance(function, CALLED):
            site, found = self.site, function.invoke(self, args, kwargs)
            if self.taken and (type(found) in TAKEN or (args and type(args[0]) in GIVEN)):
                given = (function.value, *args) if type(function) is Bound else args
                self.taken(found, given, site.place, site.text)
            return found
        if isinstance(function, Instance) and function.ours.find("__call__") is not MISSING:
            return self.call(bound(function.ours.find("__call__"), function, function.ours), args, kwargs)
        raise TypeError(f"'{kind_name(function)}' object is not callable")

    @contextmanager
    def differentiating(self) -> Iterator[None]:
        """What is made meanwhile is a graph of gradients."""
        self.inside.append(Calling(DIFFERENTIATING, self.site.place.line, (), ()))
        try:
            yield
        finally:
            self.inside.pop()

    def calling(self, function: Function, owner: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Calling:
        """A call of the learner's own function, with its arguments; a method's name says whose it is."""
        name = method_name(owner, function) if isinstance(owner, Instance) else function.name
        names: tuple[str, ...] = function.signature.positional
        if kwargs:
            names, args = (*names[: len(args)], *kwargs), (*args, *kwargs.values())
        return Calling(name, self.site.place.line, names, args)

    def chosen(self, line: int) -> list[int]:
        """Where the `if` on a line counts how often it held, and did not."""
        return self.choices.setdefault(line, [0, 0])

    def chained(self, generator: Any, *sources: Any) -> Any:
        """A generator that walks others, if the chain is not too long to be let go of at once."""
        self.keep_all(sources)
        length = 1 + max((self.chains.get(one, 0) for one in sources if type(one) is GeneratorType), default=0)
        if length > self.limits.inside:
            self.meter.halt("inside")
        self.chains[generator] = length
        return generator

    def callback(self, function: Any) -> Any:
        """A learner's or listed function as a plain one, for sorted(key=...) and the like."""

        def called(*args: Any, **kwargs: Any) -> Any:
            site = self.site
            self.meter.cross()
            try:
                result = self.call(function, args, kwargs)
            finally:
                self.meter.back()
            self.site = site
            return result

        called.__name__ = str(getattr(function, "name", "function"))[:100]
        return called

    def callbacks(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> tuple[tuple[Any, ...], dict[str, Any]]:
        """Arguments; functions of the program's own are wrapped for the few rows that call them."""

        def plain(value: Any) -> Any:
            return self.callback(value) if isinstance(value, WRAPPED) else value

        return tuple(map(plain, args)), {name: plain(value) for name, value in kwargs.items()}

    def receive(self, row: Row, result: Any) -> Any:
        """A row's result, if programs may hold it; a derivative is again a function, vjp gives a value and one."""
        if not row.calls:
            return self.admit(result)
        if callable(result) and not is_array(result):
            return Row(row.name, result, row.rule, OF_DERIVATIVES)
        if type(result) is tuple:
            return tuple([self.receive(row, one) for one in result])
        return self.admit(result)
