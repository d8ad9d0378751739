"""Gradients that the page asks for itself, at the end of a program, where they cannot be computed any more."""

import pytest

import engine as mg
from explorer.model.confine import Limits
from explorer.model.program import Program, Target
from tests.unhurried import run

BEGIN = "import numpy as np\nimport engine as mg\nx = mg.tensor([1.0, 2.0])\n"
PROGRAMS = {
    "the graph was cleared": "y = x * 2\nx.clear_graph()",
    "the numbers have another shape now, which the rule gives on": "y = x.T\nx.data = np.ones((2, 3))",
    "the numbers have another shape now, which the rule cannot take": "y = x * x\nx.data = np.ones(3)",
    "the gradient was asked for once, and then cleared by another": "z = x * 2\ny = z * z\nx.clear_graph()",
}


@pytest.mark.parametrize("source", PROGRAMS.values(), ids=[*PROGRAMS])
@pytest.mark.parametrize("target", [None, Target("y")], ids=["its own", "asked for"])
def test_the_graph_is_shown_forward_and_the_page_says_why(source: str, target: Target | None) -> None:
    ran = run(Program(BEGIN + source, target=target))
    assert ran.error is None and ran.left_out.startswith("The gradients could not be computed: ")
    graph = ran.turns[ran.shown].graph
    assert graph.nodes[graph.target].name == "y" and graph.seed is None
    assert all(node.gradient is None for node in graph.nodes)


def test_a_program_that_asks_itself_is_told_at_its_line() -> None:
    ran = run(Program(BEGIN + "y = x * 2\nx.clear_graph()\ny.backward()"))
    assert ran.error is not None and ran.error.line == 6 and "cleared" in ran.error.message


def test_gradients_that_could_be_computed_are_there() -> None:
    ran = run(Program(BEGIN + "y = x * 2"))
    assert ran.left_out == "" and {node.name: node.gradient for node in ran.graph.nodes}["x"] is not None


def test_a_process_that_has_made_very_many_tensors_shows_gradients_as_ever() -> None:
    for _ in range(200_000):
        mg.tensor(1.0)
    ran = run(Program("import engine as mg\nx = mg.tensor(2.0)\ny = x * x\ny.backward()"), Limits(seconds=1.0))
    assert ran.left_out == ""
    assert ran.graph.seed is not None
