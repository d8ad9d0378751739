# ruff: noqa: E501 -- templates
"""Programs drawn at random mean here what they mean in Python: values, output and errors.

Thousands of them: `EXAMPLES=5000 python -m pytest tests/confine/test_generated.py`.
"""

import ast
import os
from collections import Counter

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
        *further(parts),
    )


METHODS = [
    "",
    "    upper() lower() strip() split() title() copy() items() keys() values() count(1) index('x') replace('x', 'yy')",
    "    startswith('x') get('k', 2) pop() append(5) union({1}) join(['p', 'q']) bit_length() is_integer() conjugate() zfill(4)",
    "    center(7, '*') partition('y') find('z') insert(0, 9) extend('pq') reverse() sort() update(k=2) setdefault('m', 1)",
    "",
]
CALLS = [one for line in METHODS for one in line.replace(") ", ")\t").split("\t") if one.strip()]
SPECS = st.sampled_from([">8", "<6", "^7", "08.3f", ".2f", ",", "+d", "x", "b", "e", "%", "s", "", "5"])


def further(parts: st.SearchStrategy[str]) -> list[st.SearchStrategy[str]]:
    """Set displays, methods, formats, keyword arguments, walked things."""
    return [
        st.builds("{{{}, {}}}".format, parts, parts),
        st.builds("{{{} for {} in {}}}".format, parts, NAMES, parts),
        st.builds("{{**{}, 'n': {}}}".format, parts, parts),
        st.builds("{}.{}".format, parts, st.sampled_from([one.strip() for one in CALLS])),
        st.builds("f'{{{}:{}}}'".format, NAMES, SPECS),
        st.builds("f'{{{}=}} {{{}!s:>4}}'".format, NAMES, NAMES),
        st.builds("('%s|%r|%5.1f' % ({}, {}, {}))".format, parts, parts, parts),
        st.builds("'{{}} {{x!r}}'.format({}, x={})".format, parts, parts),
        st.builds("(lambda {}, *c, k={}, **e: ({}, c, k, e))({}, *{})".format, NAMES, parts, NAMES, parts, parts),
        st.builds("f(b={}, a={})".format, parts, parts),
        st.builds("list(zip({}, {}))".format, parts, parts),
        st.builds("list(enumerate({}, 2))".format, parts),
        st.builds("list(map(lambda {}: {}, {}))".format, NAMES, parts, parts),
        st.builds("sorted({}, key=str, reverse={})".format, parts, parts),
        st.builds("max({}, {}, key=repr)".format, parts, parts),
        st.builds("sum({} for {} in {})".format, parts, NAMES, parts),
        st.builds("isinstance({}, (int, str))".format, parts),
        st.builds("divmod({}, {})".format, parts, parts),
        st.builds("round({}, 1)".format, parts),
        st.builds("type({}).__name__".format, parts),
        st.builds("[*reversed({})]".format, parts),
        st.builds("{}[::{}]".format, NAMES, st.integers(-3, 3)),
        st.builds("({} not in {})".format, parts, parts),
        st.builds("({} is not {})".format, parts, st.sampled_from(["None", "True"])),
        st.builds("+~{}".format, parts),
        st.builds("({} ** 2 << 1)".format, parts),
    ]


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
        st.builds("n = 0\nwhile n < 3:\n    n += 1\n{}\nelse:\n    print(n)".format, inner),
        st.builds(
            "def f(a, b=1, /, *c, k=2, **e):\n    try:\n        return {}\n    finally:\n{}".format,
            EXPRESSIONS,
            inner.map(indented),
        ),
        st.builds(
            "def g():\n    n = {}\n    def h():\n        nonlocal n\n        n = {}\n        return n\n    return h(), n\ng()".format,
            EXPRESSIONS,
            EXPRESSIONS,
        ),
        st.builds(
            "try:\n    raise KeyError({}) from None\nexcept LookupError as e:\n    print(repr(e), e.args)\nelse:\n{}".format,
            EXPRESSIONS,
            inner,
        ),
        st.builds(
            "class K:\n    v = {}\n    def __init__(self, a): self.a = a\n    def __add__(self, o): return {}\n"
            "    def __getitem__(self, a): return {}\n    def __repr__(self): return 'K'\n"
            "    def m(self, b=2):\n{}\n        return self.a\na = K({}).m()\nb = (K(1) + a, K(2)[0], K.v)".format,
            EXPRESSIONS,
            EXPRESSIONS,
            EXPRESSIONS,
            inner.map(indented),
            EXPRESSIONS,
        ),
        st.builds(
            "class E(ValueError):\n    def __str__(self): return 'E'\ntry:\n{}\n    raise E({})\n"
            "except ValueError as e:\n    print(e, type(e).__name__)".format,
            inner,
            EXPRESSIONS,
        ),
        st.builds(
            "def g(a, b=1):\n    for c in {}:\n        d = yield c\n{}\n    return {}\nc = [*g({})]".format,
            EXPRESSIONS,
            inner.map(indented),
            EXPRESSIONS,
            EXPRESSIONS,
        ),
        st.builds(
            "def g(a):\n    try:\n        yield {}\n        yield from {}\n    finally:\n{}\nd = list(g(1))".format,
            EXPRESSIONS,
            EXPRESSIONS,
            inner.map(indented),
        ),
        st.builds(
            "match {}:\n    case [a, *b] if {}:\n{}\n    case {{'k': c}} | int(c):\n{}\n    case _:\n        d = 0".format,
            EXPRESSIONS,
            EXPRESSIONS,
            inner.map(indented),
            inner.map(indented),
        ),
        st.builds(
            "@(lambda h: (lambda *v: (h(*v), {})))\ndef f(a, b=3):\n    return {}".format, EXPRESSIONS, EXPRESSIONS
        ),
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
    st.builds("({}, {}), *{} = {}, {}".format, NAMES, NAMES, NAMES, EXPRESSIONS, EXPRESSIONS),
    st.builds("{} = {} = {}".format, NAMES, NAMES, EXPRESSIONS),
    st.builds("{}: int = {}".format, NAMES, EXPRESSIONS),
    st.builds("{}[{}:{}] = {}".format, NAMES, EXPRESSIONS, EXPRESSIONS, EXPRESSIONS),
    st.builds("del {}[{}]".format, NAMES, EXPRESSIONS),
    st.builds("{} {}= {}".format, NAMES, st.sampled_from(["%", "**", "&", "|", "^", ">>", "@"]), EXPRESSIONS),
    st.builds("print({}, {}, sep='-', end='!')".format, EXPRESSIONS, EXPRESSIONS),
    st.just("import math\nprint(math.floor(2.5), math.pi)"),
    st.just("from math import sqrt as root\nprint(root(2))"),
)
BLOCKS = st.recursive(SIMPLE, compound, max_leaves=6)
FIRST = "a, b, c, d = 1, [2, 3], 'xyz', 4.0\ndef f(a, b):\n    return a\n"


SPENT = tuple(words.split("{")[0] for words, _ in BUDGETS.values())


EXAMPLES = int(os.environ.get("EXAMPLES", 200))


def parsed(source: str) -> ast.AST:
    """The tree, if there is one."""
    try:
        return ast.parse(source)
    except SyntaxError:
        return ast.Pass()


@settings(max_examples=EXAMPLES, deadline=None, report_multiple_bugs=False)
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


def test_the_drawn_programs_are_wide() -> None:
    met: Counter[str] = Counter()  # pieces of syntax, over all drawn programs

    @settings(max_examples=EXAMPLES, deadline=None, database=None)
    @given(BLOCKS)
    def draw(block: str) -> None:
        met.update(type(node).__name__ for node in ast.walk(parsed(FIRST + block)))

    draw()
    assert len(met) > 60, sorted(met)
