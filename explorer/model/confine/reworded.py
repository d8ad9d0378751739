"""NumPy's errors about shapes and axes in the reader's words: whose shape, which axis, what must be equal."""

from __future__ import annotations

import ast
import math
import re
from collections.abc import Callable

SHAPE = r"\(([\d, ]*)\)"
BROADCAST = re.compile(rf"operands could not be broadcast together with shapes {SHAPE} {SHAPE}")
PRODUCT = re.compile(r"Input operand 1 has a mismatch in its core dimension 0.*\(size (\d+) is different from (\d+)\)")
ALIGNED = re.compile(rf"shapes {SHAPE} and {SHAPE} not aligned: (\d+) \(dim \d+\) != (\d+) \(dim \d+\)")
AXIS = re.compile(r"axis (-?\d+) is out of bounds for array of dimension (\d+)")
BARE_AXIS = re.compile(r"\(?(-?\d+), (\d+)")
SIZED = r".*index (\d+) has size (\d+)"
JOINED = re.compile(rf"must match exactly, but along dimension (\d+),{SIZED}{SIZED}")
RESHAPED = re.compile(rf"cannot reshape array of size (\d+) into shape {SHAPE}")
REMAPPED = re.compile(r"remapped shapes \[original->remapped\]: (.*)")
OPEN = re.compile(r"cannot reshape array of size (\d+) into shape \(([\d,]*newaxis[\d,newaxis]*)\)")
SEVERAL = re.compile(r"only (0-dimensional|length-1) arrays can be converted|can only convert an array of size 1")
AXES = re.compile(r"same number of dimensions, but the array at index 0 has (\d+) .* index (\d+) has (\d+) dimension")
RAGGED = re.compile(r"setting an array element with a sequence.*inhomogeneous")
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


def joined(found: re.Match[str], text: str) -> str:
    """Arrays that do not fit end to end."""
    along, first, one, second, other = found.groups()
    names = listed(text) or {}
    left, right = (names.get(int(place), f"number {place}") for place in (first, second))
    said = f"{left} is {one} long, {right} {other}"
    return f"{beginning(text)}along axis {along}, {said}. All axes but the joined one must be equal"


def listed(text: str) -> dict[int, str] | None:
    """What stands in the list that a call is given first."""
    try:
        tree = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    first = tree.args[0] if isinstance(tree, ast.Call) and tree.args else None
    parts = first.elts if isinstance(first, ast.List | ast.Tuple) else []
    return {place: said for place, said in enumerate(map(ast.unparse, parts)) if len(said) < 30}


def reshaped(found: re.Match[str], text: str) -> str:
    """A shape that holds another number of elements."""
    shape = shape_of(found[2].replace("-", ""))
    room = f", which has {math.prod(shape)}" if "-" not in found[2] else ""
    return f"{beginning(text)}{found[1]} elements do not fill the shape ({found[2].replace(',', ', ')}){room}"


def left_open(found: re.Match[str], text: str) -> str:
    """A shape with a -1 that no whole number fits."""
    shape = found[2].replace("newaxis", "-1").replace(",", ", ")
    said = f"{found[1]} elements do not fit ({shape}): with -1 the other lengths must divide {found[1]}"
    return beginning(text) + said


def several(found: re.Match[str], text: str) -> str:
    """An array where one number is needed."""
    return f"{beginning(text)}an array of several elements is not one number"


def axes_differ(found: re.Match[str], text: str) -> str:
    """Arrays to be joined that have not equally many axes."""
    counts = [f"{one} ax{'i' if one == '1' else 'e'}s" for one in (found[1], found[3])]
    said = f"the first array has {counts[0]}, number {found[2]} has {counts[1]}: all need equally many axes"
    return beginning(text) + said


def ragged(found: re.Match[str], text: str) -> str:
    """Lists of different lengths that were to become one array."""
    return f"{beginning(text)}the lists in it are not equally long"


def remapped(found: re.Match[str], text: str) -> str:
    """Axes of einsum that bear one letter and differ, or a shape that an array cannot be broadcast to."""
    shapes = re.findall(SHAPE, found[1])
    if "requested shape" in found[1] and len(shapes) == 2:
        said = f"{shape_of(shapes[0])} cannot be broadcast to {shape_of(shapes[1])}"
        return f"{beginning(text)}{said}: axes must be equal, or 1"
    said = " and ".join(str(shape_of(one)) for one in re.findall(rf"{SHAPE}->", found[1]))
    return f"{beginning(text)}the arrays are {said}. Axes that bear the same letter must be equal"


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
    (JOINED, joined),
    (RESHAPED, reshaped),
    (OPEN, left_open),
    (SEVERAL, several),
    (AXES, axes_differ),
    (RAGGED, ragged),
    (REMAPPED, remapped),
)


def reworded(kind: str, words: str, text: str) -> str:
    """What a learner is told; `text` is the piece of the program that was at work."""
    if kind == "AxisError" and (found := AXIS.search(words) or BARE_AXIS.match(words)):
        return axis(found, text)
    for pattern, say in WORDS:
        if found := pattern.search(words):
            return say(found, text)
    return words
