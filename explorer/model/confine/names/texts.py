"""Methods of texts that need more than their own code: what they make is counted before it is made."""

from __future__ import annotations

from typing import Any

from ..formats import filled
from ..library.written import OCTETS
from ..values import kind_name, plain
from .methods import listed


def join(machine: Any, separator: str, values: Any) -> str:
    """separator.join(values)."""
    parts = [plain(one) for one in machine.collect(values)]
    if not all(type(one) is str for one in parts):
        odd = next(place for place, one in enumerate(parts) if type(one) is not str)
        raise TypeError(f"sequence item {odd}: expected str instance, {kind_name(parts[odd])} found")
    machine.meter.sequence(sum(map(len, parts)) + len(separator) * max(len(parts) - 1, 0))
    return separator.join(parts)


def replace(machine: Any, text: str, old: str, new: str, count: int = -1) -> str:
    """text.replace(old, new)."""
    found = text.count(old)
    machine.meter.sequence(len(text) + (found if count < 0 else min(found, count)) * max(len(new) - len(old), 0))
    return text.replace(old, new, count)


def padded(name: str) -> Any:
    """ljust, rjust, center and zfill: the width is the length."""

    def call(machine: Any, text: str, width: int, *fill: str) -> str:
        machine.meter.sequence(max(int(width), len(text)))
        return getattr(str, name)(text, width, *fill)

    return call


def expanded(machine: Any, text: str, tabsize: int = 8) -> str:
    """text.expandtabs(8)."""
    machine.meter.sequence(len(text) + text.count("\t") * max(int(tabsize), 0))
    return text.expandtabs(tabsize)


def translated(machine: Any, text: str, table: Any) -> str:
    """text.translate(table)."""
    if type(table) is not dict:
        raise TypeError(f"translate needs a dict, as str.maketrans gives it, not a value of type {kind_name(table)}")
    longest = max([len(one) for one in table.values() if type(one) is str], default=1)
    machine.meter.sequence(len(text) * max(longest, 1))
    return text.translate(table)


def formatted(machine: Any, template: str, *args: Any, **kwargs: Any) -> str:
    """template.format(...)."""
    return filled(machine, template, args, kwargs)


def encode(machine: Any, text: str, encoding: str = "utf-8", errors: str = "strict") -> Any:
    """text.encode()."""
    kind = machine.inner[OCTETS]().members["bytes"]
    return machine.call(kind, (text, encoding, errors), {})


TEXT = listed(
    str,
    "upper lower title capitalize swapcase casefold strip lstrip rstrip split rsplit splitlines partition rpartition "
    "startswith endswith find rfind index rindex count isdigit isalpha isalnum isspace isupper islower istitle "
    "isdecimal isnumeric isidentifier isascii removeprefix removesuffix isprintable",
    join=join,
    replace=replace,
    format=formatted,
    ljust=padded("ljust"),
    rjust=padded("rjust"),
    center=padded("center"),
    zfill=padded("zfill"),
    expandtabs=expanded,
    translate=translated,
    encode=encode,
)
