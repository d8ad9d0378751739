"""The values of a Turn that descent moves, and what their numbers are called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np

from .capture import SUBSCRIPTS
from .turn import Parameter
from .value import Value, summary

LONGEST = 24  # characters of a leaf's text where it has no name
KEPT = 100  # elements of a parameter whose numbers are kept


def told_apart(leaves: Sequence[tuple[str | None, int, str]]) -> Iterator[str]:
    """What leaves are called, by name, version and text: where several bear one name, with the version, as on cards."""
    titles = [name or shortened(text) for name, _, text in leaves]
    bearers, used = Counter(titles), Counter[str]()
    for title, (name, version, _) in zip(titles, leaves, strict=True):
        used[title] += 1
        mark = str(version).translate(SUBSCRIPTS) if name else f" ({used[title]})"
        yield title if bearers[title] == 1 else title + mark


def shortened(text: str) -> str:
    """The text of a leaf without a name."""
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST else f"{plain[: LONGEST - 1]}…"


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
