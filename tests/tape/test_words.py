"""The opening lesson, word by word; and no template is left half filled."""

from __future__ import annotations

import re

import pytest

from explorer.lessons import lessons
from explorer.model.run import run
from explorer.picture import wording
from tests.samples import two_uses

from .page import Page, plain

REGISTERS = ("words", "leibniz", "code")
SENTENCES = """\
Step 1 of 11, forward: x is 2
Step 2 of 11, forward: y is 4
Step 3 of 11, forward: x * y is 8
Step 4 of 11, forward: x ** 2 is 4
Step 5 of 11, forward: f is 12
Step 6 of 11, seed: f starts the way back with 1
Step 7 of 11, backward: f passes 1 to x * y
Step 8 of 11, backward: f passes 1 to x ** 2
Step 9 of 11, backward: x ** 2 passes 4 to x
Step 10 of 11, backward: x * y passes 4 to x
Step 11 of 11, backward: x * y passes 2 to y""".splitlines()
NINTH = [
    "x is used in two places, so its gradient is a sum of two contributions. This one comes back through the square.",
    "∂f/∂x ⟵ ∂f/∂(x²) · ∂(x²)/∂x",
    "= 1 · 2x — the power rule",
    "= 1 · 2 · 2 = 4",
    "4 (through x ** 2) + … (through x * y, next)",
]


def test_the_opening_lesson_says_each_step_in_a_sentence(page: Page) -> None:
    steps = page.show(two_uses())["steps"]
    assert [page.ask("said", step) for step in range(1, len(steps) + 1)] == SENTENCES


def test_the_opening_lesson_explains_its_ninth_step_as_drawn(page: Page) -> None:
    page.show(two_uses())
    said = page.ask("why", 9, "leibniz")
    assert said["title"] == "x ** 2 → x"
    assert [plain(row["parts"]) for row in said["rows"]] == NINTH


def test_terms_lead_to_the_values_they_came_from(page: Page) -> None:
    page.show(two_uses())
    parts = [part for row in page.ask("why", 9, "leibniz")["rows"] for part in row["parts"]]
    terms = [part for part in parts if not isinstance(part, str)]
    assert ["∂f/∂(x²)", "back", 3] in [term[:3] for term in terms]
    assert ["2", "pos", 0] in terms


@pytest.mark.parametrize("lesson", lessons(), ids=lambda lesson: lesson.slug)
def test_every_formula_of_every_lesson_can_be_typeset(page: Page, lesson) -> None:
    steps = page.show(run(lesson.program))["steps"]
    for step in range(1, len(steps) + 1):
        assert page.ask("formulas", step)


def test_a_fraction_stands_as_a_fraction_and_its_pieces_lead_to_their_values(page: Page) -> None:
    page.show(two_uses())
    rows = [row["formulas"] for row in page.ask("why", 9, "leibniz")["rows"] if "formulas" in row]
    assert [plain_latex(row) for row in rows] == [
        r"\frac{\partial f}{\partial x} \longleftarrow"
        r" \frac{\partial f}{\partial (x^{2})} \cdot \frac{\partial (x^{2})}{\partial x}",
        r"= 1 \cdot 2 x — the power rule",
        r"= 1 \cdot 2 \cdot 2 = 4",
        r"4 (through x ** 2) {}+ \ldots (through x * y, next)",
    ]
    assert [re.findall(r"node=(\d+)", item["tex"]) for item in rows[2]] == [["3", "0", "0"]]


def plain_latex(items: list) -> str:
    """A row without its links."""
    text = " ".join(item["tex"] if isinstance(item, dict) else item[0] for item in items)
    return " ".join(re.sub(r"\\htmlData\{[^}]*\}\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}", r"\1", text).split())


@pytest.mark.parametrize("lesson", lessons(), ids=lambda lesson: lesson.slug)
def test_every_template_is_filled_in_every_lesson(page: Page, lesson) -> None:
    steps = page.show(run(lesson.program))["steps"]
    for step in range(1, len(steps) + 1):
        said = [page.ask("said", step)]
        for register in REGISTERS:
            explained = page.ask("why", step, register)
            said += [explained["title"], *(plain(row["parts"]) for row in explained["rows"])]
        assert all(text.strip() and "{" not in text for text in said)


def test_every_row_of_the_wording_belongs_to_a_register():
    rows = [row for kind in wording.table()["explanation"].values() for row in kind["rows"]]
    assert all(set(row.get("in", "words").split()) <= set(REGISTERS) for row in rows)
