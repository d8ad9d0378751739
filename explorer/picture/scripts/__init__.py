"""A program as a script that runs elsewhere: the table of the libraries that it may be for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from explorer.model.graph import Graph
from explorer.model.run import Run

from . import mygrads, numpys, torches
from .names import NoEqualError

TITLES: Mapping[str, str] = {"mygrad": "MyGrad", "torch": "PyTorch", "numpy": "NumPy"}
NOTHING = "There is no gradient yet: call .backward() on a value."
PROMPTS = "The text has prompts or commands in it, which are no Python."
HEAD = '"""{what} for {title}, from Autodiff Explorer."""\n\n'
_LINES: Mapping[str, Callable[[Graph], list[str]]] = {"torch": torches.lines, "numpy": numpys.lines}


@dataclass(frozen=True, slots=True)
class Script:
    """A text that runs by itself; empty where `troubles` say, a sentence for each, what cannot be written."""

    language: str
    text: str
    troubles: tuple[str, ...] = ()


def script(run: Run, shown: int, language: str) -> Script:
    """The program for MyGrad, or the Turn that is shown for the others, line by line as it was recorded."""
    turn = run.turns[shown] if run.turns else None
    if turn is None or turn.graph.seed is None:
        return Script(language, "", (NOTHING,))
    if language == "mygrad":
        return _whole(run, shown)
    what = f"Turn {shown} of {len(run.turns) - 1}" if len(run.turns) > 1 else "The program, as it was recorded,"
    try:
        lines = _LINES[language](turn.graph)
    except NoEqualError as odd:
        return Script(language, "", (_sentence(odd.node.place.line if odd.node.place else None, odd.why),))
    return Script(language, HEAD.format(what=what, title=TITLES[language]) + "\n".join(lines) + "\n")


def _whole(run: Run, shown: int) -> Script:
    try:
        text, troubles = mygrads.written(run, run.turns[shown])
    except SyntaxError:
        return Script("mygrad", "", (PROMPTS,))
    said = tuple(_sentence(line, why) for line, why in troubles)
    return Script("mygrad", "" if said else text, said)


def _sentence(line: int | None, why: str) -> str:
    return f"Line {line}: {why}." if line else f"{why[:1].upper()}{why[1:]}."
