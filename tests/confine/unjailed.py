"""A home of children on a machine that lacks something: each is named after what it lacks. Nothing may run there."""

import ctypes
import resource
from collections.abc import Callable, Iterable
from typing import Any

from explorer.model.apart import answering, syscalls
from explorer.model.following import Follow

Say = Callable[[str], object]


def without_filter(run: Any, text: str, follow: Follow, say: Say) -> str:
    """A processor whose calls nobody has listed."""
    syscalls.MACHINES.clear()
    return answering.answer(run, text, follow, say)


def without_limits(run: Any, text: str, follow: Follow, say: Say) -> str:
    """A kernel that refuses to limit anything."""
    resource.setrlimit = refused  # type: ignore[assignment]
    return answering.answer(run, text, follow, say)


def without_effect(run: Any, text: str, follow: Follow, say: Say) -> str:
    """A kernel that says yes, and does nothing."""
    resource.setrlimit = lambda *asked: None
    return answering.answer(run, text, follow, say)


def without_options(run: Any, text: str, follow: Follow, say: Say) -> str:
    """A kernel that knows no options of a process."""

    class Kernel:
        prctl = staticmethod(lambda *asked: -1)

    ctypes.CDLL = lambda *asked, **options: Kernel  # type: ignore[assignment,misc]
    return answering.answer(run, text, follow, say)


def refused(*asked: Any) -> None:
    raise PermissionError("refused")


def warm_up(run: Any) -> Iterable[str]:
    """A child is warm, and its machine poor, before its jail closes."""
    return answering.warm_up(run)
