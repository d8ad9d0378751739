"""What to say about a name that has no value: which name may be meant."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

MODULES = {
    "np": "import numpy as np",
    "numpy": "import numpy",
    "mg": "import engine as mg",
    "engine": "import engine",
    "mygrad": "import mygrad",
    "math": "import math",
    "plt": "import matplotlib.pyplot as plt",
}


LONG = 40  # characters: longer names are not compared with others


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
    known = {*machine.globals, *machine.builtins}
    while frame is not None:
        known |= frame.names.keys()
        frame = frame.parent
    if len(key) > LONG:
        return "Give it a value first, on an earlier line."
    close = get_close_matches(key, [name for name in sorted(known) if not name.startswith("__")], 1)
    return (
        f"Did you mean {machine.typed.get(close[0], close[0])}?"
        if close
        else "Give it a value first, on an earlier line."
    )
