"""The lessons: one Markdown file each, with front matter, a text, a program, maybe another beside it, and questions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from explorer.model.program import Program

PROGRAM = re.compile(r"```python\n(.*?)\n```\n", re.DOTALL)
SECOND = re.compile(r"```python compare\n(.*?)\n```\n", re.DOTALL)
QUESTION = re.compile(r"^- (.*?)\n  = (.*?)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Question:
    """Something to find out on the page, and what will be found."""

    ask: str
    answer: str


@dataclass(frozen=True, slots=True)
class Lesson:
    """`text` is paragraphs with `code` in backquotes; the page opens at `step` of `turn`, where the text stands."""

    slug: str
    order: int
    title: str
    summary: str
    text: str
    questions: tuple[Question, ...]
    program: Program
    step: int
    turn: int
    second: str = ""  # a program to compare with


@cache
def lessons() -> tuple[Lesson, ...]:
    """All lessons in their order; the page opens with the first."""
    sources = (file for file in files(__name__).iterdir() if file.name.endswith(".md"))
    read = (_lesson(file.name.removesuffix(".md"), file.read_text(encoding="utf-8")) for file in sources)
    return tuple(sorted(read, key=lambda lesson: lesson.order))


def lesson(slug: str) -> Lesson:
    """The lesson of this slug; KeyError if there is none."""
    return {lesson.slug: lesson for lesson in lessons()}[slug]


def _lesson(slug: str, source: str) -> Lesson:
    _, front, body = source.split("---\n", 2)
    facts = _facts(front)
    program = PROGRAM.search(body)
    if program is None:
        raise ValueError(f"The lesson {slug} has no program.")
    return Lesson(
        slug=slug,
        order=int(facts["order"]),
        title=facts["title"],
        summary=facts["summary"],
        text=_paragraphs(body[: program.start()]),
        questions=tuple(Question(*found) for found in QUESTION.findall(body[program.end() :])),
        program=Program(program.group(1)),
        step=int(facts["step"]),
        turn=int(facts.get("turn", 0)),
        second="".join(SECOND.findall(body)),
    )


def _facts(front: str) -> Mapping[str, str]:
    pairs = (line.split(": ", 1) for line in front.splitlines() if line)
    return dict(pairs)


def _paragraphs(text: str) -> str:
    """Each paragraph on a line of its own, with an empty line between."""
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.strip().split("\n\n"))
