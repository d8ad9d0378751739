"""abc: a base that asks its subclasses for methods."""

from __future__ import annotations

from typing import Any

from ..members import Abstract
from ..values import Namespace, Row, Type


def abstract(machine: Any, function: Any) -> Abstract:
    """@abstractmethod."""
    return Abstract(function)


def names() -> Namespace:
    """abc for one run; ABC is object, since no class here has a metaclass."""
    base = Type(object, no_object, own=True)
    return Namespace("abc", {"ABC": base, "abstractmethod": Row("abstractmethod", abstract, own=True)})


def no_object(machine: Any, *args: Any) -> None:
    """ABC itself is not called."""
    raise TypeError("ABC is a base for classes: it is not called")
