"""Messages between processes: JSON behind its length, never pickle; nothing longer than a cap is read."""

from __future__ import annotations

import json
import struct
from collections.abc import Callable
from typing import Any

from ..codec import FLOATS, codec
from ..confine import Limits
from ..program import Program

LENGTH = struct.Struct(">I")
LONGEST = 64 * 1024 * 1024  # bytes of one message


class Broken(Exception):
    """The other side went away, or says what cannot be."""


class Unconfined(Exception):
    """The child could not close the jail around itself: it has run nothing."""


class Crowded(Exception):
    """The child was ended because all children together held too much."""


class Starved(Exception):
    """The child was ended since its time was over, most of which it had to wait for a processor."""


LOST = (Broken, Unconfined, Crowded, Starved)
TOLD = "\x01"  # begins what a child says of a run before its answer
LONGEST_TOLD = 64  # characters
EARLY = "\x02"  # begins what a child sends of its answer before the rest
REFUSED = "\x00"  # begins what a child sends instead of an answer that it does not give
ASKED = codec(tuple[Program, Limits], FLOATS)


def refusal(reason: object) -> str:
    """What a child sends that could not be confined."""
    return f"{REFUSED}{reason}"


def answered(text: str) -> str:
    """An answer; Unconfined if it is a refusal."""
    if text.startswith(REFUSED):
        raise Unconfined(text[len(REFUSED) :])
    return text


def telling(turn: int, of: int | None) -> str:
    """What a child says of a run that it is in."""
    return f"{TOLD}{turn} {of or 0}"


def told(text: str) -> tuple[int, int | None] | None:
    """A turn and of how many, if a message says that; Broken if it only seems to."""
    if not text.startswith(TOLD):
        return None
    try:
        turn, of = map(int, text[len(TOLD) : LONGEST_TOLD].split())
    except ValueError as error:
        raise Broken("a message that says nothing") from error
    return turn, of or None


def early(text: str) -> str:
    """What a child sends of its answer before the rest."""
    return f"{EARLY}{text}"


def said(text: str) -> str | None:
    """What is there of an answer before the rest, if a message is that."""
    return text[len(EARLY) :] if text.startswith(EARLY) else None


def write(send: Callable[[bytes], Any], text: str) -> None:
    """Send one message."""
    body = text.encode("utf-8", "surrogatepass")
    send(LENGTH.pack(len(body)) + body)


def read(receive: Callable[[int], bytes]) -> str:
    """The next message; `receive(n)` gives up to n bytes, none at the end."""
    (length,) = LENGTH.unpack(exactly(receive, LENGTH.size))
    if length > LONGEST:
        raise Broken(f"a message of {length:,} bytes is too long")
    return exactly(receive, length).decode("utf-8", "surrogatepass")


def exactly(receive: Callable[[int], bytes], length: int) -> bytes:
    """That many bytes, however they come."""
    parts = []
    while length:
        part = receive(min(length, 1 << 20))
        if not part:
            raise Broken("the other side went away")
        parts.append(part)
        length -= len(part)
    return b"".join(parts)


def request(program: Program, limits: Limits) -> str:
    """A program and its limits as a message."""
    return json.dumps(ASKED.pack((program, limits)))


def requested(text: str) -> tuple[Program, Limits]:
    """The program and the limits of a message."""
    program, limits = ASKED.unpack(json.loads(text))
    return program, limits
