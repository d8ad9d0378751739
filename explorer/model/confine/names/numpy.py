"""NumPy for one run: the table of its functions, and what of it calls the program's own or keeps a state."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy import fft  # now: behind the wall nothing can be loaded any more

from ..costs import RULES
from ..ours import ours
from ..takes import takes
from ..values import Block, Namespace, Row, Type
from . import chars, facts, indexers, looping, polynomials, printing, reading
from .arrays import CONSTANTS, FAMILIES, LINEAR, TABLE, TRANSFORMS, WINDOWS, numbered, types
from .kinds import error
from .rooms import Rooms
from .tables import rows

TOLD = ("ignore", "warn")
ODD = ("divide", "over", "under", "invalid")


def tricks() -> Namespace:
    """numpy.lib, for its sliding windows."""
    inside = Namespace("numpy.lib.stride_tricks", rows(np.lib.stride_tricks, WINDOWS))
    return Namespace("numpy.lib", {"stride_tricks": inside})


def told_of(machine: Any, all: Any = None, **how: Any) -> dict[str, str]:
    """seterr(all="ignore"): nobody is warned of odd numbers here; where they are to be errors, a block says so."""
    wanted = {**dict.fromkeys(ODD if all is not None else (), all), **how}
    for name, word in wanted.items():
        if name not in ODD:
            raise TypeError(f"seterr() got an unexpected keyword argument '{name[:60]}'")
        if word not in TOLD:
            raise ValueError(f"seterr takes 'ignore' and 'warn' here: with np.errstate({name}=...): takes others")
    return {name: str(word) for name, word in np.geterr().items()}


def names(random: Callable[[], Namespace], polynomial: Callable[[], Namespace]) -> Namespace:
    """numpy for one run; numpy.random and numpy.polynomial when they are asked for."""
    singular = {"LinAlgError": error(np.linalg.LinAlgError)}
    members: dict[str, Any] = rows(np, TABLE) | types(FAMILIES)
    members.update({name: getattr(np, name) for name in CONSTANTS.split()})
    members["empty"] = Row("empty", np.zeros, *members["zeros"].priced)  # unset memory would differ from run to run
    members["empty_like"] = Row("empty_like", np.zeros_like, *members["zeros_like"].priced)
    members["__version__"] = np.__version__
    members["errstate"] = Block("errstate", np.errstate)
    members |= ours({"seterr": told_of, "geterr": told_of})
    members["dtype"] = Type(np.dtype, numbered, RULES["free"], takes("dtype"))
    for functions in (facts.FUNCTIONS, looping.FUNCTIONS, polynomials.FUNCTIONS, printing.FUNCTIONS, reading.FUNCTIONS):
        members.update(ours(functions))
    members |= ours({"poly1d": polynomials.poly1d(members["polyval"])})
    rooms = {
        "random": random,
        "fft": lambda: Namespace("numpy.fft", rows(fft, TRANSFORMS)),
        "linalg": lambda: Namespace("numpy.linalg", rows(np.linalg, LINEAR) | singular),
        "testing": facts.testing,
        "typing": facts.typing,
        "lib": tricks,
        "char": chars.names,
        "polynomial": polynomial,
    }
    return Namespace("numpy", Rooms(members | indexers.INDEXERS, rooms))
