"""Two programs with the same inputs: what the second is given of the first one's numbers, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from .confine import sliders
from .leaves import Leaf
from .program import Literal, Program, Start
from .run import Run

Numbers = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Unlike:
    """An input of both programs that has other shapes in them: each keeps its own numbers."""

    name: str
    shapes: tuple[tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Shared:
    """The inputs that both programs have, by name, with the first one's numbers; and those that are not alike."""

    names: tuple[str, ...] = ()
    unlike: tuple[Unlike, ...] = ()


def beside(first: Run, program: Program, run: Callable[[Program], Run]) -> tuple[Run, Shared]:
    """The Run of a second program with the inputs of a first one, and which these are.

    Literals are given as a slider would; leaves that still have other numbers then, in a second run of it.
    """
    mine, theirs = grouped(sliders(program.source)), grouped(first.literals)
    both = [name for name in theirs if name in mine]
    moved = {**as_typed(first.literals), **dict(first.program.overrides)}
    given = {label: moved[label] for name in both if mine[name] == theirs[name] for label in theirs[name]}
    asked = replace(program, overrides=tuple({**dict(program.overrides), **given}.items()))
    second = run(asked)
    starts, found = started(first.leaves, second.leaves)
    if starts and second.error is None:
        second = run(replace(asked, starts=starts))
    unlike = {name: (counted(theirs[name]), counted(mine[name])) for name in both if mine[name] != theirs[name]}
    unlike |= found.unlike
    names = [*dict.fromkeys([name for name in both if name not in unlike] + list(found.names))]
    return second, Shared(tuple(names), tuple(Unlike(name, shapes) for name, shapes in unlike.items()))


def as_typed(literals: Sequence[Literal]) -> Numbers:
    """Literal -> its number in the text."""
    return {literal.name: literal.number for literal in literals}


def grouped(literals: Sequence[Literal]) -> dict[str, tuple[str, ...]]:
    """Each name that has sliders, and what these are called: w -> w[0], w[1]."""
    return {name: tuple(each.name for each in some) for name, some in groupby(literals, base)}


def base(literal: Literal) -> str:
    """The name that a literal is given to."""
    return literal.name.partition("[")[0]


def counted(labels: Sequence[str]) -> tuple[int, ...]:
    """The shape of what so many literals make: of a number itself no axis."""
    return (len(labels),) if "[" in labels[0] else ()


@dataclass(frozen=True, slots=True)
class Found:
    """Leaves of the same name: those of the same shape, and the shapes of the others."""

    names: tuple[str, ...]
    unlike: Mapping[str, tuple[tuple[int, ...], tuple[int, ...]]]


def started(first: Sequence[Leaf], second: Sequence[Leaf]) -> tuple[tuple[Start, ...], Found]:
    """The starts that give a second program's leaves the numbers of a first one's, where they have others."""
    pairs = list(paired(first, second))
    alike = [(one, other) for one, other in pairs if one.value.shape == other.value.shape]
    unlike = {one.name: (one.value.shape, other.value.shape) for one, other in pairs if (one, other) not in alike}
    known = [(one, other) for one, other in alike if one.value.numbers is not None]
    starts = [
        Start(other.spot, tuple(map(float, one.value.numbers or ())))
        for one, other in known
        if repr(one.value.numbers) != repr(other.value.numbers)
    ]
    return tuple(starts), Found(tuple(one.name for one, _ in known), unlike)


def paired(first: Sequence[Leaf], second: Sequence[Leaf]) -> Iterator[tuple[Leaf, Leaf]]:
    """Leaves of the same name, in the order of the first program."""
    named = {leaf.name: leaf for leaf in second}
    for leaf in first:
        if leaf.name in named:
            yield leaf, named[leaf.name]
