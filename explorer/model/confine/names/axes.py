"""What can be done with one set of axes: pyplot's names and the axes' own, as a table of functions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import Any, Protocol

from ..figures import Axes, Curve
from ..ours import ours, row
from ..values import Namespace, Thing
from .boxes import boxplot
from .curves import bar, hist, lines, numbers, said, shade
from .fields import FIELDS, by_value
from .notes import NOTES
from .odds import Patch
from .scenes import SCENES
from .strips import STRIPS

FIGURES, SHEETS, CURVES, POINTS = 12, 24, 200, 200_000  # of one program: what a page can still show
UNSEEN = (  # figures are shown by themselves
    "tight_layout draw pause savefig close ion ioff colorbar clim subplots_adjust set_cmap autoscale"
)
IGNORED = """
clabel tick_params margins set_aspect axis xticks yticks set_xticks set_yticks minorticks_on
set_xticklabels set_yticklabels invert_xaxis invert_yaxis set_axis_off set_axisbelow set_facecolor set_box_aspect
view_init set_zlabel set_zlim relim autoscale_view locator_params ticklabel_format label_outer table bar_label add_line
add_artist add_collection set_zticks set_prop_cycle
"""


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


def nothing(machine: Any, *args: Any, **options: Any) -> None:
    """What needs no doing here."""


OF_LINES = """
get_color set_data set_xdata set_ydata set_color set_label set_linewidth set_linestyle set_marker set_alpha set_visible
remove
"""
BARS = Thing("BarContainer", {})
LINE = Thing("Line2D", ours(dict.fromkeys(OF_LINES.split(), nothing)))
Now = Callable[[], Sheet]  # the axes that are drawn on at the time of a call: pyplot's change


def curve(kind: str, **scales: bool) -> Callable[..., list[Namespace]]:
    """plot, semilogx and the like: as many lines as were drawn."""

    def draw(now: Now, machine: Any, *args: Any, **options: Any) -> list[Namespace]:
        drawn = [*lines(machine, kind, args, options)]
        now().draw(drawn)
        now().set(**scales)
        return [LINE] * len(drawn)

    return draw


def scatter(now: Now, machine: Any, x: Any = None, y: Any = None, s: Any = None, c: Any = None, **options: Any) -> None:
    """Points, of one colour or coloured by values."""
    if type(c) is str or c is None:
        curve("scatter")(now, machine, x, y, **options, **({} if c is None else {"c": c}))
    else:
        now().draw(by_value(machine, x, y, c, said(options.get("label"))))


def across(now: Now, machine: Any, y: float = 0.0, *ends: Any, **options: Any) -> None:
    """axhline(y)."""
    level(now, "across", float(y), options)


def upright(now: Now, machine: Any, x: float = 0.0, *ends: Any, **options: Any) -> None:
    """axvline(x)."""
    level(now, "upright", float(x), options)


def through(now: Now, machine: Any, xy1: Any, xy2: Any = None, *, slope: Any = None, **options: Any) -> None:
    """axline((x, y), (x, y)), axline((x, y), slope=...): through all that is drawn so far."""
    (x, y), other = numbers(machine, xy1), None if xy2 is None else numbers(machine, xy2)
    if (other is None) == (slope is None):
        raise TypeError("axline needs a second point, or slope=...")
    if other is not None and other[0] == x:
        return level(now, "upright", x, options)
    rise = float(slope) if other is None else (other[1] - y) / (other[0] - x)
    seen = [one for curve in now().axes.curves for one in curve.x if one == one] or [x - 1, x + 1]
    low, high = min(*seen, x), max(*seen, x)
    along, up = (low, high), (y + rise * (low - x), y + rise * (high - x))
    now().draw([Curve("line", along, up, said(options.get("label")), "", shade(options))])


def level(now: Now, kind: str, place: float, options: dict[str, Any]) -> None:
    """A line from end to end."""
    style = said(options.get("ls")) or said(options.get("linestyle"))
    now().draw([Curve(kind, (place,), (place,), said(options.get("label")), style[:10], shade(options))])


def making(now: Now, make: Callable[..., Iterable[Curve]], machine: Any, *args: Any, **options: Any) -> None:
    """Draw what makes curves."""
    now().draw(make(machine, *args, **options))


def histogram(now: Now, machine: Any, *args: Any, **options: Any) -> tuple[Any, Any, Namespace]:
    """hist(values): the heights and ends of the stretches, and the bars, as a figure has them."""
    bars, heights, bounds = hist(machine, *args, **options)
    now().draw([bars])
    return heights, bounds, BARS


def image(now: Now, machine: Any, X: Any, *args: Any, **options: Any) -> None:
    """imshow and matshow: the first row is on top."""
    now().draw(FIELDS["imshow"](machine, X, *args, **options))
    if options.get("extent") is None and options.get("origin") != "lower":
        now().set(y_range=(len(X) - 0.5, -0.5))


def shape(now: Now, machine: Any, p: Any) -> Any:
    """add_patch(Circle(...)); shapes of which only the name is known are not drawn."""
    if isinstance(p, Patch):
        now().draw([p.curve])
    return p


def clear(now: Now, machine: Any) -> None:
    """cla()."""
    now().axes = Axes()


def words(field: str) -> Callable[..., None]:
    """Titles and labels."""
    return lambda now, machine, text="", *args, **options: now().set(**{field: said(text)})


def grid(now: Now, machine: Any, on: Any = True, *args: Any, **options: Any) -> None:
    """grid(on)."""
    now().set(grid=bool(on))


def ends(field: str) -> Callable[..., None]:
    """xlim and ylim."""
    return lambda now, machine, *both, **options: now().set(**{field: pair(both)})


def scale(field: str) -> Callable[..., None]:
    """xscale and yscale."""
    return lambda now, machine, kind="linear", **options: now().set(**{field: kind in ("log", "symlog")})


def legend(now: Now, machine: Any, labels: Any = (), *args: Any, **options: Any) -> None:
    """legend(labels)."""
    given = labels[:CURVES] if type(labels) in (list, tuple) else ()
    now().name([said(label) for label in given])


def several(now: Now, machine: Any, **options: Any) -> None:
    """set(title=..., xlabel=...)."""
    for name, value in options.items():
        change = TABLE.get(f"set_{name[:20]}")
        if change is not None:
            change(now, machine, value)


WORDED = {"title": words("title"), "xlabel": words("x_label"), "ylabel": words("y_label")}
BOUNDED = {"xlim": ends("x_range"), "ylim": ends("y_range"), "xscale": scale("x_log"), "yscale": scale("y_log")}
TABLE: dict[str, Callable[..., Any]] = {
    "plot": curve("line"), "scatter": scatter,
    "semilogx": curve("line", x_log=True), "semilogy": curve("line", y_log=True),
    "loglog": curve("line", x_log=True, y_log=True), "axhline": across, "axvline": upright,
    "axline": through,
    "imshow": image, "matshow": image, "add_patch": shape, "grid": grid, "legend": legend, "set": several, "cla": clear,
    **WORDED, **BOUNDED, **{f"set_{name}": change for name, change in {**WORDED, **BOUNDED}.items()},
}  # fmt: skip
MAKING: dict[str, Callable[..., Iterable[Curve]]] = {
    **FIELDS, **STRIPS, **NOTES, **SCENES, "bar": bar, "boxplot": boxplot,
}  # fmt: skip


def methods(now: Now) -> dict[str, Any]:
    """Rows of all that can be done with axes; pyplot's names and the axes' own."""
    made = {name: row(name, partial(making, now, make), like=make) for name, make in MAKING.items()}
    made["hist"] = row("hist", partial(histogram, now), like=hist)
    drawn = {name: partial(draw, now) for name, draw in TABLE.items()}
    return {**made, **ours({**drawn, **dict.fromkeys([*UNSEEN.split(), *IGNORED.split()], nothing)})}


def pair(both: tuple[Any, ...]) -> tuple[float, float] | None:
    """xlim(low, high) and xlim((low, high)); of an open end we know nothing."""
    given = both[0] if len(both) == 1 and type(both[0]) in (list, tuple) else both
    if len(given) != 2 or None in given:
        return None
    return float(given[0]), float(given[1])
