"""Every keyword of every function of NumPy's that takes tensors: it does what it does for arrays, or is refused."""

import inspect
import itertools
import warnings

import mygrad
import mygrad.linalg
import mygrad.nnet
import numpy as np
import pytest

import engine as mg
from engine.tensor import OVERRIDES
from tests.each import each
from tests.engine.mygrad_calls import ROOMS

SQUARE = np.array([[2.0, 1.0], [1.0, 3.0]])
COLUMN = np.array([[0.5], [0.25]])
# What the arguments that must be given may be, tried in this order until NumPy takes them.
GIVEN = (SQUARE, np.array([0.5, 0.25]), 1, np.array([0, 1]), (2, 2), 0.5, [SQUARE, SQUARE], COLUMN, np.sum, float)
# What a keyword may be, tried in turn; NumPy must take one of them for each function.
SAID = {
    "UPLO": ["U"],
    "M": [3],
    "N": [3],
    "a": [SQUARE],
    "a_max": [2.0],
    "a_min": [1.5],
    "append": [5.0],
    "atol": [10.0],
    "aweights": [np.array([1.0, 2.0])],
    "axes": [(1, 0), 1],
    "axis": [0, 1, (0,)],
    "axis1": [0],
    "axis2": [0, 1],
    "axisa": [0],
    "axisb": [0],
    "axisc": [0],
    "b": [SQUARE],
    "bias": [True],
    "bins": [3],
    "casting": ["unsafe"],
    "compute_uv": [False],
    "condition": [[True, False]],
    "copy": [True, False],
    "correction": [1],
    "ddof": [1],
    "decimals": [1],
    "default": [7.0],
    "density": [True],
    "device": ["cpu"],
    "dtype": [np.float32],
    "dx": [2.0],
    "edge_order": [2, 1],
    "endpoint": [False],
    "equal_nan": [True],
    "full_matrices": [False],
    "fweights": [np.array([1, 2])],
    "hermitian": [True],
    "include_initial": [True],
    "increasing": [True],
    "indexing": ["ij"],
    "initial": [9.0, 0.0],
    "interpolation": ["lower"],
    "invert": [True],
    "k": [1],
    "keepdims": [True, 1],
    "kind": ["stable", "introselect", "sort"],
    "left": [-3.0],
    "max": [2.0],
    "max_work": [1],
    "mean": [2.0],
    "method": ["lower"],
    "min": [1.5],
    "minlength": [5],
    "mode": ["wrap", "same", "reflect", "r"],
    "n": [1],
    "nan": [1.0],
    "neginf": [1.0],
    "num": [3],
    "offset": [1],
    "optimize": [True],
    "ord": [1, np.inf],
    "order": ["F", None],
    "out": [None],
    "overwrite_input": [True],
    "p": [1],
    "period": [2.0],
    "posinf": [1.0],
    "prepend": [5.0],
    "q": [0.5],
    "range": [(0.0, 2.0)],
    "rcond": [0.9, None],
    "retstep": [True],
    "return_counts": [True],
    "return_index": [True],
    "return_inverse": [True],
    "returned": [True],
    "right": [True, -3.0],
    "rowvar": [False],
    "rtol": [0.9, 10.0],
    "shape": [(4,), (2, 2)],
    "side": ["right"],
    "sorted": [True],
    "sorter": [np.array([1, 0])],
    "sparse": [True],
    "stable": [True],
    "subok": [False, True],
    "to_begin": [1.0],
    "to_end": [1.0],
    "tol": [0.9],
    "upper": [True],
    "weights": [SQUARE, np.array([1.0, 2.0])],
    "where": [np.array([[True, False], [True, True]])],
    "x": [SQUARE, np.array([0.5, 0.75])],
    "y": [SQUARE],
    "assume_unique": [True],
    "base": [2.0],
    "args": [()],
    "constant_values": [3.0],
}
# What must be said with a keyword, where NumPy does not take it alone.
BESIDES = {
    "where": {"initial": 0.0},
    "weights": {"method": "inverted_cdf"},
    "a_min": {"a_max": 2.0},
    "a_max": {"a_min": 1.5},
}
# Their answers are about memory, or are what memory happens to hold.
OF_MEMORY = (np.copyto, np.empty_like, np.may_share_memory, np.shares_memory)
# Functions that need more of their arguments than that NumPy takes them.
FITTING = {np.interp: [(SQUARE, (1, 4), (0.5, 0.25)), (COLUMN, [0, 0.3], [1.0, 2.0])]}
REFUSED = (TypeError, ValueError, LookupError, NotImplementedError)
FUNCTIONS = sorted(
    {
        f"{function.__module__}.{function.__name__}": function for function in OVERRIDES if function not in OF_MEMORY
    }.items()
)


def called(function, args, kwargs):
    """What a call gives, or None where NumPy refuses it."""
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        try:
            result = function(*args, **kwargs)
        except Exception:
            return None
    return None if isinstance(result, np.ndarray) and result.dtype.kind == "O" else result


def parameters(function):
    try:
        return inspect.signature(function).parameters
    except ValueError:
        return {}


def keywords(function):
    return [
        name
        for name, each in parameters(function).items()
        if each.default is not each.empty and each.kind is not each.POSITIONAL_ONLY
    ]


def argument_lists(function):
    """Arguments that NumPy takes for what must be given, at most a few."""
    if function in FITTING:
        return FITTING[function]
    required = [
        each
        for each in parameters(function).values()
        if each.default is each.empty and each.kind in (each.POSITIONAL_ONLY, each.POSITIONAL_OR_KEYWORD)
    ]
    many = [each for each in parameters(function).values() if each.kind is each.VAR_POSITIONAL]
    candidates = itertools.product(GIVEN, repeat=len(required) or len(many))
    return itertools.islice((args for args in candidates if called(function, args, {}) is not None), 12)


def as_tensors(x):
    """Arrays as constant tensors: their values are what is compared, and plain results stay allowed."""
    if isinstance(x, list):
        return [as_tensors(part) for part in x]
    return mg.tensor(x, constant=True) if isinstance(x, np.ndarray) else x


def equal(ours, theirs):
    if isinstance(theirs, tuple | list):
        return len(ours) == len(theirs) and all(map(equal, ours, theirs))
    ours = ours.data if isinstance(ours, mg.Tensor) else ours
    if not isinstance(theirs, np.ndarray | np.generic | float):
        return bool(np.all(ours == theirs))
    return np.shape(ours) == np.shape(theirs) and np.allclose(ours, theirs, equal_nan=True)


def told(function, args, name, value):
    """One keyword given to NumPy and to ours: None if NumPy refuses, else whether ours honours it or refuses it."""
    kwargs = {name: value}
    if called(function, args, kwargs) is None:
        kwargs |= BESIDES.get(name, {})
    mine = {key: as_tensors(each) for key, each in kwargs.items()}
    if name == "out":
        plain = called(function, args, {})
        if not isinstance(plain, np.ndarray | np.generic):
            return None
        kwargs, mine = {"out": np.zeros_like(plain)}, {"out": np.zeros_like(plain)}
        kwargs["out"], mine["out"] = np.asarray(kwargs["out"]), np.asarray(mine["out"])
    theirs = called(function, args, kwargs)
    if theirs is None:
        return None
    tensors = [as_tensors(x) for x in args]
    if all(x is y for x, y in zip((*tensors, *mine.values()), (*args, *kwargs.values()), strict=True)):
        return None
    try:
        with np.errstate(all="ignore"):
            ours = function(*tensors, **mine)
    except REFUSED as error:
        return any(words in str(error) for words in (function.__name__, name, "is not available"))
    if name == "dtype" and np.asarray(theirs).dtype != np.asarray(ours).dtype:
        return False
    return equal(ours, theirs) and (name != "out" or equal(mine["out"], kwargs["out"]))


@each("function", [function for _, function in FUNCTIONS])
@pytest.mark.filterwarnings("ignore")
def test_a_keyword_of_numpys_is_honoured_or_refused(function):
    calls = [*argument_lists(function)]
    for name in keywords(function):
        answers = {(str(args), str(value)): told(function, args, name, value) for args in calls for value in SAID[name]}
        assert not [case for case, answer in answers.items() if answer is False], name
        assert not calls or any(answer is not None for answer in answers.values()), name


UFUNCS = [np.add, np.power, np.arctan2, np.exp, np.sqrt, np.absolute, np.hypot, np.matmul, np.floor, np.isnan, np.less]
MASK = np.array([[True, False], [True, True]])
OPTIONS = [
    {"where": MASK},
    {"where": True},
    {"dtype": np.float32},
    {"dtype": None},
    {"subok": False},
    {"subok": True},
    *({"order": order} for order in "CFAK"),
    {"order": "F", "where": MASK},
    {"dtype": np.float32, "order": "F"},
    *({"casting": rule} for rule in ("no", "equiv", "safe", "same_kind", "unsafe")),
    *({"dtype": kind, "casting": rule} for kind in (np.float32, np.int32) for rule in ("no", "same_kind", "unsafe")),
]


@each("options", OPTIONS)
@each("function", UFUNCS)
def test_an_option_of_a_ufunc_does_what_numpys_does(function, options):
    """Types, values and the order in memory; where NumPy refuses, so do we."""
    arrays = (SQUARE, SQUARE + 0.5)[: function.nin]
    tensors = [mg.tensor(x, constant=True) for x in arrays]
    beside = {"out": np.zeros((2, 2))} if "where" in options and function is not np.matmul else {}
    theirs = called(function, arrays, {**options, **beside})
    if theirs is None:
        with pytest.raises(TypeError):
            function(*tensors, **options, **beside)
        return
    theirs = theirs.copy("K")
    ours = np.asarray(function(*tensors, **options, **beside))
    assert ours.dtype == theirs.dtype
    assert ours.flags.f_contiguous == theirs.flags.f_contiguous
    np.testing.assert_allclose(ours, theirs)


@each("options", OPTIONS)
def test_an_option_of_a_ufunc_keeps_the_gradient(options):
    x = mg.tensor(SQUARE)
    with np.errstate(all="ignore"):
        try:
            y = np.multiply(x, x, **options)
        except TypeError:
            return
    if y.constant:
        assert np.dtype(options["dtype"]).kind == "i"
        return
    y.sum().backward()
    np.testing.assert_allclose(x.grad, np.where(options.get("where", True), 2 * SQUARE, 0))


LAID_OUT = {
    "reshape": lambda n, x, order: n.reshape(x, (3, 4), order=order),
    "reshape to one axis": lambda n, x, order: n.reshape(x, -1, order=order),
    "ravel": lambda n, x, order: n.ravel(x, order=order),
}


@each("order", ["C", "F", "A"])
@each("turned", [False, True])
@each("function", LAID_OUT.values())
def test_elements_are_read_in_the_order_that_was_asked_for(function, order, turned):
    values = np.arange(12.0).reshape(2, 6)
    weights = np.cos(np.arange(12.0))
    x = mg.tensor(values)
    given, plain = (x.T, values.T) if turned else (x, values)
    ours = function(np, given, order)
    np.testing.assert_array_equal(ours.data, function(np, plain, order))
    (mg.ravel(ours) * weights).sum().backward()
    places = function(np, np.arange(12).reshape(2, 6).T if turned else np.arange(12).reshape(2, 6), order)
    np.testing.assert_allclose(x.grad.ravel()[places.ravel()], weights)


def test_what_cannot_be_honoured_is_refused_with_the_reason():
    x = mg.tensor(SQUARE)
    for call in (
        lambda: np.linalg.pinv(x, rcond=0.5),
        lambda: np.linalg.pinv(x, rtol=0.5),
        lambda: np.quantile(x, 0.5, weights=SQUARE, method="inverted_cdf"),
    ):
        with pytest.raises(TypeError, match=r"is not available for tensors \(.+\); leave it out, or apply"):
            call()
    with pytest.raises(TypeError, match="casting='unsafe' if it may lose something"):
        np.stack([x, x], dtype=np.int32)
    with pytest.raises(ValueError, match="order='X'"):
        mg.reshape(x, 4, order="X")


METHODS = [
    (
        "reduce",
        {
            "axis": 1,
            "dtype": np.float32,
            "out": 2,
            "keepdims": True,
            "initial": 5.0,
            "where": np.array([[True, False], [True, True]]),
        },
    ),
    ("accumulate", {"axis": 1, "dtype": np.float32, "out": (2, 2)}),
    ("reduceat", {"axis": 1, "dtype": np.float32, "out": (2, 2)}),
    ("outer", {"dtype": np.float32, "out": (2, 2, 2, 2), "where": np.eye(2) > 0}),
]


@each("method, option", [(method, option) for method, options in METHODS for option in options])
@each("function", [np.add, np.multiply, np.maximum, np.minimum, np.logaddexp, np.logaddexp2])
def test_an_option_of_a_ufuncs_method_is_honoured_or_refused(function, method, option):
    said = dict(METHODS)[method][option]
    second = {"reduceat": ([0, 1],), "outer": (SQUARE + 0.5,)}.get(method, ())
    options = {option: np.zeros(said) if option == "out" else said}
    if option == "where":
        options |= {"initial": 0.5} if method == "reduce" else {"out": np.zeros((2, 2, 2, 2))}
    theirs = np.array(getattr(function, method)(SQUARE, *second, **options))
    if option == "out":
        options["out"][...] = 0
    x = mg.tensor(SQUARE)
    try:
        ours = getattr(function, method)(x, *second, **options)
    except NotImplementedError as error:
        assert f"{function.__name__}.{method} is not available" in str(error)
        return
    assert ours.dtype == theirs.dtype and not ours.constant
    np.testing.assert_allclose(ours.data, theirs, rtol=1e-6)
    if option == "out":
        np.testing.assert_allclose(options["out"], theirs)
    ours.sum().backward()
    assert x.grad.shape == (2, 2)


def signatures():
    """MyGrad's functions, by room and name."""
    for room in ("", "linalg", "random", "nnet.activations", "nnet.losses", "nnet.initializers", "nnet.layers"):
        theirs, ours = mygrad, mg
        for part in filter(None, room.split(".")):
            theirs, ours = getattr(theirs, part, None), getattr(ours, part)
        for name in ROOMS[room][0] if room in ROOMS else ():
            if callable(getattr(theirs, name, None)):
                yield getattr(ours, name), getattr(theirs, name)


@each("ours, theirs", [*signatures()])
def test_a_keyword_of_mygrads_is_there_with_its_default(ours, theirs):
    mine = parameters(ours)
    for name, one in parameters(theirs).items():
        if one.kind in (one.VAR_POSITIONAL, one.VAR_KEYWORD) or name.startswith("_"):
            continue
        assert name in mine, name
        absent = (one.empty, np._NoValue, inspect.signature(mygrad.where).parameters["x"].default)  # optional here
        assert any(one.default is none for none in absent) or str(one.default) == str(mine[name].default), name
        assert (one.kind is one.KEYWORD_ONLY) <= (mine[name].kind in (one.KEYWORD_ONLY, one.POSITIONAL_OR_KEYWORD))


@each(
    "ours, theirs",
    [
        (ours, theirs)
        for ours, theirs in signatures()
        if "constant" in parameters(theirs) and theirs is not mygrad.where
    ],
)
def test_a_flag_that_is_no_truth_value_is_refused(ours, theirs):
    required = [
        each
        for each in parameters(theirs).values()
        if each.default is each.empty and each.kind is not each.KEYWORD_ONLY
    ]
    for args in itertools.islice(itertools.product(GIVEN, repeat=len(required)), 40):
        if called(ours, args, {}) is not None:
            with pytest.raises(TypeError, match="constant"), np.errstate(all="ignore"):
                ours(*args, constant=1)
            return


UFUNCS = sorted({ufunc.__name__: ufunc for ufunc in vars(np).values() if isinstance(ufunc, np.ufunc)}.items())
ASKED = ("where", "out", "initial", "axis", "dtype", "axes", "order", "casting", "subok", "keepdims", "signature")


@each("name, ufunc", UFUNCS)
@pytest.mark.parametrize("constant", [False, True])
def test_a_tensor_given_for_an_option_alone_is_taken_as_data_or_refused(name, ufunc, constant):
    for numbers, option, method in itertools.product(
        ([1.0, 2.0], [True, False], [1, 2]), ASKED, ("__call__", "reduce", "accumulate", "outer", "reduceat")
    ):
        values, call = np.array(numbers), ufunc if method == "__call__" else getattr(ufunc, method)
        args = [values] * (ufunc.nin if method in ("__call__", "outer") else 1) + [[0]] * (method == "reduceat")
        plain = np.array([True, False]) if option == "where" else np.zeros(2)
        ours = outcome(call, args, {option: mg.tensor(plain, constant=constant or None)})
        theirs = outcome(call, args, {option: plain})
        if option == "where" and method == "__call__" and ours is not None:
            assert theirs is not None and np.array_equal(ours[plain], theirs[plain], equal_nan=True)


def outcome(call, args, options):
    """What a call gives, or None where it is refused; nothing else may happen."""
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        try:
            made = call(*args, **options)
            return np.asarray(made[0] if isinstance(made, tuple) else made)
        except (TypeError, ValueError, LookupError, NotImplementedError, OverflowError) as refused:
            assert not isinstance(refused, KeyError), refused
        except RuntimeError as refused:
            assert "Reduction not defined" in str(refused)  # NumPy's word on matmul
    return None


@pytest.mark.parametrize("ufunc", [np.equal, np.floor_divide, np.gcd, np.bitwise_and, np.add])
def test_the_outer_of_two_tensors_is_that_of_their_arrays(ufunc):
    a, b = np.array([1, 2, 3]), np.array([[2, 3], [4, 5]])
    made = ufunc.outer(mg.tensor(a, constant=True), mg.tensor(b, constant=True))
    assert np.array_equal(np.asarray(made), ufunc.outer(a, b))
