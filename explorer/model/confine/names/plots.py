"""matplotlib.pyplot as programs see it: a stand-in that only writes down what is to be drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from ..figures import Axes, Curve, Figure
from ..grids import Grid
from ..values import Namespace, Row
from .curves import bars, histogram, lines, said, shade

FIGURES, SHEETS, CURVES, POINTS = 12, 24, 200, 200_000  # of one program: what a page can still show
UNSEEN = "tight_layout draw pause savefig close"  # figures are shown by themselves
IGNORED = "text annotate tick_params margins set_aspect axis xticks yticks set_xticks set_yticks minorticks_on"


class Sheet:
    """One set of axes that a program draws on."""

    def __init__(self, drawing: Drawing) -> None:
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


class Page:
    """One figure: sheets in rows and columns; pyplot's functions draw on the `current` one."""

    def __init__(self, rows: int, columns: int, sheets: list[Sheet]) -> None:
        self.rows, self.columns, self.sheets = rows, columns, sheets
        self.current = sheets[-1]
        self.title = ""

    def entitle(self, machine: Any, text: Any = "", **options: Any) -> None:
        """suptitle(text)."""
        self.title = said(text)


class Drawing:
    """All figures of a run."""

    def __init__(self) -> None:
        self._pages: list[Page] = []
        self._current: Page | None = None  # none after show(): what follows is a new figure
        self._sheets = self._curves = self._points = 0

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures on which something was drawn."""
        made = [Figure(page.columns, tuple(one.axes for one in page.sheets), page.title) for page in self._pages]
        return tuple(one for one in made if any(axes.curves for axes in one.axes))

    def figure(self, rows: int = 1, columns: int = 1) -> Page:
        """A new figure."""
        if type(rows) is not int or type(columns) is not int or rows < 1 or columns < 1:
            raise ValueError("rows and columns are whole numbers from 1 on")
        self._sheets += rows * columns
        if len(self._pages) >= FIGURES or self._sheets > SHEETS:
            raise ValueError(f"a program may draw {FIGURES} figures, with {SHEETS} sets of axes in all")
        self._current = Page(rows, columns, [Sheet(self) for _ in range(rows * columns)])
        self._pages.append(self._current)
        return self._current

    def count(self, curve: Curve) -> None:
        """One more curve, if there is room for it."""
        self._curves += 1
        self._points += len(curve.x)
        if self._curves > CURVES or self._points > POINTS:
            raise ValueError(f"a program may draw {CURVES} curves, with {POINTS:,} points in all")

    def latest(self) -> Page:
        """Where pyplot's own functions draw."""
        return self._current or self.figure()

    def names(self) -> Namespace:
        """matplotlib.pyplot for one run."""
        members = own(methods(lambda: self.latest().current))
        members.update(own({"show": self._show, "close": self._show, "figure": self._figure}))
        members.update(own({"subplots": self._subplots, "subplot": self._subplot}))
        members.update(own({"gca": lambda machine: reachable(self.latest().current)}))
        members.update(own({"gcf": lambda machine: shown(self.latest())}))
        members.update(own({"suptitle": lambda machine, text="", **how: self.latest().entitle(machine, text)}))
        members["style"] = Namespace("Style", own({"use": nothing}))
        return Namespace("matplotlib", {"pyplot": Namespace("matplotlib.pyplot", members)})

    def _show(self, machine: Any, *args: Any, **options: Any) -> None:
        self._current = None

    def _subplots(self, machine: Any, nrows: int = 1, ncols: int = 1, **options: Any) -> Any:
        page = self.figure(nrows, ncols)
        made = [reachable(sheet) for sheet in page.sheets]
        if len(made) == 1:
            return shown(page), made[0]
        if 1 in (nrows, ncols):
            return shown(page), Grid(tuple(made))
        rows = [made[row * ncols : (row + 1) * ncols] for row in range(nrows)]
        return shown(page), Grid(tuple(Grid(tuple(row)) for row in rows))

    def _subplot(self, machine: Any, rows: int = 1, columns: int = 1, at: int = 1, **options: Any) -> Namespace:
        if rows > 99 and columns == at == 1:  # subplot(121)
            rows, columns, at = rows // 100, rows // 10 % 10, rows % 10
        page = self._current
        if page is None or (page.rows, page.columns) != (rows, columns):
            page = self.figure(rows, columns)
        if not 1 <= at <= rows * columns:
            raise ValueError(f"there are axes 1 to {rows * columns} in this figure, no {at}")
        page.current = page.sheets[at - 1]
        return reachable(page.current)

    def _figure(self, machine: Any, *args: Any, **options: Any) -> Namespace:
        return shown(self.figure())


def own(functions: dict[str, Callable[..., Any]]) -> dict[str, Any]:
    """Rows of ours."""
    return {name: Row(name, function, own=True) for name, function in functions.items()}


def reachable(sheet: Sheet) -> Namespace:
    """Axes as a program holds them."""
    return Namespace("Axes", own(methods(lambda: sheet)))


def shown(page: Page) -> Namespace:
    """A figure as a program holds it."""
    quiet = dict.fromkeys(["show", "set_size_inches", "legend", *UNSEEN.split()], nothing)
    return Namespace("Figure", own({**quiet, "suptitle": page.entitle}))


def nothing(machine: Any, *args: Any, **options: Any) -> None:
    """What needs no doing here."""


def methods(sheet: Callable[[], Sheet]) -> dict[str, Callable[..., Any]]:
    """What can be done with axes; pyplot's names and the axes' own."""

    def curve(kind: str, **scales: bool) -> Callable[..., None]:
        def draw(machine: Any, *args: Any, **options: Any) -> None:
            sheet().draw(lines(machine, kind, args, options))
            sheet().set(**scales)

        return draw

    def level(kind: str) -> Callable[..., None]:
        def draw(machine: Any, at: Any = 0.0, *ends: Any, **options: Any) -> None:
            style = said(options.get("ls")) or said(options.get("linestyle"))
            place = (float(options.get("x", options.get("y", at))),)
            sheet().draw([Curve(kind, place, place, said(options.get("label")), style[:10], shade(options))])

        return draw

    def one(make: Callable[..., Curve]) -> Callable[..., None]:
        return lambda machine, *args, **options: sheet().draw([make(machine, *args, **options)])

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
        "plot": curve("line"), "scatter": curve("scatter"), "axhline": level("across"), "axvline": level("upright"),
        "semilogx": curve("line", x_log=True), "semilogy": curve("line", y_log=True),
        "loglog": curve("line", x_log=True, y_log=True), "bar": one(bars), "hist": one(histogram),
        "title": words("title"), "set_title": words("title"),
        "xlabel": words("x_label"), "set_xlabel": words("x_label"),
        "ylabel": words("y_label"), "set_ylabel": words("y_label"), "grid": grid, "legend": legend, "set": several,
        "xlim": ends("x_range"), "set_xlim": ends("x_range"), "ylim": ends("y_range"), "set_ylim": ends("y_range"),
        "xscale": scale("x_log"), "set_xscale": scale("x_log"), "yscale": scale("y_log"), "set_yscale": scale("y_log"),
    }  # fmt: skip
    return {**table, **dict.fromkeys([*UNSEEN.split(), *IGNORED.split()], nothing)}


def pair(both: tuple[Any, ...]) -> tuple[float, float] | None:
    """xlim(low, high) and xlim((low, high)); of an open end we know nothing."""
    given = both[0] if len(both) == 1 and type(both[0]) in (list, tuple) else both
    if len(given) != 2 or None in given:
        return None
    return float(given[0]), float(given[1])
