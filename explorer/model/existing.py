"""The Run of a tensor that exists already, outside of any program of ours: for a notebook."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from engine import Tensor, sweep

from .capture import Capture, Origin, call_of, made_of
from .closing import seed_of
from .operands import made_up
from .program import Program
from .run import Run
from .turn import Turn
from .value import value_of

LONGEST = 40  # characters of a text made up for a tensor without a name


def existing(target: Tensor, names: Mapping[str, object]) -> Run:
    """What `target` was made of and what would flow back from it; `names` are those of the notebook."""
    words = _Words({value.made: name for name, value in names.items() if isinstance(value, Tensor)})
    capture = Capture(made_of([target]), words.origin)
    seed = seed_of(target, None)
    graph = capture.forward(target) if target.constant else capture.swept(target, seed, sweep(target, seed))
    turn = Turn(0, graph, value_of(np.asarray(target).sum()), (), None, not target.constant)
    return Run(Program(""), None, "", (turn,), {}, (), shown=0)


class _Words:
    """What tensors are called: told in order of making, so that an expression is made of those before it."""

    def __init__(self, names: Mapping[int, str]) -> None:
        self._names = names
        self._texts: dict[int, str] = {}

    def origin(self, tensor: Tensor) -> Origin:
        name = self._names.get(tensor.made)
        text = self._text(tensor)
        self._texts[tensor.made] = name or (text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…")
        return Origin(name, 1, None, text, ())

    def _text(self, tensor: Tensor) -> str:
        call = call_of(tensor)
        if call is None:
            return f"tensor of shape {tensor.shape}" if tensor.shape else str(tensor.item())
        inputs = [self._texts.get(x.made, "…") if isinstance(x, Tensor) else str(x) for x in call.inputs]
        return made_up(call.op, inputs)
