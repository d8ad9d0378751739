"""What programs import of matplotlib beside pyplot: layouts, shapes, colours, and what only moves or marks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from ..figures import Curve
from ..grids import Indexer
from ..ours import ours
from ..shapes import broadcast
from ..values import Namespace, Row, Thing
from .scenes import circle, rectangle

MOST = 24  # rows or columns of a layout
QUIET = "save to_jshtml to_html5_video pause resume set_bad set_over set_under set_color set_visible set_offset"
COLOURS = "#1f77b4 #ff7f0e #2ca02c #d62728 #9467bd #8c564b #e377c2 #7f7f7f #bcbd22 #17becf"


def nothing(machine: Any, *args: Any, **options: Any) -> None:
    """What needs no doing here."""


def unseen(name: str) -> Callable[..., Namespace]:
    """What may be made and handed on, and is not drawn."""
    made = Namespace(name, ours(dict.fromkeys(QUIET.split(), nothing)))
    return lambda machine, *args, **options: made


def layout(machine: Any, nrows: int = 1, ncols: int = 1, **options: Any) -> Indexer:
    """GridSpec(rows, columns): its places by brackets."""
    if not (0 < nrows <= MOST and 0 < ncols <= MOST):
        raise ValueError(f"rows and columns are whole numbers from 1 to {MOST} here")

    def at(machine: Any, index: Any) -> Namespace:
        row, column = index if type(index) is tuple and len(index) == 2 else divmod(first(index, nrows * ncols), ncols)
        place = first(row, nrows) * ncols + first(column, ncols) + 1
        return Thing("SubplotSpec", {"nrows": nrows, "ncols": ncols, "at": place})

    return Indexer("GridSpec", at)


def first(index: Any, length: int) -> int:
    """Where a part of a layout begins."""
    return range(length)[index][0] if type(index) is slice else range(length)[int(index)]


class Patch(Namespace):
    """A shape that axes can have."""

    __slots__ = ("curve",)

    def __init__(self, curve: Curve) -> None:
        super().__init__("Patch", ours(dict.fromkeys(QUIET.split(), nothing)))
        self.curve = curve


def drawn(make: Callable[..., Curve]) -> Callable[..., Patch]:
    """A shape of this kind."""
    return lambda machine, *args, **options: Patch(make(machine, *args, **options))


def normalised(machine: Any, vmin: float = 0.0, vmax: float = 1.0, clip: bool = False) -> Row:
    """Normalize(low, high): a function to shares between both."""
    low, wide = float(vmin), float(vmax) - float(vmin) or 1.0

    def share(machine: Any, value: Any) -> Any:
        machine.spread(broadcast(machine, value), 4)
        return machine.admit((np.asarray(value, dtype=float) - low) / wide)

    return Row("Normalize", share, own=True)


def coloured(machine: Any, *colors: Any, **options: Any) -> Row:
    """ListedColormap(colours): they are shades here."""
    found = machine.collect(colors[0]) if colors and type(colors[0]) in (list, tuple) else ["gray"]
    return Row("cmap", lambda machine, share=0.0, *args: found[int(float(share) * len(found)) % len(found)], own=True)


def from_list(machine: Any, name: str, colors: Any, **options: Any) -> Row:
    """LinearSegmentedColormap.from_list(name, colours)."""
    return coloured(machine, colors)


def cycle() -> Namespace:
    """rcParams["axes.prop_cycle"]."""
    return Namespace("cycler", ours({"by_key": lambda machine: {"color": COLOURS.split()}}))


ANIMATIONS = "FuncAnimation ArtistAnimation PillowWriter FFMpegWriter"
SHAPES = "Polygon Ellipse Arrow FancyArrow FancyArrowPatch FancyBboxPatch Patch Wedge Arc"
TICKS = """
MaxNLocator MultipleLocator FuncFormatter FormatStrFormatter PercentFormatter LogLocator ScalarFormatter NullFormatter
AutoMinorLocator FixedLocator NullLocator
"""
NORMS = "LogNorm BoundaryNorm TwoSlopeNorm SymLogNorm CenteredNorm"


def silent(names: str) -> dict[str, Row]:
    """All of these as what is not drawn."""
    return ours({name: unseen(name) for name in names.split()})


def patches() -> dict[str, Row]:
    """Shapes."""
    return {**silent(SHAPES), **ours({"Circle": drawn(circle), "Rectangle": drawn(rectangle)})}


def names() -> dict[str, Namespace]:
    """matplotlib's rooms."""
    maps = ours({"ListedColormap": coloured, "Normalize": normalised})
    gradual = Namespace("LinearSegmentedColormap", ours({"from_list": from_list}))
    rooms: dict[str, dict[str, Any]] = {
        "animation": silent(ANIMATIONS),
        "gridspec": ours({"GridSpec": layout}),
        "patches": patches(),
        "colors": {**maps, **silent(NORMS), "LinearSegmentedColormap": gradual},
        "ticker": silent(TICKS),
        "lines": silent("Line2D"),
        "collections": silent("LineCollection PatchCollection PolyCollection"),
    }
    return {name: Namespace(f"matplotlib.{name}", members) for name, members in rooms.items()}
