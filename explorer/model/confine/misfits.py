"""Calls that do not fit a function of ours: in words that name it as programs do."""

from __future__ import annotations

import inspect
from functools import partial
from types import FunctionType, MethodType
from typing import Any


def called_as(function: Any, name: str, error: TypeError, args: tuple[Any, ...], kwargs: dict[str, Any]) -> TypeError:
    """The error; where the call itself did not fit the function, in words that name it as programs do."""
    trace = error.__traceback__
    if trace is None or trace.tb_next is not None or not isinstance(function, FunctionType | MethodType | partial):
        return error
    try:
        inspect.signature(function).bind(None, *args, **kwargs)
    except TypeError as misfit:
        return TypeError(f"{name}(): {misfit}")
    return error
