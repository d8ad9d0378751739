"""statistics: of lists of plain numbers."""

from __future__ import annotations

import ast
import statistics
from collections.abc import Callable
from typing import Any

import numpy as np

from ..instances import Instance
from ..names.walking import in_order
from ..operators import BINARY
from ..values import Namespace, kind_name
from .made import room

DEAR = 40  # items that one number is worth: sums are exact there
NAMES = "mean fmean median median_low median_high mode stdev pstdev variance pvariance geometric_mean harmonic_mean"
MIDDLE = ("median", "median_low", "median_high")
MEANS = ("mean", "fmean")
PLAIN = frozenset({int, float, bool})


def middle(machine: Any, name: str, values: list[Any]) -> Any:
    """The median of instances that can be ordered."""
    found = in_order(machine, values)
    half, odd = divmod(len(found), 2)
    if odd or name == "median_high":
        return found[half]
    if name == "median_low":
        return found[half - 1]
    return BINARY[ast.Div][0](machine, BINARY[ast.Add][0](machine, found[half - 1], found[half]), 2)


def average(machine: Any, values: list[Any]) -> Any:
    """The mean of instances that can be added, such as fractions."""
    total = values[0]
    for one in values[1:]:
        machine.meter.handle(DEAR)
        total = BINARY[ast.Add][0](machine, total, one)
    return BINARY[ast.Div][0](machine, total, len(values))


def most_common(machine: Any, values: list[Any]) -> Any:
    """The value that is there most often, of equals the first."""
    if not values:
        raise statistics.StatisticsError("no mode for empty data")
    for one in values:
        machine.key(one)
    machine.meter.handle(DEAR * len(values))
    return statistics.mode(values)


def measured(name: str) -> Callable[..., Any]:
    """A function of numbers alone."""
    function = getattr(statistics, name)

    def call(machine: Any, data: Any) -> Any:
        found = [one.item() if isinstance(one, np.generic) else one for one in machine.collect(data)]
        if name in MIDDLE and found and all(isinstance(one, Instance) for one in found):
            return middle(machine, name, found)
        if name == "mode":
            return most_common(machine, found)
        if name in MEANS and found and all(isinstance(one, Instance) for one in found):
            return average(machine, found)
        odd = next((one for one in found if type(one) not in PLAIN), None)
        if odd is not None:
            raise TypeError(f"{name} needs numbers, not a value of type {kind_name(odd)}")
        machine.meter.handle(DEAR * len(found))
        return function(found)

    return call


def names() -> Namespace:
    """statistics for one run."""
    return room("statistics", {name: measured(name) for name in NAMES.split()})
