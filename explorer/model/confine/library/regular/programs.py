"""A pattern as a small program for `matcher`. Python's own parser reads it, and Python's own engine tells single
characters and places apart, so that they mean what they mean there; whatever can go back is ours, and counted."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from ...limits import Meter

PARSER, COMPILER, NAMES = re._parser, re._compiler, re._constants  # type: ignore[attr-defined]
ENDLESS = NAMES.MAXREPEAT
LONGEST, DEEPEST, MOST = 1_000, 40, 10_000  # characters of a pattern, groups inside one another, parts of a program
WIDE = 65_536  # characters: what a range is looked through for at most
DEAR = 2_000  # items that a part of a pattern is worth
LEAVES = frozenset({NAMES.LITERAL, NAMES.NOT_LITERAL, NAMES.IN, NAMES.ANY})


@dataclass(frozen=True, slots=True)
class Expression:
    """A pattern that can be run."""

    program: tuple[tuple[Any, ...], ...]
    groups: int
    names: dict[str, int]
    flags: int
    slots: int  # places that a run remembers: two for each group, one for each loop


@dataclass(slots=True)
class Writer:
    """The program while it is written."""

    meter: Meter
    state: Any
    slots: int
    program: list[tuple[Any, ...]] = field(default_factory=list)

    def put(self, *part: Any) -> int:
        """One more part; its place."""
        if len(self.program) >= MOST:
            raise ValueError("this pattern repeats too much in itself: it is too large here")
        self.meter.handle(1)
        self.program.append(part)
        return len(self.program) - 1

    def every(self, parts: Any, flags: int) -> None:
        """Parts one after the other."""
        for op, value in parts:
            if op in LEAVES:
                self.put("one", self.leaf(op, value, flags).match)
            else:
                WRITE[op](self, value, flags)

    def leaf(self, op: Any, value: Any, flags: int) -> re.Pattern[str]:
        """Python's own pattern for one character, or for one place."""
        self.meter.handle(DEAR + (wide(value, flags) if op is NAMES.IN else 0))
        return self.own([(op, value)], flags)

    def own(self, parts: list[Any], flags: int) -> re.Pattern[str]:
        """Python's own pattern of these parts."""
        made: re.Pattern[str] = COMPILER.compile(PARSER.SubPattern(self.state, parts), flags)
        return made

    def inner(self, parts: Any, flags: int) -> tuple[tuple[Any, ...], ...]:
        """A program of its own for what is looked at, or matched once and for all."""
        before, self.program = self.program, []
        self.every(parts, flags)
        self.put("end")
        made, self.program = tuple(self.program), before
        return made


def wide(parts: Any, flags: int) -> int:
    """How many characters the ranges of a set hold, as far as they are looked at."""
    ranges = [value for op, value in parts if op is NAMES.RANGE]
    return sum(min(last - first, WIDE) for first, last in ranges) * (3 if flags & re.I else 1)


def repeat(writer: Writer, value: Any, flags: int, *, lazy: bool = False) -> None:
    """x*, x+, x?, x{2,3}."""
    low, high, parts = value
    if len(parts) == 1 and parts[0][0] in LEAVES and not lazy:
        op, of = parts[0]
        writer.leaf(op, of, flags)  # counted
        run = writer.own([(NAMES.MAX_REPEAT, (0, high, parts))], flags)
        writer.put("run", run.match, low)
        return
    for _ in range(low):
        writer.every(parts, flags)
    if high is ENDLESS:
        endless(writer, parts, flags, lazy)
        return
    splits = []
    for _ in range(high - low):
        splits.append(writer.put("split"))
        writer.every(parts, flags)
    for place in splits:
        ways = (place + 1, len(writer.program))
        writer.program[place] = ("split", *(reversed(ways) if lazy else ways))


def endless(writer: Writer, parts: Any, flags: int, lazy: bool) -> None:
    """As often as it goes; a turn that matches nothing is the last."""
    slot, writer.slots = writer.slots, writer.slots + 1
    start = writer.put("split")
    writer.put("save", slot)
    writer.every(parts, flags)
    writer.put("moved", slot, start)
    ways = (start + 1, len(writer.program))
    writer.program[start] = ("split", *(reversed(ways) if lazy else ways))


def lazily(writer: Writer, value: Any, flags: int) -> None:
    """x*?"""
    repeat(writer, value, flags, lazy=True)


def at_once(writer: Writer, value: Any, flags: int) -> None:
    """x*+: never given back."""
    writer.put("atomic", writer.inner([(NAMES.MAX_REPEAT, value)], flags))


def atomic(writer: Writer, value: Any, flags: int) -> None:
    """(?>x)"""
    writer.put("atomic", writer.inner(value, flags))


def group(writer: Writer, value: Any, flags: int) -> None:
    """(x), (?:x), (?i:x)."""
    number, more, less, parts = value
    if number is None:
        return writer.every(parts, (flags | more) & ~less)
    writer.put("save", 2 * number)
    writer.every(parts, (flags | more) & ~less)
    writer.put("save", 2 * number + 1)


def branch(writer: Writer, value: Any, flags: int) -> None:
    """x|y"""
    ends = []
    for parts in value[1][:-1]:
        place = writer.put("split")
        writer.every(parts, flags)
        ends.append(writer.put("go"))
        writer.program[place] = ("split", place + 1, len(writer.program))
    writer.every(value[1][-1], flags)
    for place in ends:
        writer.program[place] = ("go", len(writer.program))


def looking(*, wanted: bool) -> Callable[[Writer, Any, int], None]:
    """(?=x), (?!x), (?<=x), (?<!x)."""

    def write(writer: Writer, value: Any, flags: int) -> None:
        direction, parts = value
        back, most = parts.getwidth() if direction < 0 else (0, 0)
        if back != most:
            raise re.error("look-behind requires fixed-width pattern")
        writer.put("look", writer.inner(parts, flags), back, wanted)

    return write


def place(writer: Writer, value: Any, flags: int) -> None:
    """^, $, a word's edge."""
    writer.put("at", writer.leaf(NAMES.AT, value, flags).match)


def same(writer: Writer, value: Any, flags: int) -> None:
    """What a group has matched, once more."""
    writer.put("same", 2 * value, bool(flags & re.I))


def depending(writer: Writer, value: Any, flags: int) -> None:
    """(?(1)x|y)"""
    number, parts, others = value
    start = writer.put("if")
    writer.every(parts, flags)
    end = writer.put("go")
    writer.program[start] = ("if", 2 * number + 1, len(writer.program))
    writer.every(others or [], flags)
    writer.program[end] = ("go", len(writer.program))


WRITE: dict[Any, Callable[[Writer, Any, int], None]] = {
    NAMES.MAX_REPEAT: repeat, NAMES.MIN_REPEAT: lazily, NAMES.POSSESSIVE_REPEAT: at_once, NAMES.SUBPATTERN: group,
    NAMES.ATOMIC_GROUP: atomic, NAMES.BRANCH: branch, NAMES.ASSERT: looking(wanted=True), NAMES.AT: place,
    NAMES.ASSERT_NOT: looking(wanted=False), NAMES.GROUPREF: same, NAMES.GROUPREF_EXISTS: depending,
}  # fmt: skip


def expression(meter: Meter, pattern: str, flags: int) -> Expression:
    """The program of a pattern; raises re.error where it is none."""
    if len(pattern) > LONGEST or max(map(pattern.count, "([{")) > LONGEST // 5 or deepest(pattern) > DEEPEST:
        raise ValueError(f"a pattern here has at most {LONGEST:,} characters, and {DEEPEST} brackets in one another")
    meter.handle(DEAR + 100 * len(pattern))
    parsed = PARSER.parse(pattern, flags)
    state = parsed.state
    writer = Writer(meter, state, 2 * state.groups)
    writer.every(parsed, state.flags)
    writer.put("end")
    return Expression(tuple(writer.program), state.groups - 1, dict(state.groupdict), state.flags, writer.slots)


def deepest(pattern: str) -> int:
    """How many brackets are open at most, whether they are meant or not."""
    depth = most = 0
    for one in pattern:
        depth += (one == "(") - (one == ")")
        most = max(most, depth)
    return most
