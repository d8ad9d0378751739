"""statistics: of lists of plain numbers."""

from __future__ import annotations

import statistics
from collections.abc import Callable
from typing import Any

import numpy as np

from ..values import Namespace, kind_name
from .made import room

DEAR = 40  # items that one number is worth: sums are exact there
NAMES = "mean fmean median median_low median_high mode stdev pstdev variance pvariance geometric_mean harmonic_mean"
PLAIN = frozenset({int, float, bool})


def measured(name: str) -> Callable[..., Any]:
    """A function of numbers alone."""
    function = getattr(statistics, name)

    def call(machine: Any, data: Any) -> Any:
        found = [one.item() if isinstance(one, np.generic) else one for one in machine.collect(data)]
        odd = next((one for one in found if type(one) not in PLAIN), None)
        if odd is not None:
            raise TypeError(f"{name} needs numbers, not a value of type {kind_name(odd)}")
        machine.meter.handle(DEAR * len(found))
        return function(found)

    return call


def names() -> Namespace:
    """statistics for one run."""
    return room("statistics", {name: measured(name) for name in NAMES.split()})
