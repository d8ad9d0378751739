"""Forward mode in words: every step of every lesson, with numbers that give what they are said to give."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from explorer.lessons import lessons
from explorer.model.cell import Cell
from explorer.model.program import Program, Target
from explorer.model.run import LIMITS, run
from tests.samples import two_uses

from .page import Page, plain
from .test_truth import computed

REGISTERS = ("words", "leibniz", "code")
LAST = [
    "x * y is made of x and y. It changes with x as these do, each times its local derivative.",
    "(xy)˙ = ∂(xy)/∂x · ẋ + ∂(xy)/∂y · ẏ",
    "= y · ẋ + x · ẏ",
    "= 4 · 1 + 2 · 0 = 4",
    "y does not depend on x: it has no tangent to add.",
]


def test_a_tangent_is_explained_as_drawn(page: Page) -> None:
    program = replace(two_uses().program, tangent=Cell(0, 0))
    page.show(run(program), forward=True)
    assert page.ask("said", 7) == "Step 7 of 9, tangents: x * y gets 4"
    assert [plain(row["parts"]) for row in page.ask("why", 7, "leibniz")["rows"]] == LAST
    assert plain(page.ask("why", 1, "leibniz")["rows"][-1]["parts"]) == "x = 2"  # and not what arrives on a way back
    assert plain(page.ask("why", 9, "leibniz")["rows"][-1]["parts"]) == (
        "So ∂f/∂x is 8. The backward pass has found the same: 8."
    )


def test_what_lies_beyond_another_target_has_no_tangent(page: Page) -> None:
    program = replace(two_uses().program, tangent=Cell(0, 0), target=Target("x * y", 0, (2.5,)))
    page.show(run(program), forward=True)
    assert [known["gradient"] for known in page.ask("known", 7)] == ["1.000", "0.000", "4.000", "none", "none"]
    assert plain(page.ask("why", 7, "words")["rows"][-1]["parts"]) == (
        "So ∂(2.5 · (xy))/∂x is 10. The backward pass has found the same: 10."
    )


@pytest.mark.parametrize("lesson", lessons(), ids=lambda lesson: lesson.slug)
def test_every_step_of_every_lesson_is_said_and_its_numbers_give_the_tangent(page: Page, lesson) -> None:
    whole = run(lesson.program)
    graph = whole.turns[whole.shown].graph
    leaves = [node.key for node in graph.nodes if not node.op and not node.constant]
    if graph.seed is None or not leaves:
        return
    made = run(Program(lesson.program.source, tangent=Cell(leaves[0], 0)), LIMITS.within(60))
    steps = page.show(made, made.shown, forward=True)["steps"]
    known = {push.node: push.tangent for push in made.turns[made.shown].graph.tangents.pushes}
    for number, step in enumerate(steps, start=1):
        if step["phase"] == "value":
            continue
        assert "{" not in page.ask("said", number)
        assert page.ask("formulas", number)
        texts = [plain(row["parts"]) for register in REGISTERS for row in page.ask("why", number, register)["rows"]]
        assert not [text for text in texts if "{" in text.replace("{}", "") or "undefined" in text]
        for row in page.ask("why", number, "leibniz")["rows"]:
            if found := re.fullmatch("= (.+) = .+", plain(row["parts"])):
                tangent = known[step["node"]].numbers[0]
                assert computed(found[1]) == pytest.approx(tangent, rel=2e-2, abs=1e-3), found[0]
