"""matplotlib.pyplot as programs see it: a stand-in that only writes down what is to be drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np

from ..figures import Axes, Curve, Figure
from ..shapes import elements
from ..values import Namespace, Row, is_array, kind_name

POINTS = 10_000  # of one curve; of a longer one evenly spaced points are kept
MOST = 20  # figures, and sets of axes in each
STYLE_WORDS = ("ls", "linestyle", "marker", "fmt")


class Sheet:
    """One set of axes that a program draws on."""

    def __init__(self) -> None:
        self.axes = Axes()

    def draw(self, curve: Curve) -> None:
        """One more curve."""
        self.axes = replace(self.axes, curves=(*self.axes.curves, curve))

    def set(self, **words: Any) -> None:
        """Titles, labels, ranges, grid and legend."""
        self.axes = replace(self.axes, **words)


class Drawing:
    """All figures of a run; pyplot's functions draw on the latest axes."""

    def __init__(self) -> None:
        self._sheets: list[tuple[int, list[Sheet]]] = []

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures on which something was drawn."""
        made = [Figure(columns, tuple(sheet.axes for sheet in sheets)) for columns, sheets in self._sheets]
        return tuple(one for one in made if any(axes.curves for axes in one.axes))

    def figure(self, rows: int = 1, columns: int = 1) -> list[Sheet]:
        """A new figure's axes."""
        if len(self._sheets) >= MOST or not 0 < rows * columns <= MOST:
            raise ValueError(f"a program may have {MOST} figures of {MOST} axes")
        sheets = [Sheet() for _ in range(rows * columns)]
        self._sheets.append((columns, sheets))
        return sheets

    def latest(self) -> Sheet:
        """Where pyplot's own functions draw."""
        return self._sheets[-1][1][-1] if self._sheets else self.figure()[0]

    def names(self) -> Namespace:
        """matplotlib.pyplot for one run."""
        members = own(methods(self.latest))
        members.update(own({"subplots": self._subplots, "figure": self._figure}))
        members.update(own(dict.fromkeys(("show", "close", "tight_layout", "draw", "pause"), nothing)))
        pyplot = Namespace("matplotlib.pyplot", members)
        return Namespace("matplotlib", {"pyplot": pyplot})

    def _subplots(self, machine: Any, nrows: int = 1, ncols: int = 1, **options: Any) -> Any:
        sheets = [Namespace("Axes", own(methods(partial(same, sheet)))) for sheet in self.figure(nrows, ncols)]
        figure = Namespace("Figure", own({"tight_layout": nothing, "suptitle": nothing, "show": nothing}))
        if len(sheets) == 1:
            return figure, sheets[0]
        if 1 in (nrows, ncols):
            return figure, tuple(sheets)
        return figure, tuple(tuple(sheets[row * ncols : (row + 1) * ncols]) for row in range(nrows))

    def _figure(self, machine: Any, *args: Any, **options: Any) -> Namespace:
        self.figure()
        return Namespace("Figure", own({"tight_layout": nothing, "suptitle": nothing, "show": nothing}))


def own(functions: dict[str, Callable[..., Any]]) -> dict[str, Any]:
    """Rows of ours."""
    return {name: Row(name, function, own=True) for name, function in functions.items()}


def same(sheet: Sheet) -> Sheet:
    """These axes, whatever is drawn elsewhere."""
    return sheet


def nothing(machine: Any, *args: Any, **options: Any) -> None:
    """What needs no doing here: figures are shown by themselves."""


def methods(sheet: Callable[[], Sheet]) -> dict[str, Callable[..., Any]]:
    """What can be done with axes; pyplot's names and the axes' own."""

    def curve(kind: str) -> Callable[..., None]:
        def draw(machine: Any, *args: Any, label: Any = "", color: Any = "", **options: Any) -> None:
            style = "".join(said(options.get(word)) for word in STYLE_WORDS)
            shade = said(color) or said(options.get("c"))
            for x, y, letters in groups(machine, args):
                sheet().draw(Curve(kind, x, y, said(label), (letters + style)[:10], shade))

        return draw

    def level(kind: str) -> Callable[..., None]:
        def draw(machine: Any, at: Any = 0.0, **options: Any) -> None:
            place = (float(at),)
            shade = said(options.get("color"))
            sheet().draw(Curve(kind, place, place, said(options.get("label")), color=shade))

        return draw

    def words(field: str) -> Callable[..., None]:
        return lambda machine, text="", *args, **options: sheet().set(**{field: said(text)})

    def switch(field: str) -> Callable[..., None]:
        return lambda machine, on=True, *args, **options: sheet().set(**{field: bool(on)})

    def ends(field: str) -> Callable[..., None]:
        return lambda machine, low, high, **options: sheet().set(**{field: (float(low), float(high))})

    def legend(machine: Any, *args: Any, **options: Any) -> None:
        sheet().set(legend=True)

    return {
        "plot": curve("line"), "scatter": curve("scatter"), "axhline": level("across"), "axvline": level("upright"),
        "title": words("title"), "set_title": words("title"),
        "xlabel": words("x_label"), "set_xlabel": words("x_label"),
        "ylabel": words("y_label"), "set_ylabel": words("y_label"), "grid": switch("grid"), "legend": legend,
        "xlim": ends("x_range"), "set_xlim": ends("x_range"), "ylim": ends("y_range"), "set_ylim": ends("y_range"),
    }  # fmt: skip


def groups(machine: Any, args: tuple[Any, ...]) -> list[tuple[tuple[float, ...], tuple[float, ...], str]]:
    """plot's arguments: y, or x and y, each time with letters for the style after them."""
    found = []
    waiting = list(args)
    while waiting:
        first = waiting.pop(0)
        second = waiting.pop(0) if waiting and type(waiting[0]) is not str else None
        letters = waiting.pop(0) if waiting and type(waiting[0]) is str else ""
        y = numbers(machine, first if second is None else second)
        x = tuple(map(float, range(len(y)))) if second is None else numbers(machine, first)
        if len(x) != len(y):
            raise ValueError(f"x and y must have same first dimension, but have lengths {len(x)} and {len(y)}")
        found.append((x, y, letters))
    return found


def numbers(machine: Any, value: Any) -> tuple[float, ...]:
    """Up to POINTS numbers of an array or list."""
    if type(value) in (list, tuple):
        machine.numeric(value)
    elif not (is_array(value) or isinstance(value, (int, float, np.generic, range))):
        raise TypeError(f"numbers or arrays are needed to draw, not a value of type {kind_name(value)}")
    machine.meter.work(elements(value))
    flat = np.asarray(value, dtype=float).ravel()
    kept = flat[:: max(-(-flat.size // POINTS), 1)]
    machine.meter.handle(kept.size)
    return tuple(kept.tolist())


def said(value: Any) -> str:
    """A short text."""
    return value[:200] if type(value) is str else ""
