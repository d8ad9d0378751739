"""Every public name of the installed MyGrad is here, is documented, and gives the same values and gradients."""

import importlib
import inspect
import pkgutil
import types
import typing

import mygrad
import mygrad.computational_graph
import mygrad.linalg
import mygrad.nnet
import mygrad.nnet.activations
import mygrad.nnet.initializers
import mygrad.nnet.layers
import mygrad.nnet.losses
import mygrad.random
import numpy as np

import engine as mg
from tests.each import each
from tests.engine.mygrad_calls import NAMES_ONLY, ROOMS

CALLS = [(room, name, *call) for room, (calls, _) in ROOMS.items() for name, call in calls.items()]
# Where MyGrad's functions are written; they are called from its other rooms.
INTERNAL = {"indexing_routines", "math", "no_grad_funcs", "tensor_base", "tensor_creation", "tensor_manip"}
LEAST_WORDS = 3
HIDDEN = {room: hidden for room, (_, hidden) in ROOMS.items()} | NAMES_ONLY


def public(room: str) -> set[str]:
    """MyGrad's names in a room, but for modules and what it only imports for its own use."""
    module = importlib.import_module(f"mygrad.{room}" if room else "mygrad")
    names = {name for name in dir(module) if not name.startswith("_") and not inspect.ismodule(getattr(module, name))}
    return names - HIDDEN[room]


def test_no_room_is_missing():
    found = {
        f"{above}{info.name}"
        for above, package in (("", mygrad), ("nnet.", mygrad.nnet))
        for info in pkgutil.iter_modules(package.__path__)
        if not info.name.startswith("_")
    }
    assert found - INTERNAL - HIDDEN.keys() == set()
    assert not INTERNAL - found, "no longer there"


@each("room", HIDDEN)
def test_no_name_is_missing(room: str):
    ours = importlib.import_module(f"engine.{room}" if room else "engine")
    assert not [name for name in sorted(public(room)) if not hasattr(ours, name)]


@each("room", ROOMS)
def test_every_function_is_called(room: str):
    module = importlib.import_module(f"mygrad.{room}" if room else "mygrad")
    functions = {name for name in public(room) if callable(getattr(module, name))}
    types = {
        name
        for name in functions
        if isinstance(getattr(module, name), type) and issubclass(getattr(module, name), np.generic | Exception)
    }
    # gru asks for numba there: tests/engine/test_nnet.py holds it against plain NumPy.
    assert not functions - types - set(ROOMS[room][0]) - {"gru"}


@each("room", ROOMS)
def test_every_function_is_documented(room: str):
    ours = importlib.import_module(f"engine.{room}" if room else "engine")
    functions = [name for name in sorted(public(room)) if callable(getattr(ours, name))]
    assert not [name for name in functions if len((getattr(ours, name).__doc__ or "").split()) < LEAST_WORDS]


@each("name", ["add", "exp", "matmul", "absolute"])
def test_ufuncs_have_what_mygrads_have(name: str):
    public = {attribute for attribute in dir(getattr(mygrad, name)) if not attribute.startswith("_")}
    assert len(public) >= 10
    assert not public - set(dir(getattr(mg, name)))


@each(
    "name",
    [
        name
        for name in sorted(public(""))
        if isinstance(getattr(mygrad, name), mygrad.ufunc)
        or (isinstance(getattr(mygrad, name), type(mygrad.add)) and name != "ufunc")
    ],
)
def test_ufuncs_say_of_themselves_what_mygrads_do(name: str):
    ours, theirs = getattr(mg, name), getattr(mygrad, name)
    for attribute in ("nin", "nout", "nargs", "ntypes", "types", "identity", "signature"):
        assert getattr(ours, attribute) == getattr(theirs, attribute)
    assert inspect.signature(ours).parameters.keys() == inspect.signature(theirs).parameters.keys()


@each("room", ROOMS)
def test_the_hints_of_every_function_resolve(room: str):
    ours = importlib.import_module(f"engine.{room}" if room else "engine")
    theirs = importlib.import_module(f"mygrad.{room}" if room else "mygrad")
    for name in public(room):
        function = getattr(ours, name)
        if isinstance(function, types.FunctionType) or (isinstance(function, type) and issubclass(function, mg.ufunc)):
            hints = typing.get_type_hints(function)
            expected = typing.get_type_hints(getattr(theirs, name)).get("return")
            assert expected is not mygrad.Tensor or hints["return"] in (mg.Tensor, typing.Any), name
            assert "return" in hints or function is mg.ufunc


def used(library, call, operands):
    """The result, and the gradients of the operands after a backward weighted unevenly."""
    tensors = [library.tensor(x) for x in operands]
    result = call(library, *tensors)
    if tensors and isinstance(result, library.Tensor):
        result.backward(np.cos(np.arange(result.size)).reshape(result.shape))
    return result, [t.grad for t in tensors]


@each("room, name, call, operands", CALLS)
def test_values_and_gradients_are_mygrads(room, name, call, operands):
    ours, gradients = used(mg, call, operands)
    theirs, expected = used(mygrad, call, operands)
    assert isinstance(ours, mg.Tensor) == isinstance(theirs, mygrad.Tensor)
    if isinstance(ours, mg.Tensor):
        assert (ours.shape, ours.dtype, ours.constant) == (theirs.shape, theirs.dtype, theirs.constant)
        np.testing.assert_allclose(ours.data, theirs.data, rtol=1e-12, atol=1e-15)
    elif isinstance(ours, np.ndarray | np.generic | tuple):
        np.testing.assert_equal(ours, theirs)
    else:
        assert ours == theirs
    for ours, theirs in zip(gradients, expected, strict=True):
        assert (ours is None) == (theirs is None)
        if ours is not None:
            np.testing.assert_allclose(ours, theirs, rtol=1e-12, atol=1e-14)
