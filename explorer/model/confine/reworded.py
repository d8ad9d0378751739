"""NumPy's errors about shapes and axes in the reader's words: whose shape, which axis, what must be equal."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable

SHAPE = r"\(([\d, ]*)\)"
BROADCAST = re.compile(rf"operands could not be broadcast together with shapes {SHAPE} {SHAPE}")
PRODUCT = re.compile(r"Input operand 1 has a mismatch in its core dimension 0.*\(size (\d+) is different from (\d+)\)")
ALIGNED = re.compile(rf"shapes {SHAPE} and {SHAPE} not aligned: (\d+) \(dim \d+\) != (\d+) \(dim \d+\)")
AXIS = re.compile(r"\(?(?:axis )?(-?\d+)(?: is out of bounds for array of dimension |, )(\d+)")
PLACES = ("last", "second-last", "third-last")


def shape_of(digits: str) -> tuple[int, ...]:
    """`2, 3` as a shape."""
    return tuple(int(one) for one in digits.split(",") if one.strip())


def operands(text: str) -> tuple[str, str]:
    """What stands on both sides of the operator in a piece of the program, or is given to a call."""
    try:
        tree = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return FIRST, SECOND
    if isinstance(tree, ast.BinOp):
        parts: list[ast.expr] = [tree.left, tree.right]
    else:
        parts = tree.args if isinstance(tree, ast.Call) else []
    said = [ast.unparse(one) for one in parts]
    return (said[0], said[1]) if len(said) == 2 and max(map(len, said)) < 30 else (FIRST, SECOND)


FIRST, SECOND = "the first", "the second"


def broadcast(found: re.Match[str], text: str) -> str:
    """Two shapes that do not go together."""
    shapes = shape_of(found[1]), shape_of(found[2])
    names = operands(text)
    said = f"{names[0]} is {shapes[0]}, {names[1]} is {shapes[1]}"
    for place, (one, other) in enumerate(zip(*map(reversed, shapes), strict=False)):
        if one != other and 1 not in (one, other):
            which = PLACES[place] if place < len(PLACES) else f"{place + 1}th last"
            return f"{beginning(text)}{said}. The {which} axes, {one} and {other}, must be equal, or one must be 1"
    return beginning(text) + said


def product(found: re.Match[str], text: str) -> str:
    """A matrix product whose inner lengths differ."""
    first, second = operands(text)
    lengths = f"the last axis of {first} is {found[2]} long, the axis of {second} that it meets is {found[1]} long"
    return f"{beginning(text)}{lengths}. They must be equal"


def aligned(found: re.Match[str], text: str) -> str:
    """The same of dot."""
    first, second = operands(text)
    said = f"{first} is {shape_of(found[1])}, {second} is {shape_of(found[2])}"
    return f"{beginning(text)}{said}. The axes that meet, {found[3]} and {found[4]}, must be equal"


def axis(found: re.Match[str], text: str) -> str:
    """An axis that there is not."""
    count = int(found[2])
    if not count:
        return f"{beginning(text)}there is no axis {found[1]}: one number has no axes"
    there = "one axis, 0" if count == 1 else f"{count} axes, 0 to {count - 1}"
    return f"{beginning(text)}there is no axis {found[1]}: the array has {there}, or from the end -1 to -{count}"


def beginning(text: str) -> str:
    """The piece of the program, if it is short."""
    text = " ".join(text.split())
    return f"{text}: " if 0 < len(text) < 60 else ""


WORDS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], str], str]], ...] = (
    (BROADCAST, broadcast),
    (PRODUCT, product),
    (ALIGNED, aligned),
)


def reworded(kind: str, words: str, text: str) -> str:
    """What a learner is told; `text` is the piece of the program that was at work."""
    if kind == "AxisError" and (found := AXIS.search(words)):
        return axis(found, text)
    for pattern, say in WORDS:
        if found := pattern.search(words):
            return say(found, text)
    return words
