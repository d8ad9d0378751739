"""The update rules of a descent: each moves as its paper says, and what it shows of its inside leads to the move."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal, localcontext
from itertools import repeat
from pathlib import Path

import numpy as np
import pytest

from explorer.model.descent.rules import RULES, Update
from explorer.model.descent.walk import Walk, descend
from explorer.model.descent.way import Way
from explorer.model.leaves import Leaf
from explorer.model.program import Program, Spot
from explorer.model.value import value_of
from tests.each import each
from tests.unhurried import run

HOUSE = Path(__file__).parents[2]

BOWL = "import engine as mg\nw1 = mg.tensor(2.0)\nw2 = mg.tensor(4.0)\nL = 2 * w1 ** 2 + 3 * w2 ** 2\nL.backward()\n"
STEPS = 50


def D(number: float | str) -> Decimal:
    return Decimal(number)


# The same rules in fifty digits, from the papers: (gradient, place, step from 1, what is kept) -> move.
RATE = Decimal("0.05")


def plain(g: Decimal, w: Decimal, t: int, kept: dict) -> Decimal:
    return RATE * g


def momentum(g: Decimal, w: Decimal, t: int, kept: dict) -> Decimal:
    kept["v"] = D("0.9") * kept.get("v", D(0)) + g
    return RATE * kept["v"]


def nesterov(g: Decimal, w: Decimal, t: int, kept: dict) -> Decimal:
    kept["v"] = D("0.9") * kept.get("v", D(0)) + g
    return RATE * (g + D("0.9") * kept["v"])


def adagrad(g: Decimal, w: Decimal, t: int, kept: dict) -> Decimal:
    kept["s"] = kept.get("s", D(0)) + g * g
    return RATE * g / (kept["s"].sqrt() + D("1e-10"))


def rmsprop(g: Decimal, w: Decimal, t: int, kept: dict) -> Decimal:
    kept["s"] = D("0.9") * kept.get("s", D(0)) + D("0.1") * g * g
    return RATE * g / (kept["s"].sqrt() + D("1e-8"))


def adam(g: Decimal, w: Decimal, t: int, kept: dict) -> Decimal:
    kept["m"] = D("0.9") * kept.get("m", D(0)) + D("0.1") * g
    kept["s"] = D("0.999") * kept.get("s", D(0)) + D("0.001") * g * g
    mean, spread = kept["m"] / (1 - D("0.9") ** t), kept["s"] / (1 - D("0.999") ** t)
    return RATE * mean / (spread.sqrt() + D("1e-8"))


def adamw(g: Decimal, w: Decimal, t: int, kept: dict) -> Decimal:
    return RATE * D("0.01") * w + adam(g, w, t, kept)


PAPERS: dict[str, Callable] = {
    each.__name__: each for each in (plain, momentum, nesterov, adagrad, rmsprop, adam, adamw)
}


def leaf_at(place: np.ndarray, slope: np.ndarray) -> Leaf:
    return Leaf(Spot(1, 1), "w", value_of(place), value_of(slope))


@each("name", RULES)
def test_fifty_random_steps_are_those_of_the_paper(name: str) -> None:
    draw = np.random.default_rng(5)
    update, place = Update(name, repeat(float(RATE))), draw.normal(size=3)
    kept: list[dict] = [{} for _ in place]
    with localcontext(prec=50):
        exact = [D(number) for number in place.tolist()]
        for t in range(1, STEPS + 1):
            slope = draw.normal(size=3) * 10.0 ** draw.integers(-3, 3)
            (start,), _ = update([leaf_at(place, slope)])
            exact = [w - PAPERS[name](D(g), w, t, mine) for w, g, mine in zip(exact, slope.tolist(), kept, strict=True)]
            place = np.array(start.numbers)
            np.testing.assert_allclose(place, [float(w) for w in exact], rtol=1e-9, atol=1e-12)


def walked(rule: str, rate: float = 0.1, steps: int = 20) -> Walk:
    return descend(Program(BOWL), rate=rate, steps=steps, run=run, way=Way(rule=rule))


LOSSES = {  # in turns 5 and 20, by the rules' formulas in double precision, each written out by hand
    "plain": (0.0534061056, 1.06940014e-08),
    "momentum": (6.792052973, 2.613213125),
    "nesterov": (0.3993686024, 1.198211572e-06),
    "rmsprop": (28.97198904, 7.248110358),
    "adam": (41.29437509, 13.08279818),
}


@each("rule", LOSSES)
def test_every_rule_begins_at_one_start_and_comes_where_it_must(rule: str) -> None:
    losses = [turn.loss.numbers[0] for turn in walked(rule).turns if turn.loss and turn.loss.numbers]
    assert losses[0] == 56
    assert (losses[5], losses[20]) == pytest.approx(LOSSES[rule], rel=1e-6)


@each("rule", RULES)
def test_what_is_shown_of_its_inside_leads_by_its_formulas_to_the_next_turn(rule: str) -> None:
    """Each formula, with the numbers that are shown put in, gives the number that is shown."""
    walk = walked(rule, steps=4)
    lines = RULES[rule].lines
    for number, (turn, after) in enumerate(zip(walk.turns, walk.turns[1:], strict=False)):
        inside = walk.insides[number]
        before = walk.insides[number - 1] if number else None
        for at, (here, there) in enumerate(zip(turn.parameters, after.parameters, strict=True)):
            assert here.gradient
            terms = {"g": here.gradient.numbers[0], "w": here.value.numbers[0], "t": number + 1, "rate": 0.1}
            for which, line in enumerate(lines):
                terms[line.symbol], terms[f"{line.symbol}-"] = (
                    inside.lines[which][at],
                    before.lines[which][at] if before else 0.0,
                )
                assert worked_out(line.formula, terms) == pytest.approx(inside.lines[which][at], rel=1e-12, abs=1e-300)
            assert worked_out(RULES[rule].move, terms) == pytest.approx(inside.move[at], rel=1e-12)
            assert here.value.numbers[0] + inside.move[at] == pytest.approx(there.value.numbers[0], rel=1e-12)


def worked_out(formula: str, terms: dict[str, float]) -> float:
    """What a formula of the page comes to."""
    put = re.sub(r"√\{([^}]*)\}", lambda found: f"({terms[found[1]]!r})**0.5", formula)
    put = re.sub(r"\{([^}]*)\}", lambda found: f"({terms[found[1]]!r})", put)
    for sign, python in {"·": "*", "−": "-", "²": "**2", "^": "**"}.items():
        put = put.replace(sign, python)
    return float(eval(put))


def test_the_page_knows_the_same_rules() -> None:
    """Each has its sign there; a link takes no others."""
    signs = (HOUSE / "static/page/plotting/signs.js").read_text(encoding="utf-8")
    assert re.findall(r"^  (\w+): \{", signs, re.MULTILINE) == [*RULES]
