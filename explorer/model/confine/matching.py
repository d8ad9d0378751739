"""match: patterns as closures that say whether a value fits, and note which names it would give."""

from __future__ import annotations

import ast
from collections import deque
from collections.abc import Callable
from typing import Any

from .attributes import read
from .bindings import split, store_name
from .builder import Builder, Evaluate
from .containers import Record
from .instances import Class
from .names.kinds import is_instance
from .operators import COMPARE
from .scopes import Frame
from .values import Type, kind_name

EQUAL = COMPARE[ast.Eq]
Found = list[tuple[Any, Any]]  # how to bind a name, and to what
Fits = Callable[[Frame, Any, Found], bool]
SEQUENCES = (list, tuple, range, Record, deque)
THEMSELVES = (bool, float, frozenset, int, list, set, str, tuple, dict)  # their one positional pattern is the value


def match(build: Builder, node: ast.Match) -> Evaluate:
    select, bodies = selecting(build, node), [build.block(one.body) for one in node.cases]

    def run(frame: Frame) -> Any:
        chosen = select(frame)
        return None if chosen is None else bodies[chosen](frame)

    return run


def selecting(build: Builder, node: ast.Match) -> Callable[[Frame], int | None]:
    """A closure that finds the case that fits, its names given their values."""
    machine, subject = build.machine, build.build(node.subject)
    cases = [
        (build.site(one.pattern), pattern(build, one.pattern), build.build(one.guard) if one.guard else None)
        for one in node.cases
    ]

    def select(frame: Frame) -> int | None:
        value = subject(frame)
        for place, (site, fits, guard) in enumerate(cases):
            machine.site = site
            machine.meter.step()
            found: Found = []
            if fits(frame, value, found):
                for bind, one in found:
                    bind(frame, one)
                if guard is None or guard(frame):
                    return place
        return None

    return select


def pattern(build: Builder, node: ast.pattern) -> Fits:
    """The closure of a pattern."""
    return PATTERNS[type(node)](build, node)


def of_value(build: Builder, node: ast.MatchValue) -> Fits:
    machine, value = build.machine, build.build(node.value)
    return lambda frame, subject, found: bool(EQUAL(machine, subject, value(frame)))


def of_singleton(build: Builder, node: ast.MatchSingleton) -> Fits:
    return lambda frame, subject, found: subject is node.value


def of_name(build: Builder, node: ast.MatchAs) -> Fits:
    """name, _, pattern as name."""
    inner = pattern(build, node.pattern) if node.pattern else None
    bind = binder(build, node, node.name)

    def fits(frame: Frame, subject: Any, found: Found) -> bool:
        if inner and not inner(frame, subject, found):
            return False
        found.append((bind, subject))
        return True

    return fits


def binder(build: Builder, node: ast.pattern, name: str | None) -> Any:
    """How a name of a pattern gets its value."""
    return store_name(build, name, node, name) if name else lambda frame, value: None


def of_either(build: Builder, node: ast.MatchOr) -> Fits:
    parts = [pattern(build, one) for one in node.patterns]

    def fits(frame: Frame, subject: Any, found: Found) -> bool:
        before = len(found)
        for part in parts:
            if part(frame, subject, found):
                return True
            del found[before:]
        return False

    return fits


def of_sequence(build: Builder, node: ast.MatchSequence) -> Fits:
    machine, count = build.machine, len(node.patterns)
    starred = next((place for place, one in enumerate(node.patterns) if isinstance(one, ast.MatchStar)), None)
    parts = [rest(build, one) if isinstance(one, ast.MatchStar) else pattern(build, one) for one in node.patterns]

    def fits(frame: Frame, subject: Any, found: Found) -> bool:
        if type(subject) not in SEQUENCES:
            return False
        if len(subject) != count if starred is None else len(subject) < count - 1:
            return False
        values = split(machine.collect(subject), count, starred)
        machine.keep_all(values)
        return all(part(frame, one, found) for part, one in zip(parts, values, strict=True))

    return fits


def rest(build: Builder, node: ast.MatchStar) -> Fits:
    """*name."""
    bind = binder(build, node, node.name)

    def fits(frame: Frame, subject: Any, found: Found) -> bool:
        found.append((bind, subject))
        return True

    return fits


def of_mapping(build: Builder, node: ast.MatchMapping) -> Fits:
    machine = build.machine
    parts = [(build.build(key), pattern(build, one)) for key, one in zip(node.keys, node.patterns, strict=True)]
    bind = binder(build, node, node.rest) if node.rest else None

    def fits(frame: Frame, subject: Any, found: Found) -> bool:
        if not isinstance(subject, dict):
            return False
        keys = []
        for key, part in parts:
            word = key(frame)
            machine.key(word)
            keys.append(word)
            if word not in subject or not part(frame, subject[word], found):
                return False
        if bind:
            machine.meter.table(len(subject))
            found.append((bind, {key: value for key, value in subject.items() if key not in keys}))
        return True

    return fits


def of_class(build: Builder, node: ast.MatchClass) -> Fits:
    """Point(1, y=other): the class, then attributes by place and by name."""
    machine, site, kind = build.machine, build.site(node), build.build(node.cls)
    places = [pattern(build, one) for one in node.patterns]
    pairs = zip(node.kwd_attrs, node.kwd_patterns, strict=True)
    named = [(build.own_name(key), pattern(build, one)) for key, one in pairs]

    def fits(frame: Frame, subject: Any, found: Found) -> bool:
        owner = kind(frame)
        machine.site = site
        if not isinstance(owner, Type):
            raise TypeError("called match pattern must be a class")
        if not is_instance(machine, subject, owner):
            return False
        if places and owner.type in THEMSELVES:
            return one_place(owner, places)(frame, subject, found) and by_name(frame, subject, found, named)
        keys = attributes_by_place(machine, owner, len(places))
        return by_name(frame, subject, found, [*zip(keys, places, strict=True), *named])

    def by_name(frame: Frame, subject: Any, found: Found, parts: list[tuple[str, Fits]]) -> bool:
        for key, part in parts:
            try:
                value = read(machine, subject, key)
            except AttributeError:
                return False
            if not part(frame, value, found):
                return False
        return True

    return fits


def one_place(owner: Type, places: list[Fits]) -> Fits:
    """int(x): the value itself."""
    if len(places) > 1:
        raise TypeError(f"{owner.name}() accepts 1 positional sub-pattern ({len(places)} given)")
    return places[0]


def attributes_by_place(machine: Any, owner: Type, count: int) -> tuple[str, ...]:
    """The attributes that positional patterns stand for: the class says them in its __match_args__, or its fields."""
    names = owner.find("__match_args__") if isinstance(owner, Class) else getattr(owner, "fields", ())
    names = names if type(names) is tuple else ()
    if not all(type(one) is str for one in names):
        odd = next(one for one in names if type(one) is not str)
        raise TypeError(f"__match_args__ elements must be strings (got {kind_name(odd)})")
    if count > len(names):
        raise TypeError(f"{owner.name}() accepts {len(names)} positional sub-patterns ({count} given)")
    return names[:count]


PATTERNS: dict[type, Callable[[Builder, Any], Fits]] = {
    ast.MatchValue: of_value,
    ast.MatchSingleton: of_singleton,
    ast.MatchAs: of_name,
    ast.MatchOr: of_either,
    ast.MatchSequence: of_sequence,
    ast.MatchMapping: of_mapping,
    ast.MatchClass: of_class,
}
MATCHING = {ast.Match: match}
