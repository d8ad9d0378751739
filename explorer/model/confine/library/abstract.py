"""abc: a base that asks its subclasses for methods."""

from __future__ import annotations

from typing import Any

from ..members import Abstract, Property
from ..ours import ours
from ..values import Hint, Namespace, Type


def abstract(machine: Any, function: Any) -> Abstract:
    """@abstractmethod."""
    return Abstract(function)


def names() -> Namespace:
    """abc for one run; ABC is object, since no class here has a metaclass."""
    base = Type(object, no_object, own=True)
    methods = ours({"abstractmethod": abstract, "abstractproperty": asked})
    return Namespace("abc", {"ABC": base, "ABCMeta": Hint("abc.ABCMeta"), **methods})


def asked(machine: Any, function: Any) -> Property:
    """@abstractproperty."""
    return Property(Abstract(function))


def no_object(machine: Any, *args: Any) -> None:
    """ABC itself is not called."""
    raise TypeError("ABC is a base for classes: it is not called")
