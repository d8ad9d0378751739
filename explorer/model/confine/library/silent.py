"""Modules that a pasted program names for its comfort: warnings, progress bars and displays."""

from __future__ import annotations

from typing import Any

from ..names.axes import nothing
from ..names.walking import counted
from ..opened import Null
from ..values import Namespace
from .made import room

OBJECTS = "HTML Image Latex Markdown Math set_matplotlib_formats"


def bar(machine: Any, iterable: Any, *args: Any, **options: Any) -> Any:
    """tqdm(values): the values."""
    return counted(machine, iterable)


def count(machine: Any, *ends: Any, **options: Any) -> Any:
    """trange(n)."""
    return range(*ends)


def display(machine: Any, *values: Any, **options: Any) -> None:
    """display(value): as a prompt shows it."""
    for one in values:
        machine.echo(one)


def caught(machine: Any, *, record: bool = False, **options: Any) -> Null:
    """catch_warnings(): a block in which nobody is warned; a list of no warnings where they are recorded."""
    return Null([] if record else None)


def warnings() -> Namespace:
    """warnings: nobody is warned here."""
    silent = dict.fromkeys(["filterwarnings", "simplefilter", "warn", "resetwarnings"], nothing)
    return room("warnings", {**silent, "catch_warnings": caught})


def bars() -> Namespace:
    """tqdm and its rooms."""
    functions = {"tqdm": bar, "trange": count}
    rooms = {name: room(f"tqdm.{name}", functions) for name in ("notebook", "auto")}
    return room("tqdm", functions, **rooms)


def notebook() -> Namespace:
    """IPython.display."""
    shown = room("IPython.display", {"display": display, **dict.fromkeys(["clear_output", *OBJECTS.split()], nothing)})
    return Namespace("IPython", {"display": shown})
