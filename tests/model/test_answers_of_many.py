"""Answers about random programs: no right one is refused, and a wrong one is told the slip that gives it.

`python -m tests.model.test_answers_of_many 1000` says the figures for so many programs.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator

import numpy as np

from explorer.model.graph import Graph, Node
from explorer.model.prediction.diagnosis import answered
from explorer.model.prediction.question import Guess, Question
from explorer.model.program import Program
from tests.unhurried import run

from .test_mistakes import START, by_hand, program_of

KINDS = {"overwrite": "path", "order": "path", "upstream": "upstream", "local": "local", "broadcast": "broadcast"}

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
        if each.name not in KINDS:  # gradients for constants: no slip in a prediction
            continue
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


if __name__ == "__main__":
    many = int(sys.argv[1])
    count, missed = judged(many)
    print(f"{many} programs: {len(missed)} of {count} wrong answers get another diagnosis")
    print(f"{len(refused(many))} right ones are refused")
