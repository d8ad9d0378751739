"""Errors let go of what they hold link by link: in a browser the fall of a deep traceback takes Python with it."""

from __future__ import annotations

from types import TracebackType


def let_go(error: BaseException) -> None:
    """Take the traceback off an error, and off the errors that it was raised from."""
    waiting: list[BaseException | None] = [error]
    met: set[int] = set()
    while waiting:
        one = waiting.pop()
        if one is None or id(one) in met:
            continue
        met.add(id(one))
        waiting += [one.__context__, one.__cause__]
        trace, one.__traceback__, one.__context__, one.__cause__ = one.__traceback__, None, None, None
        take_apart(trace)


def take_apart(trace: TracebackType | None) -> None:
    """The innermost link falls first, while all others are still held."""
    links = []
    while trace is not None:
        links.append(trace)
        trace = trace.tb_next
    while links:
        links.pop().tb_next = None
