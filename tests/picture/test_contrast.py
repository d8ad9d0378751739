"""What is written on the canvas, which no checker sees into: every text on its background, by the tokens."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from explorer.lessons import lessons
from explorer.model.program import Program
from explorer.picture.palette import THEMES, colour, contrast
from explorer.views.figure import figure_of
from tests.tape.page import Page, opened
from tests.unhurried import run

TOO_BAD = "x = mg.tensor([0.0, 1.0])\ny = np.log(x)\nz = (y - mg.tensor(2.0, constant=True)).sum()\nz.backward()"
# of the figure's text layers, by the column they write: the background they stand on
BACKGROUND = {"title": "fill", "note": "fill", "value": "fill", "partial": "footer_fill", "footer": "footer_fill"}
PILL = "back-tint"


def inks() -> dict[str, str | None]:
    """Column of words -> the token they are drawn in; None where a column of the scene says so."""
    texts = [glyph for glyph in (each.glyph for each in figure_of("test").renderers) if type(glyph).__name__ == "Text"]
    return {glyph.text: glyph.tags[0].get("text_color") for glyph in texts}


def pairs(page: Page, source: str) -> Iterator[tuple[str, str]]:
    """(ink, background) of every text that any step of a program draws."""
    steps = page.show(run(Program("import engine as mg\nimport numpy as np\n" + source)))["steps"]
    written = inks()
    for side in ("wide", "tall"):
        for step in range(len(steps) + 1):
            cards = page.ask("state", side, step)["cards"]
            for words, background in BACKGROUND.items():
                for row, text in enumerate(cards[words]):
                    if text:
                        yield written[words] or cards["text"][row], cards[background][row]


@pytest.fixture(scope="module")
def drawn() -> set[tuple[str, str]]:
    """Every ink on every background."""
    sources = [*(lesson.program.source for lesson in lessons()[:3]), TOO_BAD]
    with opened() as page:
        return {pair for source in sources for pair in pairs(page, source)} | {(str(inks()["text"]), PILL)}


@pytest.mark.parametrize("theme", THEMES)
def test_every_text_of_the_canvas_can_be_read(drawn: set[tuple[str, str]], theme: str) -> None:
    assert {("soft", "card"), ("ink", "now-tint"), ("ink", PILL)} <= drawn
    assert [pair for pair in drawn if contrast(colour(pair[0], theme), colour(pair[1], theme)) < 4.5] == []
