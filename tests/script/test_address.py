"""The address is the whole state: what is written is read again, and damage on the way is noticed."""

from __future__ import annotations

import ast
import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as some

from explorer.hosted.bundle import HOUSE
from explorer.hosted.node import node
from explorer.lessons import lessons
from explorer.model.literals import literals

PAGE = HOUSE / "static/page"
LESSONS = [
    {"slug": each.slug, "source": each.program.source, "step": each.step, "turn": each.turn} for each in lessons()
]
# answers lines of JSON, [verb, argument], by lines of JSON
READING = """
import { createInterface } from "node:readline";
import { readAddress, writeAddress } from "%(page)s/address/address.js";
import { withNumbers } from "%(page)s/text/numbers.js";
const LESSONS = %(lessons)s;
const VERBS = {
  write: (state) => writeAddress(state, LESSONS),
  read: (hash) => readAddress(hash, LESSONS),
  renumber: ([text, changes]) => withNumbers(text, changes),
};
for await (const line of createInterface({ input: process.stdin })) {
  const [verb, argument] = JSON.parse(line);
  console.log(JSON.stringify((await VERBS[verb](argument)) ?? null));
}
"""
Ask = Callable[[str, object], object]
counts = some.integers(0, 10**9)


@some.composite
def stretches(draw: some.DrawFn) -> dict[str, object]:
    """What a plot may say, some of it; never nothing."""
    ends = sorted(draw(some.lists(some.integers(-1000, 1000), min_size=2, max_size=2, unique=True)))
    parts: dict[str, object] = {"name": "x", "at": draw(counts), "points": draw(some.integers(2, 10_000))}
    parts |= {"of": {"called": draw(some.sampled_from(["f", "x * y", "élan"])), "count": 0}}
    chosen = draw(some.sets(some.sampled_from([*parts]), min_size=1))
    found = {name: part for name, part in parts.items() if name in chosen}
    return found | (dict(zip(("low", "high"), ends, strict=True)) if draw(some.booleans()) else {})


SETTINGS = {
    "step": some.integers(1, 10**9),
    "turn": some.integers(-1, 10**9),
    "opened": some.sampled_from(["", "for1", "for1/17", "softmax2/lines4-13", "élan1/3"]),
    "selected": some.none() | counts,
    "descending": some.none()
    | some.fixed_dictionaries({"rate": some.floats(-1e15, 1e15), "steps": some.integers(1, 1000)}),
    "cell": some.none()
    | some.fixed_dictionaries({"node": some.integers(0, 10**6 - 1), "at": some.integers(0, 10**9 - 1)}),
    "leaf": some.none() | counts,
    "target": some.none()
    | some.fixed_dictionaries(
        {
            "called": some.sampled_from(["f", "y @ 3", "y@3", "élan", "p['w, %&#']", "x * 2 + 1"]),
            "count": some.integers(0, 10**9 - 1),
        }
    )
    | some.fixed_dictionaries(
        {
            "called": some.sampled_from(["model", "net"]),
            "count": some.just(0),
            "row": some.lists(some.floats(-1e15, 1e15), min_size=1, max_size=2),
        }
    ),
    "head": some.none() | some.lists(some.floats(-1e15, 1e15), min_size=1, max_size=9),
    "along": counts,
    "input": some.none()
    | some.fixed_dictionaries(
        {"name": some.sampled_from(["x", "w@2", "p['w, %&#']", "élan"]), "at": some.integers(-1, 10**9 - 1)}
    ),
    "mode": some.sampled_from(["backward", "forward"]),
    "side": some.sampled_from(["step", "paths"]),
    "predicting": some.none() | some.sampled_from(["contributions", "locals", "gradients", "values", "next"]),
    "plotting": some.none() | stretches(),
    "learning": some.none() | some.fixed_dictionaries({"turn": some.integers(0, 10**9 - 1)}),
    "register": some.sampled_from(["words", "leibniz", "code"]),
    "tab": some.none() | some.sampled_from(["descend", "plot", "tensors", "table"]),
    "hide": some.lists(some.sampled_from(["sliders", "output", "lesson", "why", "tabs"]), unique=True),
    "present": some.booleans(),
    "embed": some.booleans(),
    "lentTheme": some.none() | some.sampled_from(["light", "dark"]),
}
texts = some.text(some.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=300)


def renumbered(draw: some.DrawFn, source: str) -> str:
    """A program with other numbers, as a slider or a hand writes them."""
    for piece in draw(some.lists(some.sampled_from(["2.0", "10", "0.3", "-1.5", "1 /", "4.0"]))):
        source = source.replace(piece, draw(some.sampled_from(["3.0", "-7.25", "1e-05", "1e+22", ".5", "12_000"])))
    return source


@some.composite
def states(draw: some.DrawFn) -> dict[str, object]:
    """A lesson as it is, with other numbers or with other text, or a program of one's own; and all the settings."""
    lesson = draw(some.none() | some.sampled_from(LESSONS))
    source = draw(texts)
    if lesson:
        source = draw(some.sampled_from([lesson["source"], renumbered(draw, lesson["source"]), source]))
    second = draw(some.none() | texts)
    beside = {"comparing": False} if second is None else {"comparing": True, "second": second}
    return {"lesson": lesson and lesson["slug"], "source": source, **beside, **draw(some.fixed_dictionaries(SETTINGS))}


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """Asks the page's own scripts, in node."""
    file: Path = tmp_path_factory.mktemp("address") / "address.mjs"
    file.write_text(READING % {"page": PAGE.as_uri(), "lessons": json.dumps(LESSONS)}, encoding="utf-8")
    with subprocess.Popen([node(), file], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as process:
        to, back = process.stdin, process.stdout
        assert to is not None
        assert back is not None

        def question(verb: str, argument: object) -> object:
            to.write(json.dumps([verb, argument]) + "\n")
            to.flush()
            return json.loads(back.readline())

        yield question
        to.close()


def read(ask: Ask, hash_: str) -> dict:
    found = ask("read", hash_)
    assert isinstance(found, dict)
    return found


@given(states())
@settings(max_examples=150)
def test_what_is_written_is_read(ask: Ask, state: dict[str, object]) -> None:
    assert read(ask, str(ask("write", state))) == {**state, "trouble": None}


@given(states(), some.floats(0, 1, exclude_max=True))
def test_a_link_that_was_cut_off_says_so_or_opens_the_same_program(ask: Ask, state: dict, share: float) -> None:
    link = str(ask("write", state))
    found = read(ask, link[: 2 + int(share * (len(link) - 2))])
    assert found["trouble"] or found["source"] == state["source"]


@given(states(), counts, some.sampled_from("aB3_-.%"))
def test_a_slip_in_a_link_says_so_or_opens_the_same_program(ask: Ask, state: dict, where: int, letter: str) -> None:
    link = str(ask("write", state))
    at = 1 + where % (len(link) - 1)
    found = read(ask, link[:at] + letter + link[at + 1 :])
    known = {lesson["source"] for lesson in LESSONS}
    assert found["trouble"] or found["source"] in {state["source"], *known}


@given(some.text())
@example("#v=1&lesson=chain&numbers=1:__proto__")
@example("#v=1&code=" + "A" * 1_000_000)
def test_any_text_at_all_opens_some_program(ask: Ask, hash_: str) -> None:
    found = read(ask, hash_)
    assert isinstance(found["source"], str)
    assert found["step"] is None or found["step"] >= 1


@pytest.mark.parametrize("slug", [str(lesson["slug"]) for lesson in LESSONS])
def test_a_lesson_with_another_number_is_a_short_link_that_names_it(ask: Ask, slug: str) -> None:
    source = next(str(lesson["source"]) for lesson in LESSONS if lesson["slug"] == slug)
    changed = str(ask("renumber", [source, [[0, "-0.125"]]]))
    link = str(ask("write", {"lesson": slug, "source": changed, "step": 3}))
    assert link.endswith(f"&lesson={slug}")
    assert "code=" not in link
    assert "numbers=1:-0.125" in link


@pytest.mark.parametrize(("text", "step"), [("0", 1), ("-5", 1), ("1", 1), ("999999999", 999999999), ("x", 9)])
def test_a_step_before_the_first_is_the_first(ask: Ask, text: str, step: int) -> None:
    assert read(ask, f"#v=1&lesson=two-uses&step={text}")["step"] == step


REASONS = {
    "#nonsense": "unread",
    "#v=2&lesson=chain": "version",
    "#v=1": "cut",
    "#v=1&step=3": "cut",
    "#v=1&lesson=": "unknown",
    "#v=1&lesson=no-such-lesson": "unknown",
    "#v=1&code=%%%": "damaged",
    "#v=1&code=": "damaged",
    "#v=1&check=1&code=AwA": "damaged",
    "#v=1&numbers=99:1.0&lesson=chain": "numbers",
    "#v=1&numbers=1:os&lesson=chain": "numbers",
    "#v=1&check=1&numbers=1:3.0&lesson=chain": "numbers",
    "": None,
    "#": None,
    "#v=1&code=AwA).": None,
    "#v=1&lesson=chain": None,
}


@pytest.mark.parametrize("hash_", REASONS)
def test_the_trouble_with_a_link_has_a_reason(ask: Ask, hash_: str) -> None:
    trouble = read(ask, hash_)["trouble"]
    assert (trouble and trouble["reason"]) == REASONS[hash_]


def test_every_slider_of_a_lesson_moves_one_number_of_its_text(ask: Ask) -> None:
    for lesson in lessons():
        source = lesson.program.source
        for literal in literals(ast.parse(source), source):
            line = source.splitlines()[literal.place.line - 1]
            before, after = line[: literal.place.column - 1], line[literal.place.end_column - 1 :]
            changed = source.replace(line, f"{before}-3.5{after}")
            assert "code=" not in str(ask("write", {"lesson": lesson.slug, "source": changed, "step": 1}))
