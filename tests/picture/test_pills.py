"""A contribution is written where it covers no card."""

from __future__ import annotations

import pytest

from explorer.lessons import lessons
from explorer.model.run import run
from explorer.model.timeline import Timeline
from explorer.picture.scene import Scene
from explorer.picture.tape import place_both


@pytest.mark.parametrize("side", ["wide", "tall"])
@pytest.mark.parametrize("lesson", lessons(), ids=lambda lesson: lesson.slug)
def test_no_pill_covers_a_card_in_any_step_of_a_lesson(lesson, side: str):
    for turn in run(lesson.program).turns[:2]:
        scene, timeline = Scene(turn.graph, place_both(turn.graph)[side]), Timeline(turn.graph)
        pills = [scene.row("pill", timeline.frame(step.number), 0) for step in timeline.steps if step.edge is not None]
        assert [pill for pill in pills if any(covers(pill, box) for box in scene.placement.boxes)] == []
        assert any(pill["alpha"] for pill in pills) or not pills


def covers(pill: dict, box) -> bool:
    return all(
        abs(pill[at] - getattr(box, at)) < (pill[size] + getattr(box, size)) / 2
        for at, size in (("x", "width"), ("y", "height"))
    )
