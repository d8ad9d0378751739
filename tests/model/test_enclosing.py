"""Around each value stands what it was made in: the turn, the call with its arguments, the branch that was taken."""

from __future__ import annotations

import random
import sys

from explorer.model.branches import forks
from explorer.model.choices import Choice
from explorer.model.confine import execute
from explorer.model.enclosing import Around, enclosing
from explorer.model.program import Program
from explorer.model.run import Run
from tests.confine.running import Silent
from tests.each import each
from tests.unhurried import run

HEAD = "import engine as mg\nx = mg.tensor(-2.0)\n"
RELU = "def relu(v):\n    if v > 0:\n        return v * 1.0\n    return 0.0 * v\n"


def ran(text: str) -> Run:
    found = run(Program(HEAD + text))
    assert found.error is None, found.error
    return found


def around(found: Run, text: str) -> list[str]:
    """What stands around the last value that this text made, from the outside in."""
    told = enclosing(found.program.source, found.graph)
    at = told.of[max(node.key for node in found.graph.nodes if node.text == text)]
    chain: list[Around] = []
    while at >= 0:
        chain.insert(0, told.rows[at])
        at = told.rows[at].outer
    return [said(row) for row in chain]


def said(row: Around) -> str:
    went = f"{'held' if row.held else 'failed'}: {row.went}, not {row.left}"
    kinds = {
        "turn": f"{row.turn} of {row.of}: {row.given}",
        "call": f"({row.given})",
        "branch": went,
        "case": f"{row.went}",
        "block": "",
    }
    return f"{row.line} {row.name} {kinds[row.kind]}".strip()


CASES = {
    "for i in range(3):\n    y = x * i\ny.backward()": ("x * i", ["3 for 3 of 3: i = 2"]),
    "for k, v in enumerate([5.0]):\n    y = x * v\ny.backward()": ("x * v", ["3 for 1 of None: k = 0, v = 5.0"]),
    "i = 0\nwhile i < 2:\n    y = x * i\n    i += 1\ny.backward()": ("x * i", ["4 while 2 of None:"]),
    f"{RELU}y = relu(x)\ny.backward()": ("0.0 * v", ["7 relu (v = -2.0)", "4 v > 0 failed: 6, not 5"]),
    f"{RELU}y = relu(v=-x)\ny.backward()": ("v * 1.0", ["7 relu (v = 2.0)", "4 v > 0 held: 5, not None"]),
    "if x > 0:\n    y = x * 1\nelif x < -1:\n    y = x * 2\nelse:\n    y = x * 3\ny.backward()": (
        "x * 2",
        ["3 x > 0 failed: 5, not 4", "5 x < -1 held: 6, not 8"],
    ),
    "y = (x * 1 if x > 0 else x * 2)\ny.backward()": ("x * 2", ["3 x > 0 failed: 3, not 3"]),
    "if x < 0:\n    for i in range(2):\n        if i:\n            y = x * i\ny.backward()": (
        "x * i",
        ["3 x < 0 held: 4, not None", "4 for 2 of 2: i = 1", "5 i held: 6, not None"],
    ),
    "match [1, 'up']:\n    case [0, _]:\n        y = x\n    case [n, 'up'] if n:\n        y = x * n\ny.backward()": (
        "x * n",
        ["6 [n, 'up'] 7"],
    ),
    "with mg.no_autodiff:\n    z = x * 3\ny = z * x\ny.backward()": ("x * 3", ["3 mg.no_autodiff"]),
    "y = x * 2\ny.backward()": ("x * 2", []),
}


@each("program", CASES)
def test_a_value_knows_what_it_was_made_in(program: str) -> None:
    text, expected = CASES[program]
    assert around(ran(program), text) == expected


def test_two_calls_are_two_and_a_branch_around_a_call_is_outside_of_it() -> None:
    double = "def double(v):\n    return v * 2.0\ny = x\n"
    found = ran(f"{double}if x < 0:\n    y = double(y)\n    y = double(y)\ny.backward()")
    assert around(found, "v * 2.0") == ["6 x < 0 held: 7, not None", "8 double (v = -4.0)"]
    calls = [row for row in enclosing(found.program.source, found.graph).rows if row.kind == "call"]
    assert [call.given for call in calls] == ["v = -2.0", "v = -4.0"]


def test_arguments_are_told_in_few_letters() -> None:
    given = "def f(a, b, c, d, e=1):\n    return x * 2\ny = f([1] * 99, 'n' * 99, mg.ones((3, 2)), 1 / 3)\ny.backward()"
    assert around(ran(given), "x * 2") == ["5 f (d = 0.333333)"]  # c is in no graph, and is not held for this
    given = "import numpy as np\ndef f(a):\n    return x * 2\ny = f(np.ones((3, 2)))\ny.backward()"
    assert around(ran(given), "x * 2") == ["6 f (a = 3 × 2 numbers)"]


def test_which_way_an_if_went_is_counted_turn_by_turn() -> None:
    text = (
        "w = mg.tensor(1.0)\nfor i in range(6):\n    L = w * x\n    if i % 3 == 1:\n        L = L * 2\n"
        "    L.backward()\n    w.data -= 0.1 * w.grad\n"
    )
    found = ran(text)
    expected = [(Choice(6, int(i % 3 == 1), int(i % 3 != 1)),) for i in range(6)]
    assert [turn.graph.choices for turn in found.turns] == expected
    assert [(fork.line, fork.held, fork.failed) for fork in forks(found.program.source)] == [(6, 7, None)]


def test_the_branch_told_is_the_branch_that_python_takes() -> None:
    """Random programs of nested conditions, run by Python itself, which notes the lines that it comes through."""
    for seed in range(60):
        body = "\n".join(nested(random.Random(seed), "", 3))
        source = f"{HEAD}u = x * 1\n{body}\nu.backward()\n"
        graph = run(Program(source)).graph
        told = enclosing(source, graph)
        passed = lines_of(source)
        for node, at in zip(graph.nodes, told.of, strict=True):
            while at >= 0:
                row = told.rows[at]
                assert row.kind == "branch" and row.line in passed and row.went in passed, (source, node.text)
                assert row.left is None or row.left not in passed
                at = row.outer


def nested(draw: random.Random, indent: str, depth: int) -> list[str]:
    """A few statements, conditions among them, each of which can be reached once."""
    lines = [f"{indent}u = u + x * {draw.randint(1, 9)}"]
    for _ in range(draw.randint(0, 2) if depth else 0):
        lines += [f"{indent}if {draw.choice(['x < 0', 'u > 0', 'u < -9', 'True', 'False'])}:"]
        lines += nested(draw, indent + "    ", depth - 1)
        if draw.random() < 0.6:
            lines += [f"{indent}else:", *nested(draw, indent + "    ", depth - 1)]
    return lines


def lines_of(source: str) -> set[int]:
    """The lines that Python runs."""
    passed: set[int] = set()

    def trace(frame: object, event: str, _: object) -> object:
        if frame.f_code.co_filename == "<told>":  # type: ignore[attr-defined]
            passed.add(frame.f_lineno)  # type: ignore[attr-defined]
            return trace
        return None

    sys.settrace(trace)  # type: ignore[arg-type]
    try:
        exec(compile(source, "<told>", "exec"), {})
    finally:
        sys.settrace(None)
    return passed


def test_what_is_noted_of_a_run_holds_no_array_and_no_tensor() -> None:
    text = (
        "import numpy as np\ndef f(a, b, c, d, e):\n    return x * 2\n"
        "for k, v in [(np.ones(9_999), mg.ones(9_999))]:\n    f(k, v, 'n' * 9_999, [v] * 99, e=v)\n"
    )
    watcher = Silent()
    execute(Program(HEAD + text), watcher=watcher)
    noted = [one for _, _, group in watcher.tensors for one in group]
    given = [value for *_, values in noted for value in values]
    assert {*map(type, given)} <= {int, float, bool, str, tuple, type(None)} and given
    assert max(len(str(value)) for value in given) <= 40
