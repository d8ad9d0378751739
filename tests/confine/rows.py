"""Every row of the tables that a program may reach, and values of every kind and of no kind for its parameters."""

import math
import random
from collections.abc import Iterator
from typing import Any

import numpy as np

import engine
from explorer.model.confine import Limits
from explorer.model.confine.attributes import ATTRIBUTES, NUMPY_NUMBER, mxnet_members
from explorer.model.confine.evaluate import prepared
from explorer.model.confine.limits import Meter
from explorer.model.confine.machine import Machine
from explorer.model.confine.names import ufuncs
from explorer.model.confine.names.draws import Draws
from explorer.model.confine.names.plots import Drawing
from explorer.model.confine.takes import Slot
from explorer.model.confine.values import Namespace, Row, Type

from .permitted import ALIASES, OWNERS, called
from .running import Silent

MOST = Limits(elements=10**9, bytes=10**12, flops=10**13, nodes=10**9, items=10**12, seconds=600)
SHAPES = [
    (),
    (5,),
    (300,),
    (1,),
    (40, 1),
    (1, 50),
    (40, 50),
    (20, 20),
    (4, 5, 6),
    (1, 4, 9, 9),
    (2, 1, 3, 1),
    (0,),
    (3, 0),
]


def machine(limits: Limits = MOST) -> Machine:
    """A machine as a run has it, with draws of its own."""
    return prepared(Meter(limits), Silent(), Draws(), Drawing())


def rows() -> dict[str, Row]:
    """All rows with a rule, by the name under which programs reach them."""
    with Draws() as draws:
        host = prepared(Meter(MOST), Silent(), draws, Drawing())
        rooms = [(host.modules[module](), alias) for module, alias in ALIASES.items() if module != "autograd"]
        found = {path: row for room, alias in rooms for path, row in inside(room, alias)}
        found |= dict(inside(called(host, "numpy", "random", "default_rng"), "g"))
        found |= dict(inside(called(host, "numpy", "random", "RandomState"), "state"))
    for ufunc in (np.add, np.power, np.logaddexp):
        found |= {f"np.{ufunc.__name__}.{name}": row for name, row in ufuncs.methods(ufunc).items()}
    for owner, kind in {**OWNERS, "v": np.float64, "n": engine.mxnet.NDArray}.items():
        for name, row in members(kind).items():
            if isinstance(row, Row) and not row.own:
                found[f"{owner}.{name}"] = row
    return found


def members(kind: type) -> Any:
    """What may be reached of a type's values."""
    if kind is engine.mxnet.NDArray:
        return mxnet_members(kind)
    return NUMPY_NUMBER if kind is np.float64 else ATTRIBUTES[kind]


def inside(room: Namespace, path: str) -> Iterator[tuple[str, Row]]:
    """The rows of a namespace, and of those in it."""
    for name in sorted(room.members):
        member: Any = room.members[name]
        if isinstance(member, Namespace):
            yield from inside(member, f"{path}.{name}")
        elif isinstance(member, Row) and not member.own:
            yield f"{path}.{name}", member


class Kinds:
    """Values of the kinds, drawn by chance; those of an owner are of its type."""

    def __init__(self, chance: random.Random, owner: str = "") -> None:
        self.chance, self.owner = chance, owner
        self.base = chance.choice(SHAPES)

    def _shape(self) -> tuple[int, ...]:
        """Most arrays of a call are of one shape."""
        return self.base if self.chance.random() < 0.7 else self.chance.choice(SHAPES)

    def value(self, slot: Slot, name: str = "") -> Any:
        """A value for a parameter."""
        return getattr(self, slot.kind.replace(" ", "_"))(slot)

    def array(self, slot: Slot) -> Any:
        shape = self._shape()
        made = np.arange(1.0, 1 + np.prod(shape)).reshape(shape) * self.chance.choice((1.0, 0.01, -1.0))
        dtype = self.chance.choice((float, float, float, int, np.float32, bool, complex))
        made = made.astype(dtype)
        form = self.chance.random()
        if self.owner == "n" or self.owner == "mx":
            return engine.mxnet.nd.array(made.real)
        if self.owner in ("t", "mg") and form < 0.5 and dtype in (float, np.float32):
            return engine.tensor(made)
        return made.tolist() if form < 0.15 else self.chance.choice((made, made, 2, 0.5, 1)) if form < 0.5 else made

    array_or_texts = array

    def array_or_text(self, slot: Slot) -> Any:
        return self.chance.choice(("2", self.array(slot)))

    def arrays(self, slot: Slot) -> Any:
        shape = self.chance.choice(SHAPES[1:])
        return [np.ones(shape) for _ in range(self.chance.randrange(1, 4))]

    def index(self, slot: Slot) -> Any:
        return self.chance.choice((0, 1, -1, [0, 1], np.array([0, 2, 1]), slice(0, 2)))

    def number(self, slot: Slot) -> Any:
        if self.owner in ("i", "f", "c"):
            return {"i": 3, "f": 2.5, "c": 1j}[self.owner]
        return self.chance.choice((0, 1, 2, 0.5, 1.5, 7.0))

    def places(self, slot: Slot) -> Any:
        return self.chance.choice((0, -1, [0, 1], ([0, 1], [1, 0])))

    def sign(self, slot: Slot) -> Any:
        return self.chance.choice("+-")

    def tree(self, slot: Slot) -> Any:
        return self.array(slot)

    def whole_number(self, slot: Slot) -> Any:
        return self.chance.choice((0, 1, 2, 5, 9))

    def whole(self, slot: Slot) -> Any:
        return self.chance.choice((0, 1, 2, 3, 7, -1))

    def shape(self, slot: Slot) -> Any:
        if "axis" in slot.name or "axes" in slot.name:
            return self.chance.choice((0, 0, 1, -1, 2, (0, 1), (1, 0)))
        if slot.name in ("shape", "newshape") and self.chance.random() < 0.7:
            return self.chance.choice((-1, math.prod(self.base), self.base, self.base[::-1]))
        return self.chance.choice((1, 2, 3, 5, 40, (2, 3), (40, 50), (2,), (2, 2)))

    def flag(self, slot: Slot) -> Any:
        return self.chance.choice((True, False))

    def word(self, slot: Slot) -> Any:
        return self.chance.choice(("C", "full", "valid", "same", "left", "linear", "edge", "reflect", "svd", "unsafe"))

    def norm_order(self, slot: Slot) -> Any:
        return self.chance.choice((1, 2, np.inf, "fro", "nuc", -2))

    def dtype(self, slot: Slot) -> Any:
        return Type(self.chance.choice((float, np.float32, np.int64, bool, complex)), id, own=True)

    def dtype_of_any(self, slot: Slot) -> Any:
        return self.chance.choice((self.dtype(slot), Type(str, id, own=True)))

    def array_or_dtype(self, slot: Slot) -> Any:
        return self.dtype(slot) if self.chance.random() < 0.5 else self.array(slot)

    def operand(self, slot: Slot) -> Any:
        return self.array(slot)

    def text(self, slot: Slot) -> Any:
        return self.chance.choice(("i", "ij", "ij->", "ij->ji", "i->", "...i->..."))

    def out(self, slot: Slot) -> Any:
        return np.zeros(self._shape())

    plain = out

    def self(self, slot: Slot) -> Any:
        if self.owner == "t":
            return engine.tensor(np.ones(self._shape()) * 1.5)
        if self.owner == "v":
            return np.float64(2.5)
        if self.owner in ("i", "f", "c"):
            return {"i": 3, "f": 2.5, "c": 1j}[self.owner]
        return engine.mxnet.nd.array(np.ones((4, 5))) if self.owner == "n" else np.ones(self._shape())

    def self_or_texts(self, slot: Slot) -> Any:
        made = self.self(slot)
        return self.chance.choice((made, made, made.astype(str)))

    def context(self, slot: Slot) -> Any:
        return "cpu(0)"

    def function(self, slot: Slot) -> Any:
        return lambda *values: engine.sum(values[0] * values[0])


def arguments(row: Row, kinds: Kinds) -> tuple[tuple[Any, ...], dict[str, Any]]:
    """Arguments of the right kinds for all needed parameters and for some others."""
    takes, chance = row.takes, kinds.chance
    args = []
    for slot in takes.places:
        if not slot.needed and chance.random() < 0.6:
            break
        args.append(kinds.value(slot))
    else:
        if takes.rest is not None:
            args += [kinds.value(takes.rest) for _ in range(chance.randrange(4))]
    if takes.rest is not None and takes.rest.kind == "operand":
        args.insert(0, kinds.text(takes.rest))
    rest = [slot for slot in takes.by_name.values() if slot not in takes.places[: len(args)]]
    named = {slot.name: kinds.value(slot) for slot in rest if slot.needed or chance.random() < 0.15}
    return tuple(args), {name: value for name, value in named.items() if name not in takes.only_by_place}
