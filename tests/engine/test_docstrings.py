"""What the public functions say of themselves: what comes back, and in which shape."""

import inspect
import re

import pytest

import engine as mg
from engine import creation, functions, linalg, nnet, random
from engine.functions import plain, switches
from tests.each import each

pytestmark = pytest.mark.wasm

ROOMS = (creation, functions, linalg, nnet, nnet.initializers, random)
NAMES = sorted(
    {(room, name) for room in ROOMS for name in getattr(room, "__all__", dir(room)) if not name.startswith("_")
     and inspect.isfunction(getattr(room, name))}, key=lambda at: (at[0].__name__, at[1]))
# NumPy's own, switches, and what answers yes or no, or takes a seed.
OTHERS = {*plain.__all__, *switches.__all__, "seed"}
SHAPED = re.compile(r"[Ss]hape|[Oo]ne number|axis|axes|length|array of|\(N|indices|coordinates|rows|itself")


@each("room, name", [at for at in NAMES if at[1] not in OTHERS])
def test_a_function_says_what_shape_comes_back(room, name):
    said = inspect.getdoc(getattr(room, name)) or ""
    assert SHAPED.search(said), said


@each("name", [name for name in mg.__all__ if inspect.isfunction(getattr(mg, name))])
def test_a_docstring_begins_with_a_sentence(name):
    first = (inspect.getdoc(getattr(mg, name)) or "").split("\n\n")[0]
    assert re.match(r"[A-Z`a-z|-]", first) and first.rstrip()[-1] in ".:)", first
