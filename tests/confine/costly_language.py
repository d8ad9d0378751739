# ruff: noqa: E501 -- tables of programs
"""Programs that cost more than they seem to, by what the language itself, NumPy and the engine do."""

from itertools import product


def filled(template: str, **choices: str) -> list[str]:
    """The template with every choice of words, which are separated by bars; braces are doubled in both."""
    words = {
        name: [one.replace("{{", "{").replace("}}", "}") for one in options.split("|")]
        for name, options in choices.items()
    }
    return [template.format(**dict(zip(words, picked, strict=True))) for picked in product(*words.values())]


BIG, DEEP = "b = [10**3000] * 20000\n", "a = list(range(10**5))\nx = [a] * 3000\n"
TEXT, SPARE = "s = 'a' * 10**6\nt = 'a' + 'b' + 'a' * 499998\n", "x = list(np.random.rand(200000, 1))\n"
TENSOR, KEEP = (
    "x = mg.tensor(1.0)\n",
    "kept = []\na = np.ones((1000, 1000))\nv = np.ones(10**6)\nfor i in range(60):\n    ",
)
KEYS, LOOP = "d = dict.fromkeys(range(300000))\nk = d.{view}()\ne = []\nfor i in range(40):\n    ", "\nwhile True: "
ROW, COLUMN = "r = np.ones((1, 40000))\nc = np.ones((40000, 1))\n", "np.ones((4000, 4000))"

OF_THE_LANGUAGE: dict[str, list[str]] = {
    "keys without an end": filled(
        "import itertools\nfrom collections import *\nclass M:\n    n = 0\n    def keys(self): {keys}\n    def __iter__(self): return self\n    def __next__(self): self.n += 1; return f'k{{self.n}}'\n    def __getitem__(self, k): return k\ndef f(**k): pass\n{use}",
        keys="return itertools.count()|return map(str, itertools.count())|return itertools.repeat('a')|return self|return self.keys()",
        use="dict(M())|{{}}.update(M())|f(**M())|x = {{**M()}}|OrderedDict(M())|defaultdict(int, M())|Counter(M())|vars(M()).update(M())",
    ),
    "texts cast in arrays": filled(
        "x = {x}\nk = []\nwhile True: k.append({f})",
        x="np.ones(300000)|np.ones(1000)|np.ones((300, 300), complex)|np.array(['1.5'] * 20000)|np.array(['a' * 64] * 20000)",
        f="x.astype(str)|x.astype('U64')|np.array(x, dtype=str)|x.astype('U64').astype('U1')|x.astype(str).repeat(50)|x.astype(str).reshape(-1, 1).T.copy()|x.astype(str).argsort()",
    ),
    "generators that are left": filled(
        "def g():\n    try:\n        yield 1\n    finally:\n        {end}\n{use}",
        end="while True: pass|for x in g(): break|list(range(10**6))|[g() for i in range(10**6)]",
        use="for x in g(): break|while True:\n    for x in g(): break|def h():\n    for x in g():\n        yield x\nwhile True:\n    for x in h(): break",
    ),
    "a type that is none of numbers": filled(
        "a = np.ones((700, 700))\nnp.{f}(a, a, dtype={t})", f="matmul|add|multiply|maximum|hypot", t="list|str|tuple|type"
    ),
    "whole numbers beyond 64 bits": filled(
        BIG + "np.{f}(b)", f="prod|sum|mean|sort|cumsum|cumprod|max|array|unique|median|diff|square|argsort|std"
    ),
    "deep comparisons": filled(DEEP + "{f}", f="x.count(a + [])|x.index(a + [1])|x.remove(a + [])|(a + []) in x|x == [a + []] * 3000|"
    "tuple(x).count(a + [])|tuple(x) == tuple([a + []] * 3000)|sorted(x)|x.sort()|max(x)|min(x)|dict.fromkeys(range(3000), a).items() == dict.fromkeys(range(3000), a + []).items()"),
    "backward searches": filled(TEXT + "s.{f}(t)", f="rfind|rsplit|rindex|rpartition|find|split|index|count|partition|strip|rstrip|lstrip"),
    "comparisons of arrays of one element": filled(SPARE + "{f}", f="sorted(x)|x.sort()|2.0 in x|x.index(2.0)|x.count(2.0)|x.remove(2.0)|max(x)|min(x)|"
    "sorted(tuple(x))|sorted(x, reverse=True)|tuple(x).count(3.0)|sum(x)"),
    "products of what is no number": filled("while True: math.prod([10**4] * {n}, start={s})", n="2|3|1|4", s="[0]|'a'|(1,)"),
    "operands": filled(TENSOR + "for i in range(60): mg.{f}", f="concatenate([x[None]] * 50000)|stack([x] * 50000)|hstack([x] * 50000)|vstack([x] * 50000)|"
    "add_sequence(*[x] * 50000)|multiply_sequence(*[x] * 50000)|dstack([x] * 20000)|column_stack([x[None]] * 20000)|tensor([x] * 50000)|array_split(mg.ones(50000), 50000)|meshgrid(*[x] * 30)|broadcast_arrays(*[x] * 50000)"),
    "texts of arrays of many axes": filled("x = np.ones({shape})\n{f}", shape="(2,) * 20|(3,) * 12", f="print(x)|str(x)|repr(x)|f'{{x}}'|'%s' % x|'{{}}'.format(x)|[x, x]|print(mg.tensor(x))"),
    "widths of formats": filled("{f}", f="('%.1000f' * 120000) % ((1e-300,) * 120000)|('%1000d' * 100000) % ((1,) * 100000)|('%-999s' * 100000) % (('a',) * 100000)|"
    "''.join(f'{{1e-300:.1000f}}' for i in range(10**6))|('{{:.900f}}' * 50000).format(*[1e-300] * 50000)|[format(1e-9, '.1000f') for i in range(10**6)]|('%0999d' * 99999) % ((7,) * 99999)|"
    "['%.1000e' % 1.5 for i in range(10**6)]|['a'.ljust(10**6) for i in range(10**5)]|[str(2**9999) for i in range(10**6)]|['%(a).999f' % {{'a': 0.1}} for i in range(10**6)]"),
    "views of dicts": filled(KEYS + "e.append({f})", view="keys|items", f="k | k|k & k|k ^ d.keys()|k - set()|set(k)|list(k)|tuple(k)|frozenset(k)|{{*k}}|dict(d)"),
    "lists of many axes": filled("x = np.ones({shape})\ny = [x.tolist() for i in range({n})]", shape="(200000,) + (1,) * 60|(2,) * 18|(100000, 1, 1, 1)|(1,) * 60|(10**6,)|(300, 300)", n="1|50"),
    "memory behind views": filled(KEEP + "kept.append({f})", f="np.tensordot(a, a, 0)[:1]|np.tile(v, 3)[:5]|a.T.reshape(-1)|a.T.reshape(-1)[:1]|np.kron(v, [1., 2.])[:1]|np.einsum('ij->ji', a).copy()[:1]|"
    "np.repeat(v, 4)[::1000]|np.roll(v, 1)[0:1]|(a @ a)[0]|np.concatenate([v, v])[1:2]|np.outer(v[:1000], v[:1000])[0]|v.copy()[5:6]|np.split(v * 2, 2)[0]|np.array([v, v])[0, :3]"),
    "arrays made of lists": filled("x = mg.tensor(np.ones((1000, 1000)))\ny = [[1.0] * 1000] * 1000\nkept = []\nfor i in range(60): kept.append({f})", f="mg.amax([x, x])|mg.amin([x, x])|mg.average([x, x])|mg.cos([x, x])|"
    "mg.cumsum([x, x])|mg.sum([x, x])|mg.linalg.norm([x, x])|x * y|y - x|mg.sum(y * x)|mg.maximum(x, y)|mg.where(y, x, 0.0)|mg.matmul(x, y)|mg.einsum('ij,ij', x, y)|x[[0] * 1000]"),
    "items that come to be as they are walked": filled("import itertools, random\nkept = [np.ones(10**6) for i in range({n})]\na = np.random.rand(10**5)\nwhile True: kept.append({f})", n="0|28", f="list(a)|tuple(a)|sorted(a)|set(a)|"
    "a.tolist()|list(zip(a, a))|list(enumerate(a))|list(map(abs, a))|dict(zip(range(10**5), a))|random.choices(range(10**6), k=10**5)|list(itertools.combinations(range(50), 4))|list(zip(a[:900], a))"),
    "broadcasting": filled(ROW + "x = np.{f}", f="select([r > 0], [c], 0)|choose(np.ones((40000, 1), int), [r, r])|clip(r, c, 2)|std(r, mean=c)|trapezoid(r, c)|vecdot(r[..., None], c[None])|"
    "random.normal(r, c)|where(r > 0, c, 0)|add(r, c)|hypot(r, c)|nan_to_num(r - c)|isclose(r, c)|random.uniform(r, c)|random.gamma(r, c)|linspace(r, c, 2)|divmod(r, c)|cov(c, c)|take_along_axis(c, np.zeros((1, 40000), int), 0)"),
    "shapes by keyword, and shapes that grow": filled("x = {f}", f="np.arange(1, step=1e-8)|np.arange(start_or_stop=10**9)|np.tril(np.ones(20000))|np.triu(np.ones(20000))|np.diagflat(np.ones((100, 100)))|np.argwhere(np.ones((2,) * 22))|"
    "np.linalg.norm(np.ones((2000, 2000)), 2)|np.random.multivariate_normal(mean=np.ones(2000), cov=np.eye(2000))|np.full(fill_value=1.0, shape=10**9)|np.eye(N=30000)|np.vander(np.ones(4000), N=4000)|np.repeat(a=1, repeats=10**9)|"
    "np.tile(reps=10**9, A=[1])|np.pad(array=[1], pad_width=10**9)|np.broadcast_to(array=1, shape=(10**5, 10**5))|np.histogram([1, 2], bins=10**9)|np.bincount([1], minlength=10**9)|np.nonzero(np.ones((2,) * 22))|mg.eye(N=30000)|np.zeros_like([1], shape=10**9)"),
    "slow types": filled("a = np.ones((790, 790), {t})\nwhile True: {f}", t="np.float16|int|np.int8|bool", f="a @ a|np.dot(a, a)|np.inner(a, a)|np.einsum('ij,jk', a, a)|np.matmul(a, a, dtype=np.float16)"),
    "labels": filled("def {name}(x, n):\n    return {name}(x, n - 1) if n else x + 1\n{long} = mg.tensor(1.0)\nfor {long} in [{long}] * 4000: {name}({long}, {deep})",
        name="f|" + "f" * 250 + "|" + "f" * 30_000, long="x|" + "x" * 250, deep="0|3|140"),
    "after the program": filled("x = mg.tensor(np.ones({size}))\ny = x\nfor i in range({count}): y = {f}\n{end}", size="1|10**6", count="30|19000", f="y * x|y + x * 0.5|mg.exp(-y)", end="while True: pass|y.sum().backward()|1 / 0"),
    "chains by mutation": filled("a = b = {first}\nfor i in range(60000):\n    {more}\na = 0\nb = 0\nprint('dropped')", first="[]", more="c = []; b.append(c); b = c|c = []; b.insert(0, c); b = c|c = [0]; b[:] = [c]; b = c|c = []; b += [c]; b = c|c = []; b.extend((c,)); b = c|"
    "c = []; b.append((c, 1)); b = c|c = []; b.append({{1: c}}); b = c|c = []; b.append(iter([c])); b = c|c = []; b.append(reversed([c])); b = c|c = []; b.append(lambda c=c: c); b = c|c = []; b.append(c.append); b = c|"
    "c = []; b.append(map(abs, c)); b = c|c = []; b.append(x for x in c); b = c|c = []; b.append({{1: c}}.values()); b = c|c = []; b.append(ValueError(c)); b = c|c = []; b.append(zip(c, c)); b = c")
    + filled("a = b = {{}}\nfor i in range(60000):\n    {more}\na = 0\nb = 0\nprint('dropped')", more="c = {{}}; b[1] = c; b = c|c = {{}}; b.setdefault(1, c); b = c|c = {{}}; b.update({{2: c}}); b = c|c = {{}}; b.update(k=c); b = c|c = {{}}; b[1] = [c]; b = c")
    + filled("f = None\nfor i in range(60000):\n    {more}\nf = 0\nprint('dropped')", more="f = lambda g=f: g|f = (lambda g: lambda: g)(f)|f = (lambda *a: a)(f)|f = (lambda **k: k)(k=f)|f = ValueError(f)|f = [f].append|f = {{1: f}}.items()"),
}  # fmt: skip
