"""text and annotate: words at a place of the axes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ..figures import Curve
from ..show import text as written
from ..values import Hint
from .curves import LONGEST, numbers, said, shade
from .strips import segments

AXES = Hint("<transform of the axes>")  # ax.transAxes: places as shares of the axes
POINT = 4 / 3  # pixels of a point
ALIGNED = {"left": "left", "center": "center", "right": "right"}
BASED = {"top": "top", "center": "middle", "center_baseline": "middle", "bottom": "bottom", "baseline": "alphabetic"}


def note(machine: Any, at: Any, words: Any, options: dict[str, Any], offset: Any = (0.0, 0.0)) -> Curve:
    """Words at a place."""
    x, y = (numbers(machine, one)[:1] for one in at)
    across = said(options.get("ha")) or said(options.get("horizontalalignment"))
    upward = said(options.get("va")) or said(options.get("verticalalignment"))
    return Curve(
        "note" if options.get("transform") is AXES else "text", x, y, color=shade(options),
        text=written(machine.meter, words)[:LONGEST], offset=(float(offset[0]), float(offset[1])),
        align=(ALIGNED.get(across, "left"), BASED.get(upward, "alphabetic")),
    )  # fmt: skip


def text(machine: Any, x: Any, y: Any, s: Any, *args: Any, **options: Any) -> Iterator[Curve]:
    """text(x, y, words)."""
    yield note(machine, (x, y), s, options)


def annotate(machine: Any, text: Any, xy: Any, xytext: Any = None, *args: Any, **options: Any) -> Iterator[Curve]:
    """annotate(words, (x, y), (x, y) of the words): with a line from the words to the place, if arrowprops is given."""
    x, y = numbers(machine, xy)[:2]
    if said(options.get("xycoords")) == "axes fraction":
        options = {**options, "transform": AXES}
    if xytext is None:
        yield note(machine, (x, y), text, options)
        return
    there = numbers(machine, xytext)[:2]
    if said(options.get("textcoords")).startswith("offset"):
        yield note(machine, (x, y), text, options, (POINT * there[0], -POINT * there[1]))
        return
    if options.get("arrowprops") is not None and "transform" not in options:
        yield segments(there[0], there[1], x, y, "gray")
    yield note(machine, there, text, options)


NOTES: dict[str, Callable[..., Iterator[Curve]]] = {"text": text, "annotate": annotate}
