"""Every name that a program may reach, written as a program writes it: found by walking what a run is given."""

from collections.abc import Iterator
from typing import Any

import numpy as np

import engine
from explorer.model.confine import Limits
from explorer.model.confine.attributes import ATTRIBUTES, NUMPY_NUMBER, mxnet_members
from explorer.model.confine.evaluate import prepared
from explorer.model.confine.library.modules import MODULES
from explorer.model.confine.limits import Meter
from explorer.model.confine.names import methods
from explorer.model.confine.names.autograd import DERIVATIVES
from explorer.model.confine.names.draws import Draws
from explorer.model.confine.names.plots import Drawing
from explorer.model.confine.values import Namespace

from .running import Silent

NUMPY, ENGINE = "import numpy as np\n", "import engine as mg\n"
FIGURE = "import matplotlib.pyplot as plt\nfig, ax = plt.subplots()\n"
MADE = {  # a name that programs hold, and how they came by it
    "np": NUMPY,
    "mg": ENGINE,
    "math": "import math\n",
    "mx": "import mxnet as mx\n",
    "plt": "import matplotlib.pyplot as plt\n",
    "fig": FIGURE,
    "ax": FIGURE,
    "x": NUMPY + "x = np.ones((2, 3))\n",
    "k": NUMPY + "k = np.arange(6)\n",
    "v": NUMPY + "v = np.float64(2.5)\n",
    "g": NUMPY + "g = np.random.default_rng()\n",
    "state": NUMPY + "state = np.random.RandomState()\n",
    "autograd": "import autograd, autograd.numpy, autograd.misc.optimizers\n",
    "t": ENGINE + "t = mg.tensor([1.0, 2.0])\n",
    "n": "import mxnet as mx\nn = mx.nd.array([1, 2])\n",
    "s": "s = 'ab'\n",
    "l": "l = [3, 1]\n",
    "u": "u = (1, 2)\n",
    "d": "d = {1: 2}\n",
    "w": "w = {1, 2}\n",
    "i": "i = 6\n",
    "f": "f = 2.5\n",
    "c": "c = complex(1, 2)\n",
    "kind": NUMPY + "kind = np.dtype(float)\n",
    "error": "error = ValueError('no', 2)\n",
}
LIBRARY = [*MODULES, "operator"]
MADE |= {name: f"import {name}\n" for name in LIBRARY}
ALIASES = {"numpy": "np", "engine": "mg", "math": "math", "mxnet": "mx", "matplotlib": ""}
ALIASES |= {name: name for name in LIBRARY}
OWNERS = {"x": np.ndarray, "t": engine.Tensor, "s": str, "l": list, "u": tuple, "d": dict, "w": set, "i": int}
OWNERS |= {"f": float, "c": complex, "kind": np.dtype}


def permitted() -> list[str]:
    """All of them, in order."""
    with Draws() as draws:
        machine = prepared(Meter(Limits()), Silent(), draws, Drawing())
        found = [*machine.builtins]
        for module, alias in ALIASES.items():
            found += inside(machine.modules[module](), alias)
        figure, axes = called(machine, "matplotlib", "pyplot", "subplots")
        found += [*inside(figure, "fig"), *inside(axes, "ax")]
        found += inside(called(machine, "numpy", "random", "default_rng"), "g")
        found += inside(called(machine, "numpy", "random", "RandomState"), "state")
    found += [f"autograd.{name}" for name in ("numpy.array", "misc.optimizers.adam", *DERIVATIVES)]
    found += [f"{owner}.{name}" for owner, kind in OWNERS.items() for name in ATTRIBUTES[kind]]
    found += [f"v.{name}" for name in NUMPY_NUMBER]
    found += [f"n.{name}" for name in mxnet_members(engine.mxnet.NDArray)]
    found += [f"{kind}.{name}" for kind, members in methods.OF_TYPES.items() for name in members]
    return sorted({*found, "error.args"})


def inside(room: Namespace, path: str) -> Iterator[str]:
    """A namespace's names, and those of the namespaces in it."""
    for name in sorted(room.members if path else ["pyplot"]):
        member: Any = room.members[name]
        full = f"{path}.{name}" if path else {"pyplot": "plt"}[name]
        if path:
            yield full
        if isinstance(member, Namespace):
            yield from inside(member, full)


def called(machine: Any, module: str, room: str, name: str) -> Any:
    """What a function of a room in a module gives without arguments."""
    return machine.modules[module]().members[room].members[name].invoke(machine, (), {})


def begun(source: str, names: Iterator[str] | list[str]) -> str:
    """The program, after the lines that make the names that it begins from."""
    lines = [line for name in names for line in MADE.get(name, "").splitlines()]
    return "\n".join([*dict.fromkeys(lines), source])
