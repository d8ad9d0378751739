"""What the README says of the program is so."""

import re
from dataclasses import asdict
from pathlib import Path

import pytest

from explorer.model.confine import Limits

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
BUDGETS = dict(re.findall(r"^\| (\w+) \| ([\d,.]+) \| ", README, re.M))


def test_every_budget_stands_there() -> None:
    assert BUDGETS.keys() == asdict(Limits()).keys()


@pytest.mark.parametrize(("budget", "limit"), asdict(Limits()).items())
def test_a_budget_s_size_is_the_one_in_force(budget: str, limit: float) -> None:
    assert float(BUDGETS[budget].replace(",", "")) == limit


@pytest.mark.parametrize("command", ["serve", "test", "site"])
def test_the_commands_are_on_the_first_screen(command: str) -> None:
    assert f"python build.py {command}" in README[:1500]
