"""What `constant=` says holds however a function is called; what is made of plain arrays alone is constant."""

import inspect
import itertools

import numpy as np
import pytest

import engine as mg
from engine import creation
from engine.nnet import activations, losses
from tests.each import each
from tests.engine.test_keywords import GIVEN, SAID

pytestmark = pytest.mark.filterwarnings("ignore")

ROOMS = (mg, mg.linalg, activations, losses)
# What makes tensors of no operand, or hands the operand on.
MAKERS = {"tensor", "astensor", "Tensor", *dir(creation), *dir(mg.random)}
MOST = 3  # operands that must be given
TRIED = 200  # choices of operands


def signature_of(function):
    try:
        return inspect.signature(function).parameters
    except (ValueError, TypeError):
        return {}


FUNCTIONS = list(
    {
        id(function): function
        for room in ROOMS
        for name, function in vars(room).items()
        if name not in MAKERS and "constant" in signature_of(function)
    }.values()
)


def required(function):
    return [
        each
        for each in signature_of(function).values()
        if each.default is each.empty and each.kind is each.POSITIONAL_OR_KEYWORD
    ]


def calls(function):
    """Operands and keywords that the function takes."""
    said = [{}] + [
        {name: value}
        for name, each in signature_of(function).items()
        if each.default is not each.empty and name != "out"
        for value in SAID.get(name, ())
    ]
    choices = itertools.product(GIVEN[:-2], repeat=len(required(function)) or 2)
    for args, options in itertools.product(itertools.islice(choices, TRIED), said):
        if np.size(args[0]) == 1:
            continue
        try:
            function(*map(variable, args), **options)
        except Exception:
            continue
        yield args, options


def variable(x):
    if isinstance(x, list):
        return [variable(part) for part in x]
    return mg.tensor(x) if isinstance(x, np.ndarray) and x.dtype.kind == "f" else x


def tensors(result):
    if isinstance(result, tuple | list):
        return [one for part in result for one in tensors(part)]
    return [result] if isinstance(result, mg.Tensor) else []


@each("function", [function for function in FUNCTIONS if len(required(function)) <= MOST])
def test_constant_is_honoured_in_every_way_of_calling(function):
    with np.errstate(all="ignore"):
        for args, options in itertools.islice(calls(function), 20):
            told = tensors(function(*map(variable, args), **options, constant=True))
            assert all(one.constant for one in told), options
            if all(variable(x) is x or isinstance(x, np.ndarray | list) for x in args):
                try:
                    plain = function(*args, **options)
                except TypeError:
                    continue
                assert all(one.constant for one in tensors(plain)), options
