"""Programs as courses bring them print here what they print in Python itself, with the libraries that they name."""

from __future__ import annotations

import contextlib
import io
import random
import sys
import warnings
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

import engine
from explorer.model.isolate import isolated
from explorer.model.program import Program
from explorer.model.run import run
from tests.confine.running import confined

HERE = Path(__file__).parent / "brought"
SECTIONS = [part for path in sorted(HERE.glob("*.txt")) for part in ("\n" + path.read_text()).split("\n== ")[1:]]
PROGRAMS = {title: program for title, _, program in (part.partition("\n") for part in SECTIONS)}


class Anything(ModuleType):
    """Matplotlib where it is not installed: takes every call, draws nothing, gives as many parts as are asked for."""

    def __init__(self, name: str = "matplotlib") -> None:
        super().__init__(name)
        self.__path__: list[str] = []

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return Anything()

    def __call__(self, *args: Any, **options: Any) -> Any:
        return (Anything(), Anything())

    def __getitem__(self, index: Any) -> Any:
        return Anything()

    def __setitem__(self, index: Any, value: Any) -> None:
        pass


NOT_INSTALLED = {
    **{name: Anything() for name in ("matplotlib", "matplotlib.pyplot")},
    "mxnet": engine.mxnet,
    "mxnet.nd": engine.mxnet.nd,
    "mxnet.autograd": engine.mxnet.autograd,
}


def printed(source: str) -> str:
    """What Python itself prints; the process's own generators and print options stay."""
    output = io.StringIO()
    numbers, others = np.random.get_state(), random.getstate()
    before = {name: sys.modules.get(name) for name in NOT_INSTALLED}
    sys.modules.update(NOT_INSTALLED)
    try:
        with contextlib.redirect_stdout(output), warnings.catch_warnings(), np.printoptions():
            warnings.simplefilter("ignore")
            exec(compile(source, "<program>", "exec"), {"__name__": "__main__"})
    finally:
        np.random.set_state(numbers)
        random.setstate(others)
        for name, module in before.items():
            sys.modules.pop(name)
            if module is not None:
                sys.modules[name] = module
    return output.getvalue()


@pytest.mark.parametrize("title", PROGRAMS)
def test_a_program_prints_what_python_prints(title: str) -> None:
    outcome = confined(PROGRAMS[title])
    assert outcome.error is None, outcome.error
    assert outcome.output == printed(PROGRAMS[title])


@pytest.mark.skipif(sys.platform != "linux", reason="the wall is Linux's")
@pytest.mark.parametrize("title", [*PROGRAMS][::12])
def test_a_program_prints_the_same_behind_the_wall(title: str) -> None:
    walled = isolated(run)(Program(PROGRAMS[title]))
    assert (walled.error, walled.output) == (None, confined(PROGRAMS[title]).output)
