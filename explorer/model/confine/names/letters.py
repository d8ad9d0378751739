"""Numbers as letters and digits: ord, chr, bin, hex, oct, ascii; and which object is which, id."""

from __future__ import annotations

from typing import Any

import numpy as np

from ..show import show
from ..values import kind_name

FIRST, APART = 4_300_000_000, 16  # ids look like addresses, and are the same at every run


def code_of(machine: Any, letter: Any) -> int:
    """ord(letter)."""
    if type(letter) is not str:
        raise TypeError(f"ord() expected string of length 1, but {kind_name(letter)} found")
    return ord(letter)


def letter_of(machine: Any, code: Any) -> str:
    """chr(code)."""
    return chr(whole(code))


def whole(value: Any) -> int:
    """A whole number."""
    if not isinstance(value, int | np.integer):
        raise TypeError(f"'{kind_name(value)}' object cannot be interpreted as an integer")
    return int(value)


def digits(write: Any) -> Any:
    """bin, oct and hex."""

    def call(machine: Any, number: Any) -> str:
        found = whole(number)
        machine.meter.whole(found.bit_length())
        machine.meter.sequence(found.bit_length())
        return str(write(found))

    return call


def in_ascii(machine: Any, value: Any) -> str:
    """ascii(value)."""
    said = show(machine.meter, value)
    machine.meter.sequence(10 * len(said))
    return said.encode("ascii", "backslashreplace").decode()


def identity(machine: Any, value: Any) -> int:
    """id(value): a number that no other object of the run has, and no address."""
    if id(value) not in machine.identities:
        machine.meter.table(1)
        machine.keep(value)
        machine.identities[id(value)] = (FIRST + APART * len(machine.identities), value)
    return int(machine.identities[id(value)][0])


LETTERS = {
    "ord": code_of,
    "chr": letter_of,
    "bin": digits(bin),
    "oct": digits(oct),
    "hex": digits(hex),
    "ascii": in_ascii,
    "id": identity,
}
