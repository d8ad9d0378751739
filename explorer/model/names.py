"""Which name each tensor bears, and which version of the name it is. Knows no graph.

A tensor keeps the first name that lasts: one at the top level, or the way to it through lists, dicts and objects. A
name that passes, of a loop or inside a function, is only lent to it.
"""

from __future__ import annotations

import ast
from itertools import islice
from typing import NamedTuple
from weakref import ref

from engine import Tensor

from .confine.paste import python_of
from .paths import Patience, holds, parts
from .program import Place
from .text import Text

PARTS = 64  # tensors of a passing container that get names
INNER = (ast.FunctionDef, ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
BOUND = (ast.arg, ast.FunctionDef, ast.ClassDef)


class Label(NamedTuple):
    """A tensor's name, the version of it, and whether it lasts."""

    name: str
    version: int
    lasts: bool


class Names:
    """The names bound so far in one program; tensors are told apart by `made`, new for each version of a tensor."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._passing: frozenset[tuple[int, int]] | None = None
        self._labels: dict[int, Label] = {}
        self._lent: set[int] = set()  # those that have a parameter's name only
        self._held: dict[str, ref[Tensor]] = {}
        self._holders: dict[int, str] = {}  # id of a held tensor -> the last name that holds it
        self._versions: dict[str, int] = {}
        self._containers: dict[str, object] = {}  # by their lasting names
        self._patience = Patience()  # with what is bound again and again and holds no tensor

    def label(self, made: int) -> tuple[str | None, int]:
        """Name and version of a tensor; (None, 1) for one that was never named."""
        found = self._labels.get(made)
        return (found.name, found.version) if found else (None, 1)

    def lasts(self, made: int) -> bool:
        """Whether a tensor's name does."""
        found = self._labels.get(made)
        return found is not None and found.lasts

    def held(self, name: str) -> Tensor | None:
        """The tensor that a name stands for now."""
        found = self._held.get(name)
        return found() if found else None

    def all_held(self) -> tuple[Tensor, ...]:
        """The tensors that names stand for now."""
        return tuple(tensor for tensor in (found() for found in self._held.values()) if tensor is not None)

    def bind(self, name: str, value: object, place: Place) -> None:
        """A name stands for a value now; what is in a container is called by the way to it, unless it has a name."""
        lasts = not self._is_passing(place)
        if isinstance(value, Tensor):
            self._containers.pop(name, None)
            self._name(name, value, lasts=lasts, anew=value.creator is not None)
            return
        self._free(name)
        if not holds(value):
            self._containers.pop(name, None)
        elif lasts:
            self._containers[name] = value
            self._walk(name, value, self._patience)
        else:
            for path, part in islice(parts(name, value, self._quote, self._patience), PARTS):
                self._name(path, part, lasts=False, anew=False)

    def lend(self, name: str, tensor: Tensor) -> None:
        """A leaf that has no name is called as the parameter of a function is that it was given to."""
        if tensor.made not in self._labels:
            self._name(name, tensor, lasts=False, anew=False)
            self._lent.add(tensor.made)

    def settle(self) -> None:
        """What has come to lie in containers since they were named is called by the way to it."""
        for name, value in self._containers.items():
            self._walk(name, value)

    def update(self, tensor: Tensor) -> None:
        """A tensor was changed in place: what held its old version holds a new one."""
        name = self._holders.get(id(tensor))
        if name is not None and self.held(name) is tensor:
            self._label(name, tensor.made, lasts=True)

    def revise(self, made: int) -> None:
        """A tensor's numbers were replaced without a trace, as by `w.data -= ...`: a new version of its name."""
        found = self._labels.get(made)
        if found is not None:
            self._label(found.name, made, lasts=found.lasts)

    @property
    def _quote(self) -> str:
        return '"' if '["' in self._source else "'"

    def _walk(self, name: str, value: object, patience: Patience | None = None) -> None:
        for path, part in parts(name, value, self._quote, patience):
            self._name(path, part, lasts=True, anew=False)

    def _name(self, name: str, tensor: Tensor, *, lasts: bool, anew: bool) -> None:
        """Give a tensor a name where it has none, or only one that passes; `anew`: a newer lasting one counts, too."""
        known = self._labels.get(tensor.made) if tensor.made not in self._lent else None
        self._lent.discard(tensor.made)
        if known is None or (lasts and (anew or not known.lasts) and known.name != name):
            self._label(name, tensor.made, lasts=lasts)
            self._hold(name, tensor)
        elif lasts and known.name == name and not known.lasts:
            self._labels[tensor.made] = known._replace(lasts=True)
            self._hold(name, tensor)

    def _free(self, name: str) -> None:
        found = self._held.pop(name, None)
        former = found() if found else None
        if former is not None and self._holders.get(id(former)) == name:
            del self._holders[id(former)]

    def _label(self, name: str, made: int, *, lasts: bool) -> None:
        self._versions[name] = self._versions.get(name, 0) + 1
        self._labels[made] = Label(name, self._versions[name], lasts)

    def _hold(self, name: str, tensor: Tensor) -> None:
        self._free(name)
        self._held[name] = ref(tensor)
        self._holders[id(tensor)] = name

    def _is_passing(self, place: Place) -> bool:
        if self._passing is None:
            self._passing = passing(self._source)
        return (place.line, place.column) in self._passing


def passing(source: str) -> frozenset[tuple[int, int]]:
    """Where a text binds names for a while only: targets of loops, parameters, and all names inside functions."""
    code = python_of(source)
    text, tree = Text(code.text), ast.parse(code.text)
    places = [code.pasted(text.place(name)) for part in ast.walk(tree) for name in _passing_names(part)]
    return frozenset((place.line, place.column) for place in places)


def _passing_names(part: ast.AST) -> list[ast.expr | ast.stmt | ast.arg]:
    inner = part.target if isinstance(part, ast.For) else part if isinstance(part, INNER) else None
    bound = [] if inner is None else [each for each in ast.walk(inner) if each is not part and _is_bound(each)]
    return bound  # type: ignore[return-value]


def _is_bound(part: ast.AST) -> bool:
    return isinstance(part, BOUND) or (isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store))
