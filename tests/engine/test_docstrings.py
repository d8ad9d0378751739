"""What the public functions say of themselves: what comes back, and in which shape."""

import inspect
import operator
import re

import pytest

import engine as mg
from engine import check, creation, derivatives, functions, linalg, mxnet, nnet, optimizers, random, storage
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


ALL = sorted(
    {f"{room.__name__}.{name}": getattr(room, name)
     for room in (mg, *ROOMS, nnet.layers, optimizers, check, derivatives, storage, mxnet.nd, mxnet.autograd)
     for name in getattr(room, "__all__", dir(room)) if not name.startswith("_")
     and inspect.isfunction(getattr(room, name)) and getattr(room, name).__module__.startswith("engine")}.items())
# How a docstring begins that tells what is done, where what comes back is asked for; some give nothing back.
DONE = re.compile(r"(Returns?|Computes?|Calculates?|Gets?|Performs?|Does|Applies|Creates?|Gives?)\b")


@each("name, function", ALL)
def test_a_docstring_begins_with_a_sentence_that_says_what_comes_back(name, function):
    first = (inspect.getdoc(function) or "").split("\n\n")[0]
    assert re.match(r"[A-Z`a-z0-9|(-]", first) and first.rstrip()[-1] in ".:)", first
    assert not DONE.match(first), first


# Formulas that somebody found: the name and the year stand with the function.
SOURCES = {
    "nnet": {"relu": "Nair", "leaky_relu": "Maas", "elu": "Clevert", "selu": "Klambauer", "hard_tanh": "Collobert",
             "glu": "Dauphin", "softmax": "Bridle", "focal_loss": "Lin", "softmax_focal_loss": "Lin", "huber": "Huber",
             "multiclass_hinge": "Weston", "batchnorm": "Ioffe", "layernorm": "Ba", "dropout": "Srivastava",
             "gru": "Cho", "conv_nd": "Dumoulin", "max_pool": "Dumoulin"},
    "nnet.initializers": {"glorot_uniform": "Glorot", "glorot_normal": "Glorot", "he_uniform": "He", "he_normal": "He",
                          "dirac": "Zagoruyko"},
    "optimizers": {"sgd": "Polyak", "adagrad": "Duchi", "rmsprop": "Tieleman", "adam": "Kingma"},
    "linalg": {"inv": "Giles", "det": "Giles", "solve": "Giles", "slogdet": "Giles", "eigh": "Giles", "pinv": "Golub",
               "cholesky": "Murray"},
    "derivatives": {"vjp": "Linnainmaa", "jvp": "Wengert", "hvp": "Pearlmutter"},
    "functions": {"quantile": "Hyndman", "multi_matmul": "Godbole"},
}


@each("room, name, source", [(room, *at) for room, names in SOURCES.items() for at in names.items()])
def test_a_formula_that_somebody_found_names_its_source(room, name, source):
    said = inspect.getdoc(getattr(operator.attrgetter(room)(mg), name)) or ""
    assert re.search(rf"\b{source}\b.*\(?(19|20)\d\d\)?", said, re.DOTALL), said
