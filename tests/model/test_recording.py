"""What a Run says of a program: its values and gradients, its names and versions, its Turns."""

import pytest

from explorer.model.program import Failure, Program
from explorer.model.run import run

HEAD = "import engine as mg\n"


def ran(text, **fields):
    return run(Program(HEAD + text, **fields))


def named(graph):
    """name (with its version above 1) or text -> node"""
    return {f"{node.name or node.text}{f' {node.version}' * (node.version > 1)}": node for node in graph.nodes}


def numbers(value):
    return None if value is None else value.numbers if value.shape else value.numbers[0]


def values(graph):
    return {name: numbers(node.value) for name, node in named(graph).items()}


def gradients(graph):
    return {name: numbers(node.gradient) for name, node in named(graph).items()}


def flows(graph):
    def label(key):
        return graph.nodes[key].name or graph.nodes[key].text

    edges = [graph.edges[key] for key in graph.sweep]
    return [(label(edge.child), label(edge.parent), edge.formula, numbers(edge.contribution)) for edge in edges]


TWO_USES = "x = mg.tensor(2.0)\ny = mg.tensor(4.0)\nf = x*y + x**2\nf.backward()"


def test_f_of_two_uses_has_the_values_gradients_and_contributions_of_the_drawing():
    graph = ran(TWO_USES).graph
    assert values(graph) == {"x": 2, "y": 4, "x*y": 8, "x**2": 4, "f": 12}
    assert gradients(graph) == {"x": 8, "y": 2, "x*y": 1, "x**2": 1, "f": 1}
    assert flows(graph) == [
        ("f", "x*y", "1", 1), ("f", "x**2", "1", 1),
        ("x**2", "x", "2*x", 4), ("x*y", "x", "y", 4), ("x*y", "y", "x", 2),
    ]  # fmt: skip


def test_totals_grow_until_the_gradient_is_complete():
    graph = ran(TWO_USES).graph
    assert [numbers(graph.edges[key].total) for key in graph.sweep] == [1, 1, 4, 8, 2]


def test_every_node_knows_its_text_and_place():
    places = [(node.text, node.place.line, node.place.column) for node in ran(TWO_USES).graph.nodes]
    assert places == [("mg.tensor(2.0)", 2, 5), ("mg.tensor(4.0)", 3, 5), ("x*y", 4, 5), ("x**2", 4, 11),
                      ("x*y + x**2", 4, 5)]  # fmt: skip


def test_a_typed_number_is_no_node_but_an_operand_as_typed():
    square = named(ran("x = mg.tensor(3.0)\nf = x ** 2.50\nf.backward()").graph)["f"]
    assert [(operand.text, operand.node) for operand in square.operands] == [("x", 0), ("2.50", None)]
    assert numbers(square.operands[1].value) == 2.5


@pytest.mark.parametrize("number", ["1e999", "-1e999", "mg.inf", "mg.nan"])
def test_a_program_may_multiply_by_what_is_no_finite_number(number):
    assert ran(f"x = mg.tensor(3.0)\nf = x * {number}\nf.backward()").error is None


def test_a_constant_tensor_is_a_node_with_no_edge_and_no_gradient():
    graph = ran("x = mg.tensor(3.0)\nc = mg.tensor(2.0, constant=True)\nf = x * c\nf.backward()").graph
    assert named(graph)["c"].constant
    assert flows(graph) == [("f", "x", "y", 2)]
    assert gradients(graph)["c"] is None


def test_a_computed_constant_is_one_card_with_its_text_not_the_way_that_it_was_computed():
    text = "data = mg.tensor([1, 2])\nscaled = data * 2 + 1\nw = mg.tensor(3.0)\nf = (w * scaled).sum()\nf.backward()"
    cards = named(ran(text).graph)
    assert cards.keys() == {"scaled", "w", "w * scaled", "f"}
    assert cards["scaled"].text == "data * 2 + 1"
    assert not cards["scaled"].operands


def test_a_head_gradient_is_the_seed():
    graph = ran("x = mg.tensor([1., 2.])\nf = x * 3\nf.backward(10.0)").graph
    assert numbers(graph.seed) == (10, 10)
    assert gradients(graph)["x"] == (30, 30)


def test_the_loss_of_an_array_is_its_sum():
    assert numbers(ran("x = mg.tensor([1., 2.])\nf = x * 3\nf.backward()").turns[0].loss) == 9


def test_a_value_used_by_nothing_that_the_target_needs_is_not_shown():
    assert set(values(ran("x = mg.tensor(1.0)\nz = mg.tensor(5.0)\nf = x * 2\nf.backward()").graph)) == {"x", "f"}


# names and versions


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("x = mg.tensor(1.0)\nf = x * 2\ng = f\nf.backward()", ["x", "g"]),
        ("x = mg.tensor(1.0)\nx = x * 2\nx.backward()", ["x", "x 2"]),
        ("ℒ = mg.tensor(1.0)\nℒ.backward()", ["ℒ"]),
        ("x = mg.tensor(1.0)\ndef f(a):\n    b = a\n    return b * 2\ny = f(x)\ny.backward()", ["x", "y"]),
        ("x = mg.tensor(1.0)\nfor t in [x]:\n    y = t * 2\ny.backward()", ["x", "y"]),
        ("ts = [mg.tensor(1.0)]\nfor t in ts:\n    y = t * 2\ny.backward()", ["ts[0]", "y"]),
        ("p = {'w': mg.tensor(1.0)}\ny = p['w'] * 2\ny.backward()", ["p['w']", "y"]),
        ("for t in [mg.tensor(1.0)]:\n    y = t * 2\ny.backward()", ["t", "y"]),
        ("def f(a):\n    inner = a * 2\n    return inner + 1\ny = f(mg.tensor(1.0))\ny.backward()",
         ["a", "inner", "y"]),
    ],
)  # fmt: skip
def test_a_tensor_bears_the_last_name_given_to_it_and_inner_names_only_if_it_has_none(text, names):
    assert list(values(ran(text).graph)) == names


def test_an_update_in_place_is_a_new_version_that_depends_on_the_old():
    graph = ran("x = mg.tensor([1., 2.])\ny = 2 * x\ny[0] = 7.0\nf = y.sum()\nf.backward()").graph
    assert values(graph) == {"x": (1, 2), "y": (2, 4), "y 2": (7, 4), "f": 11}
    assert gradients(graph)["x"] == (0, 2)


def test_loops_and_calls_group_what_they_make():
    text = "x = mg.tensor(1.0)\ndef twice(a):\n    return a * 2\nfor k in range(2):\n    x = twice(x)\nx.backward()"
    groups = [node.group for node in ran(text).graph.nodes]
    assert groups == [
        (),
        ("for line 5, turn 1 of 2: k = 0", "twice line 6: a = 1.0"),
        ("for line 5, turn 2 of 2: k = 1", "twice line 6: a = 2.0"),
    ]


def test_a_call_s_options_are_told_in_words():
    graph = ran("x = mg.tensor([[1., 2.]])\nf = x.sum(axis=0)[0:1]\nf.backward()").graph
    assert [node.options for node in graph.nodes] == [(), (("axis", "0"),), (("index", "0:1"),)]


# turns

BY_DATA = "w = mg.tensor(10.0)\nfor k in range(3):\n    L = w**2\n    L.backward()\n    w.data -= 0.3 * w.grad"
BY_NAME = "x = mg.tensor(10.0)\nfor k in range(3):\n    L = x**2\n    L.backward()\n    x = x - 0.3 * x.grad"


def parameters(turn):
    return {each.name: (round(numbers(each.value), 9), numbers(each.gradient)) for each in turn.parameters}


def test_every_backward_closes_a_turn():
    turns = ran(BY_DATA).turns
    assert [turn.number for turn in turns] == [0, 1, 2]
    assert [turn.backward.line for turn in turns] == [5, 5, 5]
    assert [round(numbers(turn.loss), 9) for turn in turns] == [100, 16, 2.56]


def test_a_parameter_updated_through_its_data_has_a_new_version_in_every_turn():
    run = ran(BY_DATA)
    assert [list(values(turn.graph)) for turn in run.turns] == [["w", "L"], ["w 2", "L 2"], ["w 3", "L 3"]]
    assert [parameters(turn)["w"][0] for turn in run.turns] == [10, 4, 1.6]
    assert round(numbers(run.parameters[0].value), 9) == 0.64


def test_a_name_bound_anew_from_turn_to_turn_is_a_parameter_and_the_loss_is_not():
    run = ran(BY_NAME)
    assert [list(parameters(turn)) for turn in run.turns] == [["x"]] * 4
    assert [parameters(turn)["x"][0] for turn in run.turns] == [10, 4, 1.6, 0.64]


def test_the_old_x_stays_in_the_next_graph():
    assert values(ran(BY_NAME).turns[1].graph) == {"x": 10, "x 2": 4, "L 2": 16}


def test_what_follows_the_last_backward_is_a_forward_only_turn():
    last = ran(BY_NAME).turns[-1]
    assert (last.backward, last.graph.seed, last.graph.sweep) == (None, None, ())


def test_nothing_made_after_the_last_backward_is_no_turn():
    assert len(ran(TWO_USES + "\ng = f\nprint(x.grad)").turns) == 1


def test_a_list_of_parameters_bound_anew_from_turn_to_turn_is_followed():
    text = "ps = [mg.tensor(1.0), mg.tensor(2.0)]\nfor k in range(2):\n    L = ps[0]**2 + ps[1]**2\n    L.backward()\n"
    turns = ran(text + "    ps = [p - 0.5 * p.grad for p in ps]").turns
    assert parameters(turns[0]) == {"ps[0]": (1, 2), "ps[1]": (2, 4)}
    assert parameters(turns[1]) == {"ps[0]": (0, 0), "ps[1]": (0, 0)}


def test_a_parameter_made_for_every_turn_is_the_newest_leaf():
    text = "w = 1.0\nfor k in range(2):\n    p = mg.tensor(w)\n    L = p * 3\n    L.backward()\n    w = w - L.item()"
    assert [parameters(turn) for turn in ran(text).turns] == [{"p": (1, 3)}, {"p": (-2, 3)}]


# programs without backward, targets, failures


def test_without_backward_the_last_named_tensor_is_the_target_and_unused_leaves_are_shown():
    graph = ran("x = mg.tensor(1.0)\ny = mg.tensor(2.0)\nf = x + 1").graph
    assert set(values(graph)) == {"x", "y", "f"}
    assert graph.nodes[graph.target].name == "f"
    assert [edge.parent for edge in graph.edges] == [0]


def test_without_backward_the_gradients_are_shown_and_the_program_s_own_stay_none():
    run = ran("x = mg.tensor(2.0)\ny = mg.tensor(4.0)\nf = x*y + x**2")
    assert gradients(run.graph) == {"x": 8, "y": 2, "x*y": 1, "x**2": 1, "f": 1}
    assert run.variables["x"].grad is None


def test_a_program_that_fails_keeps_its_turns_and_what_it_had_begun():
    run = ran(TWO_USES + "\ng = x * 3\nh = g / nothing")
    assert (run.error.line, run.error.column) == (7, 9)
    assert [set(values(turn.graph)) for turn in run.turns] == [{"x", "y", "x*y", "x**2", "f"}, {"x", "g"}]


def test_a_backward_that_fails_is_the_program_s_failure_and_no_turn():
    run = ran("x = mg.tensor([1., 2.])\nf = x * 2\nf.backward([1., 2., 3.])")
    assert isinstance(run.error, Failure) and run.error.line == 4
    assert [turn.backward for turn in run.turns] == [None]


@pytest.mark.parametrize("text", ["", "# nothing", "print(1)", "x = 2.0"])
def test_a_program_that_makes_no_tensor_has_no_turns_and_an_empty_graph(text):
    run = ran(text)
    assert (run.error, run.turns, run.graph.nodes) == (None, (), ())


def test_backward_on_a_constant_is_a_turn_without_gradients():
    graph = ran("c = mg.tensor(2.0, constant=True)\nf = c * 3\nf.backward()").graph
    assert (graph.seed, flows(graph)) == (None, [])


# variables


def test_variables_are_as_they_are_at_the_end():
    variables = ran(TWO_USES + "\nrate = 0.5\nnames = ['a', (1, 2)]\ndouble = x.grad * 2").variables
    assert (variables["x"].data, variables["x"].grad, variables["x"].constant) == (2, 8, False)
    assert (variables["rate"], variables["names"]) == (0.5, ["a", (1, 2)])
    assert variables["double"] == 16.0
    assert set(variables) == {"x", "y", "f", "rate", "names", "double"}


def test_a_list_that_holds_itself_is_kept_to_a_depth():
    assert ran("a = [1]\na.append(a)").variables["a"][0] == 1


def test_kept_arrays_do_not_change_with_the_program_and_cannot_be_written():
    data = ran("x = mg.tensor([1., 2.])").variables["x"].data
    with pytest.raises(ValueError, match="read-only"):
        data[0] = 5


# sliders


def test_an_override_stands_in_for_its_literal():
    run = ran(TWO_USES, overrides=(("x", 3.0),))
    assert (values(run.graph)["f"], gradients(run.graph)["x"], gradients(run.graph)["y"]) == (21, 10, 3)
    assert [(literal.name, literal.number) for literal in run.literals] == [("x", 2.0), ("y", 4.0)]


def test_gradients_that_nobody_asked_for_and_that_do_not_exist_are_no_failure():
    done = ran("x = mg.tensor([[1.0, 1.0], [1.0, 1.0]])\nf = mg.linalg.slogdet(x)[1]")
    assert done.error is None
    assert {node.gradient for node in done.graph.nodes} == {None}


def test_a_tuple_of_itself_twice_over_and_over_is_kept_in_part():
    twins = ran("x = ()\nfor i in range(49): x = (x, x)").variables["x"]
    count, waiting = 0, [twins]
    while waiting:
        top = waiting.pop()
        count += 1
        waiting += top if isinstance(top, tuple) else ()
    assert count < 60_000
