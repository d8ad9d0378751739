"""Each budget ends a run that spends it, says so, and names the line; no program can catch it."""

from time import sleep

from explorer.model.confine import BUDGETS
from explorer.model.confine.clock import Clock
from tests.each import each
from tests.slowness import work

from .running import confined, python

IMPORTS = "import numpy as np; import engine as mg\n"

SPENDERS = [  # budget, limits, a program whose second line spends it
    ("steps", {"steps": 100}, "for i in range(1000): i"),
    ("seconds", {"seconds": 0.3, "steps": 10**9}, "while True: pass"),
    ("nodes", {"nodes": 10}, "x = mg.tensor(1.0); [x * i for i in range(20)]"),
    ("operands", {"operands": 100}, "x = mg.tensor(1.0); [mg.add_sequence(*[x] * 30) for i in range(20)]"),
    ("elements", {"elements": 100}, "np.ones((11, 10))"),
    ("bytes", {"bytes": 100_000}, "x = [np.ones(1000) for i in range(20)]"),
    ("flops", {"flops": 10_000}, "[np.ones(1000).sum() for i in range(20)]"),
    ("depth", {"depth": 20}, "f = lambda n: n and f(n - 1); f(10); f(100)"),
    ("crossings", {"crossings": 40}, "f = lambda n: sorted([n], key=lambda m: n and f(n - 1)); f(5); f(50)"),
    ("bits", {"bits": 100}, "2 ** 99; 2 ** 101"),
    ("sequence", {"sequence": 100}, "[0] * 100; [0] * 101"),
    ("items", {"items": 10_000}, "[list(range(1000)) for i in range(20)]"),
    ("inside", {"inside": 10}, "[[[[[[[[[[[[1]]]]]]]]]]]] == []"),
    ("output", {"output": 100}, "print('a' * 90); print('b' * 90)"),
    ("source", {"source": 100}, "x = " + "1 + " * 100 + "1"),
    ("syntax", {"syntax": 100}, "x = [" + "1, " * 100 + "1]"),
    ("nesting", {"nesting": 10}, "x = " + "(" * 20 + "1" + ")" * 20),
]
OF_THE_WHOLE = {"source"}
CATCHERS = [
    "try:\n    {}\nexcept:\n    print('caught')",
    "try:\n    {}\nexcept BaseException:\n    print('caught')",
    "try:\n    {}\nfinally:\n    print('caught')",
]


def test_every_budget_has_its_spender() -> None:
    assert {budget for budget, _, _ in SPENDERS} | {"starved"} == BUDGETS.keys()


@each("budget, limits, program", SPENDERS)
def test_a_spent_budget_ends_the_run_at_its_line(budget: str, limits: dict[str, float], program: str) -> None:
    error = confined(IMPORTS + program, **limits).error
    assert error is not None
    tells = [BUDGETS[budget], *([BUDGETS["starved"]] if budget == "seconds" else [])]  # as it may be beside others
    assert any(error.message.startswith(said.split("{")[0]) and error.remedy == remedy for said, remedy in tells)
    assert error.line == (None if budget in OF_THE_WHOLE else 2)


@each("catcher", CATCHERS)
@each("budget, limits, program", SPENDERS[:13])
def test_no_program_catches_a_spent_budget(budget: str, limits: dict[str, float], program: str, catcher: str) -> None:
    block = program.replace("; ", "\n    ")
    outcome = confined(IMPORTS + catcher.format(block), **limits)
    assert outcome.error is not None
    assert "caught" not in outcome.output


def test_a_time_that_others_had_is_not_said_to_be_the_program_s() -> None:
    idle, busy = Clock(0.05), Clock(0.3)
    sleep(0.1)
    assert idle.lacks(0) and idle.is_starved
    work(0.3)
    assert busy.lacks(0) and not busy.is_starved


INITIALIZERS = ["glorot_normal", "glorot_uniform", "he_normal", "he_uniform", "normal", "uniform", "constant", "dirac"]
SHAPES = ["[10**9]", "(10**5, 10**5)", "10**5, 10**5", "[10**3] * 4"]
MAKERS = [
    *(f"mg.nnet.initializers.{name}({shape})" for name in INITIALIZERS for shape in SHAPES),
    *(f"mx.nd.{name}({shape})" for name in ("zeros", "ones") for shape in SHAPES if shape[0] in "[("),
    *(f"mx.nd.full({shape}, 0)" for shape in SHAPES if shape[0] in "[("),
    *(f"np.random.normal({size})" for size in ("size=mg.convolve(10**5, 10**5)", "0, 1, np.array([10**5] * 2)")),
    *(f"np.zeros({shape})" for shape in ("mg.tensor(10**9)", "(mg.tensor(10**5), np.array(10**5))")),
    *(f"{room}.ones_like(1.0, shape=[10**9])" for room in ("np", "mg")),
    *(f"{room}.full_like(1.0, 2.0, shape=10**9)" for room in ("np", "mg")),
    "mg.ones_like(1.0, float, [10**9])",
    "np.empty_like(1.0, shape=10**9)",
    "np.random.randint(0, 10, 10**9, int)",
    "np.random.random(np.array([10**5] * 2))",
    "np.random.poisson(3, [10**9])",
    "np.random.choice(10**9, 2, False)",
    "np.random.permutation(10**9)",
    "mx.nd.random_normal(0, 1, 10**9)",
    "np.random.multivariate_normal(np.ones(100), np.eye(100), 10**6)",
    "np.random.default_rng(1).random(10**9)",
    *(f"{name}(10**5)" for name in ("mg.nnet.initializers.identity", "np.identity", "mg.eye")),
]


@each("made", MAKERS)
def test_a_shape_is_counted_however_it_is_given(made: str) -> None:
    error = confined(f"import mxnet as mx; {IMPORTS}{made}", seconds=30).error
    assert error is not None
    assert error.message.startswith(BUDGETS["elements"][0].split("{")[0])


HARMLESS = [
    "np.full_like(np.ones(2), 10**9)",
    "np.random.randint(0, 10**9)",
    "np.random.poisson(10**8)",
    "np.random.choice(np.array([100, 200, 300]))",
    "np.random.normal(0, np.array([10**6, 10**6]))",
    "mg.full_like(mg.ones(2), 10**9)",
]


@each("made", HARMLESS)
def test_a_number_that_is_no_shape_is_none(made: str) -> None:
    assert confined(IMPORTS + made).error is None


def test_the_counted_depth_decides_however_much_each_call_holds() -> None:
    deep = "def f(n):\n    return n and (1 + max([0, f(n - 1)], default=0))\nprint(f({}))"
    assert confined(deep.format(990)).output == "990\n"
    error = confined(deep.format(1_010)).error
    assert error is not None
    assert "at most 1,000" in error.message


@each("more", ["[x]", "(x,)", "{'k': x}", "[x, x]", "[0, (x, [])]"])
def test_a_chain_of_containers_ends_while_it_is_made(more: str) -> None:
    error = confined(f"x = []\nfor i in range(100):\n    x = {more}").error
    assert error is not None
    assert "nested" in error.message
    assert error.line == 3


def test_output_is_kept_up_to_its_budget() -> None:
    outcome = confined("while True: print('abc')", output=1_000)
    assert len(outcome.output) == 1_000
    assert outcome.output.startswith("abc\nabc\n")


def test_freed_arrays_give_their_bytes_back() -> None:
    source = IMPORTS + "for i in range(50):\n    x = np.ones(100_000)\n    y = mg.tensor(x) * 2"
    assert confined(source, bytes=10_000_000).error is None


def test_counted_budgets_end_a_run_at_the_same_place_each_time() -> None:
    source = "n = 0\nwhile True:\n    n += 1"
    first, second = confined(source, steps=5_000), confined(source, steps=5_000)
    assert first.variables == second.variables
    assert first.error == second.error


def test_draws_are_the_same_at_every_run_of_a_text() -> None:
    source = IMPORTS + "print(np.random.rand(3), mg.random.rand(2), np.random.default_rng().normal())"
    assert confined(source).output == confined(source).output


def test_a_seed_changes_the_draws() -> None:
    seeded = [confined(IMPORTS + f"np.random.seed({seed})\nnp.random.rand(3)").output for seed in (1, 1, 2)]
    assert seeded[0] == seeded[1] != seeded[2]


GRAPH = """
class Value:
    def __init__(self, data, parents=()):
        self.data, self.parents, self.grad = data, parents, 0.0
    def __add__(self, other):
        return Value(self.data + other.data, (self, other))
total = Value(0.0)
for i in range(300):
    total = total + Value(1.0)
order, seen = [], set()
def build(v):
    if v not in seen:
        seen.add(v)
        for parent in v.parents:
            build(parent)
        order.append(v)
build(total)
print(len(order))
"""
DEEP = [  # nearly as deep as Python itself goes
    GRAPH,
    "from functools import lru_cache\n@lru_cache(None)\ndef fib(n):\n"
    "    return n if n < 2 else fib(n - 1) + fib(n - 2)\nprint(fib(300))",
    "def depth(tree):\n    return 1 + max((depth(one) for one in tree), default=0)\n"
    "tree = ()\nfor i in range(40):\n    tree = (tree,)\nprint(depth(tree))",
    "def walk(n):\n    yield n\n    if n:\n        yield from walk(n - 1)\nprint(sum(walk(90)))",
    "class Node:\n    def __init__(self, value, rest=None):\n        self.value, self.rest = value, rest\n"
    "    def __repr__(self):\n        return f'{self.value} -> {self.rest!r}'\n"
    "chain = None\nfor i in range(150):\n    chain = Node(i, chain)\nprint(chain)",
]


@each("source", DEEP)
def test_a_recursion_that_python_allows_ends_by_itself(source: str) -> None:
    outcome = confined(source)
    assert outcome.error is None, outcome.error
    assert outcome.output == python(source)[0]


def test_a_backward_pass_in_each_turn_costs_no_more_the_more_turns_there_were() -> None:
    turns = "x = mg.tensor(1.0)\nfor i in range(2000):\n    y = x * 2 + 1\n    y.backward()"
    assert confined(IMPORTS + turns, items=10_000, seconds=60).error is None
