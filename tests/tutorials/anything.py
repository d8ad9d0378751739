"""Matplotlib where it is not installed: takes every call, draws nothing, gives back as many parts as the real one."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import numpy as np

import engine


class Anything(ModuleType):
    """What is asked of it is Anything, too."""

    def __init__(self, name: str = "matplotlib") -> None:
        super().__init__(name)
        self.__path__: list[str] = []

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return Anything(name)

    def __call__(self, *args: Any, **options: Any) -> Any:
        return PARTS.get(self.__name__, one)(*args, **options)

    def __getitem__(self, index: Any) -> Any:
        return Anything()

    def __setitem__(self, index: Any, value: Any) -> None:
        pass


def one(*args: Any, **options: Any) -> Anything:
    """What most calls give."""
    return Anything()


def figure_and_axes(nrows: int = 1, ncols: int = 1, **options: Any) -> tuple[Anything, Any]:
    """subplots(...): one set of axes, a row of them, or a table."""
    axes = np.array([[Anything() for _ in range(ncols)] for _ in range(nrows)], dtype=object)
    return Anything(), axes.squeeze() if axes.size > 1 else axes[0, 0]


PARTS = {
    "show": lambda *args, **options: None,
    "subplots": figure_and_axes,
    "plot": lambda *args, **options: [Anything()],
    "hist": lambda *args, **options: (Anything(), Anything(), Anything()),
}
ROOMS = "animation cm colors gridspec lines patches ticker"
NOT_INSTALLED = {
    **{name: Anything() for name in ("matplotlib", "matplotlib.pyplot", "mpl_toolkits", "mpl_toolkits.mplot3d")},
    **{f"matplotlib.{name}": Anything() for name in ROOMS.split()},
    "mxnet": engine.mxnet,
    "mxnet.nd": engine.mxnet.nd,
    "mxnet.autograd": engine.mxnet.autograd,
}
