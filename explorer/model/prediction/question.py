"""What a learner is asked to say beforehand, and what slips would make of it. Frozen plain data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal as OneOf
from typing import get_args

from ..value import Value

Kind = OneOf["value", "contribution", "local", "gradient", "next"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Question:
    """`key` is the node whose value or gradient is asked for, else the edge that something flows back over next.

    `cell` is the one of an array that is asked for, in C order; without it, all of it.
    """

    kind: Kind
    key: int
    cell: int | None = None


@dataclass(frozen=True, slots=True)
class Guess:
    """An answer as it was typed; of the question which card comes next, the key of the node that was chosen."""

    question: Question
    text: str


@dataclass(frozen=True, slots=True)
class Slip:
    """What comes of one well-known slip, and the node that was mistaken for another, if one was."""

    name: str
    value: Value
    node: int | None = None


@dataclass(frozen=True, slots=True)
class Sought:
    """The answer to a question, and what each slip would make of it."""

    question: Question
    right: Value
    slips: tuple[Slip, ...]
