"""Programs drawn at random mean here what they mean in Python: values, output and errors."""

from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.model.confine import BUDGETS

from .running import confined, python, same

NAMES = st.sampled_from(["a", "b", "c", "d"])
BINARY = st.sampled_from("+ - * / // % & | ^ < <= == != > >= and or in is".replace("is", "").split())


def binary(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds("({} {} {})".format, parts, BINARY, parts)


ATOMS = st.one_of(
    NAMES,
    st.integers(-9, 9).map(str),
    st.floats(-9, 9, allow_nan=False).map(lambda number: repr(round(number, 2))),
    st.sampled_from(
        ["'x'", "'yz'", "''", "None", "True", "False", "[]", "()", "{}", "[1, 2, 3]", "(1, 'p')", "{'k': 1}"]
    ),
)


def larger(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Expressions with these expressions in them."""
    return st.one_of(
        binary(parts),
        st.builds("({} if {} else {})".format, parts, parts, parts),
        st.builds("(not {})".format, parts),
        st.builds("-{}".format, parts),
        st.builds("[{}, {}]".format, parts, parts),
        st.builds("({},)".format, parts),
        st.builds("{{'k': {}}}".format, parts),
        st.builds("{}[{}]".format, parts, parts),
        st.builds("{}[{}:{}]".format, NAMES, parts, parts),
        st.builds("[{} for {} in {} if {}]".format, parts, NAMES, parts, parts),
        st.builds("{{{}: {} for {} in {}}}".format, parts, parts, NAMES, parts),
        st.builds("({} < {} <= {})".format, parts, parts, parts),
        st.builds("(lambda {}: {})({})".format, NAMES, parts, parts),
        st.builds("({} := {})".format, NAMES, parts),
        st.builds("f'{{{}!r}} {{{}}}'".format, NAMES, NAMES),
        st.builds(
            "{}({})".format,
            st.sampled_from(
                [
                    "len",
                    "sum",
                    "sorted",
                    "str",
                    "bool",
                    "int",
                    "float",
                    "repr",
                    "abs",
                    "list",
                    "tuple",
                    "max",
                    "min",
                    "any",
                ]
            ),
            parts,
        ),
        st.builds("(*{}, {})".format, parts, parts),
        st.builds("f({}, {})".format, parts, parts),
    )


EXPRESSIONS = st.recursive(ATOMS, larger, max_leaves=8)


def indented(block: str) -> str:
    return "\n".join("    " + line for line in block.split("\n"))


def compound(blocks: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Statements with these blocks in them."""
    inner = blocks.map(indented)
    return st.one_of(
        st.builds("if {}:\n{}\nelse:\n{}".format, EXPRESSIONS, inner, inner),
        st.builds("for {} in {}:\n{}\nelse:\n{}".format, NAMES, EXPRESSIONS, inner, inner),
        st.builds("for {} in range(3):\n{}\n    if {}:\n        break\n    continue".format, NAMES, inner, EXPRESSIONS),
        st.builds(
            "try:\n{}\nexcept (TypeError, ValueError) as e:\n    print(type(e).__name__)\n{}".format, inner, inner
        ),
        st.builds("try:\n{}\nexcept Exception as e:\n    print(type(e).__name__)\nfinally:\n{}".format, inner, inner),
        st.builds("def f(a, b=1):\n{}\n    return {}".format, inner, EXPRESSIONS),
        st.builds("def f(a, b=2, *c):\n    global d\n{}".format, inner),
        st.builds("{}\n{}".format, blocks, blocks),
    )


SIMPLE = st.one_of(
    st.builds("{} = {}".format, NAMES, EXPRESSIONS),
    st.builds("{}".format, EXPRESSIONS),
    st.builds("print({})".format, EXPRESSIONS),
    st.builds("{} {}= {}".format, NAMES, st.sampled_from(["+", "-", "*", "/", "//"]), EXPRESSIONS),
    st.builds("{}, {} = {}".format, NAMES, NAMES, EXPRESSIONS),
    st.builds("{}, *{} = {}".format, NAMES, NAMES, EXPRESSIONS),
    st.builds("{}[{}] = {}".format, NAMES, EXPRESSIONS, EXPRESSIONS),
    st.builds("del {}".format, NAMES),
    st.builds("assert {}, {}".format, EXPRESSIONS, EXPRESSIONS),
    st.builds("raise ValueError({})".format, EXPRESSIONS),
)
BLOCKS = st.recursive(SIMPLE, compound, max_leaves=6)
FIRST = "a, b, c, d = 1, [2, 3], 'xyz', 4.0\ndef f(a, b):\n    return a\n"


SPENT = tuple(words.split("{")[0] for words, _ in BUDGETS.values())


@settings(max_examples=200, deadline=None, report_multiple_bugs=False)
@given(BLOCKS)
def test_a_drawn_program_does_what_python_does(block: str) -> None:
    source = FIRST + block + "\na, b\nc, d"
    outcome = confined(source, steps=20_000)
    if outcome.error and outcome.error.message.startswith(SPENT):
        return  # a budget: Python itself might take forever
    output, error, variables = python(source)
    assert (outcome.error is None) == (error is None), (outcome.error, error)
    if "object at 0x" in output or "<function" in output:
        return
    assert outcome.output == output
    if error is None:
        assert outcome.variables.keys() == variables.keys()
        assert all(same(outcome.variables[name], value) for name, value in variables.items())
    elif error != "SyntaxError":
        assert outcome.error is not None
        assert outcome.error.message.startswith(error)
