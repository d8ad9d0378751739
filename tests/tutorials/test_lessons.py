"""The lessons: complete, runnable, and ending in the numbers that the tutorials print."""

from __future__ import annotations

import numpy as np
import pytest

from explorer import run_program as ran_by
from explorer.lessons import Lesson, lesson, lessons
from explorer.model.run import Run
from explorer.model.timeline import Timeline
from tests.unhurried import UNHURRIED

SLUGS = ["two-uses", "chain", "downhill", "toward-eight", "wave", "stretch", "monster", "bowl", "moons"]
PATHOLOGICAL = [
    -7.44764313e01, -1.09475963e01, -3.78281290e00, -1.86451297e00, -1.29207692e00,
    -1.07197583e00, -7.90459238e-01, -3.96212428e-01, -8.16203127e-02, -3.17648949e-02,
]  # fmt: skip
VALUES = {  # (lesson, name): (value, gradient) at the end, to the printed digits; None: not looked at
    ("two-uses", "f"): (12, 1),
    ("two-uses", "x"): (2, 8),
    ("two-uses", "y"): (4, 2),
    ("chain", "f"): (6, 1),
    ("chain", "x"): (2, 4),
    ("chain", "y"): (3, 2),
    ("downhill", "w"): (0.00104858, None),
    ("toward-eight", "x"): (7.9990038528, None),
    ("stretch", "x"): (None, [3, 3, 3, 3, 3]),
    ("stretch", "y"): (None, [[2.5], [2.5], [2.5]]),
    ("monster", "x"): (None, PATHOLOGICAL),
    ("bowl", "w"): ([0.01209324, 0.00041943], None),
}
WHAT_IF = [  # the answers to the questions: (lesson, what to change, into what, name, value, gradient)
    ("two-uses", "2.0", "3.0", "f", 21, None),
    ("two-uses", "2.0", "3.0", "x", None, 10),
    ("two-uses", "2.0", "3.0", "y", None, 3),
    ("two-uses", "2.0", "-2.0", "x", None, 0),
    ("two-uses", "x ** 2", "x * x", "x", None, 8),
    ("chain", "- 2", "- 20", "ℒ", -12, None),
    ("chain", "f + x - 2", "f * x", "y", None, 4),
    ("downhill", "0.3", "0.5", "w", 0, None),
    ("downhill", "0.3", "1.0", "w", 10, None),
    ("toward-eight", "-1.5", "8.0", "x", 8, None),
    ("stretch", "[2.0]", "[5.0]", "x", None, [6, 6, 6, 6, 6]),
    ("stretch", "[2.0]", "[5.0]", "y", None, [[2.5], [2.5], [2.5]]),
    ("stretch", "mg.sum", "mg.mean", "x", None, [0.2, 0.2, 0.2, 0.2, 0.2]),
]


def run_program(source: str) -> Run:
    """Its Run, as a script has it."""
    return ran_by(source, limits=UNHURRIED)


def test_the_nine_lessons_stand_in_their_order():
    assert [found.slug for found in lessons()] == SLUGS
    assert [found.order for found in lessons()] == list(range(1, 10))


@pytest.mark.parametrize("found", lessons(), ids=lambda found: found.slug)
def test_a_lesson_is_complete(found: Lesson):
    assert found == lesson(found.slug)
    assert found.title and found.summary and found.text
    assert 2 <= len(found.questions) <= 3
    assert all(question.ask.endswith("?") and question.answer.endswith(".") for question in found.questions)
    assert found.program.source.startswith("import engine as mg\n")


def test_an_unknown_lesson_is_a_key_error():
    with pytest.raises(KeyError):
        lesson("nowhere")


@pytest.mark.parametrize("found", lessons(), ids=lambda found: found.slug)
def test_a_lesson_runs_and_opens_at_one_of_its_steps(found: Lesson):
    run = run_program(found.program.source)
    assert run.error is None
    assert 1 <= found.step <= len(Timeline(run.turns[found.turn].graph).steps)


def test_the_first_lesson_opens_when_one_contribution_to_x_has_arrived_and_one_is_to_come():
    found = lessons()[0]
    graph = run_program(found.program.source).graph
    frame = Timeline(graph).frame(found.step)
    x = next(node.key for node in graph.nodes if node.name == "x")
    assert frame.step.phase == "contribution" and frame.step.node == x
    assert frame.gradients[x].numbers == (4.0,)
    assert frame.waiting[x] == 1


@pytest.mark.parametrize(("slug", "name"), VALUES)
def test_a_lesson_ends_in_the_printed_numbers(slug: str, name: str):
    _assert_is(run_program(lesson(slug).program.source).variables[name], *VALUES[slug, name])


@pytest.mark.parametrize(("slug", "old", "new", "name", "value", "gradient"), WHAT_IF)
def test_the_answers_to_the_questions_are_right(slug, old, new, name, value, gradient):
    source = lesson(slug).program.source
    assert old in source
    _assert_is(run_program(source.replace(old, new)).variables[name], value, gradient)


def test_the_wave_rises_with_slope_200():
    for points in ("100", "5"):
        run = run_program(lesson("wave").program.source.replace("10, 100)", f"10, {points})"))
        assert run.variables["x"].grad[0] == 200


def test_ten_turns_have_a_loss_each():
    for slug in ("downhill", "toward-eight", "bowl"):
        losses = [turn.loss for turn in run_program(lesson(slug).program.source).turns if turn.backward]
        assert len(losses) == 10


def _assert_is(variable, value, gradient):
    for found, expected in ((variable.data, value), (variable.grad, gradient)):
        if expected is not None:
            np.testing.assert_allclose(found, expected, rtol=5e-9, atol=5e-9)
