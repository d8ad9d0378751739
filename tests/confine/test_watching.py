"""The watcher hears of every tensor with its place and text, of every name as typed, and of every backward pass."""

from typing import Any

from explorer.model.confine import Limits, execute
from explorer.model.program import Program

from .running import Silent


def watched(source: str, **overrides: float) -> tuple[Silent, Any]:
    watcher = Silent()
    program = Program("import engine as mg; import numpy as np\n" + source, overrides=tuple(overrides.items()))
    return watcher, execute(program, limits=Limits(), watcher=watcher)


def test_each_tensor_comes_with_the_innermost_text_that_made_it() -> None:
    watcher, _ = watched("x = mg.tensor(2.0)\nf = mg.sum(x * 3) + x[None]")
    assert [text for _, text, _ in watcher.tensors] == [
        "mg.tensor(2.0)",
        "x * 3",
        "mg.sum(x * 3)",
        "x[None]",
        "mg.sum(x * 3) + x[None]",
    ]


def test_the_enclosing_loops_and_calls_are_named() -> None:
    watcher, _ = watched("def g(v):\n    return v * 2\nx = mg.tensor(1.0)\nfor i in range(2):\n    y = g(x)")
    groups = [group for _, _, group in watcher.tensors]
    told = [[(name, line, turn) for name, line, turn, *_ in group] for group in groups]
    assert told == [[], [("for line 5", None, 1), ("g", 6, 0)], [("for line 5", None, 2), ("g", 6, 0)]]


def test_names_are_heard_as_typed() -> None:
    watcher, outcome = watched("ℒ = mg.tensor(1.0)\nx, y = 1, 2\ny += 1\nℒ.backward()\ndef ℒ2(): pass")
    assert watcher.names == ["mg", "np", "ℒ", "x", "y", "y", "ℒ2"]
    assert list(outcome.variables) == ["ℒ", "x", "y"]


def test_sums_of_generators_keep_their_places() -> None:
    watcher, _ = watched("x = mg.tensor(1.0)\ns = sum(x * i for i in range(2))")
    assert [text for _, text, _ in watcher.tensors[1:]] == [
        "x * i",
        "sum(x * i for i in range(2))",
        "x * i",
        "sum(x * i for i in range(2))",
    ]


def test_an_override_stands_in_for_its_literal() -> None:
    _, outcome = watched("x = mg.tensor(2.0)\nrate = -0.5\ny = x * rate", x=3.0, rate=2.0)
    assert float(outcome.variables["y"]) == 6.0
    assert [(literal.name, literal.number) for literal in outcome.literals] == [("x", 2.0), ("rate", -0.5)]
