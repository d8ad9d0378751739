"""json: texts of plain data, to and fro. What is read is bounded like what a program writes itself."""

from __future__ import annotations

import json
import re
from typing import Any

from ..names.kinds import error
from ..values import Namespace, kind_name
from .made import room

DEAR = 20  # items that a written one is worth
INDENT = 20  # blanks
QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"', re.S)


def loads(machine: Any, s: Any) -> Any:
    """loads(text)."""
    if type(s) is not str:
        raise TypeError(f"the JSON object must be str, not {kind_name(s)}")
    machine.meter.handle(len(s))
    machine.meter.table(s.count(",") + s.count("[") + s.count("{"))
    if deepest(s) > machine.limits.inside:
        machine.meter.halt("inside")
    found = json.loads(s, parse_int=lambda digits: counted(machine, digits))
    machine.keep(found)
    return found


def deepest(text: str) -> int:
    """How far lists and dicts are inside one another in a text, outside of its quotes."""
    depth = most = 0
    for one in re.findall(r"[\[\]{}]", QUOTED.sub("", text)):
        depth += 1 if one in "[{" else -1
        most = max(most, depth)
    return most


def counted(machine: Any, digits: str) -> int:
    """A whole number, its bits counted."""
    found = int(digits)
    machine.meter.whole(found.bit_length())
    return found


def dumps(machine: Any, obj: Any, *, indent: Any = None, sort_keys: bool = False, **options: Any) -> str:
    """dumps(value, indent=2, sort_keys=True)."""
    if not (indent is None or (type(indent) is int and indent <= INDENT)):
        raise ValueError(f"indent is a whole number up to {INDENT} here")
    if options:
        raise TypeError(f"dumps() takes no {next(iter(options))[:60]} here")
    written = json.dumps(plain(machine, obj), indent=indent, sort_keys=bool(sort_keys))
    machine.meter.sequence(len(written))
    return written


def plain(machine: Any, value: Any) -> Any:
    """A copy of the value, of what can be written."""
    machine.meter.handle(DEAR)
    if value is None or type(value) in (bool, int, float, str):
        machine.meter.sequence(len(value) if type(value) is str else 0)
        return value
    machine.meter.cross()
    try:
        if type(value) in (list, tuple):
            return [plain(machine, one) for one in value]
        if type(value) is dict:
            return {name(key): plain(machine, one) for key, one in value.items()}
    finally:
        machine.meter.back()
    raise TypeError(f"Object of type {kind_name(value)} is not JSON serializable")


def name(key: Any) -> Any:
    """A key of a dict, as far as it can be written."""
    if key is not None and type(key) not in (str, int, float, bool):
        raise TypeError(f"keys must be str, int, float, bool or None, not {kind_name(key)}")
    return key


def names() -> Namespace:
    """json for one run."""
    return room("json", {"loads": loads, "dumps": dumps}, JSONDecodeError=error(json.JSONDecodeError))
