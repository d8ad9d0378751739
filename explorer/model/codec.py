"""Types to JSON and back: an annotation is the format, a frozen dataclass the list of its fields. Knows no Run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints
from typing import Literal as OneOf


class Codec(NamedTuple):
    """How one type becomes plain JSON values, and how those become that type again (or TypeError, ValueError)."""

    pack: Callable[[Any], Any]
    unpack: Callable[[Any], Any]


def codec(kind: Any, special: Mapping[Any, Codec]) -> Codec:
    """The Codec of a type as written in an annotation; `special` has those that annotations cannot say."""
    if kind in special:
        return special[kind]
    if isinstance(kind, type) and is_dataclass(kind):
        return _record(kind, special)
    if isinstance(kind, UnionType):
        return _optional(codec(next(part for part in get_args(kind) if part is not NoneType), special))
    if get_origin(kind) is OneOf:
        return Codec(_same, _among(get_args(kind)))
    if get_origin(kind) is tuple:
        first, *rest = get_args(kind)
        return _many(codec(first, special)) if rest == [Ellipsis] else _few([codec(k, special) for k in (first, *rest)])
    return Codec(_same, checked(kind))


def checked(kind: type) -> Callable[[Any], Any]:
    """Hands on exactly this type; TypeError for any other."""

    def unpack(plain: Any) -> Any:
        if type(plain) is not kind:
            raise TypeError(f"{kind.__name__} expected, not {type(plain).__name__}")
        return plain

    return unpack


def _among(words: tuple[Any, ...]) -> Callable[[Any], Any]:
    def unpack(plain: Any) -> Any:
        if plain not in words:
            raise ValueError(f"one of {words} expected, not {plain!r}")
        return plain

    return unpack


a_list = checked(list)


def _same(plain: Any) -> Any:
    return plain


FLOATS = {float: Codec(_same, float)}  # numbers between our own processes, where JSON may say nan, and 3 for 3.0


def _record(kind: Any, special: Mapping[Any, Codec]) -> Codec:
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind) if field.init]
    pack, unpack = _few([codec(hints[name], special) for name in names])
    values = attrgetter(*names)
    return Codec(lambda record: pack(values(record)), lambda plain: kind(*unpack(plain)))


def _optional(inner: Codec) -> Codec:
    pack, unpack = inner
    return Codec(
        lambda value: None if value is None else pack(value),
        lambda plain: None if plain is None else unpack(plain),
    )


def _many(inner: Codec) -> Codec:
    pack, unpack = inner
    return Codec(lambda items: [pack(item) for item in items], lambda plain: tuple(map(unpack, a_list(plain))))


def _few(codecs: list[Codec]) -> Codec:
    def pack(items: Any) -> list[Any]:
        return [each.pack(item) for each, item in zip(codecs, items, strict=True)]

    def unpack(plain: Any) -> tuple[Any, ...]:
        return tuple(each.unpack(item) for each, item in zip(codecs, a_list(plain), strict=True))

    return Codec(pack, unpack)
