"""Whatever program is run, its Run agrees with itself and with the engine."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

import engine as mg
from explorer.model.program import Program
from explorer.model.timeline import Timeline
from explorer.model.wire import from_json, to_json
from tests.unhurried import run

LEAVES = [
    "mg.tensor(2.0)", "mg.tensor(-0.5)", "mg.tensor([1., 2., 3.])", "mg.tensor([[0.5], [-1.]])",
    "mg.tensor(3.0, constant=True)",
]  # fmt: skip
CALLS = [
    "{a} * {b}", "{a} + {b}", "{a} - {b} * 2", "2.5 * {a}", "{a} ** 2", "mg.sin({a})", "-{a}", "({a}).sum() + {b}",
    "{a} * {a} / 4",
]  # fmt: skip


@st.composite
def programs(draw):
    """Straight-line programs that use old values again and bind old names anew."""
    count = draw(st.integers(1, 4))
    names = ["ℒx", "y", "z", "é"][:count]
    lines = ["import engine as mg", *(f"{name} = {draw(st.sampled_from(LEAVES))}" for name in names)]
    for _ in range(draw(st.integers(1, 6))):
        call = draw(st.sampled_from(CALLS)).format(a=draw(st.sampled_from(names)), b=draw(st.sampled_from(names)))
        name = draw(st.sampled_from(["y", "u", "v", "αβ"]))
        lines.append(f"{name} = {call}")
        names = [*dict.fromkeys([*names, name])]
    return "\n".join([*lines, draw(st.sampled_from(["{}.backward()", "{}.backward(3.0)", ""])).format(name)])


@given(programs())
def test_the_last_frame_shows_the_gradients_that_backward_left(source):
    ran = run(Program(source))
    assert ran.error is None
    timeline = Timeline(ran.graph)
    frame = timeline.frame(len(timeline.steps))
    assert frame.gradients == tuple(node.gradient for node in ran.graph.nodes)
    assert all(frame.known)


@given(programs())
def test_variables_and_nodes_say_the_same_as_plain_execution(source):
    names: dict = {"mg": mg}
    exec(source, names)
    ran = run(Program(source))
    for name, variable in ran.variables.items():
        tensor = names.get(name, names.get(name.replace("ℒ", "L")))
        assert np.array_equal(variable.data, tensor.data)
        assert np.array_equal(variable.grad, tensor.grad) if tensor.grad is not None else variable.grad is None


@given(programs())
def test_operands_come_before_their_node_and_edges_join_what_they_say(source):
    graph = run(Program(source)).graph
    for node in graph.nodes:
        assert all(operand.node is None or operand.node < node.key for operand in node.operands)
    for edge in graph.edges:
        assert graph.nodes[edge.child].operands[edge.operand].node == edge.parent
        assert not graph.nodes[edge.parent].constant


@given(programs())
def test_every_node_s_text_is_what_stands_at_its_place(source):
    lines = source.split("\n")
    for node in run(Program(source)).graph.nodes:
        assert lines[node.place.line - 1][node.place.column - 1 : node.place.end_column - 1] == node.text


@given(programs())
def test_every_run_crosses_the_wire_unchanged(source):
    ran = run(Program(source))
    assert from_json(to_json(ran)) == ran


@given(programs())
def test_the_same_program_gives_an_equal_run(source):
    assert run(Program(source)) == run(Program(source))
