"""A descent as the page shows it: the table's cells as texts, a curve of the loss, a path of two parameters."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import replace

import numpy as np

from explorer.model.descent.astray import Astray
from explorer.model.descent.curvature import curvatures
from explorer.model.descent.points import Points, points
from explorer.model.descent.progress import Row, progress
from explorer.model.descent.rules import RULES
from explorer.model.descent.walk import Walk
from explorer.model.parameters import gradients
from explorer.model.turn import Turn

from . import numbers
from .multiples import multiples

Cell = dict[str, str]

INVITATION = "Descend repeats: run, find the gradients, move each input by −rate × its gradient."
WIDE = 1e3  # times the smallest loss: from here on the curve is drawn over a logarithmic axis
LARGEST = 1e300  # further out nothing can be drawn
MOST = 64  # numbers of a Turn that the page is told one by one
LEAST = 3  # numbers that a walk has main directions from, and turns


def invitation(walk: Walk) -> dict:
    """What the page says of a program before anyone has pressed Descend."""
    return {**descent(replace(walk, turns=(), ended="")), "verdict": walk.stuck or INVITATION}


def descent(walk: Walk) -> dict:
    """What the page needs of a walk; one without Turns has no rows, and says why."""
    table = progress(walk)
    names = table.columns[2:]
    seen = points(walk.turns)
    return {
        "own": walk.own,
        "rate": walk.rate,
        "stuck": bool(walk.stuck),
        "names": names,
        "rows": [_row(row, names, turn) for row, turn in zip(table.rows, walk.turns, strict=True)],
        "loss": _curve([row[1] for row in table.rows]),
        "verdict": table.sentence,
        "leaves": walk.leaves,
        "rule": walk.rule,
        "schedule": walk.schedule,
        **_bare(seen),
        "main": _main_directions(seen),
        "bowl": _bowl(seen),
        "inside": _inside(walk),
        "multiples": multiples(walk.turns) if walk.own else None,
    }


def rivals(walks: Iterable[Walk]) -> list[dict]:
    """The walks of several rules beside each other: their losses, places and what is said of them."""
    return [_rival(walk) for walk in walks]


def strayed(found: Astray) -> dict:
    """The losses of a walk that a mistake drives, and of the right one beside it."""
    return {"rate": found.rate, "right": _curve([*found.right]), "wrong": _curve([*found.wrong])}


def _rival(walk: Walk) -> dict:
    table = progress(walk)
    losses = [row[1] for row in table.rows]
    last = None if walk.late or not losses else losses[-1]
    return {
        "rule": walk.rule,
        "title": RULES[walk.rule].title,
        "widest": RULES[walk.rule].widest,
        "loss": _curve(losses),
        "last": "—" if last is None else numbers.number(last),
        "late": walk.late,
        "verdict": table.sentence,
        **_bare(points(walk.turns)),
    }


def _bare(seen: Points) -> dict:
    """Places and gradients as numbers, a row for each Turn; none where they are too many, or unknown."""
    return {"places": _rows(seen.places), "gradients": _rows(seen.slopes)}


def _rows(rows: Iterable[np.ndarray]) -> list[list[float]]:
    """Plain numbers, where they are not too many of a Turn."""
    return [row.tolist() for row in rows if len(row) <= MOST]


def _main_directions(seen: Points) -> dict | None:
    """The two directions in which a walk goes farthest, and their share of it; None where it has but two numbers."""
    if len(seen.places) < LEAST or len(seen.places[0]) < LEAST:
        return None
    places = np.array(seen.places)
    _, sizes, directions = np.linalg.svd(places - places[-1], full_matrices=False)
    whole = float(np.square(sizes).sum())
    share = float(np.square(sizes[:2]).sum()) / whole if whole else 0.0
    return {"ways": directions[:2].tolist(), "share": share} if whole and sizes[1] else None


def _bowl(seen: Points) -> dict | None:
    """The least and the largest curvature of a bowl along the walk, and the rate that each rule bears there."""
    found = curvatures(seen)
    if found is None or found[0] <= 0:
        return None
    limits = {name: rule.widest * 2 / found[1] for name, rule in RULES.items() if rule.widest}
    return {"least": found[0], "most": found[1], "limits": limits}


def _inside(walk: Walk) -> dict | None:
    """What the rule computed for the step of each Turn, line by line, and how its formulas read."""
    if not walk.insides or not walk.turns or len(walk.insides[0].move) > MOST:
        return None
    rule = RULES[walk.rule]
    return {
        "lines": [{"words": line.words, "symbol": line.symbol, "formula": line.formula} for line in rule.lines],
        "formula": rule.move,
        "numbers": [[*map(_known, each.lines), _known(each.move)] for each in walk.insides],
    }


def _known(row: Iterable[float]) -> list[float | None]:
    return [number if math.isfinite(number) else None for number in row]


def _curve(losses: list[float | None]) -> dict:
    """The loss by Turn: None where there is none to draw, and marks at the edge where one is not finite."""
    drawn = [_drawn(loss) for loss in losses]
    known = [loss for loss in drawn if loss is not None]
    return {
        "y": drawn,
        "log": bool(known) and min(known) > 0 and max(known) > WIDE * min(known),
        "lost": [*_lost(losses)],
    }


def _lost(losses: list[float | None]) -> Iterator[dict]:
    for turn, loss in enumerate(losses):
        if loss is not None and _drawn(loss) is None:
            yield {"turn": turn, "top": loss > 0, "word": str(loss)}


def written(number: float) -> str:
    """A number of the table: up to eight decimals as NumPy prints them, ten from 1 on, an exponent where these fail."""
    if not math.isfinite(number) or number == 0:
        return repr(float(number))
    if not 1e-4 <= abs(number) < 1e16:
        return np.format_float_scientific(number, precision=8, trim="0")
    return np.format_float_positional(number, precision=8 if abs(number) < 1 else 10, trim="0")


def _row(row: Row, names: tuple[str, ...], made: Turn) -> dict:
    turn, loss, *numbers = row
    slopes = dict(gradients(made.parameters))
    cells = [_cell(number, slopes.get(name)) for name, number in zip(names, numbers, strict=True)]
    return {"turn": turn, "loss": _cell(loss), "steep": _cell(_length(made)), "cells": cells}


def _length(turn: Turn) -> float | None:
    """How long the gradient of all that moves is; None where a number of it is not known."""
    known = [each.gradient.numbers if each.gradient else None for each in turn.parameters]
    return None if None in known or not known else math.hypot(*(number for row in known for number in row or ()))


def _cell(number: float | None, gradient: float | None = None) -> Cell | None:
    if number is None:
        return None
    cell = {"text": written(number), "exact": repr(float(number)), "short": numbers.number(float(number))}
    if gradient is None:
        return cell
    return {**cell, "gradient": numbers.number(float(gradient)), "sign": "neg" if gradient < 0 else "pos"}


def _drawn(number: float | None) -> float | None:
    return number if number is not None and abs(number) < LARGEST else None
