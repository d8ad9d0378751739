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
    charge(meter, total((*args, *kwargs.values())), HARD)


def shaped(meter: Meter, args: Args, kwargs: Kwargs) -> None:
    """A new array whose shape is the first argument."""
    charge(meter, size_of_shape(args[0] if args else kwargs.get("shape", ())))


def alike(meter: Meter, args: Args, kwargs: Kwargs) -> None:
    """ones_like and its kin: the size of the first argument, or of a shape that is given well after it."""
    shapes = [one for one in (*args[2:], kwargs.get("shape")) if one is not None and type(one) is not bool]
    charge(meter, max([total(args[:1]), *map(size_of_shape, shapes)]))


def shaped_by_all(meter: Meter, args: Args, kwargs: Kwargs) -> None:
    """A new array whose shape is all arguments, or the only one: rand(3, 4), uniform((3, 4))."""
    charge(meter, size_of_shape(args[0] if len(args) == 1 else args), HARD)


def sized_first(meter: Meter, args: Args, kwargs: Kwargs) -> None:
    """A draw whose first argument is the shape: random(size)."""
    charge(meter, drawn(0, args, kwargs), HARD)


def sized_second(meter: Meter, args: Args, kwargs: Kwargs) -> None:
    """A draw with one parameter before its shape: poisson(lam, size)."""
    charge(meter, drawn(1, args, kwargs), HARD)


def sized_third(meter: Meter, args: Args, kwargs: Kwargs) -> None:
    """A draw with two parameters before its shape: normal(loc, scale, size)."""
    charge(meter, drawn(2, args, kwargs), HARD)


def sized_vectors(meter: Meter, args: Args, kwargs: Kwargs) -> None:
    """multivariate_normal(mean, cov, size): that many vectors as long as the mean."""
    charge(meter, max(drawn(2, (), kwargs), drawn(2, args, kwargs)) * max(total(args[:1]), 1), HARD)
    cubic(meter, args[:2], {})


def picked(meter: Meter, args: Args, kwargs: Kwargs) -> None:
    """choice(a, size) and permutation(a): a whole number stands for the range up to it."""
    pool = args[0] if args else next(iter(kwargs.values()), 1)
    charge(meter, max(drawn(1, args, kwargs), size_of_shape(pool) if is_index(pool) else total((pool,))), HARD)


def drawn(place: int, args: Args, kwargs: Kwargs) -> int:
    """How many numbers: by the shape at this place or by its name, else as many as there are parameters."""
    given = kwargs.get("size", kwargs.get("shape", args[place] if len(args) > place else None))
    return max(total(args[:place]), 1) if given is None else size_of_shape(given)


def is_index(value: Any) -> bool:
    """Whether NumPy would take a value for one whole number."""
    return isinstance(value, (int, np.integer)) or (is_array(value) and not value.shape and value.dtype.kind in "iu")


def square(meter: Meter, args: Args, kwargs: Kwargs) -> None:
    """eye(n), eye(n, m), identity(n), tri(n)."""
    first = args[0] if args else kwargs.get("N", kwargs.get("n", 0))
    second = args[1] if len(args) > 1 else kwargs.get("M")
    charge(meter, size_of_shape((first, first if second is None or isinstance(second, type) else second)))


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
    charge(meter, size_of_shape(count) * max(every(args[:2], kwargs), 1), HARD)


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
    """outer, kron, meshgrid, percentile: the product of all sizes."""
    given = (*args, *kwargs.values())
    charge(meter, math.prod(max(elements(value), 1) for value in given) * max(len(args), 1))


def squared(meter: Meter, args: Args, kwargs: Kwargs) -> None:
    """diag and its like: a vector becomes a square, further out by the whole numbers given."""
    given = (*args, *kwargs.values())
    side = total(given[:1]) + sum(abs(int(one)) for one in given[1:] if isinstance(one, (int, np.integer)))
    charge(meter, side * side if len(shape_of(given[0])) < 2 else max(side, total(given[:1])) * max(shape_of(given[0])))


def cubic(meter: Meter, args: Args, kwargs: Kwargs) -> None:
    """Linear algebra on matrices: the size times the longest side; each bit of a power once more."""
    given = (*args, *kwargs.values())
    longest = max([1, *(max(shape_of(one), default=1) for one in given)])
    bits = max([1, *(one.bit_length() for one in given if type(one) is int)])
    meter.array(longest * longest)
    charge(meter, total(given), 4 * longest * bits)


def layered(meter: Meter, args: Args, kwargs: Kwargs) -> None:
    """Layers and chains of products: the size times the longest side."""
    given = (*args, *kwargs.values())
    charge(meter, total(given), 4 * max([1, *(max(shape_of(one), default=1) for one in given)]))


def product_cost(meter: Meter, args: Args, kwargs: Kwargs) -> None:
    """matmul and dot: rows times columns times what is summed over."""
    left, right = (shape_of(one) for one in (*args, *kwargs.values())[:2])
    inner = left[-1] if left else 1
    rows, columns = math.prod(left[-2:-1]), right[-1] if len(right) > 1 else 1
    stack = broadcast_size([left[:-2], right[:-2]])
    meter.array(stack * rows * columns)
    meter.work(2 * stack * rows * columns * inner)


def dotted(meter: Meter, args: Args, kwargs: Kwargs) -> None:
    """dot and inner: the last axis of the first is summed over, all other axes stay."""
    left, right = (shape_of(one) for one in (*args, *kwargs.values())[:2])
    inner = max(left[-1], 1) if left and right else 1
    size = math.prod(left) // inner * (math.prod(right) // inner)
    meter.array(size)
    meter.work(2 * size * inner)


def tensordotted(meter: Meter, args: Args, kwargs: Kwargs) -> None:
    """tensordot(a, b, axes): what is not summed over, times what is."""
    left, right = (shape_of(one) for one in (*args, *kwargs.values())[:2])
    axes = args[2] if len(args) > 2 else kwargs.get("axes", 2)
    if isinstance(axes, int):
        summed_over = math.prod(left[len(left) - axes :]) if axes > 0 else 1
    else:
        first = axes[0] if type(axes[0]) in SEQUENCES else [axes[0]]
        summed_over = math.prod(left[int(axis)] for axis in first)
    size = math.prod(left) * math.prod(right) // max(summed_over, 1) ** 2
    meter.array(size)
    meter.work(2 * size * max(summed_over, 1))


def contracted(meter: Meter, args: Args, kwargs: Kwargs) -> None:
    """convolve and correlate, polyval: every element by every element, into no more than both together."""
    given = (*args, *kwargs.values())[:2]
    meter.array(total(given))
    meter.work(math.prod(max(elements(value), 1) for value in given))


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


def taken(meter: Meter, args: Args, kwargs: Kwargs) -> None:
    """take(a, indices, axis) and insert: all the other axes for each index."""
    data, chosen, *rest = (*args, *kwargs.values())
    axis = kwargs["axis"] if "axis" in kwargs else next((one for one in reversed(rest) if type(one) is int), None)
    shape = shape_of(data)
    others = math.prod(shape) // max(shape[axis], 1) if type(axis) is int and -len(shape) <= axis < len(shape) else 1
    charge(meter, total((data,)) + max(elements(chosen), 1) * others + total(tuple(rest)))


def counted(meter: Meter, args: Args, kwargs: Kwargs) -> None:
    """bincount(x): as many counts as the largest number says."""
    numbers = np.asarray(args[0])
    least = args[2] if len(args) > 2 else kwargs.get("minlength", 0)
    biggest = min(max(np.nan_to_num(numbers.real.max(initial=0)), 0), 1e18)
    charge(meter, max(int(biggest), int(least or 0), 0) + 1 + total(args[:1]))


def binned(meter: Meter, args: Args, kwargs: Kwargs) -> None:
    """histogram(a, bins): the bins are sorted into."""
    bins = args[1] if len(args) > 1 else kwargs.get("bins", 10)
    charge(meter, size_of_shape(bins) if isinstance(bins, (int, np.integer)) else elements(bins), HARD)
    charge(meter, total(args[:1]), HARD)


def pieces(meter: Meter, args: Args, kwargs: Kwargs) -> None:
    """split(a, n): that many arrays."""
    sections = args[1] if len(args) > 1 else kwargs.get("indices_or_sections", 1)
    meter.sequence(int(sections) if isinstance(sections, (int, np.integer)) else elements(sections))
    charge(meter, total(args[:1]))


def differences(meter: Meter, args: Args, kwargs: Kwargs) -> None:
    """diff(a, n): n times over the array."""
    times = args[1] if len(args) > 1 else kwargs.get("n", 1)
    meter.sequence(abs(int(times)))
    charge(meter, total(args[:1]), 1_000 if times > 1 else 1)
    meter.work(100 * abs(int(times)) * (1 + total(args[:1]) // 100))
