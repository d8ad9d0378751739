"""The answers to the lessons, as the page can play them before Python has arrived."""

from pathlib import Path

from explorer.lessons import Lesson, lessons
from explorer.model.run import run
from explorer.request import ORIENTATIONS, Request
from explorer.views.parts import PARTS
from explorer.views.service import Service, packed

WANTED = tuple(part for part in PARTS if part != "turns")  # those are asked for when Python is here


def answer_to(lesson: Lesson) -> str:
    """What the page is answered when it asks for this lesson first, as one JSON object, in both orientations."""
    asked = Request(revision=1, source=lesson.program.source, turn=lesson.turn, orientations=ORIENTATIONS, wants=WANTED)
    return packed(Service(run)(asked)[1].items())


def write_answers(folder: Path) -> None:
    """One file per lesson: `<slug>.json`."""
    folder.mkdir(parents=True, exist_ok=True)
    for lesson in lessons():
        (folder / f"{lesson.slug}.json").write_text(answer_to(lesson), encoding="utf-8")
