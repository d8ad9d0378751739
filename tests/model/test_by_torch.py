"""PyTorch's word: its optimizers take our steps, its schedulers have our rates, our scripts give there what we show."""

from __future__ import annotations

import json
from functools import cache
from itertools import repeat

import numpy as np
import pytest

from explorer.model.descent.rules import RULES, Update
from explorer.model.descent.schedules import SCHEDULES
from explorer.model.descent.walk import Walk, descend
from explorer.model.descent.way import Way
from explorer.model.leaves import Leaf
from explorer.model.program import Program, Spot
from explorer.model.value import value_of
from explorer.picture.scripts import script
from explorer.picture.scripts.names import ScriptNames
from tests.each import each
from tests.unhurried import run

from .by_torch import LENGTHS, PROGRAMS, RATE, TABLE, drawn, scripts

BOWL = "import engine as mg\nw = mg.tensor([2.0, 4.0])\nL = (w ** 2).sum()\nL.backward()\n"


@cache
def told() -> dict:
    return json.loads(TABLE.read_text(encoding="utf-8"))


@each("name", RULES)
def test_fifty_random_steps_are_those_of_torch_optim(name: str) -> None:
    place, slopes = drawn()
    update = Update(name, repeat(RATE))
    for slope, expected in zip(slopes, told()["rules"][name], strict=True):
        (start,), _ = update([Leaf(Spot(1, 1), "w", value_of(place), value_of(slope))])
        place = np.array(start.numbers)
        np.testing.assert_allclose(place, expected, rtol=1e-9, atol=1e-9)


@each("name", SCHEDULES)
@pytest.mark.parametrize("steps", LENGTHS)
def test_every_rate_is_that_of_torch_optim_lr_scheduler(name: str, steps: int) -> None:
    rates = [SCHEDULES[name].rate(RATE, turn, steps) for turn in range(steps)]
    np.testing.assert_allclose(rates, told()["schedules"][name][str(steps)], rtol=1e-9, atol=1e-15)


def test_torch_has_run_the_scripts_that_are_written_now() -> None:
    assert scripts().keys() == told()["scripts"].keys(), "ask PyTorch again: see by_torch.py"


def test_a_script_gives_in_torch_the_gradients_that_are_shown() -> None:
    for source in PROGRAMS:
        found = run(Program(source))
        graph = found.turns[found.shown].graph
        called = ScriptNames(graph)
        digest = next(
            digest for digest, text in scripts_once().items() if text == script(found, found.shown, "torch").text
        )
        for leaf in graph.nodes:
            if not leaf.op and not leaf.constant and leaf.gradient:
                theirs = np.array(told()["scripts"][digest][called.of(leaf)]).reshape(leaf.gradient.shape)
                ours = np.array(leaf.gradient.numbers).reshape(leaf.gradient.shape)
                np.testing.assert_allclose(theirs, ours, rtol=1e-9, atol=1e-12, err_msg=source)


scripts_once = cache(scripts)


def walked(schedule: str, rule: str = "plain") -> Walk:
    return descend(Program(BOWL), rate=0.1, steps=10, run=run, way=Way(rule=rule, schedule=schedule))


@each("schedule", SCHEDULES)
@pytest.mark.parametrize("rule", ["plain", "momentum", "adam"])
def test_a_walk_goes_by_its_schedule(schedule: str, rule: str) -> None:
    walk = walked(schedule, rule)
    rates = [SCHEDULES[schedule].rate(0.1, turn, 10) for turn in range(11)]
    assert [inside.rate for inside in walk.insides] == rates[: len(walk.insides)] and len(walk.turns) == 11
    if rule == "plain":
        for turn, inside in zip(walk.turns, walk.insides, strict=True):
            [w] = turn.parameters
            assert inside.move == pytest.approx([-inside.rate * slope for slope in w.gradient.numbers], rel=1e-15)
