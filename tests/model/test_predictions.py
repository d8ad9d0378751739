"""Predictions: the slip that gives a wrong number is named, if it alone does; what is no answer costs nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from explorer.model.graph import Graph
from explorer.model.prediction.diagnosis import Verdict, answered
from explorer.model.prediction.question import Guess, Question
from explorer.model.program import Program
from explorer.picture.predicted import predicted
from explorer.request import Request
from explorer.views.asked import Asked
from explorer.views.doubting import prediction
from explorer.views.service import drawn
from tests.unhurried import run

from .test_mistakes import DRAWN, ROWS, START

LOSS = START + "w = mg.tensor(2.0)\nx = mg.tensor(-1.5)\np = w * x\nloss = p ** 2 + w ** 2\nloss.backward()\n"
TURNS = START + (
    "w = mg.tensor(3.0)\nfor i in range(3):\n"
    "    loss = (w - 1.0) ** 2\n    loss.backward()\n    w.data -= 0.1 * w.grad\n"
)
PRODUCT = START + (
    "x = mg.tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])\nm = mg.tensor([[1.0, 0.5], [2.0, -1.0], [0.0, 3.0]])\n"
    "c = mg.tensor([[1.0, 2.0], [3.0, 5.0]], constant=True)\ns = ((x @ m) * c).sum()\ns.backward()\n"
)


def said(source: str, question: Question, text: str) -> Verdict:
    """What there is to say of an answer to a question about a program."""
    verdict = answered(run(Program(source, question=question)).graph, Guess(question, text))
    assert verdict is not None
    return verdict


def node(graph: Graph, name: str) -> int:
    return next(each.key for each in graph.nodes if each.name == name)


def edge(graph: Graph, child: str, parent: str) -> int:
    ends = node(graph, child), node(graph, parent)
    return next(each.key for each in graph.edges if (each.child, each.parent) == ends)


def gradients(source: str, name: str) -> Question:
    return Question("gradient", node(run(Program(source)).graph, name))


def passing(source: str, child: str, parent: str) -> Question:
    return Question("contribution", edge(run(Program(source)).graph, child, parent))


# which slip it was

SLIPS = [
    (LOSS, ("p", "w"), "-1.5", "upstream"),
    (LOSS, ("p", "w"), "-6", "local"),
    (LOSS, ("p", "w"), "-9", "sign"),
    (LOSS, ("p", "w"), "2", "value"),
    (LOSS, ("p", "w"), "4", "term"),
    (LOSS, ("p", "w"), "13", "sum"),
    (LOSS, ("p", "w"), "w * -6", "sibling"),
    (LOSS, "w", "4", "path"),
    (LOSS, "w", "9", "path"),
    (LOSS, "w", "-13", "sign"),
    (LOSS, "w", "2.5", "upstream"),
    (ROWS, "w", "[1, 2, 3]", "broadcast"),
    (ROWS, "w", "x", "broadcast"),
    (ROWS, "w", "[-5, -7, -9]", "sign"),
    (ROWS, "w", "w", "value"),
    (PRODUCT, "m", "[[13, 17, 21], [22, 29, 36]]", "transposed"),
]


@pytest.mark.parametrize(("source", "asked", "text", "name"), SLIPS, ids=[f"{text} {name}" for *_, text, name in SLIPS])
def test_a_slip_that_alone_gives_the_number_is_named(source: str, asked: object, text: str, name: str) -> None:
    question = passing(source, *asked) if isinstance(asked, tuple) else gradients(source, str(asked))
    verdict = said(source, question, text)
    assert (verdict.said, [slip.name for slip in verdict.slips]) == ("slip", [name])


def test_the_gradient_of_the_turn_before_is_known_and_one_that_was_not_nulled() -> None:
    question = Question("gradient", 0)
    ran = run(Program(TURNS, turn=1, question=question))
    graph = ran.turns[1].graph
    [old, now] = [turn.parameters[0].gradient.numbers[0] for turn in ran.turns[:2]]
    assert graph.nodes[0].name == "w"
    for text, name in ((repr(old), "stale"), (repr(old + now), "unnulled")):
        request = Request(1, TURNS, turn=1, guess=Guess(question, text))
        part = prediction(Asked(request, ran, run, run, drawn))
        assert [slip["name"] for slip in part["slips"]] == [name]


def test_of_two_slips_that_give_the_same_number_none_is_accused() -> None:
    source = START + "x = mg.tensor(1.0)\ny = x ** 2\nf = y ** 2\nf.backward()\n"
    verdict = said(source, passing(source, "y", "x"), "2")  # what arrived, and the local derivative
    assert verdict.said == "slips"
    assert {slip.name for slip in verdict.slips} == {"upstream", "local"}


def test_what_is_said_never_contains_the_answer() -> None:
    graph = run(Program(LOSS)).graph
    for source, asked, text, _ in SLIPS[:11]:
        question = passing(source, *asked) if isinstance(asked, tuple) else gradients(source, str(asked))
        told = predicted(graph, Guess(question, text), said(source, question, text))
        assert told["counts"]
        assert ("13" if question.kind == "gradient" else "9") not in told["said"].replace(text, "")


def test_what_is_no_answer_is_no_attempt() -> None:
    question = gradients(ROWS, "w")
    graph = run(Program(ROWS, question=question)).graph
    for text, name, sentence in (
        ("5", "shape", "It has 3 numbers: write [?, ?, ?]."),
        ("five", "unread", "No value called five"),
    ):
        verdict = said(ROWS, question, text)
        told = predicted(graph, Guess(question, text), verdict)
        assert (verdict.said, told["counts"]) == (name, False)
        assert sentence in told["said"]
    third = START + "x = mg.tensor(3.0)\nf = mg.log(x)\nf.backward()\n"
    judged_as = [said(third, gradients(third, "x"), text).said for text in ("0.3", "0.333", "1/x")]
    assert judged_as == ["rough", "right", "right"]


def test_the_cells_of_an_array_that_are_right_are_told() -> None:
    question, text = gradients(ROWS, "w"), "[5, 7, 1234]"
    told = predicted(run(Program(ROWS)).graph, Guess(question, text), said(ROWS, question, text))
    assert told["said"] == "2 of 3 numbers are right: the first and the second."


def test_one_cell_of_an_array_can_be_asked_for() -> None:
    question = replace(gradients(ROWS, "w"), cell=2)
    graph = run(Program(ROWS, question=question)).graph
    for text, name in (("9", []), ("3", ["broadcast"]), ("2", ["local", "value"]), ("-9", ["sign"]), ("5", ["cell"])):
        assert [slip.name for slip in answered(graph, Guess(question, text)).slips] == name


def test_a_value_is_asked_for_on_the_way_forward() -> None:
    question = Question("value", 2)  # p = w * x
    assert said(LOSS, question, "w * x").said == "right"
    assert said(LOSS, question, "p").said == "unread"  # it is what is asked for
    for text, name in (("3", "sign"), ("0.5", "operation"), ("-1.5", "operand")):
        assert [slip.name for slip in said(LOSS, question, text).slips] == [name]


def test_a_local_derivative_is_asked_for_alone() -> None:
    question = replace(passing(LOSS, "p", "w"), kind="local")
    assert said(LOSS, question, "x").said == "right"
    assert [slip.name for slip in said(LOSS, question, "9").slips] == ["times"]


def test_the_card_that_comes_next_must_have_got_all() -> None:
    graph = run(Program(DRAWN)).graph  # u = x * y; f = u * sin(u)
    last = Question("next", edge(graph, "u", "x"))
    first = Question("next", graph.sweep[0])
    keys = {each.name or each.text: each.key for each in graph.nodes}
    for question, name, slip in (
        (first, "f", None),
        (first, "u", "unreached"),
        (last, "u", None),
        (last, "f", "done"),
        (last, "x", "leaf"),
    ):
        verdict = answered(graph, Guess(question, str(keys[name])))
        assert [each.name for each in verdict.slips] == ([slip] if slip else [])
    middle = Question("next", next(key for key in graph.sweep if graph.edges[key].child == keys["mg.sin(u)"]))
    assert [each.name for each in answered(graph, Guess(middle, str(keys["u"]))).slips] == ["waits"]
    assert answered(graph, Guess(middle, "400")) is None
