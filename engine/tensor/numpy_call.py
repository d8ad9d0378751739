"""NumPy's functions called with tensors: ours answer in their place, told what NumPy's were told.

A keyword is honoured or refused with a sentence. `out=` is honoured here for all that do not take it themselves.
"""

import sys
from collections.abc import Callable, Mapping
from functools import cache
from inspect import Parameter, Signature, signature
from typing import Any

import numpy as np

from engine import errors
from engine.rules import rule_of
from engine.tensor.ufunc_call import call_ufunc, single

# NumPy's functions, and ours to call in their place when an argument is a tensor; the modules that define ours fill it.
OVERRIDES: dict[Any, Callable[..., Any]] = {}

# Why some keywords cannot be honoured.
REASONS = dict.fromkeys(("rcond", "rtol"), "where singular values are cut off the derivative is another one") | {
    "weights": "weighted quantiles jump from one value to the next",
}


def answer_function(function: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """The answer to a NumPy function that was called with a tensor; NotImplemented if there is none."""
    ours = OVERRIDES.get(function)
    if ours is None:
        return NotImplemented
    kwargs = {name: value for name, value in kwargs.items() if value is not np._NoValue}
    theirs, mine = _parameters(function), _parameters(ours)
    alike = _alike(function, ours)
    if len(args) > alike:
        kwargs = {**dict(zip([*theirs][alike:], args[alike:], strict=False)), **kwargs}
        args = args[:alike]
    if not kwargs or kwargs.keys() <= _keywords(ours):
        return ours(*args, **kwargs)
    out = None if "out" in mine or _takes_more(mine) else kwargs.get("out")
    args = _leading(args, kwargs, theirs)
    if ("dtype" not in mine and not _takes_more(mine)) or "casting" in kwargs.keys() - mine.keys():
        args = _cast(function, args, kwargs, theirs)
    result = ours(*args, **_translated(function, kwargs, theirs, mine))
    return result if out is None else written(result, out)


def written(result: Any, out: Any, constant: bool | None = None) -> Any:
    """The result, in `out` if that is given; ValueError if it is of another shape, TypeError if it is no array."""
    out = single(out)
    if out is None and constant is None:
        return result
    if out is not None and np.shape(out) != np.shape(result):
        raise errors.bad_out(np.shape(out), np.shape(result))
    return call_ufunc(rule_of("positive"), (result,), out, constant=constant)


@cache
def _parameters(function: Any) -> Mapping[str, Parameter]:
    try:
        return signature(function).parameters
    except ValueError:  # NumPy's own, written in C
        return Signature().parameters


@cache
def _keywords(function: Any) -> frozenset[str]:
    """What may be told by name."""
    named = (Parameter.POSITIONAL_OR_KEYWORD, Parameter.KEYWORD_ONLY)
    return frozenset(name for name, parameter in _parameters(function).items() if parameter.kind in named)


@cache
def _alike(function: Any, ours: Any) -> int:
    """How many positional arguments NumPy's function and ours have in common."""
    theirs, mine = _parameters(function), _parameters(ours)
    kinds = {parameter.kind for parameter in [*theirs.values(), *mine.values()]}
    if not theirs or Parameter.VAR_POSITIONAL in kinds:
        return sys.maxsize
    positional = (Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD)
    names = [name for name, parameter in mine.items() if parameter.kind in positional]
    for k, (one, other) in enumerate(zip(theirs, names, strict=False)):
        if one != other and (one in mine or other in theirs):
            return k
    return len(names)


def _takes_more(parameters: Mapping[str, Parameter]) -> bool:
    return any(parameter.kind is Parameter.VAR_KEYWORD for parameter in parameters.values())


def _leading(args: tuple[Any, ...], kwargs: dict[str, Any], theirs: Mapping[str, Parameter]) -> tuple[Any, ...]:
    """The positional arguments, with the first ones that NumPy was told by keyword: ours may have other names."""
    for name in [*theirs][len(args):]:
        if name not in kwargs or theirs[name].default is not Parameter.empty:
            break
        args = (*args, kwargs.pop(name))
    return args


def _translated(
    function: Any, kwargs: dict[str, Any], theirs: Mapping[str, Parameter], mine: Mapping[str, Parameter]
) -> dict[str, Any]:
    """The keywords without those that change nothing. TypeError for what ours cannot do."""
    told = {}
    for name, value in kwargs.items():
        if name in mine or (_takes_more(mine) and (name in theirs or _takes_more(theirs))):
            told[name] = value
        elif name not in theirs and not _takes_more(theirs):
            raise TypeError(f"{function.__name__}() got an unexpected keyword argument {name!r}")
        elif name not in ("out", "subok", "device") and value is not _default(theirs, name):
            why = f" ({REASONS[name]})" if name in REASONS else ""
            raise TypeError(f"{function.__name__}: {name}= is not available for tensors{why}; leave it out, or apply "
                            f"np.{function.__name__} to x.data")
    return told


def _cast(
    function: Any, args: tuple[Any, ...], kwargs: dict[str, Any], theirs: Mapping[str, Parameter]
) -> tuple[Any, ...]:
    """The arguments in the type that NumPy was told to compute in, as far as casting= allows; takes both out."""
    dtype, casting = kwargs.pop("dtype", None), kwargs.pop("casting", None)
    if dtype is None and casting is None:
        return args
    parts = [part for x in args for part in (x if isinstance(x, list | tuple) else (x,)) if hasattr(part, "dtype")]
    kind = np.result_type(*(part.dtype for part in parts)) if dtype is None else np.dtype(dtype)
    allowed: Any = casting or ("same_kind" if "casting" in theirs else "unsafe")
    for part in parts:
        if not np.can_cast(part.dtype, kind, allowed):
            raise TypeError(f"{function.__name__}: no cast from {part.dtype} to {kind} by casting={allowed!r}; say "
                            "casting='unsafe' if it may lose something")
    return tuple(_in_type(x, kind) for x in args)


def _in_type(x: Any, kind: np.dtype[Any]) -> Any:
    """Arrays and tensors, or a sequence of them, in another type; gradients come back in the old one."""
    if isinstance(x, list | tuple):
        return type(x)(_in_type(part, kind) for part in x)
    if not hasattr(x, "dtype") or x.dtype == kind:
        return x
    if kind.kind != "f":
        return np.asarray(x).astype(kind)
    return call_ufunc(rule_of("positive"), (x,), dtype=kind)


def _default(parameters: Mapping[str, Parameter], name: str) -> Any:
    return parameters[name].default if name in parameters else None
