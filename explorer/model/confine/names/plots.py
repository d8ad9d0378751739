"""matplotlib.pyplot as programs see it: a stand-in that only writes down what is to be drawn."""

from __future__ import annotations

from typing import Any

from ..figures import Axes, Curve, Figure
from ..grids import Grid
from ..ours import ours
from ..shapes import elements
from ..values import Namespace, Row, Thing
from . import odds
from .axes import CURVES, FIGURES, POINTS, SHEETS, UNSEEN, Sheet, methods, nothing
from .curves import numbers, said
from .fields import SHADES
from .notes import AXES

MAPS = """
viridis plasma inferno magma cividis coolwarm RdBu RdYlBu Spectral jet gray Greys Blues Reds Greens hot cool bwr seismic
tab10 Set1 Paired binary bone copper rainbow
"""

SET: dict[str, Any] = {"figure.figsize": [6.4, 4.8], "font.size": 10.0, "lines.linewidth": 1.5, "figure.dpi": 100.0}
OF_FIGURES = "show set_size_inches legend text set_dpi set_figwidth set_figheight align_labels supxlabel supylabel"
OF_AXES = """
set_major_locator set_major_formatter set_minor_locator set_visible set_ticks set_ticks_position set_label_position
set_ticklabels set_label_text tick_bottom tick_left tick_top grid
"""
SIDES = "left right top bottom"
TOO_MANY = f"a program may draw {FIGURES} figures, with {SHEETS} sets of axes in all"
SPINE = dict.fromkeys(["set_visible", "set_position", "set_color", "set_linewidth"], nothing)


def shade_at(machine: Any, share: Any = 0.0, *args: Any, **options: Any) -> Any:
    """cm.viridis(share): a colour between the lowest and the highest; of many shares as many."""
    found = [SHADES[int(min(max(one, 0.0), 1.0) * (len(SHADES) - 1))] for one in numbers(machine, share) if one == one]
    return found if elements(share) != 1 else (*found, SHADES[0])[0]


def coloured(machine: Any, *name: Any) -> Row:
    """get_cmap(name)."""
    return Row("cmap", shade_at, own=True)


class Page:
    """One figure: sheets in rows and columns; pyplot's functions draw on the `current` one."""

    def __init__(self, rows: int, columns: int, sheets: list[Sheet]) -> None:
        self.divide(rows, columns, sheets)
        self.title = ""

    def divide(self, rows: int, columns: int, sheets: list[Sheet]) -> None:
        """Have these axes."""
        self.rows, self.columns, self.sheets = rows, columns, sheets
        self.current = sheets[-1]

    def clear(self) -> None:
        """clf(): nothing is drawn on it any more."""
        for sheet in self.sheets:
            sheet.axes = Axes()

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
        if len(self._pages) >= FIGURES:
            raise ValueError(TOO_MANY)
        self._current = Page(rows, columns, self._made(rows, columns))
        self._pages.append(self._current)
        return self._current

    def _made(self, rows: int, columns: int) -> list[Sheet]:
        """Axes in rows and columns, as far as there is room for them."""
        if type(rows) is not int or type(columns) is not int or rows < 1 or columns < 1:
            raise ValueError("rows and columns are whole numbers from 1 on")
        self._sheets += rows * columns
        if self._sheets > SHEETS:
            raise ValueError(TOO_MANY)
        return [Sheet(self) for _ in range(rows * columns)]

    def divided(self, page: Page | None, rows: int, columns: int) -> Page:
        """This figure with other axes, as long as nothing is drawn on it; or else a new one."""
        if page is None or any(one.axes.curves for one in page.sheets):
            return self.figure(rows, columns)
        page.divide(rows, columns, self._made(rows, columns))
        return page

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
        members = methods(lambda: self.latest().current)
        members.update(ours({"show": self._show, "close": self._show, "figure": self._figure}))
        members.update(ours({"subplot2grid": self._placed}))
        members.update(ours({"subplots": self._subplots, "subplot": self._subplot, "subplot_mosaic": self._mosaic}))
        members.update(ours(dict.fromkeys(["gca", "axes"], lambda machine, **how: reachable(self.latest().current))))
        members.update(ours({"gcf": lambda machine: self._held(self.latest())}))
        members.update(ours({"suptitle": lambda machine, text="", **how: self.latest().entitle(machine, text)}))
        members.update(ours({"clf": lambda machine: self.latest().clear(), "get_cmap": coloured, "rc": nothing}))
        members["style"] = Namespace("Style", {**ours({"use": nothing}), "available": ()})
        colours = Namespace("matplotlib.cm", ours({**dict.fromkeys(MAPS.split(), shade_at), "get_cmap": coloured}))
        shared: dict[str, Any] = {"cm": colours, "rcParams": {**SET, "axes.prop_cycle": odds.cycle()}}
        members |= {**odds.patches(), **odds.silent(odds.TICKS), **ours({"Normalize": odds.normalised})}
        return Namespace(
            "matplotlib",
            {
                **shared,
                **odds.names(),
                "pyplot": Namespace("matplotlib.pyplot", members | shared),
                **ours({"use": nothing, "rc": nothing}),
            },
        )

    def _show(self, machine: Any, *args: Any, **options: Any) -> None:
        self._current = None

    def _subplots(self, machine: Any, nrows: int = 1, ncols: int = 1, *, squeeze: bool = True, **options: Any) -> Any:
        page = self.figure(nrows, ncols)
        made = [reachable(sheet) for sheet in page.sheets]
        if squeeze and len(made) == 1:
            return self._held(page), made[0]
        if squeeze and 1 in (nrows, ncols):
            return self._held(page), Grid(tuple(made))
        rows = [made[row * ncols : (row + 1) * ncols] for row in range(nrows)]
        return self._held(page), Grid(tuple(Grid(tuple(row)) for row in rows))

    def _mosaic(self, machine: Any, mosaic: Any, **options: Any) -> Any:
        """subplot_mosaic("AB;CC"): axes by their names, in the order of the layout."""
        rows = mosaic.replace("\n", ";").split(";") if type(mosaic) is str else machine.collect(mosaic)
        names = [[*row.strip()] if type(row) is str else machine.collect(row) for row in rows if row]
        every = list(dict.fromkeys(one for row in names for one in row if type(one) is str and one != "."))
        page = self.figure(1, max(len(every), 1))
        page.columns = max(map(len, names), default=1)
        return self._held(page), {name: reachable(sheet) for name, sheet in zip(every, page.sheets, strict=False)}

    def _placed(self, machine: Any, shape: Any, loc: Any, **options: Any) -> Namespace:
        """subplot2grid((rows, columns), (row, column))."""
        (rows, columns), (row, column) = machine.collect(shape), machine.collect(loc)
        return self._subplot(machine, rows, columns, row * columns + column + 1)

    def _subplot(self, machine: Any, rows: Any = 1, columns: int = 1, at: int = 1, **options: Any) -> Namespace:
        if isinstance(rows, Namespace) and rows.name == "SubplotSpec":
            rows, columns, at = (rows.members[name] for name in ("nrows", "ncols", "at"))  # type: ignore[assignment]
        if rows > 99 and columns == at == 1:  # subplot(121)
            rows, columns, at = rows // 100, rows // 10 % 10, rows % 10
        page = self._current
        if page is None or (page.rows, page.columns) != (rows, columns):
            page = self.divided(page, rows, columns)
        if not 1 <= at <= rows * columns:
            raise ValueError(f"there are axes 1 to {rows * columns} in this figure, no {at}")
        page.current = page.sheets[at - 1]
        return reachable(page.current)

    def _figure(self, machine: Any, *args: Any, **options: Any) -> Namespace:
        return self._held(self.figure())

    def _held(self, page: Page) -> Namespace:
        """A figure as a program holds it."""

        def add_subplot(machine: Any, *places: Any, **options: Any) -> Namespace:
            self._current = page
            return self._subplot(machine, *places, **options)

        def subplots(machine: Any, nrows: int = 1, ncols: int = 1, **options: Any) -> Any:
            if page in self._pages and not any(one.axes.curves for one in page.sheets):
                self._pages.remove(page)
            return self._subplots(machine, nrows, ncols, **options)[1]

        def latest(machine: Any, *place: Any, **options: Any) -> Namespace:
            return reachable(page.current)

        making: dict[str, Any] = {"add_subplot": add_subplot, "subplots": subplots, "gca": latest, "add_axes": latest}
        quiet = dict.fromkeys([*OF_FIGURES.split(), *UNSEEN.split()], nothing)
        known = {**quiet, **making, "suptitle": page.entitle, "add_gridspec": odds.layout}
        return Thing("Figure", {**ours(known), "canvas": Thing("Canvas", ours({"draw": nothing}))})


def reachable(sheet: Sheet) -> Namespace:
    """Axes as a program holds them."""
    members = methods(lambda: sheet)
    members |= ours({"twinx": lambda machine: reachable(sheet), "twiny": lambda machine: reachable(sheet)})
    axis = Thing("Axis", ours(dict.fromkeys(OF_AXES.split(), nothing)))
    members |= {"transAxes": AXES, "xaxis": axis, "yaxis": axis, "zaxis": axis}
    return Thing("Axes", {**members, "spines": {side: Thing("Spine", ours(SPINE)) for side in SIDES.split()}})


def toolkits() -> Namespace:
    """mpl_toolkits: what a program imports of it only says that axes have depth."""
    return Namespace("mpl_toolkits", {"mplot3d": Namespace("mpl_toolkits.mplot3d", ours({"Axes3D": nothing}))})
