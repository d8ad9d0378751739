"""Every name that programs may use, with its signature and a line of help: what the editor offers to complete.

It is read from the tables that programs are held to, so nothing else is offered, and nothing is left out.
"""

from __future__ import annotations

import builtins
import importlib
import inspect
import keyword
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import numpy as np

import engine

from .attributes import ARRAY, TENSOR
from .evaluate import Limits, Meter, prepared
from .expressions import LATE, late
from .functions import Function
from .names.draws import Draws
from .names.plots import Drawing
from .takes import Slot, Takes
from .values import Block, Namespace, Row, Type

MINE = "autograd data IPython matplotlib mpl_toolkits mxnet mygrad tqdm"  # names of ours alone
LONGEST = 110  # characters of a line of help
PATIENT = 600.0  # seconds: modules are imported meanwhile
NO_HELP = re.compile(r"[\w.]+\(|>>>")  # some docstrings begin with a signature, or with an example
SENTENCE = re.compile(r"(.+?[.:])(?:\s|$)")
SIMPLE = (int, float, bool, str, type(None))  # defaults that are shown
Entry = tuple[str, str, str, str]  # name, kind, signature, help


class _Nobody:
    """Hears of no run."""

    def begin(self, *_: object) -> None:
        """No program is run."""


@cache
def catalogue() -> dict[str, Any]:
    """`entries`: name, kind, signature, help; `modules`: by path which of them are in it.

    Python's own are in the module "", and what tensors and arrays have is in ".".
    """
    rooms: dict[str, list[Entry]] = {}
    with Draws() as draws:
        machine = prepared(Meter(Limits(seconds=PATIENT)), _Nobody(), draws, Drawing())  # type: ignore[arg-type]
        own = {**machine.builtins, **{name: late(machine, name) for name in LATE}}
        rooms[""] = [*_entries(own, builtins), *((word, "keyword", "", "") for word in keyword.kwlist)]
        for path, module in machine.modules.items():
            rooms |= _rooms(path, module(), None if path in MINE.split() else importlib.import_module(path))
    methods = {one[0]: one for one in (*_entries(ARRAY, np.ndarray, 2), *_entries(TENSOR, engine.Tensor, 2))}
    rooms["."] = [*methods.values()]
    entries = {entry: at for at, entry in enumerate(dict.fromkeys(entry for room in rooms.values() for entry in room))}
    return {"entries": [*entries], "modules": {path: [entries[one] for one in room] for path, room in rooms.items()}}


def _rooms(path: str, module: Namespace, real: Any) -> dict[str, list[Entry]]:
    """A module's names, and those of the modules in it."""
    found = {path: [*_entries(module.members, real)]}
    for name in module.members:
        inner = module.members[name]
        if isinstance(inner, Namespace):
            found |= _rooms(f"{path}.{name}", inner, getattr(real, name, None))
    return found


def _entries(members: Mapping[str, Any], real: Any, given: int = 1) -> Iterator[Entry]:
    """An entry for each; `real` is the module or type that is stood in for.

    `given`: how many arguments a program does not write: the machine, and the value before a method's dot.
    """
    for name in members:
        if not name.startswith("_"):
            member, original = members[name], getattr(real, name, None)
            yield name, _kind(member), _signature(member, original, given), _help(member, original)


def _kind(member: Any) -> str:
    kinds = {Namespace: "namespace", Type: "class", Row | Block | Function: "function", str: "property"}
    return next((kind for one, kind in kinds.items() if isinstance(member, one)), "constant")


def _signature(member: Any, original: Any, given: int) -> str:
    """As it may be called here."""
    if isinstance(member, Function):
        return f"({', '.join(map(_written, _parameters_of(original)))})"
    if not isinstance(member, Row):
        return ""
    if isinstance(member.takes, Takes):
        return f"({', '.join(_parameters(member.takes, _defaults(original or member.function)))})"
    return f"({', '.join(map(_written, _parameters_of(member.function)[given:]))})"


def _parameters(takes: Takes, defaults: Mapping[str, Any]) -> Iterator[str]:
    """Those of a row, as Python writes them."""
    places = [slot for slot in takes.places if slot.kind != "self"]
    yield from (_parameter(slot, defaults) for slot in places)
    if takes.rest is not None:
        yield f"*{takes.rest.name}"
    by_name = [slot for slot in takes.by_name.values() if slot not in takes.places]
    if by_name and takes.rest is None:
        yield "*"
    yield from (_parameter(slot, defaults) for slot in by_name)


def _parameter(slot: Slot, defaults: Mapping[str, Any]) -> str:
    return slot.name if slot.needed else _with_default(slot.name, defaults)


def _with_default(name: str, defaults: Mapping[str, Any]) -> str:
    default = defaults.get(name, inspect.Parameter.empty)
    return f"{name}={default!r}" if isinstance(default, SIMPLE) else f"{name}=…"


def _written(parameter: inspect.Parameter) -> str:
    if parameter.kind is inspect.Parameter.VAR_POSITIONAL:
        return f"*{parameter.name}"
    if parameter.kind is inspect.Parameter.VAR_KEYWORD:
        return f"**{parameter.name}"
    is_needed = parameter.default is inspect.Parameter.empty
    return parameter.name if is_needed else _with_default(parameter.name, {parameter.name: parameter.default})


def _defaults(function: Any) -> dict[str, Any]:
    return {each.name: each.default for each in _parameters_of(function)}


def _parameters_of(function: Any) -> list[inspect.Parameter]:
    try:
        return [*inspect.signature(function).parameters.values()]
    except (TypeError, ValueError):  # of C, without a signature
        return []


def _help(member: Any, original: Any) -> str:
    """The first sentence that says what it is or does."""
    if isinstance(member, int | float | np.generic | None) or (isinstance(member, str) and original is None):
        return ""
    said = _sentence(original) or _sentence(getattr(member, "function", None))
    if said.startswith("NumPy's ") and (numpys := _sentence(getattr(np, member.name, None))):
        return f"{numpys.removesuffix('.')}, with gradients."
    return said


def _sentence(value: Any) -> str:
    said = (inspect.getdoc(value) or "") if value is not None else ""
    paragraphs = (" ".join(each.split()) for each in said.split("\n\n"))
    paragraph = next((each for each in paragraphs if each and not NO_HELP.match(each)), "")
    found = SENTENCE.match(paragraph)
    text = (found[1] if found else paragraph).rstrip(":").replace("`", "")
    return text if len(text) <= LONGEST else text[: text.rindex(" ", 0, LONGEST)] + " …"
