"""What a call of NumPy or the engine will cost, stated from its arguments before it is made."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from .limits import Meter
from .values import SEQUENCES, is_array

Args = tuple[Any, ...]
Kwargs = dict[str, Any]

HARD = 20  # exp, sin, ...: dearer than + by this, as measured in the browser


def shape_of(value: Any) -> tuple[int, ...]:
    """The shape that NumPy would give a value: a nested list's is read along its first items."""
    if is_array(value):
        return tuple(value.shape)
    shape: list[int] = []
    while type(value) in SEQUENCES and len(shape) < 64:
        shape.append(len(value))
        if not value:
            break
        value = value[0]
    return (*shape, *value.shape) if shape and is_array(value) else tuple(shape)


def elements(value: Any) -> int:
    """How many elements a value has as an array."""
    return math.prod(shape_of(value))


def broadcast_size(shapes: list[tuple[int, ...]]) -> int:
    """The size of the shapes broadcast together, as if they fitted."""
    if len(shapes) == 1 or all(shape == shapes[0] for shape in shapes):
        return math.prod(shapes[0])
    size = 1
    for place in range(1, max(map(len, shapes)) + 1):
        size *= max(
            (shape[-place] for shape in shapes if len(shape) >= place), key=lambda length: (length != 1, length)
        )
    return size


def broadcast(machine: Any, *values: Any) -> int:
    """The size of an elementwise result; nested lists are walked, and counted, first."""
    for value in values:
        if type(value) in SEQUENCES:
            machine.numeric(value)
    return broadcast_size([shape_of(value) for value in values])


def charge(meter: Meter, size: int, weight: int = 1) -> None:
    """One array of this size, with this much work per element."""
    meter.array(size)
    meter.work(weight * size)


# the kinds of functions


def free(meter: Meter, args: Args, kwargs: Kwargs) -> None:
    """Nothing worth counting."""


def each(meter: Meter, args: Args, kwargs: Kwargs) -> None:
    """Elementwise: the broadcast size of all arguments."""
    charge(meter, every(args, kwargs))


def hard(meter: Meter, args: Args, kwargs: Kwargs) -> None:
    """Elementwise, and dear."""
    charge(meter, every(args, kwargs), HARD)


def every(args: Args, kwargs: Kwargs) -> int:
    """The broadcast size of all array arguments."""
    shapes = [shape_of(value) for value in (*args, *kwargs.values()) if is_array(value) or type(value) in SEQUENCES]
    return broadcast_size(shapes) if shapes else 1


def whole(meter: Meter, args: Args, kwargs: Kwargs) -> None:
    """Reads all of its arguments once; its result is no larger than they are together."""
    charge(meter, total(args) + total(tuple(kwargs.values())), 2)


def sorting(meter: Meter, args: Args, kwargs: Kwargs) -> None:
    """Reads its arguments in the manner of a sort."""
    charge(meter, total(args), HARD)


def total(values: Any) -> int:
    """The elements of all arguments, those inside lists of arrays included."""
    size = 0
    for value in values:
        inside = type(value) in SEQUENCES and any(is_array(one) or type(one) in SEQUENCES for one in value)
        size += total(value) if inside else max(elements(value), 1)
    return size


def shaped(meter: Meter, args: Args, kwargs: Kwargs) -> None:
    """A new array whose shape is the first argument."""
    charge(meter, size_of_shape(args[0] if args else kwargs.get("shape", ())))


def shaped_by_all(meter: Meter, args: Args, kwargs: Kwargs) -> None:
    """A new array whose shape is all arguments: rand(3, 4)."""
    charge(meter, size_of_shape(args), HARD)


def shaped_second(meter: Meter, args: Args, kwargs: Kwargs) -> None:
    """A new array whose shape is the second argument."""
    charge(meter, size_of_shape(args[1] if len(args) > 1 else kwargs.get("shape", ())))


def sized(meter: Meter, args: Args, kwargs: Kwargs) -> None:
    """A draw: its last argument, or `size`, is the shape; parameters broadcast."""
    given = kwargs.get("size", kwargs.get("shape"))
    biggest = max([total(args), *(size_of_shape(one) for one in args if type(one) in (int, tuple, list))], default=1)
    charge(meter, biggest if given is None else size_of_shape(given), HARD)


def size_of_shape(shape: Any) -> int:
    """The elements of an array of this shape; odd shapes are NumPy's to refuse."""
    if isinstance(shape, np.ndarray):
        shape = shape.tolist() if shape.size <= 64 else []
    lengths = shape if type(shape) in SEQUENCES else [shape]
    if len(lengths) > 64:
        return 0
    whole = [int(one) for one in lengths if isinstance(one, (int, np.integer)) and one > 0]
    return math.prod(whole) if len(whole) == len(lengths) else math.prod(whole) * (0 in lengths or 1)


def square(meter: Meter, args: Args, kwargs: Kwargs) -> None:
    """eye(n), eye(n, m), identity(n), tri(n)."""
    sides = [args[0] if args else kwargs.get("N", kwargs.get("n", 0))]
    sides.append(args[1] if len(args) > 1 and isinstance(args[1], int) else kwargs.get("M") or sides[0])
    charge(meter, size_of_shape(tuple(sides)))


def ranged(meter: Meter, args: Args, kwargs: Kwargs) -> None:
    """arange(start, stop, step)."""
    given = [*args[:3], *(kwargs[name] for name in ("start", "stop", "step") if name in kwargs)]
    numbers = [float(one) for one in given if one is not None and not isinstance(one, type)]
    start, stop, step = ([0.0, *numbers, 1.0] if len(numbers) == 1 else [*numbers, 1.0])[:3]
    length = (stop - start) / step if step else 0.0
    charge(meter, int(min(max(length, 0.0), 1e18)) if not math.isnan(length) else 0)


def spaced(meter: Meter, args: Args, kwargs: Kwargs) -> None:
    """linspace(start, stop, num) and the like."""
    count = args[2] if len(args) > 2 else kwargs.get("num", 50)
    charge(meter, size_of_shape(count) * max(every(args[:2], {}), 1), HARD)


def repeated(meter: Meter, args: Args, kwargs: Kwargs) -> None:
    """repeat(a, n) and tile(a, n)."""
    times = args[1] if len(args) > 1 else kwargs.get("repeats", kwargs.get("reps", 1))
    if is_array(times):
        times = np.asarray(times.data if not isinstance(times, np.ndarray) else times).tolist()
    if type(times) not in SEQUENCES:
        times = [times]
    counts = [int(one) for one in times]
    charge(
        meter, elements(args[0] if args else kwargs.get("a", kwargs.get("A"))) * max(math.prod(counts), sum(counts), 1)
    )


def padded(meter: Meter, args: Args, kwargs: Kwargs) -> None:
    """pad(a, width)."""
    widths = np.array(args[1] if len(args) > 1 else kwargs.get("pad_width", 0), dtype=float)
    widest = 2 * int(max(widths.max(initial=0.0), 0.0))
    charge(meter, math.prod(length + widest for length in shape_of(args[0])))


def broadcasted(meter: Meter, args: Args, kwargs: Kwargs) -> None:
    """broadcast_to(a, shape)."""
    meter.array(size_of_shape(args[1] if len(args) > 1 else kwargs.get("shape", ())))


def multiplied(meter: Meter, args: Args, kwargs: Kwargs) -> None:
    """outer, kron, meshgrid: the product of all sizes."""
    charge(meter, math.prod(max(elements(value), 1) for value in args) * max(len(args), 1))


def squared(meter: Meter, args: Args, kwargs: Kwargs) -> None:
    """diag and its like: a vector becomes a square."""
    size = total(args[:1])
    charge(meter, size * size if len(shape_of(args[0])) == 1 else size)


def cubic(meter: Meter, args: Args, kwargs: Kwargs) -> None:
    """Linear algebra on matrices: the size times the longest side."""
    size = total(args)
    charge(meter, size, 4 * max([1, *(max(shape_of(one), default=1) for one in args)]))


def product_cost(meter: Meter, args: Args, kwargs: Kwargs) -> None:
    """matmul and dot: rows times columns times what is summed over."""
    left, right = shape_of(args[0]), shape_of(args[1])
    inner = left[-1] if left else 1
    rows, columns = math.prod(left[-2:-1]), right[-1] if len(right) > 1 else 1
    stack = broadcast_size([left[:-2], right[:-2]])
    meter.array(stack * rows * columns)
    meter.work(2 * stack * rows * columns * inner)


def contracted(meter: Meter, args: Args, kwargs: Kwargs) -> None:
    """tensordot, convolve, inner, cross: no more than every element by every element."""
    charge_work = math.prod(max(elements(value), 1) for value in args[:2])
    meter.work(charge_work)
    meter.array(charge_work if charge_work <= meter.limits.elements else max(map(elements, args[:2])))


def summed(meter: Meter, args: Args, kwargs: Kwargs) -> None:
    """einsum: the product of the lengths of all letters; the result's from the letters after the arrow."""
    words = [one for one in args if type(one) is str]
    operands = [one for one in args if type(one) is not str]
    if len(words) != 1:
        raise TypeError("einsum's first argument here is a text such as 'ij,jk->ik'")
    inputs, arrow, output = words[0].replace(" ", "").partition("->")
    lengths: dict[str, int] = {}
    spread = 1
    for letters, operand in zip(inputs.split(","), operands, strict=False):
        shape = shape_of(operand)
        before, dots, after = letters.partition("...")
        if dots:
            spread = max(spread, math.prod(shape[len(before) : len(shape) - len(after)]))
        pairs = [*zip(before, shape, strict=False), *zip(reversed(after), reversed(shape), strict=False)]
        for letter, length in pairs:
            lengths[letter] = max(lengths.get(letter, 1), length)
    if not arrow:
        output = "".join(one for one in lengths if inputs.count(one) == 1)
    meter.work(len(operands) * spread * math.prod(lengths.values()))
    meter.array(spread * math.prod(lengths.get(one, 1) for one in output))


def indexed(shape: tuple[int, ...], index: Any) -> int:
    """How many elements shape[index] has at most."""
    parts = index if type(index) is tuple else (index,)
    fancy = [one for one in parts if is_array(one) or type(one) in SEQUENCES]
    if not fancy:
        return math.prod(shape)
    masks = [one for one in fancy if is_array(one) and one.dtype == bool]
    used = len(fancy) + sum(len(shape_of(one)) - 1 for one in masks)
    chosen = broadcast_size(
        [(elements(one),) if is_array(one) and one.dtype == bool else shape_of(one) for one in fancy]
    )
    return chosen * math.prod(max(length, 1) for length in sorted(shape)[used:])


def windows(meter: Meter, args: Args, kwargs: Kwargs) -> None:
    """conv_nd and pooling: every element of the result reads a window."""
    data = elements(args[0])
    bank = elements(args[1]) if len(args) > 1 else 1
    padding = kwargs.get("padding", 0)
    pads = padding if type(padding) in SEQUENCES else [padding]
    wide = data * math.prod(1 + 2 * int(max(one, 0)) for one in pads) if any(pads) else data
    charge(meter, min(wide * max(bank, 1), max(wide, 1) * 4096), 4)
