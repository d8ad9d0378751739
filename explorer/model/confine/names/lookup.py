"""What to say about a name that has no value: which name may be meant."""

from __future__ import annotations

from typing import Any

from ..instead import NAMES
from ..near import nearest

MODULES = {
    "np": "import numpy as np",
    "numpy": "import numpy",
    "mg": "import engine as mg",
    "engine": "import engine",
    "mygrad": "import mygrad",
    "math": "import math",
    "plt": "import matplotlib.pyplot as plt",
    "random": "import random",
    "time": "import time",
    "itertools": "import itertools",
    "functools": "import functools",
    "anp": "import autograd.numpy as anp",
    "nd": "from mxnet import nd",
    "deque": "from collections import deque",
    "defaultdict": "from collections import defaultdict",
    "Counter": "from collections import Counter",
    "partial": "from functools import partial",
    "reduce": "from functools import reduce",
    "grad": "from autograd import grad",
    "moons": "from data import moons",
    "split": "from data import split",
    "dataclass": "from dataclasses import dataclass",
}


def missing(key: str, typed: str, frame: Any, machine: Any, hops: int | None = None) -> NameError:
    """The error for a name without a value, in Python's words."""
    if hops == 0:
        return UnboundLocalError(f"cannot access local variable '{key}' where it is not associated with a value")
    if hops is not None:
        said = f"cannot access free variable '{key}' where it is not associated with a value in enclosing scope"
        return NameError(said)
    error = NameError(f"name '{typed[:60]}' is not defined")
    error.add_note(hint(key, frame, machine))
    return error


def hint(key: str, frame: Any, machine: Any) -> str:
    """An import that was forgotten, or a name that is spelled nearly alike."""
    if key in MODULES:
        return f"Add the line {MODULES[key]} first."
    if key in NAMES:
        return NAMES[key]
    known = {*machine.globals, *machine.builtins}
    while frame is not None:
        known |= frame.names.keys()
        frame = frame.parent
    close = nearest(key, [name for name in sorted(known) if not name.startswith("__")])
    return f"Did you mean {machine.typed.get(close, close)}?" if close else "Give it a value first, on an earlier line."
