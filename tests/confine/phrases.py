# ruff: noqa: E501 -- templates and tables of words
"""A grammar of programs: what a phrase may be, by kind. Capitals in a phrase stand for phrases of that kind."""

import random
import re

TABLE = {
    "I": """
0|1|2|3|-1|5|n|m|len(L)|sum(L)|max(L)|min(L, default=I)|(I + I)|(I - I)|(I * 2)|(I % 5)|(I // 2)|abs(I)|(I if B else I)
|L[0]|L[-1]|L[I]|a.v|b.v|a.twice(I)|b.twice(I)|a[I]|A.made|Kid.of(I).v|b.base|helper(I)|helper(I, k=I)|(lambda i, j=I: i + j)(I)
|D.get(I, I)|D['k']|int(S or 0)|len(S)|ord(S[0])|int(B)|next(numbers(I))|next(iter(L), I)|sum(numbers(I))|p.x|p.y|len(b)
|functools.reduce(lambda i, j: i + j, L, I)|functools.partial(helper, I)()|operator.add(I, I)|operator.mul(I, I)
|operator.itemgetter(0)(L)|operator.attrgetter('v')(a)|math.gcd(I, I)|math.floor(F)|round(F)|sorted(L)[0]
|random.Random(I).randint(0, 9)|random.Random(3).choice([I, *L])|bisect.bisect(sorted(L), I)|statistics.median([I, I])|L.count(I)|L.index(I)
|collections.Counter(L)[I]|len({*L})|divmod(I, 3)[0]|pow(2, I % 4)|cached(I % 6)|T[0]|T.y|len(T)|hash(p) % 1|(~I & 7)|(I ^ I)|day.day|(day + span).toordinal() % 9|span.days|int(Decimal(I))|(Decimal(I) // 2 == I // 2)|collections.ChainMap(D, d).get(I, I)|kindly(E)|array.array('i', [I, 2])[I]|deg.n|opts.n|Plug.known[0]
|collections.deque(L).popleft()|sum(i for i in L if B)|max(L, key=lambda i: -i)|str(I).count('1')|(c := I)|a(I)|bool(I)""",
    "L": """
[I, I, I]|[I]|[]|xs|xs|ys|sorted(L)|sorted(L, reverse=B)|sorted(L, key=lambda i: (i % 3, i))|[i + I for i in L]|[i for i in L if B]
|list(numbers(I % 5))|[*numbers(2), I]|L[I:]|L[::-1]|(L + L)|list(map(lambda i: i * 2, L))|list(filter(None, L))|[*D.values()]
|list(itertools.accumulate(L))|list(itertools.accumulate(L, max))|list(itertools.islice(itertools.count(I), 3))|list(reversed(L))
|list(itertools.chain(L, L))|list(itertools.islice(itertools.cycle([I, 2]), 3))|heapq.nsmallest(2, L)|heapq.nlargest(2, L)
|[i for i, j in itertools.groupby(L)]|[i * j for i, j in zip(L, L)]|[i + j for i, j in itertools.product(L, [1, 2])][:4]
|list(itertools.takewhile(lambda i: B, L))|list(itertools.dropwhile(lambda i: i < 2, L))|list(itertools.repeat(I, 2))
|[*collections.Counter(L)]|list(collections.deque(L, 2))|copy.copy(L)|copy.deepcopy(L)|random.Random(2).sample(range(9), 3)
|[i for j in [L, L] for i in j]|list(range(I % 6))|list(range(3, I))|[x for x in a]|list(b)|([I] * 2)|list(T)|[p.x, p.y]|list(dict.fromkeys(L))
|[sum(j) for j in itertools.pairwise(L)]|[len(j) for j in itertools.combinations(L, 2)]|list(walk([L, [I]]))|list(itertools.starmap(pow, [(2, 3)]))
|[g.send(None) for g in [numbers(3)]]|[ord(j) for j in S]|list(map(operator.neg, L))|[i for i in range(4) if i not in L]|list(swap(L))|list(heapq.merge(sorted(L), sorted(L)))|statistics.multimode(L)|array.array('i', L).tolist()""",
    "S": """
'ab'|'x'|''|s|str(I)|repr(L)|f'{n}'|f'{n:>3}:{s}'|f'{m:.2f}'|'-'.join(map(str, L))|S.upper()|(S + S)|S[::-1]|('%d,%s' % (I, S))|'{} {}'.format(I, L)
|str(a)|repr(b)|f'{a}'|str(p)|type(I).__name__|type(a).__name__|string.digits[:3]|S.replace('a', 'o')|str(D)|a.name|b.name|Kid.__name__|S.split('-')[0]
|helper.__name__|S.center(5, '*')|repr(T)|str(sorted({*L}))|('yes' if B else 'no')|S.strip('x')|f'{s!r:>6}'|str(E)|str(I).zfill(3)|(S * 2)|b.label()|str(day)|f'{day:%d.%m.%y}'|str(Decimal(I) / 4)|f'{Decimal(I):.2f}'|repr(span)|os.path.join(S, S)|os.path.splitext(S + '.py')[1]|str(opts)|'{0.v}'.format(a)""",
    "B": """
True|False|I < I|I == I|not B|I in L|B and B|B or B|isinstance(a, A)|isinstance(b, A)|isinstance(a, Kid)|issubclass(Kid, A)|L == L|a == b|a < b|p == P(I, I)
|bool(L)|I <= I < I|S in 'abx'|callable(I)|hasattr(a, 'v')|hasattr(a, 'w')|any(L)|all(L)|None is None|a is b|type(a) is A|type(b) is A|S.isdigit()|T == (I, I)|p in [p]|bool(a)|I not in D|day < day + span|Decimal(I) == I|isinstance(I, numbers.Real)|opts == opts|span * I == span""",
    "F": "0.5|1.25|I / 2|float(I)|F + I|F * F|math.sqrt(abs(I))|round(F, 1)|statistics.mean([I, I])|statistics.pstdev([I, 2])|sum(L) / 4|math.pi|min(F, I)|math.hypot(3, I)|float(Decimal(I) / 8)|span / datetime.timedelta(hours=5)|statistics.correlation([1, 2, I], [2, 1, 4])",
    "D": "{'k': I}|{I: I}|d|d|{i: i * I for i in L}|dict(zip(L, L))|dict(k=I)|{**D, 'k': I}|collections.OrderedDict(k=I)|collections.defaultdict(int, k=I)|dataclasses.asdict(p)|T._asdict()|vars(a)|collections.Counter(S)",
    "E": "I|L|S|B|F|D|(I, S)|{*L}|None|a|b|p|T|(I, L)|[S, S]|frozenset([I])",
    "W": "ValueError|TypeError|KeyError|IndexError|ZeroDivisionError|AttributeError|LookupError|ArithmeticError|(TypeError, KeyError)|Exception|Oops|StopIteration|RuntimeError",
}
STATEMENTS = """
c = E
print(E, E)
print(E)
n += I
xs.append(I)
m, c = I, E
c, *ys = L or [1]
d['k'] = I
d[I] = E
a.v = I
b.v += I
a[I] = I
xs[0] = I
xs[I] = I
del xs[I]
del d['k']
xs.sort(key=lambda i: -i)
xs.extend(L)
assert B, S
raise W
raise Oops(I)
raise ValueError(S)
c = a + b
c = a + I
c = I + a
a += I
c = -a
print(a + b, a * 2, -b)
c = P(I)
c = dataclasses.replace(p, x=I)
p = P(I, I)
T = Pair(I, I)
T = T._replace(x=I)
b = Kid(I)
a = Kid(I) if B else A(I)
g = numbers(I); c = [next(g), next(g)]
g = talk(); c = next(g), g.send(I), g.close()
c = [*talk()]
c = list(guard(I))
s += S
c = copy.deepcopy(a).v
c = str(E) + S
c = sorted([A(I), Kid(I), A(I)], key=lambda o: o.v)[0].v
c = max(A(I), A(I)).v
c = sum([A(I), A(I)], A(0)).v
c = tally.most_common(1), tally[S]
tally.update(S)
heapq.heappush(heap, I); c = heapq.heappop(heap)
queue.append(I); queue.rotate(1); c = list(queue)
print(*L, sep=S)
print(f'{n=} {s!r}')
c = (lambda *i, **j: (i, j))(*L, k=I)
c = [f(I) for f in [lambda i, j=j: i + j for j in range(3)]]
c = getattr(a, S, I)
setattr(a, 'w', I)
a.w = L; c = a.w
c = A.made; A.made += 1
b.size = I; c = b.size
c = [*map(str, L)]
for c in L: print(c)
while n < 3: n += 1
if B: c = E
with Block(S) as c: print(c)
with contextlib.redirect_stdout(io.StringIO()) as c: print(E)
with contextlib.ExitStack() as c: c.enter_context(Block(S)); print(E)
with contextlib.suppress(W): raise W
day = day + span * I
span = span - datetime.timedelta(hours=I)
day = day.replace(day=I)
c = Decimal(S)
c = Decimal(I) / I, Decimal(I) ** 2, round(Decimal(I) / 3, 4)
c = opts.k + I
opts = parser.parse_args(['--n', str(I % 9)])
print(os.path.basename(S), os.environ.get('NOBODYS', S))
with Block(S): raise W
c = E if B else E
c = not E
c = E == E
c = [E, E][I]
""".strip().splitlines()
PATTERNS = """
0;1 | 2 | -1;None;True;'ab' | 'x';[];[c];[c, *_];[1, c];[c, m, *_];(c, m);[*_, c];{'k': c};{'k': 0 | 1};{**c};int();int(c);str(c);float();A();A(v=c);Kid(v=0);P(c, m);P(x=0);P(0, y=c);list();dict();[int(c), *_];A() as c;[A(v=c), *_];(0 | 1) as c;[[c], *_];A.made
""".strip().split(";")
PHRASES = {kind: [one.strip() for one in text.replace("\n", "").split("|")] for kind, text in TABLE.items()}
PHRASES |= {"X": STATEMENTS, "M": PATTERNS}
HOLE = re.compile(r"\b([ILSBFDEWMX])\b")
OTHER = 0.04  # how often a hole is filled with another kind
BLOCKS = [
    "if {B}:\n{*}\nelse:\n{*}", "for c in {L}:\n{*}\n    if {B}: break\nelse:\n{*}", "for i, j in enumerate({L}):\n    if {B}: continue\n{*}",
    "try:\n{*}\n{*}\nexcept {W} as e:\n    print(type(e).__name__)\n{*}", "try:\n{*}\nexcept {W}:\n{*}\nelse:\n{*}\nfinally:\n    print('end')",
    "def later(i, j={I}):\n{*}\n    return {E}\nc = later({I})", "def outer():\n    n = {I}\n    def inner():\n        nonlocal n\n        n += {I}\n        return n\n    return inner() + inner()\nc = outer()",
    "match {E}:\n    case {M}:\n{**}\n    case {M} if {B}:\n{**}\n    case _:\n        c = 0", "match {L}:\n    case {M}:\n{**}\n    case [c, m] if {B}:\n{**}", "match a:\n    case {M}:\n{**}\n    case Kid(v=c):\n        print('Kid', c)\n    case A(c):\n        print('A', c)",
    "def gen(i):\n    for j in {L}:\n        c = yield j\n{**}\n    return {I}\ndef both():\n    c = yield from gen({I})\n    yield c\nxs = list(both())", "@shown\ndef told(i, *j, **k):\n    return {E}\nc = told({I}, {E}, k={E})",
    "class C({BASE}):\n    kind = {E}\n    def __init__(self, v={I}):\n        super().__init__(v)\n        self.extra = {I}\n    def twice(self, i={I}):\n        return super().twice(i) + self.extra\n    def __len__(self): return 2\n    def __eq__(self, o): return {B}\n    def __hash__(self): return 3\nb = C({I})\nprint(b.twice(), b.kind, len(b), b == a)",
    "class C({BASE}):\n    @property\n    def v(self): return {I}\n    @classmethod\n    def of(cls, i): return cls.__name__, i\n    @staticmethod\n    def plain(i={I}): return i\n    def __call__(self, *i): return i\n    def __contains__(self, i): return {B}\nc = C.of({I}), C.plain(), {I} in object.__new__ if False else 1",
    "@dataclasses.dataclass(order={B})\nclass R:\n    x: int\n    y: list = dataclasses.field(default_factory=list)\n    z: int = {I}\nc = R({I}), R({I}, {L}, z={I})\nprint(c, c[0] == c[1])\nprint(c[0] < c[1])", "with Block({S}) as c:\n{*}\n    print('in', c)",
    "while n < {I}:\n    n += 1\n{*}\n    if {B}: break\nelse:\n    print('done')", "c = {{}}\nfor i in {L}:\n    c.setdefault(i % 2, []).append({I})\nprint(c)", "try:\n    try:\n{**}\n    finally:\n        print('inner')\nexcept Exception as e:\n    print(type(e).__name__, isinstance(e, LookupError))",
]  # fmt: skip
PREFACE = """import bisect, collections, copy, dataclasses, functools, heapq, itertools, math, operator, random, statistics, string
n, m, s, xs, ys, d, c = {I0}, {I0}, 'ab', [{I0}, {I0}, 3], [1], {{'k': 2, 1: 4}}, None
class Oops(ValueError):
    def __init__(self, code): self.code = code
class A:
    made = {I0}
    __match_args__ = ('v',)
    def __init__(self, v=1): self.v, self.name, self.items = v, 'a', {{}}
    def twice(self, i): return self.v * 2 + i
    def __repr__(self): return f'{{type(self).__name__}}({{self.v}})'
    def __add__(self, o): return type(self)(self.v + (o.v if isinstance(o, A) else o))
    def __radd__(self, o): return self + o
    def __mul__(self, o): return NotImplemented if isinstance(o, str) else A(self.v * o)
    def __neg__(self): return A(-self.v)
    def __lt__(self, o): return self.v < o.v
    def __gt__(self, o): return self.v > o.v
    def __getitem__(self, i): return self.items[i] if i in self.items else {GET}
    def __setitem__(self, i, v): self.items[i] = v
    def __iter__(self): yield from (self.v, self.v + 1)
    def __call__(self, i=0): return self.v - i
    @classmethod
    def of(cls, v): return cls(v)
class Kid(A):
    base = {I0}
    def __init__(self, v=2):
        super().__init__(v)
        self._size = 1
    def twice(self, i): return super().twice(i) + self.base
    def __eq__(self, o): return isinstance(o, A) and self.v == o.v
    def __hash__(self): return hash(self.v)
    def __len__(self): return {LEN}
    def label(self): return 'B' * self._size
    @property
    def size(self): return self._size
    @size.setter
    def size(self, v):
        if v < 0: raise ValueError('negative')
        self._size = v
class Block:
    def __init__(self, s): self.s = s
    def __enter__(self): return self.s
    def __exit__(self, kind, e, trace):
        print('exit', kind.__name__ if kind else None)
        return {SWALLOW}
@dataclasses.dataclass(frozen={FROZEN}, order=True)
class P:
    x: int
    y: int = {I0}
    def __post_init__(self): print('post')
Pair = collections.namedtuple('Pair', 'x y')
def helper(i, j=2, *more, k=0): return i + j + k
def shown(f):
    @functools.wraps(f)
    def run(*i, **k):
        print(f.__name__, i, k)
        return f(*i, **k)
    return run
@functools.lru_cache(maxsize={CACHE})
def cached(i): return i if i < 2 else cached(i - 1) + cached(i - 2)
def numbers(i):
    while i > 0:
        yield i
        i -= 1
    return 'end'
def talk():
    total = 0
    while total < 9:
        got = yield total
        total += 3 if got is None else got
def guard(i):
    try:
        yield i
        yield 10 // i
    except ValueError as e:
        print('caught', type(e).__name__)
        yield -1
    finally:
        print('closing')
def walk(t):
    for i in t:
        if isinstance(i, list): yield from walk(i)
        else: yield i
def swap(t):
    t = iter(t)
    for i in t:
        j = next(t, None)
        if j is not None: yield j
        yield i
a, b, p, T = A({I0}), Kid({I0}), P({I0}), Pair({I0}, 2)
tally, heap, queue = collections.Counter('abca'), [3, 5], collections.deque([1, 2], 3)
"""

ASKED = {  # what a program begins with if it uses one of these words
    r"\b(day|span|datetime)\b": "import datetime\nday, span = datetime.date(2024, 2, 20 + {I0}), datetime.timedelta({I0}, hours=7)",
    r"\bDecimal\b": "from decimal import Decimal",
    r"\b(parser|opts)\b": "import argparse\nparser = argparse.ArgumentParser()\nparser.add_argument('--n', type=int, default={I0})\nparser.add_argument('--k', default='b', choices=['a', 'b'])\nopts = parser.parse_args([])",
    r"\bkindly\b": "@functools.singledispatch\ndef kindly(o): return 1\n@kindly.register(int)\ndef _(o): return 2\n@kindly.register(str)\ndef _(o): return len(o)",
    r"\b(Plug|deg)\b": "class Plug:\n    known = []\n    def __init_subclass__(cls, n=0, **k):\n        super().__init_subclass__(**k)\n        Plug.known.append(n)\nclass Deg(Plug, n={I0}):\n    n = 4\ndeg = Deg()",
    **{rf"\b{one}\.": f"import {one}" for one in ("array", "contextlib", "io", "numbers", "os")},
}


class Writer:
    """Fills phrases with phrases, by chance."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance

    def phrase(self, kind: str, depth: int) -> str:
        """A phrase of a kind; deep down, one that needs no others."""
        if self.chance.random() < OTHER and kind in "ILSBFD":
            kind = self.chance.choice("ILSFDE")
        every = PHRASES[kind]
        if depth <= 0:
            every = [one for one in every if not HOLE.search(one)] or ["n"]
        return HOLE.sub(lambda hole: self.phrase(hole[1], depth - 1), self.chance.choice(every))

    def statement(self, depth: int) -> str:
        """A statement, or a block of them."""
        if depth <= 0 or self.chance.random() < 0.6:
            return self.phrase("X", 3)
        template = self.chance.choice(BLOCKS)
        parts = re.split(r"(\{\*{1,2}\}|\{BASE\}|\{[ILSBFDEWM]\})", template)
        return "".join(self.part(one, depth) for one in parts).replace("{{", "{").replace("}}", "}")

    def part(self, part: str, depth: int) -> str:
        """A piece of a block's template, filled."""
        if part in ("{*}", "{**}"):
            return indented(self.statement(depth - 1), 4 * (len(part) - 2))
        if part == "{BASE}":
            return self.chance.choice(("A", "Kid"))
        return self.phrase(part[1], 2) if re.fullmatch(r"\{[ILSBFDEWM]\}", part) else part


def indented(text: str, by: int) -> str:
    """The text, further right."""
    return "\n".join(" " * by + line for line in text.split("\n"))


def numbered(chance: random.Random, text: str) -> str:
    """The text with numbers in its holes."""
    return re.sub(r"\{I0\}", lambda _: str(chance.randrange(5)), text)


def program(number: int, seed: int = 0) -> str:
    """The program of this number."""
    chance = random.Random(seed * 1_000_003 + number)
    preface = numbered(chance, PREFACE)
    choices = {
        "{GET}": ("i + self.v", "[self.v, 2][i]", "{1: 2}[i]"), "{LEN}": ("2", "self.v", "0", "abs(self.v)"), "{SWALLOW}": ("False", "True", "kind is ValueError"),
        "{FROZEN}": ("True", "False"), "{CACHE}": ("None", "2"),
    }  # fmt: skip
    for hole, ways in choices.items():
        preface = preface.replace(hole, chance.choice(ways))
    writer = Writer(chance)
    body = "\n".join(writer.statement(2) for _ in range(chance.randrange(2, 7)))
    asked = "".join(numbered(chance, text) + "\n" for word, text in ASKED.items() if re.search(word, body))
    return (
        preface.replace("{{", "{").replace("}}", "}")
        + asked
        + body
        + "\nprint(n, m, s, xs, c if isinstance(c, (int, str, list)) else 0)\n"
    )
