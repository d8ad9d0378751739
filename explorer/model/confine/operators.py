"""What the operators do, and what each costs before it is done."""

from __future__ import annotations

import ast
import operator
from collections import deque
from collections.abc import Callable
from typing import Any

import numpy as np

from .admission import HASHED, refused_array
from .containers import Record
from .costs.products import matrices
from .instances import Instance
from .iteration import sized
from .machine import Machine
from .operands import numbers_only, spread, together
from .ordering import dearness
from .percent import percent
from .shapes import broadcast, elements
from .takes import Given
from .values import CONTAINERS, NUMBERS, Type, is_array

Operate = Callable[[Machine, Any, Any], Any]

SIZED = frozenset({str, list, tuple, deque, Record})
HARD = frozenset({operator.pow, operator.ipow})  # dearer per element
SEQUENCED = frozenset({list, tuple, range})
FEW = 100_000  # products of elements: fewer are not worth finding out how many there are
LARGE = 2**512  # beyond this a whole number is counted


def general(function: Callable[[Any, Any], Any]) -> Operate:
    """An operator on arrays, containers or numbers of any kind."""
    weight = 20 if function in HARD else 1

    def operate(machine: Machine, left: Any, right: Any) -> Any:
        if type(left) in NUMBERS and type(right) in NUMBERS:
            number = function(left, right)
            if type(number) is int and not -LARGE < number < LARGE:
                machine.meter.whole(number.bit_length())
            return number
        if isinstance(left, Instance) or isinstance(right, Instance):
            return of_instances(function, left, right)
        if spread(left, right):
            numbers_only(left, right)
            machine.spread(broadcast(machine, left, right), weight)
        else:
            together(machine, left, right)
        return machine.admit(function(left, right))

    return operate


def of_instances(function: Callable[[Any, Any], Any], left: Any, right: Any) -> Any:
    """An operator on instances: Python looks for their special methods, and calls them back through us."""
    result = function(left, right)
    return refused_array(result) if isinstance(result, np.ndarray) else result


def add(function: Callable[[Any, Any], Any]) -> Operate:
    """Numbers and arrays, or sequences one after the other."""
    otherwise = general(function)

    def operate(machine: Machine, left: Any, right: Any) -> Any:
        if type(left) in SIZED and type(right) in SIZED:
            machine.meter.sequence(len(left) + len(right))
            return function(left, right)
        if type(left) in (list, deque) and function is operator.iadd and not is_array(right):
            left.extend(machine.collect(sized(right) if type(left) is list else right))
            return left
        return otherwise(machine, left, right)

    return operate


def multiply(function: Callable[[Any, Any], Any]) -> Operate:
    """Numbers and arrays, or a sequence repeated."""
    otherwise = general(function)

    def operate(machine: Machine, left: Any, right: Any) -> Any:
        if type(left) is int and type(right) is int:
            machine.meter.whole(left.bit_length() + right.bit_length())
        if type(right) in SIZED and type(left) in SIZED | {int, bool}:
            left, right = right, left
        if type(left) in SIZED and isinstance(right, (int, np.integer)):
            machine.meter.sequence(len(left) * max(int(right), 0))
            return function(left, right)
        return otherwise(machine, left, right)

    return operate


def power(function: Callable[[Any, Any], Any]) -> Operate:
    """Whole numbers may grow large: their bits are counted first."""
    otherwise = general(function)

    def operate(machine: Machine, left: Any, right: Any) -> Any:
        if type(left) is int and type(right) is int and right > 0 and left not in (-1, 0, 1):
            machine.meter.whole(right * left.bit_length() - right)
        return otherwise(machine, left, right)

    return operate


def shift(function: Callable[[Any, Any], Any]) -> Operate:
    """A left shift makes as many bits as it says."""
    otherwise = general(function)

    def operate(machine: Machine, left: Any, right: Any) -> Any:
        if type(left) is int and type(right) is int and right > 0:
            machine.meter.whole(left.bit_length() + right)
        return otherwise(machine, left, right)

    return operate


def modulo(function: Callable[[Any, Any], Any]) -> Operate:
    """The remainder, or a text filled with values."""
    otherwise = general(function)

    def operate(machine: Machine, left: Any, right: Any) -> Any:
        if type(left) is str:
            return percent(machine.meter, left, right)
        return otherwise(machine, left, right)

    return operate


def matrix(function: Callable[[Any, Any], Any]) -> Operate:
    """The matrix product, by the sizes of its operands."""

    def operate(machine: Machine, left: Any, right: Any) -> Any:
        if isinstance(left, Instance) or isinstance(right, Instance):
            return of_instances(function, left, right)
        if type(left) is type(right) is np.ndarray and left.size * right.size < FEW:
            machine.meter.work(left.size * right.size)  # no product of them has more, or makes more
            return machine.admit(function(left, right))
        for one in (left, right):
            if type(one) in (list, tuple):
                machine.numeric(one)
        given = Given.of(left, right)
        machine.pay(matrices(given), given)
        return machine.admit(function(left, right))

    return operate


BINARY: dict[type, tuple[Operate, Operate]] = {  # operator: (a + b, a += b)
    ast.Add: (add(operator.add), add(operator.iadd)),
    ast.Sub: (general(operator.sub), general(operator.isub)),
    ast.Mult: (multiply(operator.mul), multiply(operator.imul)),
    ast.Div: (general(operator.truediv), general(operator.itruediv)),
    ast.FloorDiv: (general(operator.floordiv), general(operator.ifloordiv)),
    ast.Mod: (modulo(operator.mod), modulo(operator.imod)),
    ast.Pow: (power(operator.pow), power(operator.ipow)),
    ast.MatMult: (matrix(operator.matmul), matrix(operator.imatmul)),
    ast.LShift: (shift(operator.lshift), shift(operator.ilshift)),
    ast.RShift: (general(operator.rshift), general(operator.irshift)),
    ast.BitOr: (general(operator.or_), general(operator.ior)),
    ast.BitAnd: (general(operator.and_), general(operator.iand)),
    ast.BitXor: (general(operator.xor), general(operator.ixor)),
}


def compared(function: Callable[[Any, Any], Any]) -> Operate:
    """A comparison; containers are measured before C code walks them."""

    def operate(machine: Machine, left: Any, right: Any) -> Any:
        if type(left) in NUMBERS and type(right) in NUMBERS:
            return function(left, right)
        if isinstance(left, Instance) or isinstance(right, Instance):
            return of_instances(function, left, right)
        if spread(left, right):
            machine.spread(broadcast(machine, left, right))
            return machine.admit(function(left, right))
        if isinstance(left, Type) or isinstance(right, Type):
            left, right = real(left), real(right)
        machine.size(left)
        machine.size(right)
        return machine.admit(function(left, right))

    return operate


def real(value: Any) -> Any:
    """The class behind a listed type: x.dtype == np.float32."""
    return value.type if isinstance(value, Type) else value


def contains(machine: Machine, item: Any, container: Any) -> bool:
    """`item in container`, with what it must walk counted."""
    if type(container) is range:
        if type(item) not in (int, bool):
            machine.meter.handle(len(container))
    elif is_array(container):
        machine.meter.work(elements(container))
    elif not isinstance(container, Instance):
        machine.size(container)
        if type(container) in SEQUENCED:
            machine.meter.handle(dearness(container) * len(container))
        machine.key(item) if type(container) in HASHED else machine.size(item)
        if type(container) not in CONTAINERS and type(container) is not str:
            container = machine.collect(container)
    return item in container


COMPARE: dict[type, Operate] = {
    ast.Eq: compared(operator.eq),
    ast.NotEq: compared(operator.ne),
    ast.Lt: compared(operator.lt),
    ast.LtE: compared(operator.le),
    ast.Gt: compared(operator.gt),
    ast.GtE: compared(operator.ge),
    ast.Is: lambda machine, left, right: real(left) is real(right),
    ast.IsNot: lambda machine, left, right: real(left) is not real(right),
    ast.In: contains,
    ast.NotIn: lambda machine, left, right: not contains(machine, left, right),
}


def unary(function: Callable[[Any], Any]) -> Callable[[Machine, Any], Any]:
    """A sign or a bitwise not."""

    def operate(machine: Machine, value: Any) -> Any:
        if isinstance(value, Instance):
            return function(value)
        if is_array(value):
            machine.meter.work(elements(value))
        return machine.admit(function(value))

    return operate


def negation(machine: Machine, value: Any) -> bool:
    """`not value`."""
    return not value


UNARY: dict[type, Callable[[Machine, Any], Any]] = {
    ast.USub: unary(operator.neg),
    ast.UAdd: unary(operator.pos),
    ast.Invert: unary(operator.invert),
    ast.Not: negation,
}
