"""A contribution is written where it covers no card."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from explorer.lessons import lessons
from explorer.model.timeline import Timeline
from tests.tape.page import Page, opened
from tests.unhurried import run


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with opened() as made:
        yield made


@pytest.mark.parametrize("lesson", lessons(), ids=lambda lesson: lesson.slug)
def test_no_pill_covers_a_card_in_any_step_of_a_lesson(page: Page, lesson) -> None:
    ran = run(lesson.program)
    for turn in ran.turns[:2]:
        page.show(ran, turn.number)
        walked = [step.number for step in Timeline(turn.graph).steps if step.edge is not None]
        for side in ("wide", "tall"):
            cards = page.ask("shape", side)["cards"]
            pills = [page.ask("state", side, step)["pill"] for step in walked]
            assert [pill for pill in pills if any(covers(pill, cards, row) for row in range(len(cards["x"])))] == []
            assert any(pill["alpha"][0] for pill in pills) or not pills


def covers(pill: dict, cards: dict, row: int) -> bool:
    return all(
        abs(pill[at][0] - cards[at][row]) < (pill[size][0] + cards[size][row]) / 2 - 0.2  # both are told to a tenth
        for at, size in (("x", "width"), ("y", "height"))
    )
