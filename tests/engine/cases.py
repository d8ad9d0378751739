"""A row per operation: how it is called, and where its operands may be taken from. A new rule needs a new row here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

import engine as mg

WIDE, POSITIVE, INSIDE, ABOVE = (-2.0, 2.0), (0.4, 2.5), (-0.8, 0.8), (1.3, 3.0)


@dataclass(frozen=True)
class Case:
    """One way to use an operation: the function of its variable operands, their shapes, the interval they are from."""

    op: str
    call: Callable[..., Any]
    shapes: tuple[tuple[int, ...], ...]
    interval: tuple[float, float] = WIDE
    label: str = ""

    def operands(self, seed: int = 0) -> list[np.ndarray]:
        """Values that differ from each other by more than the step of a difference quotient."""
        rng = np.random.default_rng(seed)
        return [rng.uniform(*self.interval, size=shape) for shape in self.shapes]

    def __str__(self) -> str:
        return self.label or f"{self.op}{'x'.join(map(str, self.shapes))}"


def unary(op: str, interval: tuple[float, float] = WIDE) -> list[Case]:
    """An elementwise function of one operand, on a number and on a matrix."""
    return [Case(op, getattr(mg, op), (shape,), interval) for shape in ((), (2, 3))]


def binary(op: str, interval: tuple[float, float] = WIDE) -> list[Case]:
    """An elementwise function of two operands, over ways to broadcast."""
    shapes = [((), ()), ((3,), (3,)), ((2, 3), (3,)), ((3,), ()), ((2, 1), (1, 3)), ((1,), (2, 1, 2))]
    return [Case(op, getattr(mg, op), pair, interval) for pair in shapes]


def of(op: str, call: Callable[..., Any], *shapes: tuple[int, ...], interval: tuple[float, float] = WIDE) -> Case:
    """Any other function."""
    return Case(op, call, shapes, interval)


def reductions(op: str, call: Callable[..., Any]) -> list[Case]:
    """A reduction over no, one, several and all axes."""
    return [
        of(op, call, ()),
        of(op, call, (4,)),
        of(op, call, (2, 3)),
        of(op, lambda x: call(x, axis=0), (2, 3)),
        of(op, lambda x: call(x, axis=-1, keepdims=True), (2, 3)),
        of(op, lambda x: call(x, axis=(0, 2)), (2, 3, 2)),
        of(op, lambda x: call(x, axis=(2, 0), keepdims=True), (2, 3, 2)),
    ]


def matmuls() -> list[Case]:
    """Vectors, matrices, and stacks of them that broadcast."""
    shapes = [
        ((3,), (3,)),
        ((2, 3), (3,)),
        ((3,), (3, 2)),
        ((2, 3), (3, 4)),
        ((2, 2, 3), (3,)),
        ((3,), (2, 3, 2)),
        ((2, 2, 3), (3, 2)),
        ((2, 3), (2, 3, 2)),
        ((2, 1, 2, 3), (3, 3, 2)),
    ]
    return [of("matmul", mg.matmul, *pair) for pair in shapes]


def einsums() -> list[Case]:
    """Subscripts of every kind: implicit, repeated, summed alone, with an ellipsis, with axes of length one."""
    rows: list[tuple[str, tuple[tuple[int, ...], ...]]] = [
        ("ij,jk->ik", ((2, 3), (3, 2))),
        ("i,i", ((3,), (3,))),
        ("ij->", ((2, 3),)),
        ("ij->j", ((2, 3),)),
        ("ii->i", ((3, 3),)),
        ("ii", ((3, 3),)),
        ("iij->j", ((2, 2, 3),)),
        ("ba", ((2, 3),)),
        ("...i,i->...", ((2, 2, 3), (3,))),
        ("i...,j...->ij...", ((2, 3), (2, 3))),
        ("ij,jk,kl->il", ((2, 2),) * 3),
        ("i,j->", ((2,), (3,))),
        ("nd,nd->n", ((3, 2), (3, 2))),
        ("ij,ij->ij", ((1, 3), (2, 3))),
        ("i,ij->i", ((2,), (2, 3))),
        ("...,...->...", ((2, 3), (3,))),
        ("ij, j", ((2, 3), (3,))),
    ]
    return [Case("einsum", lambda *xs, s=s: mg.einsum(s, *xs), shapes, label=f"einsum {s}") for s, shapes in rows]


def indexings() -> list[Case]:
    """Basic and advanced indices."""
    indices = [
        0,
        -1,
        slice(None, None, 2),
        (slice(1, 3), 0),
        (Ellipsis, 1),
        None,
        (0, slice(None, None, -1)),
        [0, 0, 2],
        ([0, 1, 0], [1, 2, 1]),
        np.array([[0, 1], [1, 0]]),
        (slice(None), [2, 0]),
        (),
        np.array([True, False, True, True]),
        np.arange(12).reshape(4, 3) % 2 == 0,
    ]
    return [Case("getitem", lambda x, i=i: x[i], ((4, 3),), label=f"getitem {i!r}") for i in indices]


def written(index: Any) -> Callable[..., Any]:
    """A function that writes v into a copy of x."""

    def call(x: Any, v: Any) -> Any:
        y = +x
        y[index] = v
        return y

    return call


CASES: list[Case] = [
    *binary("add"),
    *binary("subtract"),
    *binary("multiply"),
    *binary("divide", POSITIVE),
    *binary("power", POSITIVE),
    *binary("maximum"),
    *binary("minimum"),
    *binary("arctan2", POSITIVE),
    *binary("logaddexp"),
    *binary("logaddexp2"),
    *unary("negative"),
    *unary("positive"),
    *unary("reciprocal", POSITIVE),
    *unary("square"),
    *unary("absolute"),
    *unary("sqrt", POSITIVE),
    *unary("cbrt", POSITIVE),
    *unary("exp"),
    *unary("exp2"),
    *unary("expm1"),
    *unary("log", POSITIVE),
    *unary("log2", POSITIVE),
    *unary("log10", POSITIVE),
    *unary("log1p", POSITIVE),
    *unary("sin"),
    *unary("cos"),
    *unary("tan", INSIDE),
    *unary("arcsin", INSIDE),
    *unary("arccos", INSIDE),
    *unary("arctan"),
    *unary("sinh"),
    *unary("cosh"),
    *unary("tanh"),
    *unary("arcsinh"),
    *unary("arccosh", ABOVE),
    *unary("arctanh", INSIDE),
    *unary("sec", INSIDE),
    *unary("csc", POSITIVE),
    *unary("cot", (0.4, 1.4)),
    *unary("sech"),
    *unary("csch", POSITIVE),
    *unary("coth", POSITIVE),
    *unary("arcsec", ABOVE),
    *unary("arccsc", ABOVE),
    *unary("arccot", POSITIVE),
    *unary("arccsch", POSITIVE),
    *unary("arccoth", ABOVE),
    *unary("sinc", POSITIVE),
    *[of("power", lambda x, n=n: x**n, (3,), interval=POSITIVE) for n in (0, 1, 2, 3, 4, -1, 0.5, 2.5)],
    of("power", lambda y: 2.0**y, (3,)),
    *reductions("sum", mg.sum),
    *reductions("mean", mg.mean),
    *reductions("max", mg.max),
    *reductions("min", mg.min),
    *reductions("prod", mg.prod),
    *reductions("var", mg.var),
    *reductions("std", mg.std)[1:],
    of("var", lambda x: mg.var(x, axis=0, ddof=1), (3, 2)),
    of("std", lambda x: mg.std(x, axis=0, ddof=1), (3, 2)),
    *[
        of(op, lambda x, op=op, axis=axis: getattr(mg, op)(x, axis=axis), (2, 3))
        for op in ("cumsum", "cumprod")
        for axis in (None, 0, 1, -1)
    ],
    *matmuls(),
    *einsums(),
    *indexings(),
    of("setitem", written((slice(None), 1)), (3, 2), (3,)),
    of("setitem", written(0), (3, 2), ()),
    of("setitem", written([0, 0, 2]), (3,), (3,)),
    of("setitem", written(Ellipsis), (2, 2), (1, 2)),
    of("reshape", lambda x: mg.reshape(x, (3, -1)), (2, 3)),
    of("ravel", mg.ravel, (2, 3)),
    of("flatten", lambda x: x.flatten(), (2, 3)),
    of("squeeze", mg.squeeze, (1, 3, 1)),
    of("squeeze", lambda x: mg.squeeze(x, axis=0), (1, 3, 1)),
    of("expand_dims", lambda x: mg.expand_dims(x, 1), (2, 3)),
    of("transpose", mg.transpose, (2, 3, 2)),
    of("transpose", lambda x: mg.transpose(x, (1, 2, 0)), (2, 3, 2)),
    of("swapaxes", lambda x: mg.swapaxes(x, 0, -1), (2, 3, 2)),
    of("moveaxis", lambda x: mg.moveaxis(x, (0, 1), (2, 0)), (2, 3, 2)),
    of("broadcast_to", lambda x: mg.broadcast_to(x, (3, 2, 3)), (2, 1)),
    of("roll", lambda x: mg.roll(x, 2), (2, 3)),
    of("roll", lambda x: mg.roll(x, (1, -1), (0, 1)), (2, 3)),
    of("repeat", lambda x: mg.repeat(x, 2), (2, 3)),
    of("repeat", lambda x: mg.repeat(x, [1, 0, 2], axis=1), (2, 3)),
    of("concatenate", lambda x, y: mg.concatenate((x, y), axis=1), (2, 1), (2, 3)),
    of("concatenate", lambda x, y: mg.concatenate((x, y), axis=None), (2, 1), (3,)),
    of("stack", lambda x, y: mg.stack((x, y), axis=-1), (2, 3), (2, 3)),
    of("where", lambda x, y: mg.where([True, False, True], x, y), (2, 3), (3,)),
    of("minimum", lambda x: mg.clip(x, -1, 1), (3, 3)),
    of("absolute_or_nan", lambda x: mg.absolute(x, nan_to_num=False), (2, 3)),
    of("windows", lambda x: mg.sliding_window_view(x, (2,), 1), (2, 5)),
    of("windows", lambda x: mg.sliding_window_view(x, (2, 2), (2, 1), (1, 2)), (4, 5)),
    of("matmul", lambda x, y, z: mg.multi_matmul([x, y, z]), (2, 3), (3, 4), (4, 2)),
    of("add", mg.add_sequence, (2,), (2,), ()),
    of("multiply", mg.multiply_sequence, (2,), (2,), ()),
]
