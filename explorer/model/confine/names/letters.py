"""Numbers as letters and digits: ord, chr, bin, hex, oct, ascii; and which object is which, id."""

from __future__ import annotations

from typing import Any, Literal

from ..library.written import OCTETS
from ..limits import ITEM
from ..show import show
from ..values import kind_name

FIRST, APART = 4_300_000_000, 16  # ids look like addresses, and are the same at every run


def code_of(machine: Any, letter: str) -> int:
    """ord(letter)."""
    return ord(letter)


def letter_of(machine: Any, code: int) -> str:
    """chr(code)."""
    return chr(code)


def digits(write: Any) -> Any:
    """bin, oct and hex."""

    def call(machine: Any, number: int) -> str:
        machine.meter.whole(number.bit_length())
        machine.meter.sequence(number.bit_length())
        return str(write(number))

    return call


def from_bytes(machine: Any, bytes: Any, byteorder: str = "big", *, signed: bool = False) -> int:
    """int.from_bytes(b"..."): a whole number by its bytes."""
    given = machine.collect(bytes)
    machine.meter.whole(8 * len(given))
    return int.from_bytes(given, order(byteorder), signed=bool(signed))


def to_bytes(machine: Any, value: int, length: int = 1, byteorder: str = "big", *, signed: bool = False) -> Any:
    """number.to_bytes(2): its bytes."""
    machine.meter.sequence(max(length, 0))
    found = list(value.to_bytes(length, order(byteorder), signed=bool(signed)))
    return machine.call(machine.inner[OCTETS]().members["bytes"], (found,), {})


def array_bytes(machine: Any, array: Any, order: str = "C") -> Any:
    """array.tobytes(): the bytes of its numbers, row by row."""
    if order not in ("C", "A"):
        raise ValueError("here the bytes of an array are those of its rows: order='C'")
    machine.meter.sequence(array.nbytes)
    machine.meter.grow(ITEM * array.nbytes)
    return machine.call(machine.inner[OCTETS]().members["bytes"], (list(array.tobytes()),), {})


def from_hex(machine: Any, text: Any) -> float:
    """float.fromhex("0x1.8p1")."""
    if type(text) is not str:
        raise TypeError(f"fromhex needs a text, not a value of type {kind_name(text)}")
    machine.meter.sequence(len(text))
    return float.fromhex(text)


def order(word: str) -> Literal["little", "big"]:
    """Which byte comes first."""
    if word not in ("little", "big"):
        raise ValueError("byteorder must be either 'little' or 'big'")
    return "little" if word == "little" else "big"


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
