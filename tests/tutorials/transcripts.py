"""The programs of the tutorials with what they print, read from the text files beside this one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from doctest import DocTestParser, Example
from pathlib import Path


@dataclass(frozen=True)
class Transcript:
    """One program as at a Python prompt."""

    title: str
    examples: tuple[Example, ...]

    @property
    def source(self) -> str:
        """The program alone."""
        return "".join(example.source for example in self.examples)

    @property
    def typed(self) -> str:
        """The program with its prompts, as it is pasted."""
        lines = [example.source.rstrip("\n").split("\n") for example in self.examples]
        return "\n".join(">>> " + "\n... ".join(one) for one in lines)

    @property
    def printed(self) -> str:
        """All that it prints, before it fails if it does."""
        return "".join(example.want for example in self.examples if not example.exc_msg).replace("<BLANKLINE>", "")

    @property
    def failure(self) -> str | None:
        """The name of the error with which it ends."""
        return (self.examples[-1].exc_msg or "").split(":")[0] or None


def transcripts() -> list[Transcript]:
    """Every section of every file."""
    return [_transcript(path.stem, part) for path in sorted(_here.glob("*.txt")) for part in _parts(path)]


_here = Path(__file__).parent


def _parts(path: Path) -> list[str]:
    return re.split("^== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]


def _transcript(stem: str, part: str) -> Transcript:
    title, _, text = part.partition("\n")
    return Transcript(f"{stem}: {title}", tuple(DocTestParser().get_examples(text)))
