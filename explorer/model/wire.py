"""A Run as JSON text and back, without loss: nan, inf, -0.0, dtypes, capped arrays. For crossing a process wall."""

from __future__ import annotations

import json
import math
from base64 import b64decode, b64encode
from collections.abc import Mapping
from typing import Any

import numpy as np

from .codec import Codec, a_list, checked, codec
from .run import Run
from .value import Value, one_nan, scalar
from .variables import KINDS, Variable


class WireError(ValueError):
    """A text that is not a Run."""


def to_json(run: Run) -> str:
    """The Run as strict JSON: numbers that JSON cannot say are words."""
    return json.dumps(RUN.pack(run), allow_nan=False, separators=(",", ":"))


def from_json(text: str) -> Run:
    """The Run that `to_json` wrote; WireError for any other text."""
    try:
        return RUN.unpack(json.loads(text))
    except (ValueError, TypeError, LookupError, RecursionError, OverflowError) as error:
        raise WireError(f"not a Run: {error}") from error


# numbers


def pack_number(number: float) -> Any:
    """A number, or "nan", "inf", "-inf"."""
    return number if math.isfinite(number) else repr(float(number))


def unpack_number(plain: Any) -> Any:
    """The number again; every nan is the one nan."""
    if type(plain) is str and plain in ("nan", "inf", "-inf"):
        return one_nan(float(plain))
    if type(plain) not in (float, int, bool):
        raise TypeError("a number expected")
    return plain


def _float(plain: Any) -> float:
    return float(unpack_number(plain))


# values

_text, _whole = checked(str), checked(int)
_sizes = codec(tuple[int, ...], {}).unpack


def pack_value(value: Value) -> Any:
    """A float64 scalar is its number; another scalar, its dtype and number; an array, all its fields."""
    if value.shape == () and value.numbers is not None:
        number = pack_number(value.numbers[0])
        return number if value.dtype == "float64" else [value.dtype, number]
    numbers = value.numbers
    if numbers is not None and (value.nans or value.infs):
        numbers = tuple(map(pack_number, numbers))
    span = (value.low, value.high, value.mean)
    return [value.dtype, value.shape, numbers, *span, value.nans, value.infs, [*map(pack_number, value.strip)]]


def unpack_value(plain: Any) -> Value:
    """The Value again."""
    if type(plain) is not list:
        return scalar("float64", _float(plain))
    if len(plain) == 2:
        return scalar(_text(plain[0]), unpack_number(plain[1]))
    dtype, shape, numbers, low, high, mean, nans, infs, strip = plain
    low, high, mean = (None if end is None else _float(end) for end in (low, high, mean))
    flat = None if numbers is None else tuple(map(unpack_number, a_list(numbers)))
    cells = tuple(map(_float, a_list(strip)))
    return Value(_text(dtype), _sizes(shape), flat, low, high, mean, _whole(nans), _whole(infs), cells)


# variables: plain Python, with a one-entry object where JSON has no such thing


def pack_plain(value: object) -> Any:
    """A number, text, container or Variable; what JSON lacks is {"its type": how}."""
    if isinstance(value, bool | str) or value is None:
        return value
    if isinstance(value, list):
        return [pack_plain(item) for item in value]
    for kind, (pack, _) in TAGGED.items():
        if isinstance(value, kind):
            return {kind.__name__: pack(value)}
    raise TypeError(f"{type(value).__name__} is no plain data")


def unpack_plain(plain: Any) -> Any:
    """The number, text, container or Variable again."""
    if type(plain) is list:
        return [unpack_plain(item) for item in plain]
    if type(plain) is not dict:
        return plain
    [(tag, inner)] = plain.items()
    return NAMED[tag](inner)


def _pack_items(items: Any) -> list[Any]:
    return [pack_plain(item) for item in items]


def _unpack_items(plain: Any) -> Any:
    return map(unpack_plain, a_list(plain))


def pack_array(array: np.ndarray) -> list[Any]:
    """Type, shape and the bytes."""
    return [array.dtype.str, array.shape, b64encode(array.tobytes()).decode()]


def unpack_array(plain: Any) -> np.ndarray:
    """The array again, read-only."""
    kind, shape, content = plain
    if _text(kind)[1:2] not in KINDS:
        raise TypeError(f"no array of {kind}")
    return np.frombuffer(b64decode(_text(content), validate=True), np.dtype(kind)).reshape(_sizes(shape))


def pack_points(points: tuple[float, ...]) -> str:
    """The bytes: a figure may have many points."""
    return b64encode(np.array(points, "<f8").tobytes()).decode()


def unpack_points(plain: Any) -> tuple[float, ...]:
    """The points again."""
    points = np.frombuffer(b64decode(_text(plain), validate=True), "<f8")
    return tuple(map(one_nan, points.tolist()))


ARRAY, VALUE = Codec(pack_array, unpack_array), Codec(pack_value, unpack_value)
SPECIAL = {
    Value: VALUE,
    np.ndarray: ARRAY,
    float: Codec(pack_number, _float),
    tuple[float, ...]: Codec(pack_points, unpack_points),
    Mapping[str, object]: Codec(
        lambda variables: {name: pack_plain(value) for name, value in variables.items()},
        lambda plain: {name: unpack_plain(value) for name, value in checked(dict)(plain).items()},
    ),
}

TAGGED = {
    int: Codec(hex, lambda plain: int(_text(plain), 16)),
    float: Codec(pack_number, _float),
    complex: Codec(
        lambda number: [pack_number(number.real), pack_number(number.imag)],
        lambda plain: complex(_float(plain[0]), _float(plain[1])),
    ),
    tuple: Codec(_pack_items, lambda plain: tuple(_unpack_items(plain))),
    set: Codec(_pack_items, lambda plain: set(_unpack_items(plain))),
    frozenset: Codec(_pack_items, lambda plain: frozenset(_unpack_items(plain))),
    dict: Codec(lambda items: _pack_items(items.items()), lambda plain: dict(_unpack_items(plain))),
    Variable: codec(Variable, SPECIAL),
}
NAMED = {kind.__name__: unpack for kind, (_, unpack) in TAGGED.items()}
RUN = codec(Run, SPECIAL)
