"""Which of a program's values keep others under names: objects, classes, and functions that remember what is around."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine import Tensor

from .functions import Function
from .instances import Class, Instance
from .scopes import Frame
from .values import Made


def attributes(value: object) -> Mapping[str, Any] | None:
    """What a value keeps, by the names that follow its dot; None for one that keeps nothing in this way."""
    if isinstance(value, Instance):
        return value.names
    if isinstance(value, Class):
        return value.members
    if type(value) is Function:
        return remembered(value)
    return value.parts if type(value) is Made else None


def remembered(function: Function) -> dict[str, Any]:
    """The leaves among the names of the functions around a function, as a layer made by a function has its weights."""
    found: dict[str, Any] = {}
    frame: Frame | None = function.frame
    while frame is not None:
        found = {**{name: one for name, one in frame.names.items() if is_leaf(one)}, **found}
        frame = frame.parent
    return found


def is_leaf(value: object) -> bool:
    """Whether a value is a tensor that was made and not computed."""
    return isinstance(value, Tensor) and value.creator is None
