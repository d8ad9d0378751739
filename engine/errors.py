"""All errors of the engine, as a tree. Each message names the operation, the shapes and the remedy."""

from collections.abc import Sequence
from typing import Any

from numpy.exceptions import AxisError

# Of a list of operands so many are described.
MANY = 4

# What NumPy's functions raise for operands that do not suit them; AttributeError for what is no number at all.
OF_NUMPY = (ValueError, TypeError, IndexError, AttributeError)

# The kinds of types that hold numbers, or truth values.
NUMBERS = frozenset("fiubc")


class EngineError(Exception):
    """Anything about gradients that the engine refuses to do."""


# The name that learners' programs catch.
MyGradException = EngineError


class InvalidGradient(EngineError):
    """A rule gave a gradient that does not fit its operand."""


class InvalidBackprop(EngineError):
    """Back-propagation reached a part of the graph that was cleared before."""


class DisconnectedView(EngineError):
    """A view and its base no longer belong to the same graph."""


def cleared(op: str, shape: Sequence[int]) -> InvalidBackprop:
    """An operand whose history is gone although the result still needs it."""
    return InvalidBackprop(
        f"backward: the operand of shape {tuple(shape)} that {op} used belongs to a graph that an earlier backward() "
        "or clear_graph() cleared; compute the result anew, or keep the graph with backward(retain_graph=True)"
    )


def misfit(op: str, shape: Sequence[int], expected: Sequence[int]) -> InvalidGradient:
    """A contribution that cannot be the gradient of its operand."""
    return InvalidGradient(
        f"backward: the rule of {op} gave a gradient of shape {tuple(shape)} for an operand of shape "
        f"{tuple(expected)}; a partial must return an array that broadcasts to its operand's shape"
    )


def bad_output_gradient(shape: Sequence[int], expected: Sequence[int]) -> ValueError:
    """An output gradient of a wrong shape."""
    return ValueError(
        f"backward: a gradient of shape {tuple(shape)} does not broadcast to the tensor's shape {tuple(expected)}; "
        "pass one number, or an array of the tensor's shape"
    )


def bad_flag(constant: Any) -> TypeError:
    """`constant=` that is no truth value."""
    return TypeError(f"constant must be True, False or None, not {constant!r}")


def not_real(dtype: Any) -> TypeError:
    """Values that have no gradients here."""
    return TypeError(f"a tensor holds real numbers, not {dtype}; pass floats, integers or booleans")


def never_variable(dtype: Any) -> ValueError:
    """Integers that were asked to have a gradient."""
    return ValueError(
        f"constant=False: values of type {dtype} are always constant, only floats have gradients; "
        "pass floats such as 2.0, or dtype=float"
    )


def read_only(op: str, shape: Sequence[int]) -> ValueError:
    """An update of values that may not be written."""
    return ValueError(
        f"{op}: the data of the tensor of shape {tuple(shape)} is read-only and cannot be updated; update a copy of it"
    )


def does_not_fit(op: str, shape: Sequence[int], target: Sequence[int]) -> ValueError:
    """An update with a result of another shape than its target's."""
    return ValueError(
        f"{op}: the result of shape {tuple(shape)} cannot be written into the tensor of shape {tuple(target)} in "
        "place; write x = x + y instead of x += y, or make the shapes agree"
    )


def bad_out(shape: Sequence[int], result: Sequence[int]) -> ValueError:
    """An array given for a result of another shape."""
    return ValueError(
        f"out= of shape {tuple(shape)} cannot take a result of shape {tuple(result)}; give an array of that shape"
    )


def failed(op: str, operands: Sequence[Any], error: Exception) -> Exception:
    """NumPy's error once more, of the same type, with the operation, its operands' shapes and what to do.

    A TypeError instead where an operand holds no numbers at all, whatever NumPy stumbled over first.
    """
    for x in operands:
        if hasattr(x, "dtype") and x.dtype.kind not in NUMBERS:
            return TypeError(f"{op} of {', '.join(map(_described, operands))}: {x!r} holds no numbers; pass numbers")
    shapes = ", ".join(_described(x) for x in operands)
    remedy = _REMEDIES.get(type(error), "")
    told = f"{op} of {shapes}: {error}{'' if remedy in str(error) else remedy}"
    try:
        return type(error)(told)
    except TypeError:  # an error of NumPy's own that takes other arguments
        error.add_note(f"in {op} of {shapes}")
        return error


_REMEDIES: dict[type, str] = {
    ValueError: "; check the shapes (.shape) and reshape, transpose or slice an operand so that they fit",
    AxisError: "; axes count from 0 to ndim - 1, and from -1 backwards",
    IndexError: "; indices count from 0 to length - 1, and from -1 backwards",
}


def _described(x: Any) -> str:
    if isinstance(x, list | tuple) and any(hasattr(part, "shape") for part in x[:MANY]):
        return f"[{', '.join(map(_described, x[:MANY]))}{', ...' if len(x) > MANY else ''}]"
    shape = getattr(x, "shape", None)
    return type(x).__name__ if shape is None else f"shape {tuple(shape)}" if shape else "a number"
