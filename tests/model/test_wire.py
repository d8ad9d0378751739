"""A Run crosses a process wall as text and arrives as it was."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from explorer.model.program import Failure, Literal, Place, Program, Target
from explorer.model.run import Parameter, Run, Turn
from explorer.model.value import KEPT, value_of
from explorer.model.variables import ELEMENTS, kept
from explorer.model.wire import WireError, from_json, to_json
from tests.model.graphs import floats, graphs, places, values
from tests.samples import two_uses

scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | st.just(-0.0)
numpy_arrays = arrays.arrays(
    arrays.boolean_dtypes() | arrays.integer_dtypes() | arrays.floating_dtypes() | arrays.complex_number_dtypes(),
    arrays.array_shapes(min_dims=0, min_side=0, max_side=4),
)
keys = st.text(max_size=3) | st.integers() | st.booleans()
plain = st.recursive(
    scalars | numpy_arrays,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.tuples(inner, inner)
        | st.dictionaries(keys, inner, max_size=3)
        | st.sets(keys, max_size=1)
    ),
    max_leaves=8,
)
parameters = st.builds(Parameter, st.text(max_size=3), values, st.none() | values)
turns = st.builds(Turn, st.integers(0, 9), graphs(6), st.none() | values, st.tuples(parameters), st.none() | places)
programs = st.builds(
    Program,
    st.text(max_size=20),
    st.lists(st.tuples(st.text(max_size=3), floats), max_size=2).map(tuple),
    st.none() | st.builds(Target, st.text(max_size=3), st.integers(0, 9), st.lists(floats, max_size=2).map(tuple)),
)
failures = st.builds(Failure, st.text(), st.none() | st.integers(1, 99), st.none() | st.integers(1, 99), st.text())
runs = st.builds(
    Run,
    programs,
    st.none() | failures,
    st.text(),
    st.lists(turns, max_size=2).map(tuple),
    st.dictionaries(st.text(max_size=3), plain, max_size=3).map(kept),
    st.builds(Literal, st.text(max_size=3), floats, places).map(lambda literal: (literal,)),
)


@given(runs)
def test_a_run_arrives_as_it_was_sent(run):
    assert to_json(from_json(to_json(run))) == to_json(run)
    assert repr(from_json(to_json(run))) == repr(run)


def test_equal_runs_are_equal_on_both_sides():
    assert from_json(to_json(two_uses())) == two_uses()


@given(runs)
def test_the_text_is_json_that_any_reader_takes(run):
    def refuse(word):
        raise AssertionError(word)

    json.loads(to_json(run), parse_constant=refuse)


def crossed(value):
    run = Run(Program(""), None, "", (), kept({"v": value}), ())
    return from_json(to_json(run)).variables["v"]


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf"), -0.0, 2**70, True, 1e-320, 2.0, 2])
def test_a_number_keeps_its_type_and_its_sign(number):
    assert repr(crossed(number)) == repr(number)


def test_an_array_arrives_read_only_with_its_dtype():
    data = crossed(np.array([[1.5, np.nan]], np.float32)).data
    assert (data.dtype, data.shape, data.flags.writeable) == (np.float32, (1, 2), False)
    assert np.array_equal(data, [[1.5, np.nan]], equal_nan=True)


def test_an_array_too_large_to_keep_arrives_as_its_summary():
    variable = crossed(np.ones(ELEMENTS + 1))
    assert variable.data is None
    assert (variable.value.shape, variable.value.mean) == ((ELEMENTS + 1,), 1.0)


def test_a_capped_value_arrives_without_its_numbers():
    value = value_of(np.arange(KEPT + 1.0))
    turn = Turn(0, two_uses().graph, value, (), Place(1, 1, 1, 2))
    assert from_json(to_json(Run(Program(""), None, "", (turn,), {}, ()))).turns[0].loss == value


@pytest.mark.parametrize(
    "text",
    ["", "null", "[]", "{}", "[1,2,3,4,5,6]", "[" * 5000, '[["",[],null,null],null,"",[],{"v":{"set":[[]]}},[]]',
     '[["",[],null,null],null,"",[],{"v":{"eval":"1"}},[]]', '[["",[],null,null],null,7,[],{},[]]'],
)  # fmt: skip
def test_what_is_no_run_is_refused(text):
    with pytest.raises(WireError):
        from_json(text)
