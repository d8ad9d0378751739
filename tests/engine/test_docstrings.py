"""What the public functions say of themselves: what comes back, and in which shape."""

import inspect
import operator
import re
from typing import Any

import pytest

import engine as mg
from engine import check, creation, derivatives, functions, linalg, mxnet, nnet, optimizers, random, storage
from engine.functions import plain, switches
from tests.each import each

pytestmark = pytest.mark.wasm

ROOMS = (
    mg,
    creation,
    functions,
    linalg,
    nnet,
    nnet.layers,
    nnet.initializers,
    random,
    optimizers,
    check,
    derivatives,
    storage,
    mxnet.nd,
    mxnet.autograd,
)


def public(room):
    """The functions that a room offers under their names."""
    for name in getattr(room, "__all__", dir(room)):
        function = getattr(room, name)
        if not name.startswith("_") and inspect.isfunction(function) and function.__module__.startswith("engine"):
            yield f"{room.__name__}.{name}", function


def members(kind):
    """The methods and properties of a class."""
    for name in dir(kind):
        member = inspect.getattr_static(kind, name)
        ours = isinstance(member, property) or str(getattr(member, "__module__", "")).startswith("engine")
        if not name.startswith("_") and ours:
            yield f"{kind.__name__}.{name}", member


ALL = sorted({name: said for room in ROOMS for name, said in public(room)}.items())
METHODS = [at for kind in (mg.Tensor, mxnet.array.NDArray) for at in members(kind)]
# NumPy's own; switches and blocks, answers of yes or no, files, what a tensor is and how it was made.
OTHERS = {
    *plain.__all__,
    *switches.__all__,
    "seed",
    "save",
    "observe",
    "rule_of",
    "rebuilt",
    "record",
    "pause",
    "train_mode",
    "predict_mode",
    "is_recording",
    "is_training",
    "base",
    "clear_graph",
    "constant",
    "context",
    "creator",
    "dtype",
    "null_gradients",
    "size",
    "tensor",
}
SHAPED = re.compile(r"[Ss]hape|[Oo]ne number|axis|axes|length|array of|\(N|indices|coordinates|rows|itself")


@each("name, function", [at for at in [*ALL, *METHODS] if at[0].split(".")[-1] not in OTHERS])
def test_a_function_says_what_shape_comes_back(name, function):
    said = inspect.getdoc(function) or ""
    assert SHAPED.search(said), said


# Operands and options of a known kind: where one takes anything, its function is named.
NAMED = {
    "x",
    "y",
    "a",
    "b",
    "x1",
    "x2",
    "m",
    "v",
    "p",
    "q",
    "arr",
    "ary",
    "other",
    "dtype",
    "axis",
    "shape",
    "stride",
    "padding",
    "y_true",
    "target",
    "prediction",
}
ANYTHING = {"hvp", "rebuilt", "leaves", "constant"}


@each("name, function", [at for at in ALL if "mxnet" not in at[1].__module__ and at[0].split(".")[-1] not in ANYTHING])
def test_a_parameter_says_what_it_takes(name, function):
    hints = {name: at.annotation for name, at in inspect.signature(function).parameters.items() if name in NAMED}
    assert [name for name, hint in hints.items() if hint in (Any, inspect.Parameter.empty)] == []


# How a docstring begins that tells what is done, where what comes back is asked for; some give nothing back.
DONE = re.compile(r"(Returns?|Computes?|Calculates?|Gets?|Performs?|Does|Applies|Creates?|Gives?)\b")


@each("name, function", [*ALL, *METHODS])
def test_a_docstring_begins_with_a_sentence_that_says_what_comes_back(name, function):
    first = (inspect.getdoc(function) or "").split("\n\n")[0]
    assert re.match(r"[A-Z`a-z0-9|(-]", first) and first.rstrip()[-1] in ".:)", first
    assert not DONE.match(first), first


# Formulas that somebody found: the name and the year stand with the function.
SOURCES = {
    "nnet": {
        "relu": "Nair",
        "leaky_relu": "Maas",
        "elu": "Clevert",
        "selu": "Klambauer",
        "hard_tanh": "Collobert",
        "glu": "Dauphin",
        "softmax": "Bridle",
        "focal_loss": "Lin",
        "softmax_focal_loss": "Lin",
        "huber": "Huber",
        "multiclass_hinge": "Weston",
        "batchnorm": "Ioffe",
        "layernorm": "Ba",
        "dropout": "Srivastava",
        "gru": "Cho",
        "conv_nd": "Dumoulin",
        "max_pool": "Dumoulin",
    },
    "nnet.initializers": {
        "glorot_uniform": "Glorot",
        "glorot_normal": "Glorot",
        "he_uniform": "He",
        "he_normal": "He",
        "dirac": "Zagoruyko",
    },
    "optimizers": {"sgd": "Polyak", "adagrad": "Duchi", "rmsprop": "Tieleman", "adam": "Kingma", "adamw": "Loshchilov"},
    "linalg": {
        "inv": "Giles",
        "det": "Giles",
        "solve": "Giles",
        "slogdet": "Giles",
        "eigh": "Giles",
        "pinv": "Golub",
        "cholesky": "Murray",
    },
    "derivatives": {"vjp": "Linnainmaa", "jvp": "Wengert", "hvp": "Pearlmutter"},
    "functions": {"quantile": "Hyndman", "multi_matmul": "Godbole"},
}


@each("room, name, source", [(room, *at) for room, names in SOURCES.items() for at in names.items()])
def test_a_formula_that_somebody_found_names_its_source(room, name, source):
    said = inspect.getdoc(getattr(operator.attrgetter(room)(mg), name)) or ""
    assert re.search(rf"\b{source}\b.*\(?(19|20)\d\d\)?", said, re.DOTALL), said
