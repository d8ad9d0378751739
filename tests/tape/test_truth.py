"""What an explanation says is so: its symbols with the numbers in place, its code and its words give what is shown."""

from __future__ import annotations

import ast
import math
import re
from dataclasses import replace

import numpy as np

from explorer.lessons import lessons
from explorer.model.program import Program
from explorer.model.run import Run, run
from explorer.model.timeline import Timeline
from explorer.picture.ticks import cell
from tests.each import each

from .page import Page, plain

START = "import engine as mg\nimport numpy as np\nfrom engine.nnet import leaky_relu, softmax\n"
REGISTERS = ("words", "leibniz", "code")
SUPERSCRIPTS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
UNARY = [
    "sin",
    "cos",
    "tan",
    "arcsin",
    "arccos",
    "arctan",
    "sinh",
    "cosh",
    "tanh",
    "arcsinh",
    "arctanh",
    "sinc",
    "negative",
    "reciprocal",
    "square",
    "absolute",
    "sqrt",
    "cbrt",
    "exp",
    "exp2",
    "expm1",
    "log",
    "log2",
    "log10",
    "log1p",
    "deg2rad",
    "rad2deg",
    "positive",
]
BINARY = [
    "add",
    "subtract",
    "multiply",
    "divide",
    "power",
    "maximum",
    "minimum",
    "arctan2",
    "logaddexp",
    "hypot",
    "fmax",
    "fmin",
]
SCALARS = [
    *(f"x = mg.tensor(0.3)\nf = np.{op}(x)\nf.backward(-3.0)" for op in UNARY),
    *(f"x = mg.tensor(0.3)\ny = mg.tensor(1.25)\nf = np.{op}(x, y)\nf.backward(-3.0)" for op in BINARY),
    "x = mg.tensor(-0.3)\nf = 3 * np.tanh(x) - x * -2.0\nf.backward()",
    "x = mg.tensor(0.3)\nf = 3 * (1 + np.tan(x) ** 2)\nf.backward()",
    "x = mg.tensor(3.0)\nf = np.where(x > 1, x ** 2, -x)\nf.backward()",
    "x = mg.tensor(3.0)\nf = (x - 8.0) ** 3 / x\nf.backward()",
    "x = mg.tensor(2.0)\nf = x * x\nf.backward()",
]
ARRAYS = [
    "x = mg.tensor([1.0, 2.0, 3.0])\ny = mg.tensor([[1.0], [2.0]])\nf = mg.sum(x * y)\nf.backward()",
    "W = mg.tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])\nx = mg.tensor([1.0, -1.0, 2.0])\nf = W @ x\nf.backward()",
    "x = mg.tensor([1.0, -1.0])\nW = mg.tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])\nf = x @ W\nf.backward()",
    "A = mg.tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])\nB = mg.tensor([[1.0], [2.0], [5.0]])\nf = A @ B\nf.backward()",
    "x = mg.tensor([1.0, 2.0])\ny = mg.tensor([3.0, 5.0])\nf = x @ y\nf.backward()",
    "x = mg.tensor([1.0, 2.0, 4.0])\nf = x[[0, 0, 2]]\nf.backward([1.0, 2.0, 3.0])",
    "x = mg.tensor([1.0, 2.0, 4.0])\nf = x[1] * x[0]\nf.backward()",
    "x = mg.tensor([[1.0, 2.0], [3.0, 4.0]])\nf = mg.mean(np.reshape(x, (4,)) ** 2)\nf.backward()",
    "x = mg.tensor([0.5, -2.0])\ny = leaky_relu(x, 0.1)\nf = mg.sum(y * 3)\nf.backward()",
    "x = mg.tensor([0.5, -2.0])\nc = mg.tensor(2.0)\nf = np.where(x > 0, c, -x)\nf.backward()",
    "x = mg.tensor([0.5, -2.0, 3.0])\nf = np.clip(x, -1, 1) * x\nf.backward()",
]


def ran_of(program: str) -> Run:
    ran = run(Program(START + program))
    assert ran.error is None, ran.error
    return ran


def explained(page: Page, ran: Run):
    """(edge, fillings) of every contribution."""
    page.show(ran)
    steps = [step for step in Timeline(ran.graph).steps if step.edge is not None]
    return [(ran.graph.edges[step.edge], page.ask("explanation", step.number)[1]) for step in steps]


def computed(text: str) -> float:
    """A formula as it is shown, read by other means than those that wrote it."""
    text = re.sub(r"([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)", lambda found: f"**({found[1].translate(SUPERSCRIPTS)})", text)
    text = re.sub(r"√(\w[\w.]*)", r"sqrt(\1)", text).replace("√", "sqrt")
    text = re.sub(r"\|([^|]+)\|", r"abs(\1)", text).replace("[", "float(").replace("]", ")")
    for shown, meant in {"·": "*", "−": "-", "^": "**", "π": "pi", "≥": ">=", "=": "==", " == ": "=="}.items():
        text = text.replace(shown, meant)
    names = {name: getattr(np, name) for name in (*UNARY, *BINARY, "sign", "pi", "log")}
    return float(eval(text, {"abs": abs, "float": float, **names}))


@each("program", SCALARS)
def test_a_formula_with_its_numbers_gives_the_result_beside_it(page: Page, program: str):
    for edge, fillings in explained(page, ran_of(program)):
        shown = plain(fillings["numbers"])
        result = edge.contribution.numbers[0]
        assert math.isclose(computed(shown), result, rel_tol=6e-3, abs_tol=1e-9), (shown, result)


@each("program", ARRAYS)
def test_no_two_values_are_called_alike(program: str):
    graph = ran_of(program).graph
    called = [node.name or node.text for node in graph.nodes]
    assert len(set(called)) == len(called)


def test_brackets_stand_where_precedence_needs_them(page: Page):
    (_, fillings), *_ = explained(page, ran_of("x = mg.tensor(0.3)\nf = np.tanh(x)\nf.backward(3.0)"))
    assert plain(fillings["numbers"]) == "3 · (1 − tanh(0.3)²)"


def test_a_gradient_given_to_backward_says_what_is_differentiated(page: Page):
    ran = ran_of("x = mg.tensor([1.0, 2.0, 3.0])\ny = x ** 2\ny.backward([1.0, 0.0, -1.0])")
    seed = next(step for step in page.show(ran)["steps"] if step["phase"] == "seed")
    said = [plain(row["parts"]) for row in page.ask("why", seed["number"], "leibniz")["rows"]]
    assert said[-1] == "The head gradient is [1, 0, −1], so the walk differentiates y[0] − y[2]."
    scaled = ran_of("x = mg.tensor(2.0)\nM = x * 3\nM.backward(5.0)")
    (_, fillings), *_ = explained(page, scaled)
    assert plain(fillings["d_parent"]) == "∂(5 · M)/∂x"


WORDED = {  # what is no product place by place is said in words
    "x = mg.tensor([1.0, 2.0])\nf = softmax(x)\nf.backward([1.0, 0.0])": "every output depends on every score",
    "x = mg.tensor([[1.0, 2.0], [4.0, 3.0]])\nf = np.max(x, axis=0)\nf.backward()": "the place of the largest",
    "x = mg.tensor([0.0, 2.0])\nf = np.prod(x)\nf.backward()": "the product of the others",
    "x = mg.tensor([1.0, 2.0])\nf = x[[0, 0, 1]]\nf.backward()": "each number returns to where it was picked from",
}


@each("program", WORDED)
def test_what_is_no_factor_is_said_in_words(page: Page, program: str):
    (_, fillings), *_ = explained(page, ran_of(program))
    assert WORDED[program] in fillings["how"]
    assert "share" not in fillings


LOOPS = {
    "w = mg.tensor(10.0)\nfor k in range(2):\n    f = w ** 2\n    f.backward()\n    w.data -= 0.3 * w.grad": (
        "w began as 10 on line 4; line 8 has changed it. In this turn it is 4."
    ),
    "w = mg.tensor(10.0)\nfor k in range(2):\n    f = w ** 2\n    f.backward()\n    w.data[...] = 4.0": (
        "w began as 10 on line 4; the program has changed it since. In this turn it is 4."
    ),
    "w = mg.tensor(10.0)\nfor k in range(2):\n    f = w ** 2\n    f.backward()\n"
    "    with mg.no_autodiff:\n        w -= 6.0\nf = w * 1": (
        "Line 9 gave w new numbers without recording how: the graph begins with them."
    ),
    "w = mg.tensor(10.0)\nf = w * 1\nf.backward()\nw.data += 0.0\nf = w * 2\nf.backward()": (
        "w is a leaf: it is given on line 4, not computed."
    ),
}


@each("program", LOOPS)
def test_a_leaf_that_the_program_has_changed_says_so(page: Page, program: str):
    ran = ran_of(program)
    step = next(step for step in page.show(ran)["steps"] if ran.graph.nodes[step["node"]].name == "w")
    said = page.ask("why", step["number"], "leibniz")["rows"][0]
    assert plain(said["parts"]) == LOOPS[program]


EVERY = [
    *SCALARS,
    *ARRAYS,
    *WORDED,
    "x = mg.tensor(0.0)\ny = x ** 2\nf = y * x\nf.backward()",
    "x = mg.tensor(0.0)\ny = np.sqrt(x)\nf = y * 2\nf.backward()",
    "x = mg.tensor(2.0)\nf = np.exp((lambda k: k\n * 2)(x))\nf.backward()",
    "x = mg.tensor([1.0, 2.0])\nf = mg.einsum('i,i', x, x)\nf.backward()",
    "x = mg.tensor([[2.0, 1.0], [0.0, 3.0]])\nf = np.linalg.inv(x).sum() + np.cumsum(x).var()\nf.backward()",
]


@each("program", EVERY)
def test_every_contribution_is_told_in_every_register(page: Page, program: str):
    for step in page.show(ran_of(program))["steps"]:
        for register in REGISTERS if step["phase"] == "contribution" else ():
            said = [plain(row["parts"]) for row in page.ask("why", step["number"], register)["rows"]]
            assert len(said) >= 3 and all(text.strip() for text in said)
            assert not any("{" in text or "None" in text or ".." in text for text in said), said


STRANGE = re.compile(r"times as|hears|comes close|chain rule for|None|\bnan\b|\{|\}|\(\)|= =|\.\.|grows|L\.grad")
TURNS = [(lesson, turn) for lesson in lessons() for turn in (0, 1, -1)]


@each("lesson, turn", TURNS)
def test_every_sentence_of_the_lessons_reads_well_and_says_the_frame(page: Page, lesson, turn: int):
    ran = run(replace(lesson.program, turn=turn))
    graph = ran.turns[ran.shown].graph
    timeline = Timeline(graph)
    page.show(ran, ran.shown)
    for step in timeline.steps:
        _, fillings = page.ask("explanation", step.number)
        for register in REGISTERS:
            for row in page.ask("why", step.number, register)["rows"]:
                text = plain(row["parts"])
                assert text.strip() and not STRANGE.search(text), text
                assert row["style"] not in ("sentence", "note") or text[-1] in ".:", text
                if row["style"] == "code" and not text.startswith("#"):
                    ast.parse(text)
        said = page.ask("said", step.number)
        if step.edge is not None:
            edge = graph.edges[step.edge]
            assert f" passes {page.ask('spoken', cell(edge.contribution))} to " in said
            so_far = timeline.frame(step.number).gradients[edge.parent]
            assert so_far == edge.total
            words = page.ask("spoken", cell(so_far))
            many = " × ".join(map(str, so_far.shape)) + " numbers"
            assert plain(fillings["total"]).startswith(many if words.startswith("an array") else words)
        elif step.phase == "value":
            assert f" is {page.ask('spoken', cell(graph.nodes[step.node].value))}" in said
