"""The glossary: the example of each word shows an explanation in which the word stands, and its sentences are short."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from explorer.hosted.bundle import HOUSE
from explorer.model.cell import Cell
from explorer.model.program import Target
from explorer.model.run import run
from explorer.request import Request
from explorer.views.service import Service
from tests.each import each

from .page import SHOWN, Page, plain

ENTRIES = json.loads((HOUSE / "static/page/glossary/entries.json").read_text(encoding="utf-8"))
REGISTERS = ("words", "leibniz")


def asked(example: Mapping[str, Any]) -> Request:
    """What a page asks that is opened at such an address."""
    wants = [*SHOWN, *(["tangents"] if "mode" in example else []), *(["chains"] if "side" in example else [])]
    leaf = example.get("leaf")
    return Request(
        1,
        example["source"],
        turn=example.get("turn", -1),
        target=Target(example["target"]["called"]) if "target" in example else None,
        leaf=leaf if "side" in example else None,
        tangent=Cell(leaf, 0) if "mode" in example else None,
        wants=tuple(wants),
    )


def said(page: Page, example: Mapping[str, Any], chains: Any) -> str:
    """All that stands in its explanation, in words or in Leibniz' notation."""
    if chains:
        return page.ask("paths", chains)["intro"]
    rows = [row for register in REGISTERS for row in page.ask("why", example["step"], register)["rows"]]
    return "\n".join(plain(row["parts"]) for row in rows if row["style"] in ("sentence", "note"))


@each("entry", ENTRIES)
def test_the_word_stands_in_the_explanation_that_its_example_opens_with(page: Page, entry: dict) -> None:
    example = page.ask("example", entry["word"])
    ran, parts = Service(run)(asked(example))
    told = {name: json.loads(str(part)) for name, part in parts.items()}
    chains = told.pop("chains", None)
    assert ran.error is None and example["step"] <= len(page.ask("show", told)["steps"])
    text = said(page, example, chains)
    assert entry["word"] in page.ask("words", text), text


def test_every_entry_is_short_and_plain() -> None:
    texts = [entry["says"] for entry in ENTRIES]
    assert len(set(texts)) == len(texts)
    assert all(len(text) <= 160 and text.endswith(".") for text in texts)
    assert all(len(entry["example"]["says"]) <= 50 for entry in ENTRIES)
