"""Pasted as they are, with prompts, old results and commands, the tutorials' blocks run and show what they print."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest

from explorer import Run, run_program
from tests.each import each
from tests.samples import UNHURRIED
from tests.tutorials.pasted import BEGIN, Block, chapters, documents, missing, unspaced, whole

DOCUMENTS = documents()
CHAPTERS = [chapter for blocks in DOCUMENTS.values() for chapter in chapters(blocks)]


def title(blocks: list[Block]) -> str:
    return blocks[0].title


@each("blocks", CHAPTERS)
def test_blocks_alone_show_what_they_print(blocks: list[Block]) -> None:
    run = run_program(BEGIN + "\n\n".join(block.text for block in blocks), limits=UNHURRIED)
    assert run.error is None
    assert missing(run.output, blocks) == []
    assert len(run.figures) == sum(block.figures for block in blocks)


@cache
def ran(source: str) -> Run:
    return run_program(source, limits=UNHURRIED)


@pytest.mark.parametrize("blocks", DOCUMENTS.values(), ids=title)
def test_a_whole_document_shows_what_it_prints(blocks: list[Block]) -> None:
    run = ran(whole(blocks))
    assert run.error is None
    assert missing(run.output, blocks) == []
    assert len(run.figures) == sum(block.figures for block in blocks)


@pytest.mark.parametrize("blocks", DOCUMENTS.values(), ids=title)
def test_old_results_are_not_shown_a_second_time(blocks: list[Block]) -> None:
    shown = ran(whole(blocks)).output
    for value in {value for block in blocks for value in block.printed if len(value) > 40 and "..." not in value}:
        times = sum(block.printed.count(value) for block in blocks)
        assert unspaced(shown).count(unspaced(value)) == times, value


@pytest.mark.parametrize("blocks", DOCUMENTS.values(), ids=title)
def test_draws_are_the_same_at_every_re_run(blocks: list[Block]) -> None:
    first, second = ran(whole(blocks)), run_program(whole(blocks), limits=UNHURRIED)
    assert (first.output, first.figures) == (second.output, second.figures)


def test_draws_follow_a_seed_of_the_text() -> None:
    drawn = [run_program(f"import numpy as np\n{seed}np.random.rand(3)").output for seed in ("", "np.random.seed(1)\n")]
    assert drawn[0] != drawn[1]
    assert "4.17022005e-01" in drawn[1]


@pytest.mark.parametrize("stem", ["long_tutorial", "exercises"])
def test_the_loss_is_named_as_typed(stem: str) -> None:
    run = ran(whole(DOCUMENTS[stem]))
    assert "ℒ" in run.variables
    assert any(node.name == "ℒ" for turn in run.turns for node in turn.graph.nodes)


@pytest.mark.skipif("TUTORIALS" not in os.environ, reason="set TUTORIALS to the folder of the documents")
def test_blocks_are_those_of_the_documents() -> None:
    files = sorted(Path(os.environ["TUTORIALS"]).glob("[0-9]*.txt"))
    printed = unspaced("".join(path.read_text(encoding="utf-8") for path in files)).replace("ℒ", "")
    for block in (block for blocks in DOCUMENTS.values() for block in blocks):
        ours = "f.backward()" if block.title.endswith("backward put in") else None
        lines = [unspaced(line).replace("ℒ", "") for line in block.text.split("\n") if line != ours]
        assert [line for line in lines if line not in printed] == [], block.title
