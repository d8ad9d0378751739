"""What the public surface does, in more than three thousand programs by area: as MyGrad, but for what is listed."""

from collections import Counter
from functools import cache

import mygrad
import mygrad.nnet
import mygrad.nnet.layers
import numpy as np
import pytest

import engine
from tests.engine.behaviour import TOLD, cases
from tests.engine.probing import kind_of, outcome, same

pytestmark = pytest.mark.filterwarnings("ignore")

# What a program of an area has in it where we differ, and why.
DIFFERENT = {
    ("reductions", "(x, axis=0)", "NumPy, too, lets a number be summed along an axis"): "x = mg.tensor(.7); y = mg.sum",
    ("reductions", "(x, axis=-1)", "the same"): "x = mg.tensor(.7); y = mg.sum",
    ("methods", "x.sum(0)", "the same"): "x = mg.tensor(.7)",
    ("reductions", "mg.std(x", "equal values deviate by 0, with derivative 0, as a norm does"): "x = mg.tensor(.7)",
    ("shapes", "squeeze(x)", "a squeeze that finds nothing is a view, too: it shares the memory"): "",
    ("NumPy's functions", "squeeze(x)", "the same"): "",
    ("methods", "x.squeeze()", "the same"): "",
    ("networks", "stride=0", "what does not fit is a ValueError with a sentence, not an assertion"): "conv_nd",
    ("networks", "padding=-1", "the same"): "conv_nd",
    ("networks", "(2, 2), 0)", "the same"): "max_pool",
    ("products", "multi_matmul([x, w, s, x, v])", "a product views nothing"): "",
    ("products", "ord=0", "NumPy counts the elements that are not 0, so do we"): "",
    ("keywords of ufuncs", "arccosh(x, where=m", "where nothing is computed the gradient is 0, not nan"): "",
    ("lives of graphs", "z = y * 2.; y.backward(); fails", "a failing backward leaves the gradients of before"): "",
    ("lives of graphs", "d.flags.writeable", "what is made of constants is needed by nobody, so it is writeable"): "",
}


@cache
def differing() -> tuple[Counter[str], dict[str, list[str]]]:
    """How many programs there are by area, and those that show something else."""
    counted: Counter[str] = Counter()
    found: dict[str, list[str]] = {}
    with np.errstate(all="ignore"):
        for area, source in dict.fromkeys(cases()):
            counted[area] += 1
            if not same(shown(engine, source), shown(mygrad, source), 2e-6):
                found.setdefault(area, []).append(source)
    return counted, found


def shown(library, source):
    try:
        return outcome(library, source + TOLD)
    except Exception as error:
        return [kind_of(error)]


def listed(area, source):
    """What on the list says of a program that we differ."""
    return [key for key, also in DIFFERENT.items() if key[0] == area and key[1] in source and also in source]


def test_there_are_many_programs_in_every_area():
    counted, _ = differing()
    assert sum(counted.values()) >= 3000
    assert min(counted.values()) >= 40


@pytest.mark.parametrize("area", dict.fromkeys(area for area, _ in cases()))
def test_an_area_behaves_as_mygrads(area):
    _, found = differing()
    assert [source for source in found.get(area, ()) if not listed(area, source)] == []


def test_what_is_listed_differs():
    _, found = differing()
    reasons = [key for area, sources in found.items() for source in sources for key in listed(area, source)]
    assert set(reasons) == set(DIFFERENT)


def test_the_list_is_short():
    counted, found = differing()
    assert sum(map(len, found.values())) <= 0.01 * sum(counted.values())
    assert all(len(sources) <= 0.05 * counted[area] for area, sources in found.items())
