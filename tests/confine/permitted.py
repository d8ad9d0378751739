# ruff: noqa: SIM905 -- tables of words
"""Every name that a program may reach, written as a program writes it: found by walking what a run is given."""

from collections import Counter, deque
from collections.abc import Iterator
from contextlib import contextmanager
from types import GeneratorType
from typing import Any

import numpy as np

import engine
from explorer.model.confine import Limits
from explorer.model.confine.attributes import ATTRIBUTES, NUMPY_NUMBER, mxnet_members
from explorer.model.confine.containers import Defaults, Ordered
from explorer.model.confine.evaluate import compiled, prepared
from explorer.model.confine.expressions import LATE
from explorer.model.confine.instances import Instance
from explorer.model.confine.limits import Meter
from explorer.model.confine.names import unbound
from explorer.model.confine.names.draws import Draws
from explorer.model.confine.names.plots import Drawing
from explorer.model.confine.scopes import Frame
from explorer.model.confine.syntax import parse
from explorer.model.confine.values import Made, Namespace

from .running import Silent

NUMPY, ENGINE = "import numpy as np\n", "import engine as mg\n"
FIGURE = "import matplotlib.pyplot as plt\nfig, ax = plt.subplots()\n"
MADE = {  # a name that programs hold, and how they came by it
    "np": NUMPY,
    "mg": ENGINE,
    "math": "import math\n",
    "cmath": "import cmath\n",
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
    "cut": "cut = slice(1, 5, 2)\n",
    "span": "span = range(1, 9, 2)\n",
    "queue": "from collections import deque\nqueue = deque([3, 1], 5)\n",
    "tally": "from collections import Counter\ntally = Counter({1: 2})\n",
    "missing": "from collections import defaultdict\nmissing = defaultdict(list, {1: 2})\n",
    "ordered": "from collections import OrderedDict\nordered = OrderedDict({1: 2, 3: 4})\n",
    "spot": "from collections import namedtuple\nspot = namedtuple('Spot', 'x y', defaults=[2])(1)\n",
    "shape": "from collections import namedtuple\nshape = namedtuple('Shape', 'x y')\n",
    "gen": "def numbers():\n    while True:\n        try: b = yield 1\n        except ValueError: b = 2\n"
    "gen = numbers()\nnext(gen)\n",
    "part": "from functools import partial\npart = partial(max, 1, key=abs)\n",
    "kept": "from functools import lru_cache\nkept = lru_cache(maxsize=3)(abs)\nkept(1)\n",
    "luck": "import random\nluck = random.Random(3)\n",
    "walk": "walk = zip([1, 2], 'ab')\n",
    "thing": "class Thing:\n    x = 1\n    @property\n    def y(self): return self.x\n    @staticmethod\n"
    "    def s(*b): return b\n    def m(self, *b): return b\n    def __len__(self): return 2\n"
    "    def __getitem__(self, b): return b\n    def __call__(self, *b): return b\nthing = Thing()\n",
    "fact": "from dataclasses import dataclass, field\n@dataclass(order=True)\nclass Fact:\n    x: int\n"
    "    z: list = field(default_factory=list)\nfact = Fact(1)\n",
}
WRITTEN = {  # values of what is written in the language of programs: their attributes are found by looking at them
    "pattern": "import re\npattern = re.compile('(a)|(?P<w>b+)')\n",
    "hit": "import re\nhit = re.search('(a)(?P<w>b+)', 'cabb')\n",
    "half": "from fractions import Fraction\nhalf = Fraction(1, 2)\n",
    "wrapper": "import textwrap\nwrapper = textwrap.TextWrapper(9)\n",
    "printer": "import pprint\nprinter = pprint.PrettyPrinter(width=9)\n",
    "stream": "import io\nstream = io.StringIO('a,b\\nc')\n",
    "table": "import csv\ntable = csv.DictReader(['a,b', '1,2'])\n",
    "sheet": "import csv, io\nsheet = csv.writer(io.StringIO())\n",
    "ledger": "import csv, io\nledger = csv.DictWriter(io.StringIO(), ['a', 'b'])\n",
    "logger": "import logging\nlogger = logging.getLogger()\n",
    "handler": "import logging\nhandler = logging.StreamHandler()\n",
    "formatter": "import logging\nformatter = logging.Formatter('%(message)s')\n",
    "series": "from numpy.polynomial import Polynomial\nseries = Polynomial([1.0, 2.0, 3.0])\n",
    "poly": NUMPY + "poly = np.poly1d([1.0, 2.0, 3.0])\n",
    "octets": "octets = b'ab'\n",
    "buffer": "buffer = bytearray(b'ab')\n",
    "stack": "class Stack(list): pass\nstack = Stack([3, 1])\n",
    "record": "class Record(dict):\n    def __missing__(self, key): return key\nrecord = Record({1: 2})\n",
    "colour": "from enum import Enum\nclass Colour(str, Enum):\n    RED = 'r'\n    BLUE = 'b'\ncolour = Colour.RED\n",
    "grade": "from enum import IntEnum\nclass Grade(IntEnum):\n    LOW = 1\n    HIGH = 2\ngrade = Grade.LOW\n",
    "maps": "from collections import ChainMap\nmaps = ChainMap({1: 2}, {3: 4})\n",
    "mapping": "from collections import UserDict\nmapping = UserDict({1: 2})\n",
    "listing": "from collections import UserList\nlisting = UserList([3, 1])\n",
    "exits": "from contextlib import ExitStack\nexits = ExitStack()\n",
    "closer": "import io\nfrom contextlib import closing\ncloser = closing(io.StringIO('a'))\n",
    "normal": "from statistics import NormalDist\nnormal = NormalDist(0, 1)\n",
    "options": "import argparse\noptions = argparse.Namespace(a=1)\n",
    "misuse": "import argparse\nmisuse = argparse.ArgumentError(None, 'no')\n",
    "usage": "import argparse\nusage = argparse.ArgumentParser(prog='p')\n",
    "help_form": "import argparse\nhelp_form = argparse.ArgumentDefaultsHelpFormatter()\n",
    "raw_form": "import argparse\nraw_form = argparse.RawTextHelpFormatter()\n",
    "either": "import argparse\neither = argparse.BooleanOptionalAction()\n",
    "cells": "import array\ncells = array.array('d', [1.0, 2.0])\n",
    "delta": "import datetime\ndelta = datetime.timedelta(1, 2)\n",
    "day": "import datetime\nday = datetime.date(2020, 2, 29)\n",
    "hour": "import datetime\nhour = datetime.time(12, 30)\n",
    "moment": "import datetime\nmoment = datetime.datetime(2020, 2, 29, 12)\n",
    "sum_of_money": "from decimal import Decimal\nsum_of_money = Decimal('1.50')\n",
    "digits": "import decimal\ndigits = decimal.Context(prec=5)\n",
    "rounding": "import decimal\nrounding = decimal.localcontext()\n",
    "no_decimal": "import decimal\nno_decimal = decimal.InvalidOperation('no')\n",
    "none_by_zero": "import decimal\nnone_by_zero = decimal.DivisionByZero('no')\n",
    "sorter": "import graphlib\nsorter = graphlib.TopologicalSorter({1: [2]})\n",
    "no_order": "import graphlib\nno_order = graphlib.CycleError('no', [1, 2])\n",
    "letter": "import string\nletter = string.Template('$x')\n",
    "metres": "class Metres(float): pass\nmetres = Metres(2.5)\n",
    "seats": "class Seats(int): pass\nseats = Seats(6)\n",
    "word": "class Word(str): pass\nword = Word('ab')\n",
    "asked": "class Asked:\n    def __getattr__(self, name): return name\n"
    "    def __setattr__(self, name, value): super().__setattr__(name, value)\nasked = Asked()\nasked.x = 1\n",
}
MADE |= WRITTEN
SHORT = {"numpy": "np", "engine": "mg", "mxnet": "mx"}  # as programs call them
LIKE = {"mygrad": "mg", "autograd.numpy": "np", "matplotlib.pyplot": "plt"}  # the same by other names
OWNERS = {"x": np.ndarray, "t": engine.Tensor, "s": str, "l": list, "u": tuple, "d": dict, "w": set, "i": int}
OWNERS |= {"f": float, "c": complex, "kind": np.dtype, "cut": slice, "span": range, "gen": GeneratorType}
OWNERS |= {"queue": deque, "tally": Counter, "missing": Defaults, "ordered": Ordered}
MORE = """
autograd.numpy.array error.args error.__cause__ np.add.reduce np.multiply.accumulate np.add.outer
np.maximum.reduceat np.add.at spot.x spot._asdict spot._replace spot._fields shape._make shape._fields
shape._field_defaults part.func part.args part.keywords kept.cache_info kept.cache_clear kept.__wrapped__ thing.x
thing.y thing.s thing.m thing.__dict__ thing.__dict__.update fact.x fact.z
""".split()  # what is read of values that functions make


@contextmanager
def running() -> Iterator[Any]:
    """A machine as a run has it."""
    with Draws() as draws:
        yield prepared(Meter(Limits(seconds=600)), Silent(), draws, Drawing())


def modules() -> list[str]:
    """Every module that a program may import."""
    with running() as machine:
        return [*machine.modules]


ALIASES = {path: SHORT.get(path, path) for path in modules() if path not in LIKE}
LIBRARY = [alias for alias in ALIASES.values() if alias not in MADE]  # Python's small modules
MADE |= {name: f"import {name}\n" for name in LIBRARY}


def permitted() -> list[str]:
    """All of them, in order."""
    with running() as machine:
        found = [*machine.builtins, *LATE]
        for module, alias in ALIASES.items():
            found += inside(machine.modules[module](), alias)
        figure, axes = called(machine, "matplotlib", "pyplot", "subplots")
        found += [*inside(figure, "fig"), *inside(axes, "ax")]
        found += inside(called(machine, "numpy", "random", "default_rng"), "g")
        found += inside(called(machine, "numpy", "random", "RandomState"), "state")
        found += inside(called(machine, "random", "Random"), "luck")
        for name, value in written(machine).items():
            found += [f"{name}.{key}" for key in read_of(value) if not key.startswith("_")]
    found += [f"{owner}.{name}" for owner, kind in OWNERS.items() for name in ATTRIBUTES[kind]]
    found += [f"v.{name}" for name in NUMPY_NUMBER]
    found += [f"n.{name}" for name in mxnet_members(engine.mxnet.NDArray)]
    found += [f"{kind}.{name}" for kind, members in unbound.OF_TYPES.items() for name in members]
    return sorted({*found, *MORE})


def inside(room: Namespace, path: str) -> Iterator[str]:
    """A namespace's names, and those of the namespaces in it."""
    for name in sorted(room.members):
        member: Any = room.members[name]
        full = f"{path}.{name}"
        if full not in LIKE:
            yield full
        if isinstance(member, Namespace):
            yield from inside(member, LIKE.get(full, full))


def written(machine: Any) -> dict[str, Any]:
    """The values of WRITTEN."""
    for source in WRITTEN.values():
        tree, code = parse(source, machine.limits)
        for statement in compiled(code, tree, machine, {}):
            statement(Frame())
    return {name: machine.globals[name] for name in WRITTEN}


def read_of(value: Any) -> set[str]:
    """What a program can read of a value that keeps its attributes itself."""
    if isinstance(value, Made):
        return {*value.parts}
    assert isinstance(value, Instance)
    return {*value.names, *(name for kind in value.ours.line for name in kind.members)}


def called(machine: Any, module: str, *path: str) -> Any:
    """What a function of a module, or of a room in it, gives without arguments."""
    found = machine.modules[module]()
    for name in path:
        found = found.members[name]
    return found.invoke(machine, (), {})


def begun(source: str, names: Iterator[str] | list[str]) -> str:
    """The program, after the lines that make the names that it begins from."""
    lines = [line for name in names for line in MADE.get(name, "").splitlines()]
    return "\n".join([*dict.fromkeys(lines), source])
