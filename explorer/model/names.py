"""Which name each tensor bears, and which version of the name it is. Knows no graph."""

from __future__ import annotations

import ast
from itertools import islice

from engine import Tensor

from .confine.paste import python_of
from .program import Place
from .text import Text

PARTS = 8  # of a list whose tensors get names
INNER = (ast.FunctionDef, ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


class Names:
    """The names bound so far in one program; tensors are told apart by `made`, new for each version of a tensor."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._passing: frozenset[tuple[int, int]] | None = None
        self._labels: dict[int, tuple[str, int]] = {}
        self._held: dict[str, Tensor] = {}
        self._holders: dict[int, str] = {}  # id of a held tensor -> the last name that holds it
        self._versions: dict[str, int] = {}
        self._passing_names: set[str] = set()

    def label(self, made: int) -> tuple[str | None, int]:
        """Name and version of a tensor; (None, 1) for one that was never named."""
        return self._labels.get(made, (None, 1))

    def held(self, name: str) -> Tensor | None:
        """The tensor that a name stands for now."""
        return self._held.get(name)

    def all_held(self) -> tuple[Tensor, ...]:
        """The tensors that names stand for now."""
        return tuple(self._held.values())

    def bind(self, name: str, value: object, place: Place) -> None:
        """A name stands for a value now; tensors in a list, tuple or dict become w[0], w[1] unless they have a name."""
        if isinstance(value, Tensor):
            is_passing = self._is_passing(place)
            self._name(name, value, only_if_nameless=is_passing or self._is_known_leaf(value))
            if is_passing:
                self._passing_names.add(name)
            return
        self._free(name)
        for label, part in parts(name, value):
            self._name(label, part, only_if_nameless=True)

    def update(self, tensor: Tensor) -> None:
        """A tensor was changed in place: what held its old version holds a new one."""
        name = self._holders.get(id(tensor))
        if name is not None:
            self._label(name, tensor.made)

    def revise(self, made: int) -> None:
        """A tensor's numbers were replaced without a trace, as by `w.data -= ...`: a new version of its name."""
        name, _ = self.label(made)
        if name is not None:
            self._label(name, made)

    def _name(self, name: str, tensor: Tensor, *, only_if_nameless: bool) -> None:
        known = self._labels.get(tensor.made)
        if known is None or not (only_if_nameless or known[0] == name):
            self._label(name, tensor.made)
            self._hold(name, tensor)

    def _is_known_leaf(self, tensor: Tensor) -> bool:
        """True where `y = x` gives a second name to what was not computed: it stays what it was called first."""
        name, _ = self.label(tensor.made)
        return (tensor.constant or tensor.creator is None) and name is not None and name not in self._passing_names

    def _free(self, name: str) -> None:
        former = self._held.pop(name, None)
        if former is not None and self._holders.get(id(former)) == name:
            del self._holders[id(former)]

    def _label(self, name: str, made: int) -> None:
        self._versions[name] = self._versions.get(name, 0) + 1
        self._labels[made] = (name, self._versions[name])

    def _hold(self, name: str, tensor: Tensor) -> None:
        self._free(name)
        self._held[name] = tensor
        self._holders[id(tensor)] = name

    def _is_passing(self, place: Place) -> bool:
        if self._passing is None:
            self._passing = passing(self._source)
        return (place.line, place.column) in self._passing


def parts(name: str, value: object) -> list[tuple[str, Tensor]]:
    """The first tensors of a list, tuple or dict, and what they are called."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list | tuple) else ()
    tensors = [(key, part) for key, part in islice(items, PARTS) if isinstance(part, Tensor)]
    return [(f"{name}[{key!r:.20}]", part) for key, part in tensors if isinstance(key, str | int)]


def passing(source: str) -> frozenset[tuple[int, int]]:
    """Where a text binds names for a while only: targets of loops, parameters, and all names inside functions."""
    code = python_of(source)
    text, tree = Text(code.text), ast.parse(code.text)
    places = [code.pasted(text.place(name)) for part in ast.walk(tree) for name in _passing_names(part)]
    return frozenset((place.line, place.column) for place in places)


def _passing_names(part: ast.AST) -> list[ast.Name | ast.arg]:
    inner = part.target if isinstance(part, ast.For) else part if isinstance(part, INNER) else None
    bound = [] if inner is None else ast.walk(inner)
    return [each for each in bound if isinstance(each, ast.arg) or _is_stored(each)]  # type: ignore[misc]


def _is_stored(part: ast.AST) -> bool:
    return isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)
