"""The tapes of the lessons, as the page can play them before Python has arrived."""

from pathlib import Path

from explorer.lessons import Lesson, lessons
from explorer.model.run import run
from explorer.request import Request
from explorer.views.answers import Answers


def tape_of(lesson: Lesson) -> str:
    """What the page is answered when it asks for this lesson first, as JSON."""
    _, answer = Answers(run)(Request(revision=1, source=lesson.program.source, turn=lesson.turn))
    return str(answer["tape"])


def write_tapes(folder: Path) -> None:
    """One file per lesson: `<slug>.json`."""
    folder.mkdir(parents=True, exist_ok=True)
    for lesson in lessons():
        (folder / f"{lesson.slug}.json").write_text(tape_of(lesson), encoding="utf-8")
