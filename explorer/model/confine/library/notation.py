"""json: texts of plain data, to and fro. What is read is bounded like what a program writes itself."""

from __future__ import annotations

import json
import re
from typing import Any

import numpy as np

from ..names.kinds import error
from ..values import Namespace, bare_name, kind_name
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


def dumps(
    machine: Any,
    obj: Any,
    *,
    indent: Any = None,
    sort_keys: bool = False,
    ensure_ascii: bool = True,
    separators: Any = None,
    default: Any = None,
    **options: Any,
) -> str:
    """dumps(value, indent=2, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)."""
    if not (indent is None or (type(indent) is int and indent <= INDENT)):
        raise ValueError(f"indent is a whole number up to {INDENT} here")
    if options:
        raise TypeError(f"dumps() takes no {next(iter(options))[:60]} here")
    between = None if separators is None else between_parts(separators)
    found = plain(machine, obj, default)
    written = json.dumps(
        found, indent=indent, sort_keys=bool(sort_keys), ensure_ascii=bool(ensure_ascii), separators=between
    )
    machine.meter.sequence(len(written))
    return written


def between_parts(separators: Any) -> tuple[str, str]:
    """What stands between parts, and between a key and its value."""
    pair = tuple(separators) if type(separators) in (list, tuple) else ()
    if len(pair) != 2 or any(type(one) is not str or len(one) > INDENT for one in pair):
        raise ValueError(f"separators are two texts of up to {INDENT} characters here")
    return pair


def plain(machine: Any, value: Any, default: Any = None) -> Any:
    """A copy of the value, of what can be written; `default` makes something else of what cannot be."""
    machine.meter.handle(DEAR)
    if value is None or type(value) in (bool, int, float, str):
        machine.meter.sequence(len(value) if type(value) is str else 0)
        return value
    if isinstance(value, np.float64):
        return float(value)
    machine.meter.cross()
    try:
        if type(value) in (list, tuple):
            return [plain(machine, one, default) for one in value]
        if type(value) is dict:
            return {name(key): plain(machine, one, default) for key, one in value.items()}
        if default is not None:
            return plain(machine, machine.call(default, (value,), {}), default)
    finally:
        machine.meter.back()
    raise TypeError(f"Object of type {bare_name(value)} is not JSON serializable")


def name(key: Any) -> Any:
    """A key of a dict, as far as it can be written."""
    if key is not None and type(key) not in (str, int, float, bool):
        raise TypeError(f"keys must be str, int, float, bool or None, not {bare_name(key)}")
    return key


def names() -> Namespace:
    """json for one run."""
    return room("json", {"loads": loads, "dumps": dumps}, JSONDecodeError=error(json.JSONDecodeError))
