"""The values of a Turn that descent moves, and what their numbers are called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np

from engine import Tensor

from .turn import Parameter
from .value import Value, summary

KEPT = 100  # elements of a parameter whose numbers are kept


def newest(named: Iterable[tuple[str | None, int, Tensor]], rebound: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """The newest version of each name, and what those of `rebound`, parameters of the Turn before, stand for now."""
    versions: dict[str, int] = {}
    found: dict[str, Tensor] = {}
    for name, version, tensor in named:
        if name and versions.get(name, version) <= version:
            versions[name], found[name] = version, tensor
    return {**found, **rebound}


def parameter(name: str, value: Value, gradient: Value | None) -> Parameter:
    """A Parameter that is light enough to be kept for every Turn."""
    return Parameter(name, summary(value, KEPT), None if gradient is None else summary(gradient, KEPT))


def labels(parameter: Parameter) -> list[str]:
    """What the numbers of a parameter are called: its name, or w[0], w[1] for the elements of an array."""
    shape = parameter.value.shape
    return [f"{parameter.name}[{', '.join(map(str, at))}]" for at in np.ndindex(shape)] if shape else [parameter.name]


def gradients(parameters: tuple[Parameter, ...]) -> Iterator[tuple[str, float]]:
    """Name and gradient of each number."""
    for parameter in parameters:
        gradient = parameter.gradient
        if gradient is not None and gradient.numbers is not None:
            yield from zip(labels(parameter), gradient.numbers, strict=True)
