"""How strongly a loss curves along a walk, where it is quadratic there: from the walk's own places and gradients."""

from __future__ import annotations

import numpy as np

from .points import Points

EXACT = 1e-6  # relative: a gradient that changes otherwise by more than this is no quadratic's
LEAST = 3  # Turns
SEEN = 1e-5  # of the longest step: shorter ones, and directions with less of them, say nothing


@np.errstate(all="ignore")
def curvatures(seen: Points) -> tuple[float, float] | None:
    """The smallest and the largest curvature of the loss in the directions of a walk; None where it is no quadratic.

    A quadratic's gradient changes by a matrix times the step. There must be more steps than this matrix has rows, or
    nothing would show that it is one.
    """
    count = min(len(seen.slopes), len(seen.places))  # a loop of the program's own ends with a place
    if count < LEAST:
        return None
    steps, changes = np.diff(np.array(seen.places[:count]), axis=0), np.diff(np.array(seen.slopes[:count]), axis=0)
    lengths = np.linalg.norm(steps, axis=1)
    told = lengths > SEEN * lengths.max(initial=0.0)
    if told.sum() < 2:
        return None
    scaled, slopes = steps[told] / lengths[told, None], changes[told] / lengths[told, None]
    _, sizes, directions = np.linalg.svd(scaled, full_matrices=False)
    directions = directions[sizes > SEEN * sizes[0]]
    if told.sum() <= len(directions):
        return None
    along, across = scaled @ directions.T, slopes @ directions.T
    matrix = np.linalg.lstsq(along, across, rcond=None)[0]
    if np.abs(along @ matrix - across).max() > EXACT * np.abs(across).max() or not across.any():
        return None
    found = np.linalg.eigvalsh((matrix + matrix.T) / 2)
    return float(found[0]), float(found[-1])
