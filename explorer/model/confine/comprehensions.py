"""Closures for list, set and dict comprehensions and generator expressions."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from typing import Any

from .bindings import Store, store
from .builder import Builder, Evaluate
from .enclosures import Enclosure
from .iteration import walk
from .scopes import Frame, comprehension_scope

GENERATOR = 1_000  # bytes of one that waits
Rounds = Callable[[Frame, Any], Iterator[Frame]]


class Passed(Exception):
    """A StopIteration on its way out of a comprehension, which is a generator for us and none for Python."""

    def __init__(self, error: StopIteration) -> None:
        self.error = error


def rounds(build: Builder, node: Any) -> tuple[Evaluate, Builder, Rounds]:
    """The first iterable (evaluated outside), the inner builder, and the turns of all loops as a generator."""
    machine = build.machine
    first = build.build(node.generators[0].iter)
    inner = build.within(comprehension_scope(node.generators, build.scope))
    sites = [build.site(one.iter) for one in node.generators]
    loops = [
        (inner.build(one.iter), quiet(inner, one.target), [inner.build(test) for test in one.ifs])
        for one in node.generators
    ]

    def turns(frame: Frame, level: int, iterable: Any, enclosure: Any) -> Iterator[Frame]:
        _, bind, tests = loops[level]
        machine.site = sites[level]
        for value in walk(iterable):
            machine.meter.step()
            enclosure.turn += level == 0
            bind(frame, value)
            if tests and not fulfilled(tests, frame):
                continue
            if level + 1 == len(loops):
                yield frame
            else:
                yield from turns(frame, level + 1, loops[level + 1][0](frame), enclosure)

    def run(outer: Frame, iterable: Any) -> Iterator[Frame]:
        yield from turns(Frame(outer), 0, iterable, machine.inside[-1])

    return first, inner, run


def fulfilled(tests: list[Evaluate], frame: Frame) -> bool:
    """Whether all tests hold. What Python's own all() asks would go through its C code, so a loop asks."""
    try:
        for test in tests:
            if not test(frame):
                return False
    except StopIteration as error:
        raise Passed(error) from None
    return True


def quiet(build: Builder, target: ast.expr) -> Store:
    """A comprehension's own names are nobody's business."""
    if isinstance(target, ast.Name):
        key = target.id

        def bind(frame: Frame, value: Any) -> None:
            frame.names[key] = value

        return bind
    return store(build, target)


def gathered(gather: Callable[[Any, Iterator[Any]], Any]) -> Callable[[Builder, Any], Evaluate]:
    """A comprehension that is done at once."""

    def comprehension(build: Builder, node: Any) -> Evaluate:
        machine, label = build.machine, f"comprehension line {node.lineno}"
        first, inner, run = rounds(build, node)
        element = inner.build(node.elt)

        def evaluate(frame: Frame) -> Any:
            iterable = first(frame)
            machine.inside.append(Enclosure(label))
            try:
                return gather(machine, elements(element, run(frame, iterable)))
            except Passed as passed:
                raise passed.error from None
            finally:
                machine.inside.pop()

        return evaluate

    return comprehension


def elements(element: Evaluate, frames: Iterator[Frame]) -> Iterator[Any]:
    """The element in each turn."""
    for frame in frames:
        try:
            value = element(frame)
        except StopIteration as error:
            raise Passed(error) from None
        yield value


def gather_list(machine: Any, values: Iterator[Any]) -> list[Any]:
    found = machine.collect(values)
    machine.keep_all(found)
    return found


def gather_set(machine: Any, values: Iterator[Any]) -> set[Any]:
    made = set()
    for value in values:
        machine.key(value)
        machine.meter.table(1)
        machine.keep(value)
        made.add(value)
    return made


def dict_comprehension(build: Builder, node: ast.DictComp) -> Evaluate:
    machine, label = build.machine, f"comprehension line {node.lineno}"
    first, inner, run = rounds(build, node)
    key, value = inner.build(node.key), inner.build(node.value)

    def evaluate(frame: Frame) -> Any:
        iterable = first(frame)
        made: dict[Any, Any] = {}
        machine.inside.append(Enclosure(label))
        try:
            for one in run(frame, iterable):
                word = key(one)
                machine.key(word)
                machine.meter.table(1)
                found = made[word] = value(one)
                machine.keep(found)
        except Passed as passed:
            raise passed.error from None
        finally:
            machine.inside.pop()
        return made

    return evaluate


def generator(build: Builder, node: ast.GeneratorExp) -> Evaluate:
    """A generator expression: its turns happen when they are asked for, inside whoever asks."""
    machine, label = build.machine, f"comprehension line {node.lineno}"
    site = build.site(node.generators[0].iter)
    first, inner, run = rounds(build, node)
    element = inner.build(node.elt)

    def values(frame: Frame, iterable: Any) -> Iterator[Any]:
        enclosure, turns = Enclosure(label), None
        while True:
            asked = machine.site
            machine.meter.cross(1)
            machine.inside.append(enclosure)
            try:
                turns = turns or run(frame, iterable)
                one = next(turns, None)
                if one is None:
                    return
                value = element(one)
            except Passed as passed:
                raise passed.error from None
            finally:
                machine.inside.pop()
                machine.meter.back(1)
            machine.site = asked
            yield value

    def evaluate(frame: Frame) -> Any:
        iterable = first(frame)
        machine.site = site
        machine.meter.grow(GENERATOR)
        walk(iterable)
        return machine.chained(values(frame, iterable), iterable)

    return evaluate


COMPREHENSIONS = {
    ast.ListComp: gathered(gather_list),
    ast.SetComp: gathered(gather_set),
    ast.DictComp: dict_comprehension,
    ast.GeneratorExp: generator,
}
