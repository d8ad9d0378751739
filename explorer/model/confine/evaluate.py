"""A program's whole way: text, checked tree, closures, run; always an Outcome."""

from __future__ import annotations

import ast
import warnings
from collections.abc import Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import numpy as np

import engine

from ..literals import literals, override_at
from ..program import Failure, Literal, Program
from .builder import Builder
from .calls import CALLS
from .comprehensions import COMPREHENSIONS
from .expressions import EXPRESSIONS
from .failures import halted, raised, refused
from .functions import Function
from .limits import Halted, Limits
from .machine import Machine, Watcher
from .names import arrays, maths, python
from .names import engine as engines
from .names.draws import Draws
from .scopes import Frame, Scope
from .sites import Text
from .statements import STATEMENTS
from .syntax import Refused, parse
from .trials import TRIALS
from .values import Block, Bound, Namespace, Row

STAND_INS = (Namespace, Row, Bound, Block, Function)
OUTERMOST = Frame()  # the top level's names are the machine's globals
TABLE = {**EXPRESSIONS, **CALLS, **COMPREHENSIONS, **STATEMENTS, **TRIALS}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a program: why it ended early, what it printed, its names and their last values as typed."""

    error: Failure | None
    output: str = ""
    variables: Mapping[str, object] = field(default_factory=dict)
    literals: tuple[Literal, ...] = ()


def execute(program: Program, *, limits: Limits | None = None, watcher: Watcher) -> Outcome:
    """Run a program inside its limits; the watcher hears of every tensor, name and backward pass."""
    limits = limits or Limits()
    with quiet():
        try:
            tree = parse(program.source, limits)
        except Refused as error:
            return Outcome(refused(error))
        except Halted as error:
            return Outcome(halted(error, None))
        return perform(program, tree, limits, watcher)


def perform(program: Program, tree: ast.Module, limits: Limits, watcher: Watcher) -> Outcome:
    """Compile and run a checked tree."""
    machine, failure = prepared(limits, watcher), None
    found = literals(tree, program.source)
    with engine.observe(machine.saw):
        try:
            for statement in compiled(program, tree, machine, override_at(found, program.overrides)):
                machine.meter.step()
                statement(OUTERMOST)
        except Halted as error:
            failure = halted(error, machine.site)
        except Exception as error:
            failure = failed(machine, error)
    return Outcome(failure, "".join(machine.printed), variables(machine), found)


def failed(machine: Machine, error: Exception) -> Failure:
    """The Failure for an error that the program did not catch."""
    try:
        return raised(error, machine.place_of(error), machine.meter)
    except Halted as spent:
        return halted(spent, machine.site)


def prepared(limits: Limits, watcher: Watcher) -> Machine:
    """A machine with its names made anew."""
    draws = Draws()
    builtins = python.names()
    made: dict[str, Any] = {}

    def once(name: str, make: Any) -> Any:
        return lambda: made.get(name) or made.setdefault(name, make())

    numpy = once("numpy", lambda: arrays.names(draws.names()))
    ours = once("engine", lambda: engines.names(draws))
    modules = {"numpy": numpy, "math": once("math", maths.names), "engine": ours, "mygrad": ours}
    machine = Machine(limits, watcher, builtins, modules)
    machine.types.update({one.type: one for one in builtins.values() if isinstance(one, python.Type)})
    return machine


def compiled(
    program: Program, tree: ast.Module, machine: Machine, numbers: Mapping[tuple[int, int], float]
) -> list[Any]:
    """The program's statements as closures."""
    build = Builder(machine, Text(program.source), Scope(None), TABLE, numbers)
    return [build.build(one) for one in tree.body]


def variables(machine: Machine) -> dict[str, object]:
    """The program's names, as typed, with their last values."""
    named = {machine.typed.get(key, key): value for key, value in machine.globals.items()}
    return {
        name: value for name, value in named.items() if not name.startswith("__") and not isinstance(value, STAND_INS)
    }


@contextmanager
def quiet() -> Any:
    """NumPy and the parser warn nobody here: nan and inf are values like others."""
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        yield
