"""Ways to call a function, by kinds of arguments, so that every permitted name has one that fits; and programs that try
them all. What the ways name is made anew before each permitted name.
"""

from collections.abc import Iterator

from explorer.model.confine import Limits, execute
from explorer.model.program import Program
from explorer.model.run import Run

from .permitted import LIBRARY as PYTHONS
from .permitted import MADE
from .running import Silent

ROOMS = """
import contextlib
import datetime
import decimal
import io
import logging
import random
import re
import numpy as np
import engine as mg
import mxnet as mx
from dataclasses import dataclass
"""
ENOUGH = 6  # ways that work: a call that goes on to pull back is among the first
# What each kind of name is tried with: Python's own, those of arrays and tensors, of networks, of MXNet.
PYTHON = """
1; 0.5; 3, 2; 2.5, 3.5, 1; 'a'; 'a', 'b'; [3.0, 1.0]; [1, 2], 2; [1, 2], [3, 4]; {1: 2}; {1, 2}
1, 2, 3; 1, 2, 3, 4; 2, 5; Point(1), 'x'; Point(1), 'x', 2; Point(1); isinstance(1, f); f(Child, Child(1)).x
[[1, 0], [0, 1]]; ['a', 'b']; iter([1, 2]); lambda v: v, [1, 2]; 1, int; int, int; 'a', 1; 5, '.1f'
(0, 1), 2, 3; (2, 2), (0, 1); [0, 1], [0, 1], [[1, 0], [0, 1]]
random.getstate()
ValueError('a'); keyed(f); b'a'; [b'a', b'b']; {'x': 3}; [{'x': 3}]; 'a', 'b', 'ab'
re.compile('a'), 'a', [0, 1], 0, 1; logging.Formatter('x')
"""
ARRAYS = """
two; three; two, two; three, three; two, 2; one; count; ends; flat; square; whole; cube; three, two[:2]; two[:2], three
1; 0.5; [2]; 3, 2; 2, 2, 1; (2, 3), 1.5; (2, 1), (1, 3); float; two.dtype; np.float32, np.float64; 1.0, 8.0, 4
three, 2; 2, two; one, 2; whole, 1; whole, whole; two, 0, 1; three, 0, 1; two, count; two, count, 5.0; two, whole
two, axis=0; three, axis=(0, 1); three, keepdims=True; two, dtype=np.float32; axis=0; dtype=np.float32
two, where=truth; two, initial=1.0, where=truth; two, ddof=1; two, 1, axis=0; truth, two; two, [0.5, 1.0], [1.0, 2.0]
[two, flat]; [three, square]; [truth, ~truth], [two, flat]; whole, [two, flat, flat]; truth, two, flat
three, [[0], [1]], 1; 'i,i', two, two; two, 3; two, (2, 3); two, (1, 3); two, 0.0, 1.0; two, whole, 0; two, 1, [1]
one, two, 4; one, mg.tensor(9.0), 3; mg.tensor([1.0, 2.0]), 4.0, 3; two, flat, 3; two, 0.5; two, 1, 'constant'
mg.tensor(cube), 2; cube, 2; three, 2, axis=1; image, (2, 2), 1; ends, count; count, count; ends, size=2
ends, mg.tensor([9, 9]); int; square, 0.5; whole, (2, 3); [whole, whole], (2, 3); flat, flat, 1; flat, [truth], [1, 0]
f(lambda v: v)([1, 2]); lambda v: v.sum(), 0, cube; lambda i, j: i, (2, 2); 3, 0.5; [0, 1], square; square, 0, 1.0
['ab', 'c']; ['ab', 'c'], 2; ['ab', 'c'], 'a'; ['ab', 'c'], ['x', 'y']; ['ab', 'c'], 'a', 'b'
np.random.get_state(); io.StringIO('1 2'); '1 2', sep=' '
[0.0, 1.0], square, 2; square, np.array([[0], [1]]), 5.0, 1; 3, [0.5, 0.5]
"""
NETWORKS = """
two; three; three, square; scores, whole; scores, mg.tensor(whole); three, 0.5; image, filters, stride=1; 2, 3, 2, 2; 3
image, (2, 2), 1; (2, 2), value=2.0; image, eps=1e-3; scores, mg.ones((3, 3)), whole, 1.0; image, 2
two, flat, np.array([1, -1, 1]), 1.0; probable, truth; two, flat, 1.0; scores[0], whole[:1]
mg.ones((2, 1, 2)), three, three, two[:2], three, three, two[:2], three, three, two[:2]
"""
MXNET = """
1; small; wide; small, small; wide, wide; wide, small; wide, axis=0; wide, (4, 1); (2, 2); (2, 2), 3.0; 0, 1, (2, 2)
wide, 1, 2; wide, wide, dim=0; small > 0, small, small; small, 3
wide, 0; small, (2, 2); 0, 1, 3; recorded(); recorded(), [small]; float; (2, 1); 1, 2; mx.cpu()
"""
AUTOGRAD = """
0.5; flat, flat, np.eye(3); [1.0]; f(lambda v: v * v)(2.0); f(lambda v: v * v)(flat); lambda v, i: v, flat
f(lambda v: (v * v).sum())(flat, flat); f(lambda v: v * v)(flat)(flat); [flat, {'b': 2.0, 'a': square}]
"""
DERIVATIVES = """
f(cubed)(two); f(cubed)(two.data); f(cubed, two); f(cubed, [two.data]); f(cubed, (two.data,), (flat,))
f(cubed, two.data, flat); f(cubed, two.data)[1]()
"""
LIBRARY = """
'a' + chr(10); 'ab', 2, 3; 'abc', 2; '1 2'
'[1, {}]'; [[1, 2], [3]]; lambda a, b: a + b, [1, 2]; lambda a: a > 1, [1, 2]; pow, [(2, 3)]
f(len)([1]); f(lambda a: a)(3); f(lambda a, b: a - b); f('real')(2); f('upper')('a'); f(0)([1, 2]); f([4, 2], 0, 3)
[1, 2], 1, 5; [5], 6; int, 2; 3, [1, 2]; 'Kind'; {1: 2}, 1; Point(1); Point(1), x=2; isinstance(1, f)
square, square; coloured(1, f); coloured('a', f); keyed(f); compared(1, f); lambda: 1, number=3
"""
UNBOUND = """
'ab', 'b'; 'ab', ['a', 'b']; 'ab', 'a', 'c'; 'ab', 5; 'a-b', '-'; '{}', 1; 'ab', {97: 'c'}; (3, 1); (3, 1), 1
[3, 1]; [3, 1], 1; [3, 1], [2]; [3, 1], 0, 5; {1: 2}; {1: 2}, 1; {1: 2}, 1, 3; {1: 2}, {3: 4}; {1, 2}; {1, 2}, {2}
{1, 2}, 1
"""
CLOCKS = """
'2020-02-29'; '2020-02-29T01:02'; '2020-02-29', '%Y-%m-%d'; datetime.date(2020, 2, 29), datetime.time(1)
decimal.Decimal('0.01'); contextlib.nullcontext(1)
"""
TYPES = "isinstance(flat[0], f)"

ANEW = """
one, two, three, count, ends, whole, truth, flat, square, cube, small, wide, image, filters, scores, probable = anew()
"""
PROGRAM = """
def anew():
    return (
        mg.tensor(1.5), mg.tensor([1.0, 2.0, 0.5]), mg.tensor([[2.0, 1.0], [1.0, 3.0]]), mg.tensor(1),
        mg.tensor([4, 6]), np.array([0, 1, 1]), np.array([True, False, True]), np.array([0.5, 0.25, 0.125]),
        np.array([[2.0, 1], [1, 3]]), np.arange(24.0).reshape(2, 3, 4),
        mx.nd.array([1, 2]), mx.nd.array([[1, 2], [3, 4]]),
        mg.tensor(np.arange(16.0).reshape(1, 1, 4, 4)), mg.ones((1, 1, 2, 2)), mg.tensor([[0.2, 0.5, 0.3]] * 3),
        mg.tensor([0.5, 0.25, 0.125]))


@dataclass
class Point:
    x: int = 0


class Child(Point):
    pass


def coloured(number, base):
    class Colour(base):
        RED = number
    return Colour.RED, Colour(number)


def keyed(base):
    class Row(base):
        x: int
    return Row(x=1)


def compared(number, decorate):
    class Weight(Point):
        def __lt__(self, other):
            return self.x < other.x
    return decorate(Weight)(number) >= Weight(0)


def cubed(v):
    return mg.sum(v ** 3)


def recorded():
    small.attach_grad()
    with mx.autograd.record():
        return mx.nd.sum(small * small)


def told(value):
    if isinstance(value, (tuple, list)):
        return [told(part) for part in value[:4]]
    if isinstance(value, (set, frozenset)):
        return sorted(map(str, value))
    if isinstance(value, mg.Tensor):
        return [str(value), str(two.grad), str(three.grad)]
    if name[:5] == 'time.':  # no two runs take as long
        return type(value).__name__
    return str(value)[:300]


def pulled(value):
    if isinstance(value, (tuple, list)) and len(value) > 0:
        pulled(value[0])
    if isinstance(value, mg.Tensor):
        value.backward()


def tried(f):
    worked = 0
    for number, way in enumerate(ways):
        try:
            made = way(f)
            pulled(made)
            print(name, number, told(made))
            worked += 1
        except Exception:
            pass
        if worked == ENOUGH:
            break


def entered(f):
    for way in (lambda: f, lambda: f(), lambda: f(all='ignore')):
        try:
            with way():
                print(name, 'a block')
        except Exception:
            pass


"""
# Other values that a name's owner may have, where the one in MADE is not enough for all its methods.
FURTHER = {
    "x": ("np.arange(3.0)",),
    "t": ("mg.tensor([[1.0, 2.0], [3.0, 4.0]])", "mg.tensor(2.5, constant=True)"),
    "n": ("mx.nd.array([3])", "recorded()"),
}


KINDS = {  # by how a name begins, the longest first: in which ways it is called
    "autograd": (AUTOGRAD,),
    "mg.nnet": (NETWORKS,),
    "mg.mxnet": (MXNET,),
    "mg": (ARRAYS, DERIVATIVES),
    "mx": (MXNET,),
    "n": (MXNET,),
    **dict.fromkeys(PYTHONS, (PYTHON, LIBRARY)),
    **dict.fromkeys(("np", "t", "x", "g", "v", "state", "series", "poly"), (ARRAYS, TYPES)),
    **dict.fromkeys(("str", "list", "dict", "set", "tuple"), (UNBOUND, PYTHON)),
    **dict.fromkeys(("day", "moment", "sum_of_money", "exits"), (PYTHON, CLOCKS)),
    "": (PYTHON,),
}


def kind_of(name: str) -> str:
    """The row of KINDS for a name."""
    return next(kind for kind in KINDS if kind in ("", name, name[: name.find(".", len(kind))]))


def ways(kind: str) -> list[str]:
    """Each as an expression that calls f."""
    written = [one.strip() for text in KINDS[kind] for one in text.replace("\n", ";").split(";") if one.strip()]
    return ["f()", *(one if "f(" in one or ", f)" in one else f"f({one})" for one in written)]


def program(names: list[str]) -> str:
    """A program that tries each of these names, all of one kind, in every way, and says what came of it."""
    found = [f"    lambda f: {way}," for way in ways(kind_of(names[0]))]
    lines = [ROOMS, f"ENOUGH = {ENOUGH}", PROGRAM, "ways = [", *found, "]"]
    for name in names:
        owner = name.partition(".")[0]
        lines += [ANEW.strip(), *MADE.get(owner, "").splitlines(), f"name = {name!r}", TRIED.format(name)]
        lines += [f"{owner} = {value}\n{TRIED.format(name)}" for value in FURTHER.get(owner, ())]
        lines += [f"entered({name})"]
    return "\n".join(lines)


TRIED = "tried({0}) if callable({0}) else print(name, 'is', told({0}))"


def batches(names: list[str], size: int) -> Iterator[list[str]]:
    """At most so many at a time, of one kind; those that stand together, as those that draw do, go apart."""
    for kind in KINDS:
        alike = [name for name in names if kind_of(name) == kind]
        count = -(-len(alike) // size)
        yield from (alike[start::count] for start in range(count))


def unseen(program: Program, limits: Limits) -> Run:
    """The run of a program of which nobody keeps a graph."""
    outcome = execute(program, limits=limits, watcher=Silent())
    return Run(program, outcome.error, outcome.output, (), {}, ())
