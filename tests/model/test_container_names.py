"""Tensors in containers and objects are called by the way to them; what holds none costs little to look through."""

from __future__ import annotations

import engine as mg
from explorer.model.names import Names
from explorer.model.paths import FRUITLESS, SEEN
from explorer.model.program import Place

HERE = Place(1, 1, 1, 2)


class Counted(dict):
    """Counts how often it is looked into."""

    looks = 0

    def items(self):
        Counted.looks += 1
        return super().items()


def test_what_holds_no_tensor_is_looked_through_in_vain_only_so_often() -> None:
    names, large, Counted.looks = Names("u = {}"), {key: Counted() for key in range(500)}, 0
    for _ in range(1_000):
        names.bind("u", large, HERE)
    assert 500 < Counted.looks < FRUITLESS + SEEN + 1_000 * 20


def test_where_there_are_tensors_nothing_is_lost_however_often_they_are_bound() -> None:
    names = Names("u = {}")
    for _ in range(1_000):
        tensors = [mg.tensor(1.0) for _ in range(40)]
        names.bind("u", tensors, HERE)
        assert names.label(tensors[-1].made)[0] == "u[39]"


def test_at_the_end_of_a_turn_all_are_named() -> None:
    names, large = Names("u = {}"), {key: Counted() for key in range(500)}
    for _ in range(100):
        names.bind("u", large, HERE)
    large[400] = mg.tensor(2.0)
    names.bind("u", large, HERE)
    assert names.label(large[400].made)[0] is None
    names.settle()
    assert names.label(large[400].made)[0] == "u[400]"
