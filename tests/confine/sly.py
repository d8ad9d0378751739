# ruff: noqa: E501
"""Hostile programs that think further: by kind. None may succeed, last long, or name the wrong line (`#!`, or the last)."""

N = "import numpy as np\n"
M = "import engine as mg\n"
X = "import mxnet as mx\n"
P = "import matplotlib.pyplot as plt\n"

SLY: dict[str, list[str]] = {
    "constants that are shared": [
        N + "np.add(1, 1, out=np.pi)", N + "np.pi += 1", N + "np.float64.x = 1", N + "np.sin(1.0, out=np.nan)",
        N + "np.newaxis.x = 1", N + "np.ndarray.sort(3)", M + "mg.pi = 3", M + "mg.tensor.x = 1", N + "np.linalg.norm = 1",
        N + "np.e.real = 3", "True = 1", "None = 1", "int = 3\nint('3')", N + "x = np.ones(3)\nx.T.shape = (9,)", "(1).real = 2",
    ],
    "functions handed to NumPy": [
        N + "np.errstate(call=print)", N + "np.errstate(divide='raise', call=len)",
        N + "np.frompyfunc(len, 1, 1)", N + "np.vectorize(len)([1])", N + "np.apply_over_axes(np.sum, np.ones(3), 0)",
        N + "np.sum(print)", N + "np.where(print)", N + "np.mean([len])", N + "np.array(x for x in [1])", N + "np.array(map(abs, [1]))",
        N + "np.sort(np.ones(3), key=len)", N + "np.fromiter(iter([1]), 'O')", N + "np.select([len], [1])", N + "np.choose(len, [1])",
        N + "np.pad(np.ones(3), 1, print)", N + "np.pad(np.ones(3), 1, mode=len)", N + "np.piecewise(1, 1, len)", N + "np.gradient(len)",
        N + "np.interp(len, [1], [2])", N + "np.digitize(1, len)", N + "np.unique(len)", N + "np.apply_along_axis(len, 0, [1])",
        N + "np.array([1], like=np)", N + "np.full(3, print)", N + "np.zeros(3, like=1)", N + "np.einsum(print, [1])",
        M + "mg.grad(1)(2.0)", M + "mg.grad(np)", M + "mg.jacobian(mg)(1.0)", M + "mg.grad(lambda x: print)(1.0)",
        M + "mg.vjp(len, 1.0)(1.0)", M + "mg.check_grad(open, 1.0)", M + "mg.elementwise_grad(lambda: 0)(1.0)",
    ],
    "protocols of arrays": [
        N + "np.ones(1).__array_function__", N + "np.ones(1).__array_priority__", N + "np.ones(1).__array__()", N + "np.ones(1).__dlpack__()",
        N + "np.ones(1).__array_struct__", N + "np.ones(1).__setstate__((1,))", N + "np.ones(1).__class__.__subclasses__()", N + "np.ones(1).__buffer__(0)",
        N + "np.float64(1).__array_interface__", N + "np.dtype(float).metadata", N + "np.dtype(float).newbyteorder()", N + "np.dtype(float).fields",
        N + "np.from_dlpack(np.ones(1))", N + "np.asarray_chkfinite(1)", N + "np.array(memoryview(b''))", N + "np.ones(1).getfield('O')",
        N + "np.ones(1).newbyteorder()", N + "np.ones(1).byteswap(True)", N + "np.ones(1).partition(0, kind=print)", N + "np.ones(1).choose([len])",
        N + "np.ones(1).itemset(0, 1)", N + "np.ones(1).put(0, 1)", N + "np.ones(1).setfield(1, float)", N + "np.ones(1).searchsorted(print)",
        N + "np.nditer([np.ones(3)])", N + "np.broadcast(1, 2).iters", N + "np.flatiter", N + "np.matrix([1])", N + "np.recarray(1)", N + "np.ma.array([1])",
        N + "np.chararray(1)", N + "np.char.chararray(1)", N + "np.polynomial.set_default_printstyle", N + "np.emath", N + "np.rec", N + "np.ogrid[0:10**9]", N + "np.mgrid[0:10**9]",
    ],
    "dtypes": [
        N + "np.zeros(1, 'object')", N + "np.zeros(1, '|O')", N + "np.zeros(1, [('a', 'O')])", N + "np.zeros(1, {'names': ['a'], 'formats': ['O']})",
        N + "np.zeros(1, {'names': ['a'], 'formats': ['f8'], 'offsets': [10**9]})", N + "np.zeros(1, [(('title', 'a'), 'f8')])", N + "np.zeros(1, 'V999999999')",
        N + "np.zeros(1, '(1000000,1000000)f8')", N + "np.ones(1).astype('O,f8')", N + "np.array([1], 'M8[s]')", N + "np.array(['2020'], 'datetime64')", N + "np.zeros(1, np.dtype)",
        N + "np.zeros(1, type)", N + "np.zeros(1, dtype=len)", N + "np.dtype('f8', metadata={})", N + "np.dtype({'f0': ('O', 0)})", N + "np.dtype(print)", N + "np.dtype((float, (10**9,)))",
        N + "np.array([1.0]).view('O')", N + "np.array([1.0]).view(int)", N + "np.result_type('O', print)", N + "np.can_cast('O', 'f8', print)", N + "np.ones(1).astype(list)", N + "np.ones(1).astype(np.generic)",
        M + "mg.tensor([1.0], dtype='O')", M + "mg.tensor([1.0], dtype=object)", M + "mg.zeros(3, dtype='U9')", M + "mg.tensor(1.0).astype('O')", X + "mx.nd.array([1], dtype='O')", N + "np.random.randint(3, dtype='O')",
    ],
    "memory of arrays": [
        N + "x = np.ones(3)\nx.setflags(write=1)", N + "x = np.ones(3)\nx.flags.writeable = True", N + "x = np.ones(3)\nx.strides = (0,)", N + "x = np.ones(3)\nx.data = b'abc'",
        N + "np.ones(3).resize((10**9,))", N + "np.resize([1], 10**9)", N + "np.lib.stride_tricks.as_strided", N + "np.lib.stride_tricks.as_strided([1], (9,), (0,))", M + "x = mg.tensor([1.0, 2.0])\nx.data.flags.writeable = True",
        M + "y = mg.tensor([1.0, 2.0]) * 2\ny.data[0] = 5", M + "x = mg.tensor([1.0])\nx.data = x.data.base.x", N + "np.ones((10,) * 33)", N + "np.ones((1,) * 65)", N + "np.expand_dims(np.ones(1), tuple(range(70)))",
        N + "x = np.ones(100_000)\ny = []\nwhile 1: y.append(x + len(y))", N + "x = np.ones(5_000_000)\ny = x * 2\nz = [y + i for i in range(9)]", N + "x = np.ones((5_000_000,), np.float32)\ny = x + x\nz = [x.astype(float) for _ in range(9)]",
        N + "x = np.arange(2_000_000)\n[x.copy() for i in range(50)]", N + "np.array([[1.0] * 1000] * 5000).tolist()", N + "[np.ones(10**6).tolist() for i in range(100)]",
        N + "x = np.ones(10**6)\nx[np.newaxis][[0] * 50]", N + "np.take(np.ones((1, 10**6)), [0] * 50, axis=0)", N + "np.ones((2, 10**6))[[0, 1] * 50]", N + "np.repeat(np.ones(10**6), 60)", N + "np.tile(np.ones(10**6), 60)",
        N + "np.broadcast_to(np.ones(1), (10**9,)).copy()", N + "np.meshgrid(*[np.ones(20)] * 8)", N + "np.indices((10**5, 10**5))", N + "np.bincount([10**9])", N + "np.histogram(np.ones(9), bins=10**9)",
        N + "np.histogram([1.0, 2.0], bins=np.arange(10**8))", N + "np.bincount([1], minlength=10**9)", N + "np.unpackbits(np.ones(9))", N + "np.linspace(0, 1, 2**62)", N + "np.geomspace(1, 2, 10**10)", N + "np.ones(2**63)", N + "np.ones(-1)",
        M + "range(10**9) << mg.tensor([1.0, 2.0])", N + "range(10**9) + np.ones(2)", N + "np.ones(2) == range(10**9)",
        M + "mg.tensor(1.0) @ range(10**9)", N + "x = np.ones(2)\nx += range(10**9)", P + "plt.scatter(range(10**9), [1])", P + "plt.plot(range(10**9))",
        N + "np.float64(1) + range(10**9)", N + "range(10**9) == np.float64(1)", N + "x = [[1.0] * 10**6] * 900\nnp.float64(1) / x", N + "x = [[1.0] * 10**6] * 900\ndivmod(np.float64(1), x)",
        N + "np.arange(0, 10**18, 1)", N + "np.arange(0, 1, 1e-300)", N + "np.tri(10**5, 10**5)", N + "np.eye(3, 10**10)", N + "np.fft.fft(np.ones(9), 10**9)",
    ],
    "whole numbers": [
        "x = 2 ** 9999\nwhile True: x += x", "x = 2 ** 9999\ny = []\nwhile True: y.append(x + len(y))", "x = 10 ** 3000\nwhile True: str(x)", "int('1' * 4000) ** 3", "int('1' * 5000)", "str(2 ** 9999 * 2 ** 9999)",
        "f'{2 ** 20000}'", "'%d' % 2 ** 30000", "x = 2 ** 9999\nx * x", "x = -2 ** 9999\nwhile 1: x -= -x * 2 if 0 else 2 ** 9999", "sum([2 ** 9999] * 10 ** 5)", "import math\nmath.factorial(10 ** 6)", "import math\nmath.comb(10 ** 6, 5 * 10 ** 5)",
        "import math\nmath.prod(range(1, 10 ** 6))", "1 << 10 ** 6", "1 << 2 ** 62", "(-1) ** 0.5 << 3", "2 ** -10 ** 400", "pow(2, -1, 4)", "while True: pow(7, 2 ** 9999, 2 ** 9998 + 1)", "int('9' * 4300, 36)", "int('z' * 10 ** 5, 36)",
        "round(2 ** 9999, -10 ** 9)", "round(1.5, 10 ** 9)", "(2 ** 9999).bit_length() ** 10 ** 9", "complex('1' * 10 ** 7)", "float('1' * 10 ** 7)", "0x" + "f" * 6000, "x = 7\nwhile True: x = x * x * x", "x = 1\nfor i in range(1, 10 ** 6): x *= i", "divmod(2 ** 20000, 3)",
    ],
    "hashes that collide": [
        "x = {}\nfor i in range(60000): x[i * (2 ** 61 - 1)] = i", "x = {i * (2 ** 61 - 1) for i in range(60000)}", "set([i * (2 ** 61 - 1) for i in range(60000)])", "x = dict.fromkeys([i * (2 ** 61 - 1) for i in range(60000)])",
        "x = {i * (2 ** 61 - 1): 0 for i in range(60000)}", "x = dict([(i * (2 ** 61 - 1), 0) for i in range(60000)])", "x = {}\nfor i in range(60000): x.setdefault(i * (2 ** 61 - 1), 0)", "x = set()\nfor i in range(60000): x.add(i * (2 ** 61 - 1))",
        "x = {}\nfor i in range(60000): x.update({i * (2 ** 61 - 1): 1})", "x = {(i * (2 ** 61 - 1),) for i in range(60000)}", "x = frozenset([i * (2 ** 61 - 1) for i in range(60000)])", "x = {1} | set([i * (2 ** 61 - 1) for i in range(60000)])",
    ],
    "formats": [
        "'{:>999999999}'.format(1)", "'{:0999999999d}'.format(1)", "'{:.999999999f}'.format(1.0)", "f'{1:>{10 ** 9}}'", "f'{1.0:.{10 ** 9}}'", "'%999999999s' % 1", "'%.999999999e' % 1.0", "'%0*d' % (10 ** 9, 1)", "format(1, '>' + '9' * 9)",
        "format('a', '\\ud800>1001')", "'{:{}}'.format(1, '>' + '9' * 9)", "('{0}' * 10 ** 5).format('a' * 1000)", "('%s' * 10 ** 5) % (('a' * 1000,) * 10 ** 5)", "'%(' + '(' * 10 ** 5 + ')s' % {}", "'{:,_}'.format(1)",
        "'{0.numerator}'.format(1)", "'{0[0].numerator}'.format([1])", "'{!z}'.format(1)", "'%q' % 1", "'%' % 1", "'%s %s' % 1", "'{a}'.format(1)", "'{99999}'.format(1)", "'{-1}'.format(1)",
        "x = ['a' * 1000] * 1000\nwhile True: print(x)", "x = 'a' * 10 ** 5\nwhile True: repr(x)", "x = ['\\x00' * 900_000]\nrepr(x), repr(x), print(x)", "'\\N{BULLET}' * 10 ** 9", "'a'.center(10 ** 9)", "('ab' * 10 ** 5).replace('', 'x' * 100)",
        "'x'.join(['a'] * 10 ** 6 + [1])", "while 1: (',' * 10 ** 5).split(',')", "'a' * 10 ** 6 in 'b' * 10 ** 6\nwhile 1: ('a' * 10 ** 5 + 'b') in 'a' * 10 ** 5", "while 1: ('a' * 10 ** 5).count('a' * 5 * 10 ** 4 + 'b')",
    ],
    "values in themselves": [
        "a = []\na.append(a)\na == a.copy()", "a = []\na.append(a)\n{1: a} == {1: a.copy()}", "a = []\na.append(a)\nsorted([a, a.copy()])", "a = {}\na['a'] = a\na == a.copy()", "a = []\nb = [a]\na.append(b)\na == b",
        "a = [1]\nwhile True: a = [a, a]", "a = ()\nwhile True: a = (a, a, a)", "a = {}\nfor i in range(10 ** 5): a = {i: a}", "a = []\nfor i in range(10 ** 5): a = [*a, a]", "a = 1\nfor i in range(100): a = frozenset([a])", "a = 1\nfor i in range(100): a = (a, {'k': a})",
        "e = None\nfor i in range(100): e = ValueError(e)", "e = 0\nfor i in range(100): e = [ValueError(e)]\nprint(e)  #!", "a = []\na.append(a)\nimport numpy as np\nnp.array(a)", "a = []\na.append(a)\nsum(a, [])\nwhile 1: a = sum([a, a], [])",
        "a = []\na.append(a)\nimport engine as mg\nmg.tensor(a)", "a = []\na.append(a)\nmax(a, [a, [a]])", "a = [[]] * 10 ** 5\nb = [a] * 100\nb == [a[:]] * 100", "a = []\na.append(a)\n{(1, 2): 3, ((a,),): 4}",
    ],
    "changed while they are walked": [
        "d = {1: 1}\nfor k in d: d[k + 1] = 1", "s = {1}\nfor k in s: s.add(k + 1)", "a = [1]\nfor v in a: a.append(v)", "a = [1]\nfor v in a: a += [v]", "a = [3, 2, 1]\na.sort(key=lambda v: a.append(v))",
        "a = [1]\nfor v in a: a.insert(0, v)", "a = [1]\nlist(map(lambda v: a.append(v), a))", "a = [1]\nsum(a.append(v) or 1 for v in a)", "a = [1]\n[a.extend([v]) for v in a]", "d = {1: 1}\n{d.update({k + 1: 1}) for k in d}",
        "g = (next(g) for i in range(3))  #!\nnext(g)", "g = iter([1])\nfor v in g: g = iter([v, *g])\nwhile 1: g", "a = list(range(1000))\nfor v in a: a[:] = a + a",
        "a = [2, 1]\nsorted(a, key=lambda v: sorted(a, key=lambda w: sorted(a, key=lambda u: a.append(1) or 1)) and v) and 1\nwhile 1: 1", "for d in [{}]:\n    for i in d: pass\n    else: d[i]",
    ],
    "errors upon errors": [
        "while True:\n    try: raise ValueError('a' * 1000)  #!\n    except ValueError as e: pass", "def f():\n    try: raise ValueError\n    except ValueError: f()  #!\nf()", "def f():\n    try: f()  #!\n    finally: raise ValueError\nf()",
        "raise ValueError('a' * 10 ** 6)", "raise ValueError(*range(10 ** 5))", "raise ValueError([[1] * 1000] * 1000)", "assert 0, 'x' * 10 ** 6", "raise KeyError('a' * 10 ** 6)", "{}['a' * 10 ** 6]", "raise ValueError('<script>alert(1)</script>')", "raise ValueError('\\x00\\ud800\\u202e')",
        "raise ValueError('\\n' * 10 ** 5)", "raise 3", "raise print", "raise ValueError from 3", "raise", "try: raise  #!\nexcept TypeError: pass", "try: 1 / 0\nexcept 3: pass", "try: 1 / 0\nexcept (ValueError, 'x'): pass", "raise NotImplementedError", "raise StopIteration", "list(next(iter([])) for i in [1])",
        "x = ValueError(1)\ntry: raise x from x  #!\nfinally: pass", "try:\n    try: 1 / 0\n    finally: [][1]  #!\nexcept KeyError: pass", "a" * 3000, "import " + "a" * 3000, "import numpy as np\nnp." + "a" * 3000, "def " + "f" * 2000 + "(): pass\n" + "f" * 2000 + "(1)", "'a'." + "b" * 3000,
    ],
    "growth": [
        "a = [0]\nwhile True: a[0:0] = a", "a = [0]\nwhile True: a[len(a):] = a", "a = (0,)\nwhile True: a = a * 2", "a = [0] * 10 ** 6\n[a[:] for i in range(100)]", "a = [0] * 10 ** 6\nwhile True: a + a", "a = list(range(10 ** 5))\nwhile True: tuple(a)", "a = 'ab'\nwhile True: a = a.replace('a', 'aa')",
        "a = 'a' * 10 ** 5\nwhile True: a.upper()", "a = {i: i for i in range(10 ** 4)}\nwhile True: {**a}", "a = {i for i in range(10 ** 4)}\nwhile True: a | a", "a = [0] * 10 ** 5\nwhile True: a == [0] * 10 ** 5", "a = [0] * 10 ** 5\nwhile True: 1 in a", "a = [0] * 10 ** 5\nwhile True: a.count(1)", "a = [0] * 10 ** 5\nwhile True: a.index(0) or a.insert(0, 0)",
        "a = [0] * 10 ** 5\nwhile True: a.pop(0) or a.append(0)", "a = list(range(10 ** 5))\nwhile True: a.reverse()", "a = list(range(10 ** 5))\nwhile True: del a[0]; a.append(1)", "a = []\nwhile True: a.append([0] * 100)", "a = []\nwhile True: a.append('a' * 100 + str(len(a)))", "a = []\nwhile True: a.append({1: 2})", "a = []\nwhile True: a.append(lambda: a)",
        "x = {}\nwhile True: x[len(x)] = [0] * 1000", "f = lambda *a, **k: f(*a, *a, **k)  #!\nf(1)", "f = lambda *a: a\nwhile True: f(*[0] * 10 ** 5)", "[[i, j, k] for i in range(1000) for j in range(1000) for k in range(1000)]", "print(*[0] * 10 ** 6)", "zip(*[range(9)] * 10 ** 6)", "a, *b = [0] * 10 ** 6\nwhile True: a, *b = b", "max(*[0] * 10 ** 6)\nwhile 1: max(*[0] * 10 ** 5)",
    ],
    "modules that draw": [
        P + "plt.imread('/etc/passwd')", P + "plt.switch_backend('x')", P + "plt.np", P + "plt.plot(print)", P + "plt.plot([1], [2, 3])", P + "plt.plot(np)", P + "while True: plt.figure()", P + "while True: plt.plot([1])",
        P + "plt.subplots(10 ** 9, 10 ** 9)", P + "fig, ax = plt.subplots()\nax.figure.canvas", P + "plt.title.__globals__", P + "import matplotlib.backends", "import pylab", "from matplotlib import cbook", "from matplotlib.pyplot import os",
        X + "mx.nd.save('x', 1)", X + "mx.nd.load('x')", X + "mx.nd.array(print)", X + "mx.nd.array([1]).tensor", X + "mx.test_utils", X + "mx.nd.NDArray", X + "mx.gpu()", X + "mx.autograd.record().__enter__()", X + "mx.base", X + "mx.nd.array([1]).handle",
        M + "mg.no_autodiff.__enter__()", M + "mg.no_autodiff.make", M + "mg.mem_guard_off.name.x", M + "with mg.no_autodiff(print): pass", M + "mg.nnet.layers.utils", M + "mg.random.seed(print)", M + "mg.linalg.np", M + "from mygrad.operation_base import Operation", M + "mg.computational_graph", M + "mg.Tensor(print)", M + "mg.execute", M + "mg.Tensor.data", M + "mg.optimizers.SGD",
    ],
    "texts": [
        "x = 1\x00", "x\u200b = 1", "\u202ex = 1 + ", "x = '\u2066' +", "\ufeff\ufeffx = 1", "x = 1 \u2028 y = )", "x = 1\x0c)", "\t x = 1  #!\n        y = 2", "if 1:\n\tx = 1\n        y = 2", "x = 1\\", "x = 1 \\ y", "x = '\\", "x = '''\\", "x = \"abc #!\ny = 2\"", "x = f'{", "x = f'{}'", "x = f'{1!}'",
        "f'{x!q}'", "f'{a b}'", "f'{lambda x: 1}'", "x = b'\\xff' + 1", "x = rb'a'[5]", "x = 0o9", "x = 0b2", "x = 1_", "x = 1e+", "x = 0_0_", "x = 1if", "x = 1 if", "x = [1, 2", "x = {1: 2, 3}", "x = {**1}", "x = (yield)", "x = await y", "async for x in y: pass", "async with x: pass", "return", "def f(: pass", "def f(x, x): pass", "def f(*): pass", "def f(x=1, y): pass",
        "def f(*a, *b): pass", "def f(/): pass", "lambda *: 1", "f(x=1, 2)", "f(**a, *b)", "x = *y", "*x = 1", "x, *y, *z = 1", "del f()", "del 1", "1 += 1", "x + 1 = 2", "(x) := 1", "x := 1", "[x := 1 for x in [1]]", "class A(B, metaclass=C): pass", "@f\nclass A: pass  #!", "type X = int", "def f[T](x): pass", "nonlocal x", "def f():\n    nonlocal q  #!\nf()",
        "def f():\n    x = 1\n    global x", "def f(x):\n    global x", "for x in y: break else", "break", "continue", "def f():\n    break", "for i in [1]:\n    def g(): continue", "import a.b as", "from . import", "from a import (b", "try: pass", "try: pass\nelse: pass", "try: pass\nexcept: pass\nexcept ValueError: pass\n1  #!".replace("except: pass\nexcept", "except: pass  #!\nexcept").replace("1  #!", "1"), "with: pass", "while: pass", "if: pass",
        "print 'x'", "exec 'x'", "x <> y", "`x`", "x = 07", "x ?? y", "x -> y", "!x", "$x", "x = 1; ; y", "match x:\n  case y: pass".replace(":\n", ":  #!\n", 1), "match x:  #!\n    case [1, *_]: pass", "\n\n\n(", "x = (1,  #!\n\n\n", "#\n" * 100 + "x = )", "x = 1\n" * 100 + "y = 1 +", "é = (", "𝔁 = )", "x = '\U0001f600' )", "日本 = 1 1", "a.b.c = = 1",
    ],
}  # fmt: skip
