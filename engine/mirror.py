"""How a function of ours takes the place of NumPy's: np.dot(tensor, ...) comes to engine's dot."""

from collections.abc import Callable
from typing import Any

from engine.tensor import MIRRORS


def mirrors(*functions: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Marks a function as ours for these of NumPy's."""

    def register(ours: Callable[..., Any]) -> Callable[..., Any]:
        for function in functions:
            MIRRORS[function] = ours
        return ours

    return register
