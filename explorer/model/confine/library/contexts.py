"""contextlib: blocks for `with` made of a generator function, and two small ones."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..opened import Null, Opened, Redirected, Suppressed
from ..trials import caught_kinds
from ..values import Made, Namespace
from .made import made, name_of, room


def contextmanager(machine: Any, function: Callable[..., Any]) -> Made:
    """@contextmanager: what stands before the yield begins the block, what stands after it ends it."""

    def open_one(*args: Any, **kwargs: Any) -> Opened:
        return Opened(machine.call(function, args, kwargs))

    return made(machine, name_of(function), open_one, __wrapped__=function)


def suppress(machine: Any, *kinds: Any) -> Suppressed:
    """suppress(ValueError, ...)."""
    every = [one for some in kinds for one in (some if type(some) is tuple else [some])]
    return Suppressed(caught_kinds(tuple(every)))


def nullcontext(machine: Any, enter_result: Any = None) -> Null:
    """nullcontext(value)."""
    machine.keep_all([enter_result])
    return Null(enter_result)


def redirect_stdout(machine: Any, new_target: Any) -> Redirected:
    """redirect_stdout(buffer): what is printed goes to the buffer's write()."""
    machine.keep_all([new_target])
    return Redirected(new_target)


def names() -> Namespace:
    """contextlib for one run."""
    own: dict[str, Callable[..., Any]] = {
        "contextmanager": contextmanager,
        "suppress": suppress,
        "nullcontext": nullcontext,
        "redirect_stdout": redirect_stdout,
        "redirect_stderr": nullcontext,
    }
    return room("contextlib", own)
