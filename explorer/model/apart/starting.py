"""How a child process of ours is started: the same Python, this very package, nothing of the server's environment."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]  # the folder that holds the packages
ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
KEPT = ("SYSTEMROOT", "TMPDIR", "TEMP", "TMP")  # without these Python does not start, or warns


def unheard(_: Any) -> None:
    """For those who do not want to know."""


def unsaid(text: str) -> None:
    """For those who wait for the whole answer."""


def unheard_of(turn: int, of: int | None) -> None:
    """For those who do not want to know where a run is."""


@dataclass(frozen=True, slots=True)
class Follower:
    """Who follows a child's life, from the thread that waits for its answer."""

    born: Callable[[Callable[[], None]], object] = unheard  # is told how to end it
    used: Callable[[float], object] = unheard  # now and then, and at the end: seconds of the processor
    stoppable: Callable[[Callable[[], None]], object] = unheard  # is told how to ask it to stop where it is
    told: Callable[[int, int | None], object] = unheard_of  # which turn its run is in, and of how many if that is known
    said: Callable[[str], object] = unsaid  # what of the answer is there before the rest


ALONE = Follower()  # nobody follows


def python(module: str, *arguments: str) -> list[str]:
    """The command that runs a module of ours."""
    begin = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from {module} import main; main(*sys.argv[1:])"
    return [sys.executable, "-I", "-W", "ignore", "-c", begin, *arguments]


def environment() -> dict[str, str]:
    """Nothing but what Python needs; one thread for NumPy, so that forking is safe."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    return {**kept, **dict.fromkeys(ONE_THREAD, "1"), "PYTHONDONTWRITEBYTECODE": "1"}
