# ruff: noqa: E501 -- programs
"""Any value of a program as the target, with a head gradient of the reader's own."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from explorer.model.doubts import doubts
from explorer.model.graph import Graph, Node
from explorer.model.program import Program, Target, one_line
from explorer.model.run import LIMITS, Run
from explorer.model.value import Value
from explorer.model.wire import from_json, to_json
from tests.brief import SOURCES as BRIEF
from tests.unhurried import run

START = "import engine as mg\nimport numpy as np\n"
TWO_USES = START + "x = mg.tensor(2.0)\ny = mg.tensor(4.0)\nf = x * y + x ** 2\nf.backward()\n"
ARRAYS = (
    START
    + "x = mg.tensor([1.0, 2.0, 3.0])\nw = mg.tensor([[1.0, 0.5, 2.0], [0.0, 1.0, 3.0]])\ny = mg.tanh(w @ x)\nz = y * x[:2]\nloss = z.sum()\nloss.backward()\n"
)
ALIKE = START + "x = mg.tensor(1.5)\ny = x\nfor i in range(3):\n    y = y * y * 0.5\ny.backward()\n"
HEADED = START + "x = mg.tensor([1.0, 2.0])\ny = x * x\ny.backward([3.0, -1.0])\n"
OWN_LOOP = (
    START
    + "w = mg.tensor(3.0)\nfor t in range(3):\n    e = w - 1.0\n    loss = e ** 2\n    loss.backward()\n    w.data -= 0.1 * w.grad\n"
)
SOURCES = {"two uses": TWO_USES, "arrays": ARRAYS, "alike": ALIKE, "headed": HEADED, "own loop": OWN_LOOP}
EVERY = {**SOURCES, **BRIEF}


def ran(source: str, target: Target | None = None) -> Run:
    return run(Program(source, target=target), LIMITS.within(60))


def shown(made: Run) -> Graph:
    return made.turns[made.shown].graph


def target_of(graph: Graph, node: Node, head: tuple[float, ...] = ()) -> Target:
    """How a page names a node."""
    names = [one_line(each.name or each.text) for each in graph.nodes]
    return Target(names[node.key], names[: node.key].count(names[node.key]), head)


def array(value: Value | None) -> np.ndarray:
    assert value is not None and value.numbers is not None
    return np.array(value.numbers, dtype=float).reshape(value.shape)


def test_the_graph_stays_whole_and_gradients_are_of_the_target_alone() -> None:
    whole, graph = shown(ran(TWO_USES)), shown(ran(TWO_USES, Target("x * y")))
    assert [(node.text, node.value) for node in graph.nodes] == [(node.text, node.value) for node in whole.nodes]
    ends = [{(edge.parent, edge.child, edge.operand) for edge in each.edges} for each in (whole, graph)]
    assert ends[0] == ends[1]
    assert graph.nodes[graph.target].text == "x * y"
    assert [node.gradient and array(node.gradient) for node in graph.nodes] == [4, 2, 1, None, None]
    assert graph.aim is not None and (graph.aim.own, graph.aim.missed) == (whole.target, "")


@pytest.mark.parametrize("title", EVERY)
def test_every_value_can_be_the_target_and_differences_agree(title: str) -> None:
    """The check runs the program again with each number moved: it knows nothing of the sweep."""
    whole = shown(ran(EVERY[title]))
    if whole.seed is None or len(whole.nodes) > 40:
        return
    for node in [node for node in whole.nodes if not node.constant][-6:]:
        made = ran(EVERY[title], target_of(whole, node))
        graph = shown(made)
        assert graph.target == node.key
        found = list(doubts(made, made.shown, lambda program: run(program, LIMITS.within(60))))
        assert [each for each in found if each.verdict == "differs"] == []
        leads = {edge.parent for edge in graph.edges if edge.key in graph.sweep} | {node.key}
        assert {each.key for each in graph.nodes if each.gradient is not None} == leads


@pytest.mark.parametrize(("name", "text"), [("z", "z"), ("y", "y"), ("w @ x", "(w @ x)")])
@pytest.mark.parametrize("head", [(), (3.0,), (2.0, -0.5)])
def test_it_is_what_the_engine_gives_for_that_target_and_head(name: str, text: str, head: tuple[float, ...]) -> None:
    graph = shown(ran(ARRAYS, Target(name, 0, head)))
    given = {0: "", 1: str(head[:1])[1:-2], 2: str(list(head))}[len(head)]
    engine = ran(ARRAYS.replace("loss.backward()", f"{text}.backward({given})"))
    for leaf in "xw":
        known = engine.variables[leaf].grad  # type: ignore[attr-defined]
        (node,) = [each for each in graph.nodes if each.name == leaf]
        np.testing.assert_allclose(array(node.gradient), known)
    weights = {0: np.ones(2), 1: np.full(2, 3.0), 2: np.array([2.0, -0.5])}[len(head)]
    np.testing.assert_array_equal(array(graph.seed), weights)
    assert graph.aim is not None
    assert array(graph.aim.loss) == pytest.approx(float(weights @ array(graph.nodes[graph.target or 0].value)))


def test_of_values_that_are_called_alike_each_can_be_meant() -> None:
    slopes = [float(array(shown(ran(ALIKE, Target("y", count))).nodes[0].gradient)) for count in range(3)]
    number, slope, known = 1.5, 1.0, []
    for _ in range(3):  # y = y² / 2
        number, slope = number**2 / 2, slope * number
        known.append(slope)
    assert slopes == pytest.approx(known)


def test_the_programs_own_target_keeps_its_head_until_another_is_given() -> None:
    assert array(shown(ran(HEADED, Target("y"))).nodes[0].gradient).tolist() == [6, -4]
    assert array(shown(ran(HEADED, Target("y", 0, (1.0,)))).nodes[0].gradient).tolist() == [2, 4]


@pytest.mark.parametrize(
    ("target", "missed", "gradient"),
    [
        (Target("gone"), "gone", 12),
        (Target("x", 1), "gone", 12),
        (Target("c"), "constant", 12),
        (Target("x * c", 0, (1.0, 2.0)), "head", 3),
    ],
)
def test_what_cannot_be_the_target_is_said_and_the_programs_own_is_shown(
    target: Target, missed: str, gradient: float
) -> None:
    source = START + "x = mg.tensor(2.0)\nc = mg.tensor(3.0, constant=True)\nf = x * c * x\nf.backward()"
    graph = shown(ran(source, target))
    assert graph.aim is not None and graph.aim.missed == missed
    assert array(graph.nodes[0].gradient) == gradient


def test_a_loop_of_the_program_goes_on_by_its_own_loss() -> None:
    own, aimed = ran(OWN_LOOP), ran(OWN_LOOP, Target("e"))
    assert [turn.loss for turn in aimed.turns] == [turn.loss for turn in own.turns]
    assert aimed.variables == own.variables
    assert [array(turn.graph.nodes[0].gradient) for turn in aimed.turns] == [1, 1, 1]
    assert [turn.differentiated for turn in aimed.turns] != [turn.loss for turn in aimed.turns]


def test_a_scalar_with_a_head_is_checked_by_what_is_differentiated() -> None:
    made = ran(TWO_USES.replace("backward()", "backward(2.5)"))
    assert {each.verdict for each in doubts(made, made.shown, run)} == {"agrees"}


def test_it_crosses_a_wall_without_loss() -> None:
    made = ran(ARRAYS, Target("z", 0, (1.0, 2.0)))
    assert from_json(to_json(made)) == made
    assert replace(made, program=Program(ARRAYS)) != made
