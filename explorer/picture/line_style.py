"""How a curve looks: matplotlib's letters and colour names as a glyph, a colour token, dashes and a marker."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explorer.model.run import Curve

SERIES = ("ink", "plot-1", "plot-2", "plot-3", "plot-4", "edge")  # one curve after the other
NAMES = {  # what programs ask for, by the nearest of our tokens
    "ink": "k black",
    "edge": "gray grey tab:gray silver",
    "pos": "b blue navy tab:blue steelblue royalblue dodgerblue",
    "neg": "orange darkorange tab:orange brown tab:brown",
    "back": "m purple magenta violet indigo tab:purple",
    "plot-1": "c cyan teal turquoise tab:cyan",
    "plot-2": "r red crimson firebrick tomato pink tab:red tab:pink",
    "plot-3": "g green lime olive darkgreen forestgreen tab:green tab:olive",
    "plot-4": "y yellow gold goldenrod",
}
TOKENS = {name: token for token, names in NAMES.items() for name in names.split()}
DASHES = {
    "dashdot": [8, 4, 2, 4], "-.": [8, 4, 2, 4], "dashed": [7, 4], "--": [7, 4], "dotted": [2, 4], ":": [2, 4],
    "solid": [], "-": [],
}  # fmt: skip
UNLINED = ("none", "None")
MARKERS = {
    "o": "circle", ".": "dot", ",": "dot", "^": "triangle", "v": "inverted_triangle", "s": "square", "*": "star",
    "+": "cross", "x": "x", "D": "diamond", "d": "diamond", "p": "hex", "h": "hex",
}  # fmt: skip
UNCOUNTED = {"across": "edge", "upright": "edge", "text": "ink", "note": "ink"}  # take no colour from the others
CYCLE = re.compile(r"C(\d)")


def line_style(curve: Curve, free: Iterator[int]) -> dict:
    """Glyph, colour token, dashes and marker of a curve; `free` numbers those that ask for no colour."""
    rest, dashes, lined = _dashes(curve.style)
    letter, rest = _colour_letter(rest)
    marker = next((MARKERS[one] for one in rest if one in MARKERS), None)
    if curve.kind == "scatter":
        lined, marker = False, marker or "circle"
    elif curve.kind == "line":
        lined = lined or (marker is None and not any(word in curve.style for word in UNLINED))
    token = _token(curve.color or letter) or UNCOUNTED.get(curve.kind)
    if token is None:
        number = next(free)
        token = SERIES[number % len(SERIES)]
        dashes = dashes or [None, [7, 4], [2, 4]][number // len(SERIES) % 3] or []
    return {"kind": curve.kind, "colour": token, "dash": dashes, "lined": lined, "marker": marker}


def _dashes(style: str) -> tuple[str, list[int], bool]:
    """The letters that are left, the dashes, and whether a line was asked for."""
    for word in UNLINED:
        style = style.replace(word, "")
    for sign, dashes in DASHES.items():
        if sign in style:
            return style.replace(sign, "", 1), dashes, True
    return style, [], False


def _colour_letter(style: str) -> tuple[str, str]:
    """The colour among the letters, and the others."""
    found = CYCLE.search(style)
    if found:
        return found[0], style.replace(found[0], "", 1)
    letter = next((one for one in style if one in "bgrcmyk"), "")
    return letter, style.replace(letter, "", 1) if letter else style


def _token(colour: str) -> str | None:
    """The token for a colour's name; None for one that we do not know."""
    cycle = CYCLE.fullmatch(colour)
    return SERIES[int(cycle[1]) % len(SERIES)] if cycle else TOKENS.get(colour)
