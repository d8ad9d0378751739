# ruff: noqa: E501
"""Programs that try to get out, or to take everything, by way of generators and patterns. `#!` marks the refused line."""

G = "def f():\n    x = yield 1\ng = f()\nnext(g)\n"
P = "class P:\n    __match_args__ = {args}\n    x = 1\nmatch P():\n    case P({inside}): print('caught')  #!\n    case _: pass\n"
WAYS = [
    *(G + f"g.{name}  #!" for name in (
        "gi_frame", "gi_code", "gi_running", "gi_yieldfrom", "gi_suspended", "gi_frame.f_back", "gi_frame.f_globals", "gi_frame.f_locals", "__class__", "__next__.__self__", "__iter__().gi_frame", "__reduce__()", "__self__",
        "__name__.x", "__qualname__", "__del__()", "throw(ValueError)", "throw(1)", "ag_frame", "cr_frame", "send.__self__", "close.__func__", "send()", "send(1, 2)", "close(1)", "x = 1",
    )),
    G + "f.__code__  #!", G + "type(g)()  #!", G + "type(g).__class__  #!", G + "g()  #!", G + "g[0]  #!", G + "len(g)  #!", G + "g + g  #!", G + "{**g}  #!", G + "f().send(3)  #!", G + "next(f)  #!",
    G + "import numpy as np\nnp.array(g)  #!", G + "import numpy as np\nnp.sum(g)  #!", G + "import engine as mg\nmg.tensor(g)  #!", G + "'%d' % g  #!", G + "'{0.gi_frame}'.format(g)  #!", G + "f'{g.gi_frame}'  #!",
    G + "getattr(g, 'gi_frame')  #!", G + "setattr(g, 'x', 1)  #!", G + "vars(g)  #!",
    "def f():\n    yield ().__class__  #!\nlist(f())", "def f():\n    yield from ().__class__.__mro__  #!\nlist(f())", "def f():\n    x = yield\n    x.__globals__  #!\ng = f()\nnext(g)\ng.send(f)",
    "def f():\n    try:\n        yield 1\n        1/0\n    except Exception as e:\n        e.__traceback__.tb_frame  #!\nlist(f())",
    "yield 1  #!", "class A:\n    yield 1  #!", "x = [(yield 1)]  #!", "def f():\n    return [(yield i) for i in (1, 2)]  #!", "def f():\n    print(len('a') + (yield 1))  #!", "lambda: (yield)  #!", "def f(x):\n    if x or (yield): pass  #!", "def f():\n    x[(yield)] = 1  #!",
    "async def f():  #!\n    yield 1", "def f():\n    await x  #!", "def f():\n    for x in f(): yield x  #!\nlist(f())", "def f():\n    yield from 3  #!\nlist(f())", "def f():\n    yield from f  #!\nlist(f())",
    "import engine as mg\ndef f():\n    with mg.no_autodiff:  #!\n        yield 1\nlist(f())", "def f():\n    with 3: yield 1  #!\nlist(f())",
    "def g():\n    yield next(me)  #!\nme = g()\nnext(me)", "def f():\n    try: yield 1\n    finally: yield 2  #!\ng = f()\nnext(g)\ng.close()",
    # patterns
    *(P.format(args=args, inside=inside) for args, inside in (
        ("('__class__',)", "1"), ("('__dict__',)", "{}"), ("('__mro__',)", "1"), ("3", "1"), ("[3]", "1"), ("(3,)", "1"), ("('x', 3)", "1, 2"), ("()", "1"), ("('x',)", "1, 2"), ("(None,)", "x=1"), ("('__init__', '__reduce__')", "a, b"), ("'x'", "1"),
    ) if "__" not in args),
    "class P: pass\nmatch P():\n    case P(__class__=c): c\nc  #!", "class P:\n    __match_args__ = ('__class__',)\nmatch P():\n    case P(c): print('caught')\nc  #!", "class P:\n    __match_args__ = ('__dict__',)\nmatch P():\n    case P(c): print('caught')\nc  #!",
    "match 1:\n    case int(real=r, __class__=c): print('caught')\nc  #!", "match print:\n    case object(__self__=s): print('caught')\ns  #!", "def f(): yield\nmatch f():\n    case object(gi_frame=s): print('caught')\ns  #!",
    "match 1:\n    case print(): pass  #!", "match 1:\n    case int(1, 2): pass  #!", "match 1:\n    case float.x: pass  #!", "match 1:\n    case ().__class__: pass  #!", "import numpy as np\nmatch np.ones(3):\n    case [a, b, c]: print('caught')\na  #!",
    "match ():\n    case x if x.__class__: pass  #!", "match 1:\n    case x: pass  #!\n    case y: pass", "match 1:\n    case [x, x]: pass  #!", "match {}:\n    case {**x, 'a': 1}: pass  #!", "class P:\n    def __match_args__(self): return 1\nmatch P():\n    case P(1): pass  #!",
    "class P:\n    @property\n    def x(self): raise KeyError(3)  #!\nmatch P():\n    case P(x=1): pass", "class P:\n    def __eq__(self, o): return o.__class__  #!\nmatch P():\n    case 3: pass",
]  # fmt: skip

BOUNDLESS = [
    "def f():\n    while True: yield 1\nlist(f())", "def f():\n    while True: yield 1\nsum(f())", "def f():\n    while True: yield 1\nfor x in f(): pass", "def f():\n    while True: pass\n    yield\nnext(f())", "def f():\n    while True: yield 1\n2 in f()",
    "def f():\n    while True: yield 1\na, *b = f()", "def f():\n    while True: yield 1\nmax(f())", "def f():\n    while True: yield 1\n','.join(f())", "def f():\n    while True: yield (1, 2)\ndict(f())", "def f():\n    while True: yield 1\nsorted(f())", "def f():\n    while True: yield 1\nprint(*f())",
    "def f():\n    yield from f()\nlist(f())", "def f(n):\n    yield n\n    yield from f(n + 1)\nlist(f(0))", "def f():\n    g = f()\n    yield next(g)\nlist(f())", "def f(g):\n    yield 1\n    yield from g\ng = f([])\nwhile True: g = f(g)", "def f(g):\n    for x in g: yield x\ng = iter(())\nfor i in range(9999): g = f(g)\nlist(g)",
    "l = []\ndef f(): yield 1\nwhile True: l.append(f())", "def f(x): yield x\nl = []\nwhile True:\n    l = [f(l)]\n    next(l[0])", "def f():\n    try: yield 1\n    finally:\n        while True: pass\ng = f()\nnext(g)\ng.close()", "def f():\n    while True:\n        try: yield 1\n        except Exception: pass\nfor x in f(): pass",
    "def f():\n    x = []\n    while True:\n        x.append([0] * 9999)\n        yield 1\nfor y in f(): pass", "class T:\n    def __enter__(self): pass\n    def __exit__(self, *a):\n        while True: pass\ndef f():\n    with T(): yield 1\ng = f()\nnext(g)\ng.close()",
    "class A:\n    def __iter__(self):\n        while True: yield self\nlist(A())", "class A:\n    def __iter__(self): yield from self\nlist(A())", "class A:\n    def __next__(self): return 1\n    def __iter__(self): return self\na, b = A()\nlist(zip(A(), A()))",
    "while True:\n    match [1]:\n        case [x]: pass", "class A:\n    def __eq__(self, o):\n        while True: pass\nmatch A():\n    case 1: pass", "class A:\n    __match_args__ = ('x',)\n    @property\n    def x(self): return self.x\nmatch A():\n    case A(1): pass",
    "match range(10**12):\n    case [*x]: pass", "match list(range(10**6)):\n    case [*x]:\n        while True:\n            match x:\n                case [_, *y]: x = [*x, *y]",
]  # fmt: skip
