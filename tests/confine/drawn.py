# ruff: noqa: E501 -- templates
# ruff: noqa: SIM905 -- tables of words
"""Programs by the thousand: a grammar over every permitted name and piece of syntax; mutations of whole programs."""

import io
import random
import re
import tokenize
from collections.abc import Iterator
from functools import cache

from explorer.model.confine import syntax

from . import classed, generated
from .hostile import ARRAYS, BOMBS, ESCAPES, NUMPY, TEXTS
from .hostile_rooms import ROOMS
from .permitted import MADE, begun, permitted
from .programs import PROGRAMS

SEEDS = [*PROGRAMS, *ESCAPES, *NUMPY, *BOMBS, *ARRAYS, *ROOMS, *(one for one in TEXTS if len(one) < 5_000)]
SEEDS += [*classed.WAYS, *classed.BOUNDLESS, *generated.WAYS, *generated.BOUNDLESS]

WILD = """
    0 1 -1 2.5 3 10**4 10**9 2**60 2**5000 1e308 None True '' 'ab' 'float32' 'O' 'ij,jk->ik' 'i,j->ij' '%9d' '{:>9}'
    [] () {} [1,2] [[1.,2.],[3.,4.]] (2,3) (10**5,10**5) [10**9] x t x.T t.grad t.data x[0] x>0 np.nan np.inf k n c v
    np.float32 np.pi float int str list Exception np mg mx print len np.sin mg.exp t.backward range(3) range(10**9) d w
    queue tally missing ordered spot shape gen part kept walk thing fact type(fact) cut luck error thing.m luck.random
    itertools.count() itertools.cycle([1]) [thing]*3 {thing:1} [fact,fact] map(thing,[1]) iter(queue) random.Random
    lambda*a:0 lambda*a:a[0]*2 (i*2.for(i)in[1,2]) [x,x] (x,t) [t]*3 slice {1:2} ... s*9 '\\x00' -0.0 1e-320 [[]] ax fig
    '(a+)+$' '(?P<w>.)' '(?=a)' '(?<=b)' '[' '\\\\1' '(a|b)*?' '%1000d' '%(a)s' 'a'*9999 'ab,"c'*99 b'' b'a'*9999 b'\\xff'
    half half**9 series poly stream octets buffer pattern hit logger table sheet ledger wrapper printer handler formatter
    stack record colour grade asked type(stack) type(record) type(half) type(colour) [stack]*3 {colour:1} [octets,1]
    {'a':[1]*99} [[[[[1]]]]] error.__cause__ vars(thing) thing.__dict__ sys.stdout np.array(['a','b']) np.polynomial re io
""".split()
TAME = """
    x t x x.T t x[0] 0 1 2 3 (2,3) [1.0,2.0] [x,x] (t,t) np.eye(3) k mg.ones((2,2)) 'ab' [3,1] n v s l d w
""".split()
LENT = """
    queue tally missing ordered spot gen part walk thing fact int str len abs max lambda*a:1 lambda*a:a[0] [3,1] [2,2,1]
    [[1,2],[3]] [(1,2),(3,4)] range(4) 'ab' 'abc' {1:2} {'x':1} 0 1 2 3 0.5 None l d w u s iter([1,2]) x type(fact) type(thing)
    'a+' '(a)|b' r'\\w+' '%s' '{}' 'a,b' ['a,b','1,2'] [['a',1]] [{'a':1}] b'a' b'ab' [b'a',b'b'] octets half stream buffer stack
    record colour grade pattern hit series
""".split()  # what Python's own functions and modules take
ARRAYS_OWN = frozenset("np mg mx plt fig ax x k v g state autograd t n kind series poly".split())
OPTIONS = """
    key maxsize initial func default_factory maxlen repeat fillvalue weights population k strict rename defaults reverse n
    axis dtype out shape size n k N M num repeats axes keepdims where key sep end constant mode order default start
    reverse width flags count maxsplit pos endpos indent sort_keys sort_dicts level format encoding errors number stmt
    delimiter quotechar quoting fieldnames restval placeholder max_lines initial_indent break_long_words deg degree
""".split()
EXPRESSIONS = """
    E+E;E-E;E*E;E/E;E//E;E%E;E**E;E@E;E<<E;E>>E;E|E;E&E;E^E;E or E;E and E;not E;-E;+E;~E;E<E;E<=E<E;E>E;E>=E;E==E;E!=E
    ;E is E;E is not E;E in E;E not in E;E if E else E;[E,E];(E,);{E:E};{E};{**E};[*E,E];E[E];E[E:E];E[::E];E[...,None]
    ;[E for i in E];{E for i in E if E};{E:E for i in E};sum(E for i in E);[i for i in E for j in E];(a:=E);lambda:E
    ;(lambda b,c=E,*d,e=E,**f:b)(E);f'{E}';f'{E!r:>9}';f'{E:{E}}';'%s %r'%(E,E);'{} {}'.format(E,E);print(E);len(E)
    ;f(E);f(*E,**E);f(E,b=E);E.T;E.shape;str(E);repr(E);sorted(E,key=lambda i:E);[*map(lambda i:E,E)];max(E,E)
    ;list(zip(E,E));next(iter(E),E);any(E);(E)[0];isinstance(E,type(E));list(f(E));b'ab'*E;(E).__dict__;E(*E);E[E](E)
""".replace("\n", "").split(";")
STATEMENTS = [
    "a = E", "a = b = E", "a += E", "a -= E", "a *= E", "a **= E", "a @= E", "a //= E", "a %= E", "a |= E",
    "a <<= E", "E",
    "x[E] = E", "t.data = E", "t.data -= E", "l[E:E] = E", "d[E] = E", "d[E] += E", "a: int = E", "a: E", "del a",
    "pass",
    "del l[E]", "a, *b = E", "(a, b), c = E", "[a, b] = E", "assert E, E", "raise E", "raise ValueError(E) from E",
    "import numpy as a", "from numpy import sin as a, cos",
    "if E:\nB\nelif E:\nB\nelse:\nB", "for a in E:\nB\nelse:\nB", "for a, b in E:\nB\n break", "while E:\nB\n break",
    "while E:\nB\n if E: continue\n break", "try:\nB\nexcept (TypeError, E) as e:\nB\nelse:\nB\nfinally:\nB",
    "try:\nB\nexcept:\nB\n raise", "try:\nB\nfinally:\n a = E", "def f(a, b=E, /, *c, d=E, **e):\nB\n return E",
    "def f(a):\n def g():\n  nonlocal a\n  a = E\n  return a\n return g", "def f(b):\n global a\n a = E",
    "@E\ndef f(*b): return E",
    "with mg.no_autodiff:\nB", "with mx.autograd.record():\nB", "with E as a, E: pass", "f = lambda b=E: E",
    "t.backward(E)",
    "mg.sum(a * t).backward()", "a = E; b = E; E",
    "class A:\n a = E\n def f(self, b=E): return E\na = A().f(E)",
    "class A:\n def __add__(self, b): return E\na = A() + E",
    "match E:\n case 1 | 'a' | None: a = b\n case [a, *b]: pass\n case {'a': b}: pass\n"
    " case str() if E: a = E\n case _:\n  pass",
    "def f(*b):\n yield E\n a = yield\n yield from E\na = list(f(E))",
]  # fmt: skip
STATEMENTS += [
    "@E\n@f\ndef g(*b): return E\na = g(E)", "f = (lambda g: lambda *b: g(*b))\n@f\ndef g(b): return E\na = g(E)",
    "class A(type(thing)):\n a = E\n @property\n def y(self): return E\n @classmethod\n def s(cls, *b): return E\na = A()\nb = a.y, a.s(E), a.m(E)",
    "from dataclasses import dataclass\n@dataclass\nclass A:\n a: int = E\n b: E = E\na = A(E)\nb = a == A(E), repr(a)",
    "class A:\n def __enter__(self): return E\n def __exit__(self, *b): return E\nwith A() as a:\nB", "for a in gen:\nB\n break", "a = gen.send(E)",
    "class A:\n def __call__(self, *b): return E\n def __eq__(self, b): return E\n def __lt__(self, b): return E\na = A()\nb = a(E), a == E, sorted([a, a]), a < E",
    "match thing:\n case object(x=a, y=b) if E: a = E\n case _: b = E", "queue[E] = E", "tally[E] += E", "missing[E].append(E)", "a = spot._replace(x=E)",
    "class A:\n a = E\n def __init__(self, b=E): self.b = b\n def __add__(self, b): return E\n def f(self):\n  a = E\n  return self.b\na = A(E)\nb = a.f()\nb = a + E",
    "class A(ValueError):\n def __str__(self): return E\ntry: raise A(E)\nexcept A as e: b = str(e)",
    "class A:\n def __len__(self): return E\n def __getitem__(self, a): return E\n def __iter__(self): yield E\n def __hash__(self): return E\n def __eq__(self, a): return E\na = A()\nb = [len(a), a[E], *a, {a: E}, a == E]",
    "def f(*b):\n a = yield E\n yield from E\n return E\na = f(E)\nb = next(a)\na.send(E)", "def f():\n try: yield E\n finally: a = E\na = f()\nnext(a)\na.close()",
    "match E:\n case [a, *b] if E: a = E\n case {1: a, **b}: b = E\n case int(a) | str(a): b = E\n case _: a = E",
    "match E:\n case None | True: a = E\n case 1 | 'k': b = E\n case complex(real=a) as b: a = E",
    "class A(list):\n a = E\n def __init__(self, *b):\n  super().__init__(b)\n  self.b = E\n def __getitem__(self, b): return E\na = A(E)\na.append(E)\nb = [len(a), a + E, a == E, [*a], a[E:], repr(a)]",
    "class A(dict):\n def __missing__(self, b): return E\n def __setitem__(self, a, b): super().__setitem__(a, E)\na = A(E)\na[E] = E\nb = [a[E], a | E, {**a}, list(a), a == E]",
    "class A(type(stack), type(thing)):\n def append(self, b): super().append(E)\na = A(E)\na.append(E)\na += E\nb = [a * E, sorted(a), E in a, a.b]",
    "from enum import Enum\nclass A(Enum):\n X = E\n Y = E\n def f(self): return E\na = [*A, A.X.value, A['X'], A.Y.f(), A(E)]",
    "from enum import Enum, IntEnum\nclass A(int, Enum):\n X = E\n Y = 2\nclass B(IntEnum):\n Z = E\na = A.Y + E, A.X == E, {A.X: E}, B.Z * E, f'{B.Z:>{E}}'",
    "from enum import Enum\nclass A(str, Enum):\n X = E\n Y = 'y'\na = A.Y == E, str(A.X), A.Y in [E], f'{A.X}', {A.X: E}", "from enum import Enum\nclass A(E, Enum):\n X = E\na = A.X",
    "from typing import TypedDict\nclass A(TypedDict):\n a: int\n b: E\na = A(a=E, b=E)\na[E] = E\nb = a['a'], a == E", "from typing import NamedTuple\nclass A(NamedTuple):\n a: int\n b: E = E\na = A(E)\nb = a._replace(b=E), a.a",
    "class A:\n def __getattr__(self, a): return E\n def __setattr__(self, a, b): super().__setattr__(a, E)\n def __delattr__(self, a): super().__delattr__(a)\na = A()\na.b = E\nb = a.c, a.b, getattr(a, 'x', E), a.d(E)\ndel a.b",
    "thing.__dict__.update(E)", "thing.__dict__[E] = E", "a = thing.__dict__\na[E] = E\nb = thing.x, vars(thing), E.__dict__", "thing.__dict__.pop(E, E)", "for a in thing.__dict__:\nB",
    "try: raise ValueError(E) from E\nexcept ValueError as e: b = e.__cause__, e.args, repr(e), str(e)", "try:\nB\nexcept Exception as e:\n try: raise TypeError(E) from e\n except TypeError as a: b = a.__cause__",
    "def f():\n try: raise KeyError(E) from ValueError(E)\n finally: a = E\ntry: f()\nexcept E as e: b = e.__cause__\nexcept Exception as e: raise",
    "from contextlib import contextmanager\n@contextmanager\ndef f(*b):\n try: yield E\n finally: a = E\nwith f(E) as a:\nB", "from contextlib import suppress\nwith suppress(E):\nB",
    "a = re.sub(E, lambda m: E, E)", "for a in re.finditer(E, E):\nB\n break", "a = pattern.sub(lambda m: m.group(E), E)", "a, b = re.split(E, E), re.findall(E, E)", "a = re.compile(E)\nb = a.search(E), a.match(E, E), a.fullmatch(E, E, E)",
    "stream.write(E)\nstream.seek(E)\na = stream.read(E)\nb = [*stream]", "sys.stdout.write(E)\nprint(E, file=sys.stderr)", "print(E, file=E)", "for a in csv.reader(E):\nB\n break", "sheet.writerow(E)\nledger.writerows([E, E])", "for a in csv.DictReader(E):\nB",
    "buffer[E] = E", "buffer[E:E] = E", "a = octets + E, octets * E, octets[E], octets[E:E], E in octets, octets == E, {octets: E}", "a = half + E, half * E, half / E, half ** E, half // E, E % half, half < E, round(half, E), {half: E}", "a = series(E), series * E, series ** E, E + series, series / E, series == E, str(series)",
    "a = poly(E), poly.deriv(E), poly.integ(E)", "logging.basicConfig(level=E, format=E)\nlogging.getLogger(E).warning(E, E)", "a = timeit.timeit(lambda: E, number=E)", "from functools import total_ordering\n@total_ordering\nclass A:\n def __eq__(self, b): return E\n def __lt__(self, b): return E\na = A() <= E, A() > A()",
    "from functools import cached_property\nclass A:\n @cached_property\n def a(self): return E\na = A()\nb = a.a, a.a, a.__dict__", "class A:\n def __init_subclass__(cls, **b): cls.a = E\nclass B(A): b = E\na = B.a, B().b",
    "class A:\n def __class_getitem__(cls, a): return E\na = A", "class A:\n def __index__(self): return E\n def __float__(self): return E\n def __bool__(self): return E\n def __format__(self, a): return E\n def __contains__(self, a): return E\na = A()\nb = [range(a), float(a), not a, f'{a:E}', E in a, E[a]]",
    "setattr(a, 'x', E)", "b = getattr(E, 'x', E)", "a.x = E", "del a.x", "a = vars(E)",
]  # fmt: skip
REFUSED = [
    "match E:\n case E: pass", "async def f(): await E", "import os", "global a",
    "def f(*b):\n yield E\n a = yield\n yield from E\n return E", "try:\nB\nexcept* E: pass", "a = b'x'", "del x.T",
]  # fmt: skip
SPOILT = [
    "(", ")", "[", "]", "{", "}", ",", ":", ".", ":=", "*", "**", "=", "==", "\n", " ", "\x00", "\t", "'", '"',
    '"""', "#", "\\",
]  # fmt: skip
WORDS = "if else for in while def return lambda try except finally with as not and or is del global yield class".split()
HOLE = re.compile(r"\bE\b")  # where an expression goes
WORD = re.compile(r"(?<![\w.'])[A-Za-z]\w*")
NAMES = permitted()
POOL = [*NAMES, *3 * WILD, *3 * TAME, *EXPRESSIONS, *SPOILT, *WORDS]


EACH = 4  # programs of which one is a mutation
CALLS = 3  # names that a grown program calls


class Deck:
    """All permitted names, dealt round after round in an order of its own for each seed."""

    def __init__(self, seed: int) -> None:
        self.names = random.Random(seed).sample(NAMES, len(NAMES))

    def dealt(self, place: int) -> str:
        """The name at a place."""
        return self.names[place % len(self.names)]


def programs(start: int, stop: int, seed: int = 0) -> Iterator[str]:
    """The programs with these numbers; the same for the same seed, wherever one starts."""
    deck = Deck(seed)
    for number in range(start, stop):
        chance, before = random.Random(f"{seed} {number}"), number - number // EACH
        if number % EACH < EACH - 1:
            yield grown(chance, [deck.dealt(CALLS * before + place) for place in range(CALLS)])
        else:
            yield mutated(chance)


def grown(chance: random.Random, names: list[str]) -> str:
    """Calls of permitted names and statements of the grammar; most failures are caught, so that all are reached."""
    lines = [f"a = {call(chance, one)}" for one in names]
    lines += [statement(chance, 2) for _ in range(chance.choice((0, 0, 1, 1)))]
    chance.shuffle(lines)
    lines = [caught(one) if chance.random() < 0.9 else one for one in lines]
    return begin("a, b = 1, [2, 3]\n" + "\n".join(lines))


def caught(source: str) -> str:
    """Statements whose failure does not end the program."""
    return "try:\n" + "".join(f" {line}\n" for line in source.split("\n")) + "except Exception as e: b = e"


def begin(source: str) -> str:
    """The program with what it needs before it."""
    words = {*WORD.findall(source)}
    return begun(source, [name for name in MADE if name in words])


def call(chance: random.Random, name: str) -> str:
    """A permitted name with arguments of all kinds; most calls are nearly sensible."""
    if chance.random() < 0.1:
        return name
    tame = TAME if name.partition(".")[0] in ARRAYS_OWN else LENT
    args = [value(chance, tame) for _ in range(chance.choice((0, 1, 1, 1, 2, 2, 3)))]
    options = [f"{chance.choice(OPTIONS)}={value(chance, tame)}" for _ in range(chance.choice((0, 0, 0, 0, 0, 1, 2)))]
    return f"{name}({', '.join([*args, *options])})"


def value(chance: random.Random, tame: list[str] = TAME) -> str:
    """A value, seldom a wild one."""
    return chance.choice(WILD if chance.random() < 0.2 else tame)


def expression(chance: random.Random, depth: int) -> str:
    """An expression of the grammar."""
    if depth <= 0 or chance.random() < 0.3:
        return chance.choice(("a", "b", value(chance), value(chance), value(chance, LENT)))
    parts = HOLE.split(chance.choice(EXPRESSIONS))
    return "".join([parts[0], *(expression(chance, depth - 1) + part for part in parts[1:])])


def statement(chance: random.Random, depth: int) -> str:
    """A statement of the grammar, with what belongs in it."""
    lines = []
    for line in chance.choice(STATEMENTS if chance.random() < 0.97 else REFUSED).split("\n"):
        if line == "B":
            block = statement(chance, depth - 1) if depth > 0 else "a = b"
            lines += [" " + inner for inner in block.split("\n")]
        else:
            first, *parts = HOLE.split(line)
            lines.append("".join([first, *(expression(chance, depth) + part for part in parts)]))
    return "\n".join(lines)


@cache
def tokens(source: str) -> tuple[str, ...]:
    """A program's tokens with the blanks between them."""
    try:
        found = [one.string for one in tokenize.generate_tokens(io.StringIO(source).readline)]
    except (tokenize.TokenError, SyntaxError, ValueError):
        found = source.split(" ")
    return tuple(found)


def mutated(chance: random.Random) -> str:
    """A whole program with some of its tokens replaced, dropped, doubled or swapped, or two of them together."""
    parts = [*tokens(chance.choice(SEEDS))]
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        place = chance.randrange(len(parts) or 1)
        parts[place : place + chance.choice((0, 1, 1, 2))] = chance.choices(POOL, k=chance.choice((0, 1, 1, 2)))
    if chance.random() < 0.1:
        parts += ["\n", *tokens(chance.choice(SEEDS))]
    return begin(" ".join(parts).replace("\n ", "\n"))


SYNTAX = frozenset(syntax.ALLOWED)
