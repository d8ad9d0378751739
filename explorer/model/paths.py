"""What is in a list, a dict, an object or a function, and the way there: params[0]["W"], model.w, layer.w."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

import numpy as np

from engine import Tensor

from .confine import attributes

SEEN = 600  # items of one container that are looked at, at all depths
FEW = 16  # that always are
FRUITLESS = 20_000  # items of containers without a tensor: who has looked at so many looks at few from then on
DEPTH = 6
FLAT = frozenset({bool, int, float, complex, str, type(None), np.float64, np.float32, np.ndarray})  # hold no tensor
KEY = 20  # characters of a dict's key


def holds(value: object) -> bool:
    """Whether a value can hold tensors under names of its own."""
    return isinstance(value, list | tuple | dict) or attributes(value) is not None


class Patience:
    """How many items are looked at where there was no tensor so far: a graph of a learner's own may be bound at each
    step, and is large."""

    def __init__(self) -> None:
        self._left = FRUITLESS

    @property
    def most(self) -> int:
        """How many of a container's items are looked at now."""
        return SEEN if self._left > 0 else FEW

    def lose(self, seen: int) -> None:
        """So many items of a container held no tensor."""
        if seen > FEW:
            self._left -= seen


def parts(
    name: str, value: object, quote: str = "'", patience: Patience | None = None
) -> Iterator[tuple[str, Tensor]]:
    """The tensors in a container or object, in the order of the text, and what they are called."""
    waiting: list[tuple[str, object, int]] = [(name, value, 0)]
    seen = found = 0
    most = patience.most if patience else SEEN
    met: set[int] = set()
    while waiting and seen < most:
        path, one, depth = waiting.pop()
        seen += 1
        if isinstance(one, Tensor):
            found += 1
            yield path, one
        elif holds(one) and depth < DEPTH and id(one) not in met:
            met.add(id(one))
            inner = islice(inside(path, one, quote), most - seen)
            waiting.extend(reversed([(*each, depth + 1) for each in inner]))
    if patience and not found:
        patience.lose(seen)


def inside(path: str, value: Any, quote: str) -> Iterator[tuple[str, object]]:
    """What a container, object or function holds; an object learns the way to it, so that its calls can say it."""
    own = attributes(value)
    if own is not None:
        if getattr(value, "path", None) == "":
            value.path = path
        yield from [(f"{path}.{name}", one) for name, one in own.items() if type(one) not in FLAT]
    elif isinstance(value, dict):
        for key, one in islice(value.items(), SEEN):
            if type(one) not in FLAT and isinstance(key, str | int):
                yield f"{path}[{written(key, quote)}]", one
    else:
        first = enumerate(value[:SEEN])
        yield from [(f"{path}[{place}]", one) for place, one in first if type(one) not in FLAT]


def written(key: str | int, quote: str) -> str:
    """A dict's key as the program has it."""
    return f"{quote}{key[:KEY]}{quote}" if isinstance(key, str) and quote not in key else f"{key!r:.20}"
