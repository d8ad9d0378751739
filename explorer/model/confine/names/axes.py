"""What can be done with one set of axes: pyplot's names and the axes' own, as a table of functions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, Protocol

from ..figures import Axes, Curve
from ..values import Row
from .curves import bars, histogram, lines, said, shade
from .fields import FIELDS, by_value
from .strips import STRIPS

FIGURES, SHEETS, CURVES, POINTS = 12, 24, 200, 200_000  # of one program: what a page can still show
UNSEEN = (  # figures are shown by themselves
    "tight_layout draw pause savefig close ion ioff colorbar clim subplots_adjust set_cmap autoscale"
)
IGNORED = "text annotate clabel tick_params margins set_aspect axis xticks yticks set_xticks set_yticks minorticks_on"


class Counting(Protocol):
    """Who counts all curves of a run."""

    def count(self, curve: Curve) -> None:
        """One more curve, if there is room for it."""


class Sheet:
    """One set of axes that a program draws on."""

    def __init__(self, drawing: Counting) -> None:
        self.drawing = drawing
        self.axes = Axes()

    def draw(self, curves: Iterable[Curve]) -> None:
        """More curves."""
        for curve in curves:
            self.drawing.count(curve)
            self.axes = replace(self.axes, curves=(*self.axes.curves, curve))

    def set(self, **words: Any) -> None:
        """Titles, labels, ranges, scales, grid and legend."""
        self.axes = replace(self.axes, **words)

    def name(self, labels: list[str]) -> None:
        """Show the legend; `labels`, if any, name the curves in their order."""
        named = [replace(one, label=label) for one, label in zip(self.axes.curves, labels, strict=False)]
        self.set(legend=True, curves=(*named, *self.axes.curves[len(named) :]))


def own(functions: dict[str, Callable[..., Any]]) -> dict[str, Any]:
    """Rows of ours."""
    return {name: Row(name, function, own=True) for name, function in functions.items()}


def nothing(machine: Any, *args: Any, **options: Any) -> None:
    """What needs no doing here."""


def methods(sheet: Callable[[], Sheet]) -> dict[str, Callable[..., Any]]:
    """What can be done with axes; pyplot's names and the axes' own."""

    def curve(kind: str, **scales: bool) -> Callable[..., None]:
        def draw(machine: Any, *args: Any, **options: Any) -> None:
            sheet().draw(lines(machine, kind, args, options))
            sheet().set(**scales)

        return draw

    def scatter(machine: Any, x: Any = None, y: Any = None, s: Any = None, c: Any = None, **options: Any) -> None:
        if type(c) is str or c is None:
            return curve("scatter")(machine, x, y, **options, **({} if c is None else {"c": c}))
        sheet().draw(by_value(machine, x, y, c, said(options.get("label"))))

    def level(kind: str) -> Callable[..., None]:
        def draw(machine: Any, at: Any = 0.0, *ends: Any, **options: Any) -> None:
            style = said(options.get("ls")) or said(options.get("linestyle"))
            place = (float(options.get("x", options.get("y", at))),)
            sheet().draw([Curve(kind, place, place, said(options.get("label")), style[:10], shade(options))])

        return draw

    def one(make: Callable[..., Curve]) -> Callable[..., None]:
        return lambda machine, *args, **options: sheet().draw([make(machine, *args, **options)])

    def many(make: Callable[..., Iterable[Curve]]) -> Callable[..., None]:
        return lambda machine, *args, **options: sheet().draw(make(machine, *args, **options))

    def image(machine: Any, X: Any, *args: Any, **options: Any) -> None:
        sheet().draw(FIELDS["imshow"](machine, X, *args, **options))
        if options.get("extent") is None and options.get("origin") != "lower":  # the first row is on top
            sheet().set(y_range=(len(X) - 0.5, -0.5))

    def clear(machine: Any) -> None:
        sheet().axes = Axes()

    def words(field: str) -> Callable[..., None]:
        return lambda machine, text="", *args, **options: sheet().set(**{field: said(text)})

    def grid(machine: Any, on: Any = True, *args: Any, **options: Any) -> None:
        sheet().set(grid=bool(on))

    def ends(field: str) -> Callable[..., None]:
        return lambda machine, *both, **options: sheet().set(**{field: pair(both)})

    def scale(field: str) -> Callable[..., None]:
        return lambda machine, kind="linear", **options: sheet().set(**{field: kind in ("log", "symlog")})

    def legend(machine: Any, labels: Any = (), *args: Any, **options: Any) -> None:
        given = labels[:CURVES] if type(labels) in (list, tuple) else ()
        sheet().name([said(label) for label in given])

    def several(machine: Any, **options: Any) -> None:
        for name, value in options.items():
            change = table.get(f"set_{name[:20]}")
            if change is not None:
                change(machine, value)

    table: dict[str, Callable[..., None]] = {
        "plot": curve("line"), "scatter": scatter, "cla": clear, "axhline": level("across"),
        "axvline": level("upright"), "imshow": image, "matshow": image,
        "semilogx": curve("line", x_log=True), "semilogy": curve("line", y_log=True),
        "loglog": curve("line", x_log=True, y_log=True), "bar": one(bars), "hist": one(histogram),
        "title": words("title"), "set_title": words("title"),
        "xlabel": words("x_label"), "set_xlabel": words("x_label"),
        "ylabel": words("y_label"), "set_ylabel": words("y_label"), "grid": grid, "legend": legend, "set": several,
        "xlim": ends("x_range"), "set_xlim": ends("x_range"), "ylim": ends("y_range"), "set_ylim": ends("y_range"),
        "xscale": scale("x_log"), "set_xscale": scale("x_log"), "yscale": scale("y_log"), "set_yscale": scale("y_log"),
    }  # fmt: skip
    drawing = {name: many(make) for name, make in {**FIELDS, **STRIPS}.items()}
    return {**drawing, **table, **dict.fromkeys([*UNSEEN.split(), *IGNORED.split()], nothing)}


def pair(both: tuple[Any, ...]) -> tuple[float, float] | None:
    """xlim(low, high) and xlim((low, high)); of an open end we know nothing."""
    given = both[0] if len(both) == 1 and type(both[0]) in (list, tuple) else both
    if len(given) != 2 or None in given:
        return None
    return float(given[0]), float(given[1])
