"""A step says in which turn, call and branch its value was made, and what was not recorded."""

from __future__ import annotations

from explorer.model.program import Program
from explorer.model.run import run
from tests.each import each

from .page import Page, plain

RELU = """import engine as mg
def relu(v):
    if v > 0:
        return v * 1.0
    else:
        return 0.0 * v
x = mg.tensor(-2.0)
for i in range(2):
    y = relu(x + 3.0 * i) * x
y.backward()
"""
MXNET = """from engine.mxnet import nd, autograd
x = nd.array([1.0, 2.0, 3.0])
x.attach_grad()
with autograd.record():
    y = x * x
    with autograd.pause():
        m = y.max() + 1
    z = (y / m).sum()
z.backward()
"""
QUIET = "import engine as mg\nx = mg.tensor(2.0)\nwith mg.no_autodiff:\n    k = x * 3\nf = x * k\nf.backward()\n"
OVER = """import engine as mg
x = mg.tensor(2.0)
for i in range(3):
    f = x ** 2
    f.backward()
    x = x - 0.1 * x.grad
"""
SAID = {  # program, what a value is called: (the status line's end, sentences)
    (RELU, "x + 3.0 * i"): (", where i = 1", "Here i = 1: the 2nd of 2 turns of the loop on line 8."),
    (RELU, "v * 1.0"): (
        ", where i = 1",
        "relu(v=1.0) is at work, called on line 9. On line 3 v > 0 held, so the program went on with line 4. "
        "Line 6 was left out and made no values.",
    ),
    (MXNET, "m"): ("", "Line 7 computed m, but from what is not part of this graph: it begins with m."),
    (MXNET, "y / m"): ("", "Inside “with autograd.record()” on line 4 what is computed is recorded."),
    (QUIET, "k"): (
        "",
        "Inside “with mg.no_autodiff” on line 3 nothing is recorded, so no gradient goes back through what is computed",
    ),
    (OVER, "x₃"): (
        ", where i = 1",
        "Line 6 computed x₃ in a turn before. That graph is gone, and this one begins with x₃.",
    ),
}


@each("case", SAID)
def test_a_step_says_where_its_value_was_made(page: Page, case: tuple[str, str]) -> None:
    program, called = case
    status, sentence = SAID[case]
    rows = page.show(run(Program(program)))["rows"]
    step = 1 + max(row["node"] for row in rows if row["name"] == called)
    assert page.ask("said", step).endswith(status)
    assert sentence in " ".join(plain(row["parts"]) for row in page.ask("why", step, "words")["rows"])


def test_uses_that_are_called_alike_are_told_apart_by_their_turns(page: Page) -> None:
    text = "import engine as mg\nw = h = mg.tensor(0.5)\nfor x in [3.0, 2.0]:\n    h = w * h + x\nh.backward()\n"
    said = page.show(run(Program(text)))
    last = " ".join(plain(row["parts"]) for row in page.ask("why", len(said["steps"]), "leibniz")["rows"])
    assert "(through w * h, where x = 2.0)" in last
    assert "(through w * h, where x = 3.0)" in last


def test_a_program_that_goes_straight_on_has_nothing_to_tell(page: Page) -> None:
    page.show(run(Program("import engine as mg\nx = mg.tensor(2.0)\nf = x ** 2\nf.backward()\n")))
    assert page.ask("recorded", 1) == {"forks": [], "frames": []}


def test_frames_hold_what_was_made_together(page: Page) -> None:
    rows = page.show(run(Program(RELU)))["rows"]
    frames = page.ask("recorded", next(row["node"] for row in rows if row["text"] == "v * 1.0"))["frames"]
    assert [frame["title"] for frame in frames] == ["i = 1 · turn 2 of 2", "relu(v=1.0)", "if v > 0: → line 4"]
    texts = [[rows[node]["text"] for node in frame["nodes"]] for frame in frames]
    assert texts == [["x + 3.0 * i", "v * 1.0", "relu(x + 3.0 * i) * x"], ["v * 1.0"], ["v * 1.0"]]


def test_forks_tell_both_ways_and_what_never_ran(page: Page) -> None:
    page.show(run(Program(RELU)))
    assert page.ask("recorded", 0)["forks"] == [{"line": 3, "held": 1, "failed": 1, "to": [4, 6], "idle": []}]
    page.show(run(Program(RELU.replace("-2.0", "2.0"))))
    assert page.ask("recorded", 0)["forks"] == [{"line": 3, "held": 2, "failed": 0, "to": [4, 6], "idle": [[6, 6]]}]
