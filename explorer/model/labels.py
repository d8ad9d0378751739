"""What was noted of loops and calls, in words: "for line 3, turn 2 of 5: i = 1", "relu line 8: x = -2.0"."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from engine import Tensor

from .confine import HELD, Noted

MOST = 60  # characters of all the values of one


class Labels:
    """The labels of one Turn. A tensor that was given to a call is told by its number if it is in that Turn's graph."""

    def __init__(self) -> None:
        self._here: dict[int, Tensor] = {}
        self._said: dict[Noted, str] = {}

    def begin(self, tensors: Iterable[Tensor]) -> None:
        """Another Turn, with these tensors."""
        self._here = {tensor.made: tensor for tensor in tensors}
        self._said = {}

    def said(self, noted: Noted) -> str:
        """The label."""
        if noted not in self._said:
            self._said[noted] = self._worded(noted)
        return self._said[noted]

    def _worded(self, noted: Noted) -> str:
        label, line, turn, of, names, given = noted
        said = label if line is None else f"{label} line {line}"
        if turn:
            said += f", turn {turn} of {of}" if of else f", turn {turn}"
        values = [(name, self._short(value)) for name, value in zip(names, given, strict=False)]
        told = ", ".join(f"{name} = {text}" for name, text in values if text)
        return f"{said}: {told[:MOST]}" if told else said

    def _short(self, value: Any) -> str:
        """A number, a text, how many numbers an array has; "" for what would say nothing."""
        if type(value) is tuple and value[0] == HELD:
            tensor = self._here.get(value[1])
            return "" if tensor is None else self._short(tensor.shape or np.asarray(tensor).item())
        if type(value) is tuple:
            return f"{' × '.join(map(str, value))} numbers"
        if type(value) is float:
            return repr(value) if len(repr(value)) <= 8 else f"{value:.6g}"
        return repr(value) if value != "" else ""
