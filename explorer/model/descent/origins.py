"""Which names of a text a name goes back to: those whose own expressions mention no other."""

from __future__ import annotations

import ast

from ..confine.paste import python_of
from ..literals import bindings
from ..text import Text


def origins(source: str, name: str) -> list[str]:
    """The names, as typed, that `name` is made of in the end; itself, if its expression mentions none."""
    mentioned = _mentioned(source)
    found, waiting, seen = [], [name], {name}
    while waiting:
        at = waiting.pop(0)
        behind = sorted(mentioned.get(at, set()) & mentioned.keys() - {at})
        found += [] if behind else [at]
        waiting += [each for each in behind if each not in seen]
        seen.update(behind)
    return found


def _mentioned(source: str) -> dict[str, set[str]]:
    """Each name that a top-level statement gives one value, and the names in that."""
    code = python_of(source)
    text, found = Text(code.text), dict[str, set[str]]()
    for name, value in bindings(ast.parse(code.text)):
        names = {text.typed(part) for part in ast.walk(value) if isinstance(part, ast.Name)}
        found.setdefault(text.typed(name), set()).update(names)
    return found
