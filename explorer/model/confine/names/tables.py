"""Reads the tables of names: a line says by which rule names cost and what they take, then which names these are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from types import ModuleType
from typing import Any

from ..costs import RULES, Rule
from ..takes import Takes, takes
from ..values import Row

LINE = re.compile(r"(\w+)\((.*)\): (.+)")


@cache
def lines(table: str) -> tuple[tuple[Rule, Takes, tuple[str, ...]], ...]:
    """The lines of a table."""
    return tuple(_read(table))


def _read(table: str) -> Iterator[tuple[Rule, Takes, tuple[str, ...]]]:
    for line in filter(None, map(str.strip, table.replace("\\\n", "").splitlines())):
        found = LINE.fullmatch(line)
        if found is None:
            raise LookupError(f"no line of a table: {line}")
        rule, parameters, names = found.groups()
        yield RULES[rule], takes(parameters), tuple(names.split())


def rows(owner: Any, table: str) -> dict[str, Any]:
    """Rows for the names of a module or type, in a dict of their own; names that it lacks are left out."""
    return dict(_lasting(owner, table) if isinstance(owner, ModuleType | type) else _found(owner, table))


def _found(owner: Any, table: str) -> dict[str, Row]:
    members = {}
    for rule, parameters, names in lines(table):
        for name in names:
            function = getattr(owner, name, None)
            if function is not None:
                members[name] = Row(name, function, rule, parameters, calls=rule is RULES["derived"])
    return members


_lasting = cache(_found)  # no program can change a Row: those of a module serve all runs
