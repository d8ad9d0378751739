"""The line under a compared graph: what stands in it, read and computed by itself, is the gradient."""

from __future__ import annotations

import json
import random
import re
import subprocess
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest

from explorer.hosted.bundle import HOUSE
from explorer.hosted.node import node
from explorer.lessons import lessons
from explorer.model.graph import Graph
from explorer.model.run import run
from explorer.request import Request
from explorer.views.service import Service

# reads answers, a line of JSON each, and says for each what it has of all leaves: {node: {plain, said}}
READING = """
import { createInterface } from "node:readline";
import { gatheredOf } from "%(page)s/tape/gathered.js";
import { tapeOf } from "%(page)s/tape/tape.js";
for await (const line of createInterface({ input: process.stdin })) {
  const { rows, play } = tapeOf(JSON.parse(line));
  const leaves = rows.filter(({ operation }) => operation === "leaf").map(({ node }) => node);
  const said = leaves.map((node) => [node, gatheredOf(play.facts, play.numbers, node)]);
  console.log(JSON.stringify(Object.fromEntries(said)));
}
"""
WANTS = ("program", "values", "structure")
START = "import engine as mg\n"
NEAR = 2e-3  # of the size of the terms: four digits are shown of each
SIGNS = {"·": "*", "−": "-", "√": "sqrt"}
HIGH = "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"


class Gathered(NamedTuple):
    graph: Graph
    lines: dict[int, dict[str, str]]  # by the node of a leaf

    def of(self, name: str) -> dict[str, str]:
        [line] = [line for key, line in self.lines.items() if self.graph.nodes[key].name == name]
        return line


def gathered(sources: list[str], folder: Path) -> list[Gathered]:
    """What the page's own script makes of the answers to these programs."""
    file = folder / "gathered.mjs"
    file.write_text(READING % {"page": (HOUSE / "static/page").as_uri()}, encoding="utf-8")
    answers = [Service(run)(Request(1, source, wants=WANTS)) for source in sources]
    parts = [json.dumps({name: json.loads(str(part)) for name, part in each.items()}) for _, each in answers]
    said = subprocess.run([node(), file], input="\n".join(parts), capture_output=True, encoding="utf-8", check=True)
    graphs = [ran.graph for ran, _ in answers]
    told = [json.loads(line) for line in said.stdout.splitlines()]
    return [
        Gathered(graph, {int(key): line for key, line in lines.items()})
        for graph, lines in zip(graphs, told, strict=True)
    ]


def random_program(seed: int) -> str:
    """Numbers that are used several times, through operations that are smooth there."""
    draw = random.Random(seed)
    names = ["x", "y"]
    lines = [f"{name} = mg.tensor({draw.choice([0.5, 1.25, 2.0, 3.0])})" for name in names]
    for at in range(draw.randint(1, 4)):
        one, other = draw.choice(names), draw.choice(names)
        ways = [f"{one} * {other}", f"{one} + {other}", f"{one} - {other}", f"{one} / {other}", f"{one} ** 2"]
        ways += [f"mg.sin({one})", f"mg.exp({one} / 4)", f"-{one}", f"3 * {one} * {other}"]
        lines.append(f"a{at} = {draw.choice(ways)}")
        names.append(f"a{at}")
    return START + "\n".join([*lines, f"f = x * {names[-1]} + y", "f.backward()"]) + "\n"


def computed(text: str, names: dict[str, float]) -> float:
    """What a line of mathematics is, read independently: 2x is a product, x² a power."""
    text = "".join(SIGNS.get(each, each) for each in text)
    low = str.maketrans(HIGH, "-0123456789")
    text = re.sub(f"[{HIGH}]+", lambda high: f"**{high[0].translate(low)}", text)
    text = re.sub(r"(?<=[\d)])(?=[a-z(])|(?<=\b[xy])(?=[xy]\b)", "*", re.sub(r"\b(\d+)e", r"\1E", text))
    known = {"sin": np.sin, "cos": np.cos, "exp": np.exp, "log": np.log, "sqrt": np.sqrt}
    return float(eval(text, {**known, **names}))


def test_each_part_of_the_line_is_the_gradient(tmp_path: Path) -> None:
    found = gathered([random_program(seed) for seed in range(120)], tmp_path)
    read = 0
    for graph, lines in found:
        names = {each.name: float(each.value.numbers[0]) for each in graph.nodes if each.name and each.value.numbers}
        largest = max(abs(float(e.contribution.numbers[0])) for e in graph.edges if e.contribution.numbers)
        for key, line in lines.items():
            leaf = graph.nodes[key]
            assert leaf.gradient and leaf.gradient.numbers
            first, *parts = line["plain"].split(" = ")
            assert first == f"∂f/∂{leaf.name}"
            known = [part for part in parts if "…" not in part]  # of many uses the first are spelled out
            for part in known:
                value = computed(part, names)
                assert value == pytest.approx(leaf.gradient.numbers[0], abs=NEAR * max(1, largest)), line["plain"]
            read += len(known)
    assert read > 500


def test_it_says_how_often_a_leaf_is_used_and_by_which_rule(tmp_path: Path) -> None:
    line = START.__add__
    [twice, once, target] = gathered(
        [
            line("x = mg.tensor(3.0)\nf = x * x\nf.backward()\n"),
            line("x = mg.tensor(3.0)\nf = x ** 2\nf.backward()\n"),
            line("x = mg.tensor(3.0)\nx.backward()\n"),
        ],
        tmp_path,
    )
    assert twice.of("x")["plain"] == "∂f/∂x = 1 · x + 1 · x = 3 + 3 = 6"
    assert twice.of("x")["said"] == "Two uses of x, one contribution for each: two steps and a sum."
    assert once.of("x")["plain"] == "∂f/∂x = 1 · 2x = 1 · 2 · 3 = 6"
    assert once.of("x")["said"] == "One use of x, one contribution (the power rule)."
    assert target.of("x")["plain"] == "∂x/∂x = 1"


def test_every_lesson_has_such_a_line_for_each_of_its_leaves(tmp_path: Path) -> None:
    for graph, lines in gathered([lesson.program.source for lesson in lessons()], tmp_path):
        assert [*lines] == [each.key for each in graph.nodes if not each.op and not each.constant]
        for key, line in lines.items():
            has = key == graph.target or any(edge.parent == key for edge in graph.edges)
            assert line["said"].endswith(".") and bool(line["formulas"]) == bool(line["plain"]) == has, line
