"""bytes and bytearray: whole numbers from 0 to 255, and texts in UTF-8."""

from __future__ import annotations

from typing import Any

from ...ours import ours

ENCODINGS = ("utf-8", "utf8", "ascii", "latin-1")
ERRORS = ("strict", "replace", "ignore")


def chosen(encoding: str, errors: str) -> None:
    """Refuse what is no usual encoding."""
    if encoding.lower() not in ENCODINGS or errors not in ERRORS:
        raise LookupError(f"unknown encoding: {encoding[:60]}; here there are {', '.join(ENCODINGS)}")


def encoded(machine: Any, text: str, encoding: str, errors: str) -> list[int]:
    """A text as numbers."""
    chosen(encoding, errors)
    machine.meter.sequence(4 * len(text))
    return list(text.encode(encoding, errors))


def decoded(machine: Any, values: Any, encoding: str, errors: str) -> str:
    """Numbers as a text."""
    chosen(encoding, errors)
    machine.meter.sequence(len(machine.collect(values)))
    return bytes(values).decode(encoding, errors)


def shown(machine: Any, values: Any) -> str:
    """b'...'."""
    machine.meter.sequence(4 * len(machine.collect(values)))
    return repr(bytes(values))


def given() -> dict[str, Any]:
    """What the module is written with."""
    return ours({"_encoded": encoded, "_decoded": decoded, "_shown": shown})


SOURCE = r"""
def _numbers(source, encoding='utf-8', errors='strict'):
    if isinstance(source, str):
        return _encoded(source, encoding, errors)
    if isinstance(source, int):
        if source < 0:
            raise ValueError('negative count')
        return [0] * source
    if isinstance(source, _Octets):
        return source._values.copy()
    found = list(source)
    for one in found:
        if not isinstance(one, int):
            raise TypeError(f"'{type(one).__name__}' object cannot be interpreted as an integer")
        if not 0 <= one < 256:
            raise ValueError('bytes must be in range(0, 256)')
    return found


class _Octets:
    def __init__(self, source=(), encoding='utf-8', errors='strict'):
        self._values = _numbers(source, encoding, errors)

    def __len__(self):
        return len(self._values)

    def __iter__(self):
        return iter(self._values)

    def __reversed__(self):
        return reversed(self._values)

    def __getitem__(self, place):
        found = self._values[place]
        return type(self)(found) if isinstance(place, slice) else found

    def __contains__(self, one):
        return one in self._values if isinstance(one, int) else self.find(one) >= 0

    def __eq__(self, other):
        return self._values == other._values if isinstance(other, _Octets) else NotImplemented

    def __lt__(self, other):
        return self._values < other._values if isinstance(other, _Octets) else NotImplemented

    def __hash__(self):
        return hash(tuple(self._values))

    def __add__(self, other):
        return type(self)(self._values + other._values) if isinstance(other, _Octets) else NotImplemented

    def __mul__(self, times):
        return type(self)(self._values * times)

    __rmul__ = __mul__

    def __bool__(self):
        return len(self._values) > 0

    def decode(self, encoding='utf-8', errors='strict'):
        return _decoded(self._values, encoding, errors)

    def join(self, parts):
        found = []
        for number, one in enumerate(parts):
            if number:
                found += self._values
            found += one._values
        return type(self)(found)

    def hex(self):
        return ''.join(f'{one:02x}' for one in self._values)

    def find(self, other, start=0):
        wanted = [other] if isinstance(other, int) else other._values
        for place in range(start, len(self._values) - len(wanted) + 1):
            if self._values[place:place + len(wanted)] == wanted:
                return place
        return -1

    def count(self, one):
        return self._values.count(one if isinstance(one, int) else one._values[0])

    def startswith(self, other):
        return self._values[:len(other)] == other._values

    def endswith(self, other):
        return len(other) == 0 or self._values[-len(other):] == other._values


class bytes(_Octets):
    def __repr__(self):
        return _shown(self._values)


class bytearray(_Octets):
    __hash__ = None

    def __repr__(self):
        return f'bytearray({_shown(self._values)})'

    def __setitem__(self, place, value):
        self._values[place] = _numbers(value) if isinstance(place, slice) else _numbers([value])[0]

    def __delitem__(self, place):
        del self._values[place]

    def append(self, value):
        self._values += _numbers([value])

    def extend(self, values):
        self._values += _numbers(values)

    def pop(self, place=-1):
        return self._values.pop(place)
"""
