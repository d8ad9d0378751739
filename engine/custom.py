"""A function of one's own with a rule of one's own: one decorator, one row."""

from collections.abc import Callable
from functools import wraps
from inspect import Parameter, signature
from typing import Any

import numpy as np

from engine.rules import RULES, rule, unbroadcast, widen
from engine.tensor import Tensor, apply


def custom_rule(*partials: Any, elementwise: bool = False) -> Callable[[Callable[..., Any]], Callable[..., Tensor]]:
    """A decorator: the function of arrays with derivatives, given a partial for each positional parameter.

    Results are tensors of the shape that the function gives.

    A partial takes the gradient `g` of the result, the result `out`, the operands, and the keyword-only parameters by
    keyword; written in plain `np.*` it has derivatives of its own. None: nothing flows back. A pair of a partial and a
    string gives the formula to show. `elementwise`: contributions of broadcast operands are summed.

        @custom_rule(lambda g, out, x: g * np.cos(x))
        def wave(x):
            return np.sin(x)

    ValueError if there are not as many partials as operands.
    """

    def decorate(function: Callable[..., Any]) -> Callable[..., Tensor]:
        name, operands = function.__name__, _operands(function)
        if len(operands) != len(partials):
            raise ValueError(f"custom_rule: {name} has operands {operands}, but {len(partials)} partials are given: "
                             "pass one for each; parameters that are not operands stand behind a *")
        derivatives = [p if isinstance(p, tuple) else (p, name) for p in partials]
        if elementwise:
            derivatives = [(_unbroadcast(partial, k), formula) for k, (partial, formula) in enumerate(derivatives)]
        title = f"the rule of {name}"
        own = rule(name, function, " ".join(operands), title, *derivatives, fresh=False)
        RULES.setdefault(name, own)  # found by its name, unless that is the engine's

        @wraps(function)
        def call(*inputs: Any, constant: bool | None = None, **options: Any) -> Tensor:
            return apply(own, inputs, options, constant)

        return call

    return decorate


def _unbroadcast(partial: Any, k: int) -> Any:
    """A partial whose contributions are summed over the places that operand k was broadcast to."""
    if partial is None:
        return None
    return lambda g, out, *xs, **options: unbroadcast(
        widen(partial(g, out, *xs, **options), np.shape(out)), np.shape(xs[k]))


def _operands(function: Callable[..., Any]) -> list[str]:
    kinds = (Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD)
    return [p.name for p in signature(function).parameters.values() if p.kind in kinds]
