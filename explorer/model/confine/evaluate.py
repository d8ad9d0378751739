"""A program's whole way: text, checked tree, closures, run; always an Outcome."""

from __future__ import annotations

import ast
import sys
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Any

import numpy as np

import engine

from ..literals import literals, override_at
from ..program import Failure, Literal, Program
from .attributes import read
from .augmented import augmented
from .builder import Builder
from .calls import CALLS
from .comprehensions import COMPREHENSIONS
from .definitions import DEFINITIONS
from .displays import DISPLAYS
from .echoes import shown
from .expressions import EXPRESSIONS
from .failures import halted, raised, refused
from .falls import let_go as drop_trace
from .figures import Figure
from .functions import Function
from .imports import IMPORTS
from .library import modules as library
from .library.aside import Elsewhere
from .library.written import SERIES, SPECIAL
from .limits import OVER, Halted, Limits, Meter
from .machine import Machine
from .matching import MATCHING
from .members import Method
from .names import autograd, maths, mxnet, numpy, plots, python
from .names import engine as engines
from .names.draws import Draws
from .names.plots import Drawing
from .names.rooms import Once
from .paste import Code
from .scopes import Frame, Scope
from .shapes import tensor_of
from .sites import Text
from .statements import STATEMENTS
from .syntax import Refused, parse
from .trials import TRIALS
from .values import Block, Bound, Hint, Namespace, Own, Row
from .watcher import Watcher

STAND_INS = (Namespace, Row, Bound, Method, Block, Function, Own, Hint)
FRAMES = 100_000  # more than the budgets of depth and nesting allow, so that those decide
OUTERMOST = Frame()  # the top level's names are the machine's globals
TABLE: dict[Any, Any] = {
    **EXPRESSIONS,
    **DISPLAYS,
    **CALLS,
    **DEFINITIONS,
    **MATCHING,
    **COMPREHENSIONS,
    **STATEMENTS,
    **IMPORTS,
    **TRIALS,
    ast.AugAssign: augmented,
}


def nothing() -> None:
    """What there is to take apart where a program did not begin."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a program: why it ended early, what it printed, its names and their last values as typed."""

    error: Failure | None
    output: str = ""
    variables: Mapping[str, object] = field(default_factory=dict)
    literals: tuple[Literal, ...] = ()
    figures: tuple[Figure, ...] = ()
    release: Callable[[], None] = nothing  # takes apart what the program stored, once its values are not needed


def execute(program: Program, *, limits: Limits | None = None, watcher: Watcher) -> Outcome:
    """Run a program inside its limits; the watcher hears of every tensor, name and backward pass."""
    meter = Meter(limits or Limits())
    with quiet(), deep():
        try:
            tree, code = parse(program.source, meter.limits)
        except Refused as error:
            return Outcome(refused(error))
        except Halted as error:
            return Outcome(halted(error, None))
        return perform(program, tree, code, meter, watcher)


def sliders(source: str, limits: Limits | None = None) -> tuple[Literal, ...]:
    """The numbers of a text that sliders may move, without running it; none where it cannot be read."""
    with quiet(), deep():
        try:
            tree, code = parse(source, limits or Limits())
        except (Refused, Halted):
            return ()
        return tuple(code.literal(one) for one in literals(tree, code.text))


def perform(program: Program, tree: ast.Module, code: Code, meter: Meter, watcher: Watcher) -> Outcome:
    """Compile and run a checked tree."""
    found = tuple(code.literal(one) for one in literals(tree, code.text))
    with Draws() as draws:
        drawing = Drawing()
        machine = prepared(meter, watcher, draws, drawing)
        failure = followed(code, tree, machine, override_at(found, program.overrides))
    named = variables(machine)
    release = partial(let_go, machine, named)
    return Outcome(failure, "".join(machine.printed), named, found, drawing.figures, release)


def let_go(machine: Machine, named: dict[str, object]) -> None:
    """Forget the values of names, and then take apart what was stored: a chain must not hang on a name."""
    for names in (named, machine.globals):
        names.clear()
    machine.identities.clear()
    machine.memory.release()


def followed(
    code: Code, tree: ast.Module, machine: Machine, numbers: Mapping[tuple[int, int], float]
) -> Failure | None:
    """Run the statements one after the other, up to the first failure that the pasted text does not itself show."""
    with engine.observe(machine.saw):
        try:
            machine.globals["__doc__"] = ast.get_docstring(tree, clean=False)
            for node, statement in zip(tree.body, compiled(code, tree, machine, numbers), strict=True):
                machine.meter.step()
                failure = attempted(machine, statement)
                if failure and node.end_lineno not in code.raising:
                    return failure
                if failure:
                    machine.write(f"{failure.message}\n")
        except Halted as error:
            drop_trace(error)
            return None if error.budget == OVER else halted(error, machine.site)
        except Exception as error:  # of the compiler
            return failed(machine, error)
    return None


def attempted(machine: Machine, statement: Any) -> Failure | None:
    """Run a statement; the Failure for an error that it did not catch."""
    try:
        statement(OUTERMOST)
    except Exception as error:
        failure = raised(error, machine.place_of(error), machine.meter)
        drop_trace(error)
        return failure
    return None


def failed(machine: Machine, error: Exception) -> Failure:
    """The Failure for an error that the program did not catch."""
    try:
        return raised(error, machine.place_of(error), machine.meter)
    except Halted as spent:
        return halted(spent, machine.site)


def prepared(meter: Meter, watcher: Watcher, draws: Draws, drawing: Drawing) -> Machine:
    """A machine with its names made anew; a module's when it is first imported."""
    builtins = python.names()
    ours = Once(lambda: engines.names(draws))
    numbers = Once(lambda: numpy.names(lambda: draws.names(np.random, "numpy.random"), lambda: machine.inner[SERIES]()))
    modules: dict[str, Any] = {
        "numpy": numbers,
        "autograd": Once(lambda: autograd.names(numbers, ours, lambda: machine.inner[SPECIAL]())),
        "math": Once(maths.names),
        "cmath": Once(maths.of_complex),
        "matplotlib": Once(drawing.names),
        "mpl_toolkits": Once(plots.toolkits),
        "mxnet": Once(lambda: mxnet.names(draws)),
        **library.modules(read),
        "engine": ours,
        "mygrad": ours,
    }
    machine = Machine(meter, watcher, builtins, modules)
    modules.update(library.written(machine, module))
    machine.inner.update(library.inner(machine, module))
    machine.types.update(python.types())
    return machine


def compiled(code: Code, tree: ast.Module, machine: Machine, numbers: Mapping[tuple[int, int], float]) -> list[Any]:
    """The program's statements as closures."""
    build = Builder(machine, Text(code, shown(code, tree)), Scope(None), TABLE, numbers)
    return [build.build(one) for one in tree.body]


@cache
def text_of(source: str) -> tuple[ast.Module, Code]:
    """A module that is written in the language of programs."""
    return parse(source, Limits())


def module(machine: Machine, source: str) -> list[Any]:
    """Such a module's statements as closures."""
    tree, code = text_of(source)
    build = Builder(machine, Elsewhere(code), Scope(None), TABLE, {})
    return [build.build(one) for one in tree.body]


def variables(machine: Machine) -> dict[str, object]:
    """The program's names, as typed, with their last values."""
    named = {machine.typed.get(key, key): tensor_of(value) for key, value in machine.globals.items()}
    return {
        name: value for name, value in named.items() if not name.startswith("__") and not isinstance(value, STAND_INS)
    }


@contextmanager
def quiet() -> Iterator[None]:
    """NumPy and the parser warn nobody here: nan and inf are values like others."""
    with warnings.catch_warnings(), np.errstate(all="ignore"), np.printoptions():
        warnings.simplefilter("ignore")
        yield


@contextmanager
def deep() -> Iterator[None]:
    """Room for the frames of a deep recursion: they take none on the C stack, what does is counted as crossings."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(before, FRAMES))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)
