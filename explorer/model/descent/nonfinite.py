"""Where the numbers of a walk stop being numbers, in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..graph import Graph
from ..nonfinite import Nonfinite
from ..parameters import labels
from ..turn import Parameter, Turn
from ..value import Value


def nonfinite(turns: Sequence[Turn]) -> str:
    """What is nan or inf first, and from which turn on; empty where all of a walk is finite."""
    for turn in turns:
        for parameter in turn.parameters:
            if _is_odd(parameter.value):
                return _said(turns, turn, _part(parameter, parameter.value), _find(parameter.name))
        if _is_odd(turn.loss):
            return _said(turns, turn, f"the loss is {_word(turn.loss)}", lambda each: each.loss) + _born(turn.graph)
        for parameter in turn.parameters:
            if parameter.gradient is not None and _is_odd(parameter.gradient):
                return f"no further: in turn {turn.number} the gradient of {_part(parameter, parameter.gradient)}"
    return ""


def _is_odd(value: Value | None) -> bool:
    return value is not None and bool(value.nans or value.infs)


def _said(turns: Sequence[Turn], turn: Turn, claim: str, find: Callable[[Turn], Value | None]) -> str:
    if turn is turns[0]:
        return f"{claim} before the first step"
    rest = [find(each) for each in turns if each.number >= turn.number]
    lasts = all(value is None or _is_odd(value) for value in rest) and len(rest) > 1
    when = f"from turn {turn.number} on" if lasts else f"in turn {turn.number}"
    return f"{'diverges: ' * _grew(turns, turn)}{claim} {when}"


def _grew(turns: Sequence[Turn], turn: Turn) -> bool:
    """Whether the loss had only risen before."""
    before = [each.loss.numbers[0] for each in turns if each.number < turn.number and each.loss and each.loss.numbers]
    return len(before) > 1 and before == sorted(before) and before[0] < before[-1]


def _find(name: str) -> Callable[[Turn], Value | None]:
    return lambda turn: next((each.value for each in turn.parameters if each.name == name), None)


def _part(parameter: Parameter, value: Value) -> str:
    """Which number of a parameter is odd, and what it is."""
    if value.numbers is None:
        return f"{parameter.name} has {'nan' if value.nans else 'inf'}"
    odd = next(at for at, number in enumerate(value.numbers) if not abs(number) < float("inf"))
    return f"{labels(parameter)[odd]} is {_written(value.numbers[odd])}"


def _word(value: Value | None) -> str:
    return _written(value.numbers[0]) if value and value.numbers else "nan"


def _written(number: float) -> str:
    return str(number).replace("-", "−")


def _born(graph: Graph) -> str:
    """Where the nan or inf of a target comes from."""
    origin = None if graph.target is None else Nonfinite(graph).values.get(graph.target)
    if origin is None:
        return ""
    node = graph.nodes[origin.node]
    place = f", line {node.place.line}" if node.place else ""
    return f": see {node.name or node.text}{place}"
