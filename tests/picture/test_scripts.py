"""Scripts for other libraries: they are run, and give the gradients that are shown; what cannot be written says so."""

from __future__ import annotations

import ast
import contextlib
import importlib
import io
from functools import cache

import mygrad
import numpy as np
import pytest

import engine
from explorer.lessons import lessons
from explorer.model.graph import Node
from explorer.model.program import Program
from explorer.model.run import Run
from explorer.picture.scripts import script
from explorer.picture.scripts.beyond import METHODS, ROOMS
from explorer.picture.scripts.names import ScriptNames
from explorer.request import LANGUAGES
from tests.each import each
from tests.tape.test_truth import EVERY, START
from tests.tutorials.test_brought import PROGRAMS
from tests.unhurried import run

LARGEST = 150  # values of a graph that is tried
HAVE = 0.8  # of all programs can be written
FIRST = "import engine as mg\nimport numpy as np\n"
SOURCES = [
    *(lesson.program.source for lesson in lessons()),
    *(START + one for one in EVERY),
    *[one for one in PROGRAMS.values() if "backward" in one and "plt" not in one][::4],
]


@cache
def ran() -> list[Run]:
    """What came of those that have a gradient, and are not too large."""
    found = [run(Program(source)) for source in SOURCES]
    return [each for each in found if not each.error and each.graph.seed and len(each.graph.nodes) <= LARGEST]


def performed(text: str) -> dict:
    """The names of a script when it has run."""
    names: dict = {"__name__": "script"}
    with (
        contextlib.redirect_stdout(io.StringIO()),
        contextlib.redirect_stderr(io.StringIO()),
        np.errstate(all="ignore"),
    ):
        exec(compile(text, "script", "exec"), names)
    return names


def is_shown(found: object, node: Node) -> bool:
    shown = np.array(node.gradient.numbers, float).reshape(node.gradient.shape)
    near = (1e-4, 1e-6) if "32" in node.value.dtype else (1e-9, 1e-12)
    return np.shape(found) == shown.shape and np.allclose(found, shown, *near, equal_nan=True)


@pytest.mark.filterwarnings("ignore")
def test_the_gradient_that_is_written_out_for_numpy_is_the_one_that_is_shown() -> None:
    tried = written = 0
    for found in ran():
        graph = found.turns[found.shown].graph
        made = script(found, found.shown, "numpy")
        tried += 1
        assert bool(made.text) != bool(made.troubles)
        if not made.text:
            continue
        written += 1
        names, called = performed(made.text), ScriptNames(graph)
        for node in graph.nodes:
            if (
                node.name
                and node.gradient
                and node.gradient.numbers
                and not node.constant
                and called.gradient(node) in names
            ):
                assert is_shown(names[called.gradient(node)], node), (node.name, made.text)
    assert tried > 80 and written >= HAVE * tried


@pytest.mark.filterwarnings("ignore")
def test_the_program_runs_in_mygrad_and_gives_the_same_gradients() -> None:
    tried = written = 0
    for found in ran():
        made = script(found, found.shown, "mygrad")
        tried += 1
        if not made.text:
            assert made.troubles
            continue
        written += 1
        names = performed(made.text)
        leaves = [node for node in found.graph.nodes if f'print("d/d{node.name}:"' in made.text]
        for node in leaves if len(found.turns) == 1 else ():
            found_there = names[node.name].grad  # None where the program has used it again since
            assert found_there is None or is_shown(found_there, node), (node.name, made.text)
    assert tried > 80 and written >= HAVE * tried


BOUND_AGAIN = ["x = 5.0", "for x in range(3):\n    pass", "del x", "x = x - 0.1 * x.grad"]


@pytest.mark.parametrize("last", BOUND_AGAIN)
def test_a_gradient_is_asked_of_a_name_only_while_it_stands_for_the_tensor(last: str) -> None:
    program = FIRST + f"x, w = mg.tensor(2.0), mg.tensor(3.0)\nf = x ** w\nf.backward()\n{last}\n"
    text = script(run(Program(program)), 0, "mygrad").text
    assert "w.grad)" in text and "x.grad)" not in text
    assert performed(text)["w"].grad is not None


def test_a_gradient_is_asked_of_no_name_that_a_function_keeps_for_itself() -> None:
    body = "    x = mg.tensor(at)\n    f = x ** 2\n    f.backward()\n    return x\n"
    kept = FIRST + "def slope(at):\n" + body + "for x in (1.0, 2.0):\n    slope(x)\n"
    text = script(run(Program(kept)), 0, "mygrad").text
    assert ".grad)" not in text and performed(text)["x"] == 2.0


SAID = {
    "numpy": (
        FIRST + "x = mg.tensor([2.0, 3.0])\nf = np.sum(x ** 2)\nf.backward()",
        "t1 = x ** 2  # line 4",
        "f_grad = np.ones_like(f)",
        "x_grad += t1_grad * (2 * x)",
    ),
    "torch": (
        FIRST
        + "x = mg.tensor([[2.0, 3.0]])\ns = mg.nnet.softmax(x, axis=1)\nf = (s.max(axis=0) * 2).sum()\nf.backward()",
        "x = torch.tensor([[2.0, 3.0]], dtype=torch.float64, requires_grad=True)",
        "s = torch.softmax(x, dim=1)",
        "f = torch.sum(torch.amax(s, dim=0) * 2)",
        "f.backward()",
    ),
    "mygrad": (
        "import engine as mg\nfrom engine.nnet import sigmoid\nx = mg.tensor(2.0)\nf = sigmoid(x)  # mine\n"
        "f.backward()",
        "import mygrad as mg",
        "from mygrad.nnet import sigmoid",
        "f = sigmoid(x)  # mine",
        'print("d/dx:", x.grad)',
    ),
}


@each("language", LANGUAGES)
def test_a_script_keeps_the_readers_names(language: str) -> None:
    source, *lines = SAID[language]
    found = run(Program(source))
    text = script(found, found.shown, language).text
    assert ast.parse(text)
    assert [line for line in lines if line not in text.split("\n")] == []


def test_a_script_has_the_numbers_of_the_sliders() -> None:
    found = run(Program(FIRST + "x = mg.tensor(2.0)\nf = x ** 2\nf.backward()", overrides=(("x", -3.5),)))
    assert all("(-3.5" in script(found, found.shown, language).text for language in LANGUAGES)


@pytest.mark.parametrize(
    ("language", "lines", "said"),
    [
        ("mygrad", "x = mg.tensor([2.0, 3.0])\nf = np.dot(x, x)\nf.backward()", "Line 4: MyGrad has no `np.dot`."),
        ("mygrad", "x = mg.tensor(2.0)\nf = mg.fmax(x, 1)\nf.backward()", "Line 4: MyGrad has no `mg.fmax`."),
        ("mygrad", "from engine.mxnet import nd\nx = mg.tensor(2.0)\nf = x * 2\nf.backward()", "another library"),
        (
            "mygrad",
            "from data import moons\nx = mg.tensor(2.0)\nf = x * 2\nf.backward()",
            "Line 3: `data` comes with this",
        ),
        ("mygrad", "x = np.ones(2)", "There is no gradient yet: call .backward() on a value."),
        (
            "numpy",
            "x = mg.tensor([1.0, 2.0])\nx[0] = 5\nf = (x * 2).sum()\nf.backward()",
            "Line 4: `setitem` has no equal",
        ),
        ("torch", "x = mg.tensor([1.0, 2.0])\nf = x[::-1].sum()\nf.backward()", "Line 4: `getitem` has no equal"),
        ("numpy", "x = mg.tensor(np.ones(2000))\nf = x.sum()\nf.backward()", "more numbers than a script carries"),
    ],
)
def test_what_has_no_equal_is_said_with_its_line(language: str, lines: str, said: str) -> None:
    found = run(Program(FIRST + lines))
    made = script(found, found.shown, language)
    assert made.text == "" and said in " ".join(made.troubles)


DRAWING = {"computational_graph"}  # MyGrad has it where a package is installed that draws


@each("room", ROOMS)
def test_what_the_engine_has_beyond_mygrad_is_known(room: str) -> None:
    ours, theirs = (importlib.import_module(f"{name}.{room}" if room else name) for name in ("engine", "mygrad"))
    names = {name for name in getattr(ours, "__all__", dir(ours)) if not name.startswith("_")}
    beyond = {name for name in names if not hasattr(theirs, name)} - {"Any", "ArrayLike", "DTypeLike"}
    assert beyond - DRAWING == ROOMS[room] - DRAWING


def test_what_a_tensor_can_beyond_mygrads_is_known() -> None:
    kept = {"data", "made"}  # the one is there in each of MyGrad's tensors, the other is ours alone
    ours = {name for name in dir(engine.Tensor) if not name.startswith("_")} - kept
    assert {name for name in ours if not hasattr(mygrad.Tensor, name)} == METHODS | {"mT"}
