"""The functions that a program defines: parameters bound as Python binds them, a body of closures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from engine import Tensor

from .limits import Meter
from .scopes import Frame
from .specials import refuse_special
from .watcher import Watcher


class Host(Protocol):
    """What a function needs of the machine that runs it."""

    meter: Meter
    inside: list[Any]
    watcher: Watcher

    def keep_all(self, values: Any) -> None:
        """Values are stored in another together."""

    def calling(self, function: Any, owner: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """The label of a call."""


TEXTS = {"__name__": "name", "__qualname__": "qualified", "__doc__": "doc"}
LONGEST = 200  # characters of a name or text that a program gives a function


@dataclass(frozen=True, slots=True)
class Signature:
    """A function's parameters."""

    positional: tuple[str, ...]  # those before a bare `/` first
    positional_only: int
    rest: str | None
    keyword: tuple[str, ...]
    keywords: str | None
    frames: int  # of Python's own that a call takes at most, however deep in the body it calls others


class Function:
    """A learner's function. It has no `__call__`: only the machine calls it, and counts."""

    __slots__ = (
        "body", "defaults", "doc", "frame", "hints", "host", "keyword_defaults", "name", "names", "qualified",
        "signature",
    )  # fmt: skip

    def __init__(
        self,
        name: str,
        signature: Signature,
        defaults: tuple[Any, ...],
        keyword_defaults: dict[str, Any],
        body: Callable[[Frame], Any],
        frame: Frame,
        host: Host,
        doc: str | None,
        qualified: str = "",
    ) -> None:
        self.qualified = qualified or name  # as Python's complaints have it
        self.name, self.signature, self.defaults, self.keyword_defaults = name, signature, defaults, keyword_defaults
        self.body, self.frame, self.host, self.doc = body, frame, host, doc
        self.names: dict[str, Any] = {}  # attributes that the program gave it
        self.hints: Callable[[], dict[str, Any]] = dict  # what its annotations are, when somebody asks

    def put(self, name: str, value: Any) -> None:
        """function.name = value: its name and its text, or what the program keeps with it."""
        if name in TEXTS:
            if type(value) is not str and (value is not None or name != "__doc__"):
                raise TypeError(f"{name} must be set to a string object")
            setattr(self, TEXTS[name], value and value[:LONGEST])
            return
        refuse_special(name)
        self.host.meter.table(1)
        self.host.keep_all([value])
        self.names[name] = value

    def run(self, args: tuple[Any, ...], kwargs: dict[str, Any], owner: Any = None) -> Any:
        """The function's result: its body in a new frame; `owner` is the instance that it is a method of."""
        host = self.host
        frame = Frame(self.frame)
        bind(self, frame.names, args, kwargs)
        for name, value in frame.names.items():
            if type(value) is Tensor and value.creator is None:
                host.watcher.lent(name, value)
        host.meter.enter(self.signature.frames)
        inside = host.inside
        inside.append(host.calling(self, owner, args, kwargs))
        try:
            return self.body(frame)
        finally:
            inside.pop()
            host.meter.leave(self.signature.frames)


def bind(function: Function, names: dict[str, Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
    """Give the parameters their values, with Python's own complaints."""
    signature = function.signature
    positional = signature.positional
    if len(args) > len(positional) and signature.rest is None:
        raise TypeError(too_many(function, len(args)))
    names.update(zip(positional, args, strict=False))
    if signature.rest is not None:
        names[signature.rest] = tuple(args[len(positional) :])
        function.host.keep_all(args)
    extra = by_keyword(function, names, kwargs) if kwargs else {}
    if signature.keywords is not None:
        names[signature.keywords] = extra
        function.host.keep_all(extra.values())
    fill(function, names)


def by_keyword(function: Function, names: dict[str, Any], kwargs: dict[str, Any]) -> dict[str, Any]:
    """Bind what was given by keyword; returns what no parameter takes."""
    signature, extra = function.signature, {}
    known = {*signature.positional[signature.positional_only :], *signature.keyword}
    for name, value in kwargs.items():
        if name not in known:
            if signature.keywords is None:
                raise TypeError(f"{function.qualified}() got {unexpected(signature, name, kwargs)}")
            extra[name] = value
        elif name in names:
            raise TypeError(f"{function.qualified}() got multiple values for argument '{name}'")
        else:
            names[name] = value
    return extra


def unexpected(signature: Signature, name: str, kwargs: dict[str, Any]) -> str:
    """What is wrong with an argument that is given by a name."""
    by_place = [one for one in signature.positional[: signature.positional_only] if one in kwargs]
    if by_place:
        return f"some positional-only arguments passed as keyword arguments: '{', '.join(by_place)}'"
    return f"an unexpected keyword argument '{name}'"


def fill(function: Function, names: dict[str, Any]) -> None:
    """Give parameters without an argument their defaults."""
    signature, defaults = function.signature, function.defaults
    missing: list[str] = []
    first = len(signature.positional) - len(defaults)
    for place, name in enumerate(signature.positional):
        if name in names:
            continue
        if place >= first:
            names[name] = defaults[place - first]
        else:
            missing.append(name)
    lacking(function, missing, "positional")
    for name in signature.keyword:
        if name not in names:
            if name in function.keyword_defaults:
                names[name] = function.keyword_defaults[name]
            else:
                missing.append(name)
    lacking(function, missing, "keyword-only")


def lacking(function: Function, names: list[str], kind: str) -> None:
    """The complaint about arguments that were left out, in Python's words."""
    if not names:
        return
    listed = [f"'{name}'" for name in names]
    last = f"{',' if len(listed) > 2 else ''} and " if len(listed) > 1 else ""
    said = ", ".join(listed[:-1]) + last + listed[-1]
    what = f"{len(names)} required {kind} argument{'s' if len(names) > 1 else ''}"
    raise TypeError(f"{function.qualified}() missing {what}: {said}")


def too_many(function: Function, given: int) -> str:
    """The complaint about surplus arguments."""
    most = len(function.signature.positional)
    least = most - len(function.defaults)
    takes = f"from {least} to {most}" if least < most else most
    plural = "" if most == 1 and least == most else "s"
    was = "was" if given == 1 else "were"
    return f"{function.qualified}() takes {takes} positional argument{plural} but {given} {was} given"
