"""Which numbers of a program get a slider, and where a new number is put."""

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.model.literals import literals, override_at


def found(source):
    return {literal.name: literal.number for literal in literals(ast.parse(source), source)}


@pytest.mark.parametrize(
    ("source", "sliders"),
    [
        ("x = mg.tensor(2.0)", {"x": 2.0}),
        ("x = mg.Tensor(-1.5)", {"x": -1.5}),
        ("x = tensor(+2., constant=True)", {"x": 2.0}),
        ("learning_rate = 0.3", {"learning_rate": 0.3}),
        ("w = mg.tensor([2., 4.])", {"w[0]": 2.0, "w[1]": 4.0}),
        ("w = np.array((2., -4.))", {"w[0]": 2.0, "w[1]": -4.0}),
        ("w = mg.tensor([2., n, 4])", {"w[0]": 2.0}),
        ("x, y = mg.tensor(2.0), 1e-3", {"x": 2.0, "y": 0.001}),
        ("x: float = 2.0", {"x": 2.0}),
        ("ℒ = 1.0", {"ℒ": 1.0}),
        ("x = 2.0\nx = mg.tensor(3.0)", {"x": 3.0}),
        ("x = 2.0\nx = x + 1", {"x": 2.0}),
        ("w = mg.tensor([0., 1., 2., 3., 4., 5., 6., 7., 8.])", {}),
        ("steps = 10", {}),
        ("x = mg.tensor(2)", {}),
        ("x = 2.0 + 1.0", {}),
        ("x = mg.exp(2.0)", {}),
        ("x = [2.0]", {}),
        ("x = --2.0", {}),
        ("x = 1e999", {}),
        ("x = 'text'", {}),
        ("x = y = 2.0", {}),
        ("for k in range(3):\n    x = 2.0", {}),
        ("def f():\n    x = 2.0", {}),
        ("", {}),
    ],
)
def test_floats_given_directly_to_a_name_at_the_top_level_get_a_slider(source, sliders):
    assert found(source) == sliders


def test_a_literal_s_place_spans_its_sign_and_counts_characters():
    source = "ℒ, x = 1.0, mg.tensor(-2.5)"
    first, second = literals(ast.parse(source), source)
    assert source[first.place.column - 1 : first.place.end_column - 1] == "1.0"
    assert source[second.place.column - 1 : second.place.end_column - 1] == "-2.5"


def test_an_override_is_found_by_the_place_of_its_literal_and_unknown_names_are_ignored():
    source = "x = 1.0\nw = mg.tensor([2., -4.])"
    names = literals(ast.parse(source), source)
    assert override_at(names, (("w[1]", 7), ("gone", 1.0))) == {(2, 20): 7.0}


names = st.text("xyzℒwαé", min_size=1, max_size=3).filter(str.isidentifier)


@given(st.lists(st.tuples(names, st.floats(allow_nan=False, allow_infinity=False)), max_size=6), st.data())
def test_the_text_at_a_literal_s_place_is_that_number(pairs, data):
    lines = [f"{name} = {data.draw(st.sampled_from(['{}', 'mg.tensor({})', '( {} )']))}".format(n) for name, n in pairs]
    source = data.draw(st.sampled_from(["\n", "\r\n"])).join(lines)
    for literal in literals(ast.parse(source), source):
        line = source.split("\n")[literal.place.line - 1]
        assert float(line[literal.place.column - 1 : literal.place.end_column - 1]) == literal.number
        assert literal.name in line
