"""How a program learns, as the page gets it: its numbers as packed bytes, its troubles in words."""

from __future__ import annotations

from base64 import b64encode
from typing import Any

import numpy as np

from explorer.model.learning.exam import Exam, Layer, Learned, Rows, Size
from explorer.model.learning.health import Trouble, troubles
from explorer.model.learning.sides import Sides, sides_of
from explorer.model.learning.sureness import Meaning, largest_chance, meaning_of

from .numbers import number, plain

FINEST = 32_767  # steps of a packed answer to each side of the middle
NONE = -32_768  # for what is no number
PALEST = 127
SAID = {
    "slow": "Slow: the loss has fallen at every turn, but in {of} turns by {number} % only, and at"
    " least half of the first gradient is left: a larger rate may go faster.",
    "vanishing": "The gradient vanishes at {where}: it is {number} times that of the layer with the largest one.",
    "exploding": "The gradient explodes at {where}: it is {number} times what it was at turn 0.",
    "lost": "The gradient of {where} is no number any more.",
    "dead": "{number} of {of} units of hidden layer {where} {are} dead: 0 for every row, so no gradient gets through.",
    "full": "{number} of {of} units of hidden layer {where} {are} saturated: flat at an end, for every row.",
}


def learned(seen: Learned) -> dict[str, Any]:
    """Curves as float32, what the model says as int16 around `middle`, to `reach` at either side, all in base64."""
    about: dict[str, Any] = {
        "turns": len(seen.losses),
        "losses": _floats(seen.losses),
        "tests": _floats(seen.tests) if seen.tests else None,
        "testName": seen.test_name,
        "model": seen.model,
        "pace": len(seen.losses) / seen.seconds if seen.seconds > 0 else None,
        "trouble": seen.trouble,
    }
    if seen.train is None or seen.grid is None or not seen.exams:
        return about
    sides = sides_of(seen)
    reach, meaning = _reach(seen, sides), meaning_of(seen, sides)
    return about | {
        "kind": seen.grid.kind,
        "low": seen.grid.low,
        "high": seen.grid.high,
        "shape": seen.grid.shape,
        "classes": sides.classes,
        "meaning": meaning,
        "middle": sides.middle,
        "reach": reach,
        "train": _rows(seen.train, sides),
        "test": _rows(seen.test, sides) if seen.test else None,
        "exams": [_exam(exam, seen, sides, reach) | _sure(exam, meaning) for exam in seen.exams],
    }


def _reach(seen: Learned, sides: Sides) -> float:
    """How far answers are from the middle, at most."""
    found = [np.abs(sides.values(exam.grid) - sides.middle) for exam in seen.exams if exam.grid is not None]
    every = np.concatenate(found) if found else np.zeros(0)
    return float(max(every[np.isfinite(every)], default=0.0)) or 1.0


def _rows(rows: Rows, sides: Sides) -> dict[str, Any]:
    is_drawn = rows.X.ndim == 1 or rows.X.shape[1] <= 2
    return {
        "names": rows.names,
        "count": len(rows.y),
        "X": _floats(rows.X) if is_drawn else None,
        "y": _floats(rows.y),
        "sides": sides.of_labels(rows.y).tolist(),
    }


def _exam(exam: Exam, seen: Learned, sides: Sides, reach: float) -> dict[str, Any]:
    assert seen.train is not None
    return {
        "turn": exam.turn,
        "grid": None if exam.grid is None else _steps(sides.values(exam.grid), sides.middle, reach),
        "wrong": sides.wrong(exam.train, seen.train.y).tolist(),
        "wrongTest": None if exam.test is None or not seen.test else sides.wrong(exam.test, seen.test.y).tolist(),
        "layers": [_layer(layer) for layer in exam.layers],
        "sizes": [_size(size) for size in exam.sizes],
        "said": [_said(each) for each in troubles(exam, seen.exams[0], seen.losses)],
    }


def _sure(exam: Exam, meaning: Meaning) -> dict[str, Any]:
    """Of more than two classes how sure the model is at each place of the grid, in parts of 255."""
    if meaning != "scores" or exam.grid is None or exam.grid.shape[1] < 3:
        return {}
    with np.errstate(all="ignore"):
        found = largest_chance(exam.grid)
    return {"sure": _packed(np.round(np.nan_to_num(found) * 255), "u1")}


def _layer(layer: Layer) -> dict[str, Any]:
    pictures = layer.pictures
    return {
        "op": layer.op,
        "units": layer.units,
        "weights": None if layer.weights is None else [plain(float(each)) for each in layer.weights],
        "dead": layer.dead,
        "full": layer.full,
        "shape": None if pictures is None else pictures.shape,
        **_pale(pictures),
    }


def _size(size: Size) -> dict[str, Any]:
    return {
        "name": size.name,
        "shape": size.shape,
        "value": plain(size.value),
        "gradient": plain(size.gradient),
        "looks": None if size.picture is None else size.picture.shape,
        **_pale(size.picture),
    }


def _pale(pictures: np.ndarray | None) -> dict[str, Any]:
    """Pictures as int8, to `most` at either side of 0."""
    if pictures is None:
        return {"pictures": None}
    finite = np.nan_to_num(pictures, nan=0.0, posinf=0.0, neginf=0.0)
    most = float(np.abs(finite).max(initial=0.0)) or 1.0
    return {"pictures": _packed(np.round(finite / most * PALEST), "i1"), "most": most}


def _said(trouble: Trouble) -> str:
    is_count, percent = trouble.what in ("dead", "full"), 100 if trouble.what == "slow" else 1
    many = str(int(trouble.number)) if is_count else number(percent * trouble.number, digits=2)
    are = "is" if trouble.number == 1 else "are"
    return SAID[trouble.what].format(where=trouble.where, number=many, of=int(trouble.of), are=are)


def _steps(values: np.ndarray, middle: float, reach: float) -> str:
    is_number = np.isfinite(values)
    steps = np.round((np.where(is_number, values, middle) - middle) / reach * FINEST)
    return _packed(np.where(is_number, np.clip(steps, -FINEST, FINEST), NONE), "<i2")


def _floats(numbers: Any) -> str:
    with np.errstate(over="ignore"):
        return _packed(np.asarray(numbers).ravel(), "<f4")


def _packed(numbers: np.ndarray, kind: str) -> str:
    return b64encode(numbers.astype(kind).tobytes()).decode()
