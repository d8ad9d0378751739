"""autograd's derivatives, over the engine's: what is not derived for is held, and may be of any kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from ..library.made import made, room
from ..values import SEQUENCES, Made, Namespace

DERIVATIVES = ("grad", "value_and_grad", "elementwise_grad", "jacobian", "hessian")


def plain(value: Any) -> Any:
    """A result as autograd gives it: one number is no array, unless it stands in a list or dict."""
    return value[()] if type(value) is np.ndarray and not value.ndim else value


def holding(machine: Any, fun: Any, places: tuple[int, ...], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """A function of the arguments at these places alone; the others stay as they are."""
    if len(args) == len(places) and not kwargs:
        return fun

    def of_some(machine: Any, *chosen: Any) -> Any:
        every = dict(enumerate(args)) | dict(zip(places, chosen, strict=True))
        return machine.call(fun, tuple([every[place] for place in range(len(args))]), kwargs)

    return Made(getattr(fun, "name", "function"), of_some, {})


def chosen(argnum: Any, args: tuple[Any, ...]) -> tuple[int, ...]:
    """The places of the arguments that are derived for."""
    places = tuple(argnum) if type(argnum) in SEQUENCES else (argnum,)
    if not all(type(one) is int and 0 <= one < len(args) for one in places):
        raise ValueError(f"the function is called with {len(args)} arguments: there is none to derive for at {argnum}")
    return places


def derivative(row: Any) -> Callable[..., Any]:
    """One of the engine's derivatives of a function."""

    def of(machine: Any, fun: Callable[..., Any], argnum: Any = 0) -> Any:

        def run(*args: Any, **kwargs: Any) -> Any:
            places = chosen(argnum, args)
            function = holding(machine, fun, places, args, kwargs)
            which = tuple(range(len(places))) if type(argnum) in SEQUENCES else 0
            inner = machine.call(row, (function, which), {})
            found = machine.call(inner, tuple([args[place] for place in places]), {})
            if row.name == "grad" and which == 0 and type(args[places[0]]) in SEQUENCES and type(found) is np.ndarray:
                return type(args[places[0]])(map(np.asarray, found))  # a list of numbers is none of autograd's arrays
            return tuple(map(plain, found)) if row.name == "value_and_grad" else plain(found)

        return made(machine, row.name, run, of=fun)

    return of


def hessian_vector(row: Any) -> Callable[..., Any]:
    """hessian_vector_product(f)(x, v)."""

    def of(machine: Any, fun: Callable[..., Any], argnum: int = 0) -> Any:

        def run(*args: Any) -> Any:
            *given, vector = args
            places = chosen(argnum, tuple(given))
            function = holding(machine, fun, places, tuple(given), {})
            return plain(machine.call(row, (function, given[places[0]], vector), {}))

        return made(machine, "hessian_vector_product", run, of=fun)

    return of


def making_hessian_vector(hvp: Any, grad: Any) -> Callable[..., Any]:
    """make_hvp(f)(x): the function of v, and the gradient."""

    def of(machine: Any, fun: Callable[..., Any]) -> Any:
        def at(x: Any) -> Any:
            product = made(machine, "hvp", lambda v: plain(machine.call(hvp, (fun, x, v), {})), at=x)
            return product, plain(machine.call(machine.call(grad, (fun, 0), {}), (x,), {}))

        return made(machine, "make_hvp", at, of=fun)

    return of


def making_backward(vjp: Any) -> Callable[..., Any]:
    """make_vjp(f)(x): the function of the output gradient, and the value."""

    def of(machine: Any, fun: Callable[..., Any], argnum: int = 0) -> Any:
        def at(*args: Any, **kwargs: Any) -> Any:
            places = chosen(argnum, args)
            value, pull = machine.call(vjp, (holding(machine, fun, places, args, kwargs), args[places[0]]), {})
            back = made(machine, "vjp", lambda g: plain(machine.call(pull, (g,), {})[0]), of=fun)
            return back, plain(value)

        return made(machine, "make_vjp", at, of=fun)

    return of


def making_forward(jvp: Any) -> Callable[..., Any]:
    """make_jvp(f)(x)(v): the value and the derivative along v."""

    def of(machine: Any, fun: Callable[..., Any]) -> Any:
        def at(x: Any) -> Any:
            return made(machine, "jvp", lambda v: plain(machine.call(jvp, (fun, (x,), (v,)), {})), at=x)

        return made(machine, "make_jvp", at, of=fun)

    return of


def functions(ours: Mapping[str, Any]) -> dict[str, Callable[..., Any]]:
    """autograd's own names, over those of the engine."""
    named = {name: derivative(ours[name]) for name in DERIVATIVES}
    product = hessian_vector(ours["hvp"])
    named |= {"hessian_vector_product": product, "make_hvp": making_hessian_vector(ours["hvp"], ours["grad"])}
    named |= {"make_vjp": making_backward(ours["vjp"])}
    return named | {"make_jvp": making_forward(ours["jvp"]), "deriv": derivative(ours["grad"])}


def checks(ours: Mapping[str, Any]) -> Namespace:
    """autograd.test_util: a check against differences, in the ways that are asked for."""

    def check_grads(machine: Any, f: Callable[..., Any], modes: Any = (), order: int = 2) -> Any:
        def at(*args: Any) -> None:
            machine.call(ours["check_grad"], (f, *args), {"order": order})

        return made(machine, "check_grads", at, of=f)

    return room("autograd.test_util", {"check_grads": check_grads})
