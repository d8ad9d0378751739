"""What a call of NumPy or the engine will cost, stated from its arguments before it is made."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from .limits import Meter
from .shapes import broadcast_size, elements, shape_of, size_of_shape, total
from .values import SEQUENCES, is_array

Args = tuple[Any, ...]
Kwargs = dict[str, Any]

HARD = 20  # exp, sin, ...: dearer than + by this, as measured in the browser


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
    times: Any = args[1] if len(args) > 1 else kwargs.get("repeats", kwargs.get("reps", 1))
    counts = [int(one) for one in np.asarray(times).ravel().tolist()]
    made = max(math.prod(counts), sum(counts), 1)
    charge(meter, elements(args[0] if args else kwargs.get("a", kwargs.get("A"))) * made)


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


def windows(meter: Meter, args: Args, kwargs: Kwargs) -> None:
    """conv_nd and pooling: every element of the result reads a window."""
    data = elements(args[0])
    bank = elements(args[1]) if len(args) > 1 else 1
    padding = kwargs.get("padding", 0)
    pads = padding if type(padding) in SEQUENCES else [padding]
    wide = data * math.prod(1 + 2 * int(max(one, 0)) for one in pads) if any(pads) else data
    charge(meter, min(wide * max(bank, 1), max(wide, 1) * 4096), 4)


def derived(meter: Meter, args: Args, kwargs: Kwargs) -> None:
    """A derivative of a function, or a call of one: in the end a pass backwards for each element of the argument."""
    size = total(one for one in args if is_array(one) or type(one) in SEQUENCES)
    charge(meter, max(size * size, 1), HARD)
