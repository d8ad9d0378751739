"""Predictions: the slip that gives a wrong number is named, no right answer is refused, all that is typed is read."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from explorer.model.graph import Graph, Node
from explorer.model.prediction.diagnosis import Verdict, answered
from explorer.model.prediction.question import Guess, Question
from explorer.model.prediction.typed import Unread, typed
from explorer.model.program import Program
from explorer.model.run import run
from explorer.picture.predicted import predicted
from explorer.request import Request
from explorer.views.parts import Asked, prediction

from .test_mistakes import DRAWN, ROWS, START, by_hand, program_of

KINDS = {"overwrite": "path", "order": "path", "upstream": "upstream", "local": "local", "broadcast": "broadcast"}
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
        part = prediction(Asked(request, ran, run))
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
        told = predicted(graph, question, said(source, question, text))
        assert told["counts"]
        assert ("13" if question.kind == "gradient" else "9") not in told["said"].replace(text, "")


# what is right

WRITINGS = (
    lambda number: repr(float(number)),
    lambda number: f" {number:.4g} ",
    lambda number: f"{number:.6e}".replace("-", "−"),
    lambda number: f"{float(number) / 4!r} * 4",
    lambda number: f"-({-3 * float(number)!r})/3",
)


def written(right: np.ndarray, way: int) -> str:
    """An answer in one of five ways; an array as a list."""
    if right.ndim == 0:
        return WRITINGS[way](right)
    return "[" + ", ".join(written(row, way) for row in right) + "]"


def arrays_of(numbers: random.Random, size: int) -> str:
    """A random program of arrays: broadcasting, products, reductions, values used several times."""
    shapes = {"a": (2, 3), "b": (3,), "c": (2, 1), "m": (3, 2), "k": ()}
    normal = np.random.default_rng(numbers.randrange(10**6)).normal
    drawn = {name: np.round(normal(size=shape), 2) for name, shape in shapes.items()}
    lines = [START + f"{name} = mg.tensor({drawn[name].tolist()})" for name in shapes]
    for at in range(size):
        made = [
            (f"{one} {numbers.choice('+*-')} {other}", np.broadcast_shapes(shapes[one], shapes[other]))
            for one, other in [numbers.choices([*shapes], k=2) for _ in range(20)]
            if fits(shapes[one], shapes[other])
        ]
        made += [(f"mg.sin({one})", shapes[one]) for one in numbers.choices([*shapes], k=2)]
        made += [(f"{one} @ m", (2, 2)) for one in shapes if shapes[one] == (2, 3)]
        lines_of = numbers.choice(made)
        lines.append(f"v{at} = {lines_of[0]}")
        shapes[f"v{at}"] = lines_of[1]
    names = [*shapes][-3:]
    return "\n".join([*lines, f"f = {' + '.join(f'({name} ** 2).sum()' for name in names)}", "f.backward()"])


def fits(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    try:
        np.broadcast_shapes(one, other)
    except ValueError:
        return False
    return True


def asked_of(graph: Graph, numbers: random.Random, many: int) -> list[Question]:
    """Some questions about gradients and contributions."""
    named = [each for each in graph.nodes if each.name and each.gradient and each.key != graph.target]
    found = [Question("gradient", each.key) for each in named] + [Question("contribution", key) for key in graph.sweep]
    return numbers.sample(found, min(many, len(found)))


def right_of(graph: Graph, question: Question) -> np.ndarray:
    """The answer, as the captured graph has it."""
    if question.kind == "gradient":
        value = graph.nodes[question.key].gradient
    else:
        value = graph.edges[question.key].contribution
    return np.array(value.numbers, dtype=float).reshape(value.shape)


def programs(seed: str, many: int) -> Iterator[tuple[random.Random, str]]:
    """Random programs, of numbers and of arrays by turns."""
    numbers = random.Random(seed)
    for at in range(many):
        yield numbers, (arrays_of if at % 2 else program_of)(numbers, numbers.randrange(2, 9))


def refused(many: int) -> list[tuple[str, Question, str]]:
    """Right answers that are not taken for right, of so many random programs."""
    found = []
    for numbers, source in programs("right", many):
        graph = run(Program(source)).graph
        for question in asked_of(graph, numbers, 2):
            asked = run(Program(source, question=question)).graph
            texts = [written(right_of(graph, question), way) for way in range(len(WRITINGS))]
            wrong = [text for text in texts if answered(asked, Guess(question, text)).said != "right"]
            found += [(source, question, text) for text in wrong]
    return found


def test_no_right_answer_is_refused_however_it_is_written() -> None:
    assert refused(30) == []


# of many wrong answers


def mutants(source: str, graph: Graph, of: Node) -> dict[str, list[np.ndarray]]:
    """By kind of slip what wrong passes, and whoever loses a sign or takes the value, give for a gradient."""
    right = right_of(graph, Question("gradient", of.key))
    value = np.array(of.value.numbers, dtype=float).reshape(of.value.shape)
    found: dict[str, list[np.ndarray]] = {"sign": [-right], "value": [value]}
    if right.ndim == 2:
        found["transposed"] = [right.T]
    for name, array in wrong_passes(source, graph, of.key, right):
        found.setdefault(KINDS[name], []).append(array)
    return found


def wrong_passes(source: str, graph: Graph, key: int, right: np.ndarray) -> Iterator[tuple[str, np.ndarray]]:
    """Of numbers by the passes written by hand, of arrays by those of the model."""
    if all(each.value.shape == () for each in graph.nodes):
        yield from ((name, np.array(by_hand(graph, name).get(key, 0.0))) for name in KINDS if name != "broadcast")
        return
    for each in run(Program(source, broken=True)).graph.mistakes:
        value = dict(each.gradients).get(key)
        array = right if value is None else np.array(value.numbers, dtype=float).reshape(value.shape)
        if array.shape == right.shape:
            yield each.name, array


def is_same(one: np.ndarray, other: np.ndarray) -> bool:
    return one.shape == other.shape and bool(np.allclose(one, other, rtol=3e-3, atol=1e-6))


def judged(many: int) -> tuple[int, list[tuple[str, str, str, str]]]:
    """How many unambiguous wrong answers random programs give, and those that get another diagnosis."""
    count, missed = 0, []
    for numbers, source in programs("wrong", many):
        graph = run(Program(source)).graph
        for question in [each for each in asked_of(graph, numbers, 6) if each.kind == "gradient"][:2]:
            of = graph.nodes[question.key]
            right, wrong = right_of(graph, question), mutants(source, graph, of)
            asked = run(Program(source, question=question)).graph
            for kind, array in ((kind, array) for kind, all_of in wrong.items() for array in all_of):
                others = [each for other, all_of in wrong.items() if other != kind for each in all_of]
                if any(is_same(array, each) for each in (right, *others)):
                    continue
                verdict = answered(asked, Guess(question, written(array, 0)))
                count += 1
                if [slip.name for slip in verdict.slips] != [kind]:
                    missed.append((source, of.name, kind, f"{verdict.said} {[slip.name for slip in verdict.slips]}"))
    return count, missed


def test_wrong_answers_that_wrong_passes_give_get_the_right_diagnosis() -> None:
    count, missed = judged(40)
    assert count > 100
    assert len(missed) <= 0.05 * count, missed[:5]


# what is typed

NUMBERS = {
    "8": 8.0,
    "8.0": 8.0,
    "2*4": 8.0,
    "2 · 4": 8.0,
    "-1/3": -1 / 3,
    "−1.5": -1.5,
    "2^3": 8.0,
    "2 ** 3 + 1e1": 18.0,
    "w * x": -3.0,
    "exp(0) + mg.sin(0)": 1.0,
    "v[1]": 5.0,
    "[1, 2 * 2]": [1.0, 4.0],
    "[[1, 2], [3, 4]]": [[1.0, 2.0], [3.0, 4.0]],
    "-v": [-4.0, -5.0],
    "inf": np.inf,
}
NAMES = {"w": np.array(2.0), "x": np.array(-1.5), "v": np.array([4.0, 5.0])}
SENTENCES = {
    "": "Type a number first.",
    "two": "No value called two is known here: there are w, x, v.",
    "2w": "“2w” is no number yet. Write it like 4",
    "0,5": "Decimals are written with a point: 0.5.",
    "[1, [2, 3]]": "The rows of a list must all have the same length.",
    "__import__('os')": "There is no __import__ here",
    "().__class__": "Only arithmetic can be read here.",
    "open('x')": "There is no open here",
    "lambda: 1": "Only arithmetic can be read here.",
    "w if x else 2": "Only arithmetic can be read here.",
    "(" * 250: "is no number yet",
    "9" * 301: "longer than 300 characters",
    "v[7]": "v has no cell [7].",
    "'4'": "Only arithmetic can be read here.",
    "v @ [1, 2, 3]": "is no number yet",
}


@pytest.mark.parametrize("text", NUMBERS)
def test_arithmetic_is_read(text: str) -> None:
    assert typed(text, NAMES) == pytest.approx(np.array(NUMBERS[text]))


@pytest.mark.parametrize("text", SENTENCES, ids=lambda text: text[:20])
def test_what_is_no_number_gets_a_sentence(text: str) -> None:
    with pytest.raises(Unread) as raised:
        typed(text, NAMES)
    assert SENTENCES[text] in str(raised.value)


def test_what_is_no_answer_is_no_attempt() -> None:
    question = gradients(ROWS, "w")
    graph = run(Program(ROWS, question=question)).graph
    for text, name, sentence in (
        ("5", "shape", "It has 3 numbers: write [?, ?, ?]."),
        ("five", "unread", "No value called five"),
    ):
        verdict = said(ROWS, question, text)
        told = predicted(graph, question, verdict)
        assert (verdict.said, told["counts"]) == (name, False)
        assert sentence in told["said"]
    third = START + "x = mg.tensor(3.0)\nf = mg.log(x)\nf.backward()\n"
    judged_as = [said(third, gradients(third, "x"), text).said for text in ("0.3", "0.333", "1/x")]
    assert judged_as == ["rough", "right", "right"]


def test_the_cells_of_an_array_that_are_right_are_told() -> None:
    question = gradients(ROWS, "w")
    told = predicted(run(Program(ROWS)).graph, question, said(ROWS, question, "[5, 7, 1234]"))
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
