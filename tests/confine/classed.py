# ruff: noqa: E501
"""Programs that try to get out, or to take everything, by way of their own classes. `#!` marks the line that is refused."""

A = "class A:\n    x = 1\n    def f(self): return self\na = A()\n"
WAYS = [
    # towards Python's own objects
    *(A + f"a.{name}  #!" for name in (
        "__class__", "__dict__.clear()", "__dict__.pop(1)", "__dict__.update({1: 2})", "__dict__.update({'__class__': A})", "__dict__.__class__", "__module__", "__weakref__", "__reduce__()", "__reduce_ex__(2)", "__sizeof__()", "__dir__()",
        "__getattribute__('x')", "__setattr__('x', 2)", "__delattr__('x')", "__init_subclass__()", "__subclasshook__", "__slots__",
        "__getstate__()", "__doc__.x", "__new__", "ours", "names", "serial", "path", "look_up", "put", "special", "__array_ufunc__",
        "f.__func__", "f.__self__", "f.__globals__", "f.__code__", "f.__closure__", "f.function", "f.value", "f.invoke",
    )),
    *(A + f"A.{name}  #!" for name in (
        "__class__", "__dict__", "__mro__[-1].__subclasses__()", "mro()[-1].__init__.__globals__", "__bases__[0].__subclasses__()", "__mro__.__class__", "__base__", "__subclasses__()", "__subclasscheck__", "__module__",
        "__basicsize__", "__flags__", "__call__", "__new__(A)", "__prepare__", "__abstractmethods__", "__weakrefoffset__", "__annotations__.__class__",
        "type", "members", "host", "line", "function", "find('x')", "invoke", "f.__globals__", "f.__code__", "f.__get__", "x.__class__",
        "__init_subclass__", "__set_name__", "__class_getitem__", "__getattribute__",
    )),
    *(A + f"a.{name} = 1  #!" for name in ("__class__", "__dict__", "__module__", "__weakref__", "__getattribute__", "__reduce__", "__mro__")),
    *(A + f"A.{name} = lambda *a: 1  #!" for name in (
        "__class__", "__bases__", "__dict__", "__mro__", "__name__", "__del__", "__getattribute__", "__new__",
        "__set_name__", "__get__", "__set__", "__delete__", "__instancecheck__", "__subclasscheck__", "__class_getitem__",
        "__reduce__", "__reduce_ex__", "__getstate__", "__setstate__", "__copy__", "__deepcopy__", "__sizeof__", "__buffer__", "__array__",
        "__array_interface__", "__array_function__", "__array_wrap__", "__array_struct__", "__dlpack__", "__fspath__", "__prepare__", "__mro_entries__", "__dir__", "__await__",
    )),
    *(f"class A:\n    def {name}(self, *a): return 1  #!" for name in (
        "__del__", "__getattribute__", "__delattr__", "__new__", "__set_name__", "__get__", "__set__",
        "__delete__", "__instancecheck__", "__subclasscheck__", "__class_getitem__", "__reduce__", "__reduce_ex__", "__getstate__", "__setstate__",
        "__copy__", "__deepcopy__", "__sizeof__", "__bytes__", "__buffer__", "__array__", "__array_function__", "__array_wrap__", "__fspath__", "__prepare__", "__mro_entries__",
        "__dir__", "__sizeof__", "__await__", "__aiter__", "__anext__", "__aenter__", "__aexit__", "__length_hint__", "__class__", "__subclasshook__",
    )),
    *(f"class A:\n    {name} = 1  #!" for name in ("__class__", "__dict__", "__module__", "__mro__", "__bases__", "__metaclass__", "__weakref__", "__del__", "__qualname__")),
    "class A(metaclass=type):  #!\n    pass", "class A(**{'metaclass': type}):  #!\n    pass", "class A(type):  #!\n    pass", "class A(complex):  #!\n    pass",
    "class A(range):  #!\n    pass", "class A(set):  #!\n    pass", "class A(3):  #!\n    pass", "class A(print):  #!\n    pass", "class A(BaseException):  #!\n    pass",
    "class A(lambda: 0):  #!\n    pass", "class A(object, tuple):  #!\n    pass", "class A(*[tuple]):  #!\n    pass", "class A(A):  #!\n    pass",
    "import numpy as np\nclass A(np.ndarray):  #!\n    pass", "import engine as mg\nclass A(mg.Tensor):  #!\n    pass", "class A: pass\nclass B(A, A):  #!\n    pass",
    "class A: pass\nclass B(A): pass\nclass C(A, B):  #!\n    pass", "class A: pass\nclass B(A, ValueError):  #!\n    pass",
    "class X: pass\ntype('A', (X,), {})  #!", "class X: pass\ntype(X)('Y', (X,), {})  #!", "class X: pass\ntype(X).__subclasses__(X)  #!", "class X: pass\ntype(X).mro(X)  #!", "class X: pass\nclass Y(type(X)):  #!\n    pass", "object.__subclasses__()  #!", "object()  #!",
    # names by text
    *(A + f"{call}  #!" for call in (
        "getattr(a, '__class__')", "getattr(a, '__dict__')", "getattr(A, '__mro__')[-1].__dict__", "getattr(A, '__subclasses__')()", "setattr(a, '__class__', A)",
        "setattr(A, '__del__', print)", "setattr(A, '__getattribute__', print)", "delattr(A, '__init__')", "delattr(a, '__class__')", "getattr(a, 3)", "setattr(a, None, 3)",
        "setattr(print, 'x', 1)", "setattr(3, 'real', 1)", "setattr(int, 'x', 1)", "getattr(int, '__subclasses__')", "getattr(print, '__self__')", "getattr(a.f, '__func__')",
        "vars(A)", "vars()", "vars(print)", "vars(3)", "del a.__class__", "del A.__init__", "del a.f", "a.__dict__['x']", "vars(a)['__class__']",
        "'{0.__class__}'.format(a)", "'{0.__class__}'.format(a)", "'{0.f.__globals__}'.format(a)", "'{a[x]}'.format(a=a)", "f'{a.__class__}'", "'%(x.y)s' % a",
        "super()", "super(A)", "super(A, 3)", "super(3, a)", "super(A, a).__class__", "super(A, a).__getattribute__", "super(A, a).__reduce__()", "super(A, a).kind",
    )),
    "class A:\n    def f(self): return super().__class__  #!\nA().f()", "class A:\n    def f(self): return super().__getattribute__('x')  #!\nA().f()",
    "class A:\n    def f(self): return __class__  #!\nA().f()", "def f(): return super()  #!\nf()", "class A:\n    x = super()  #!",
    "class A:\n    @property\n    def p(self): return 1\nA.p.fget  #!", "class A:\n    @property\n    def p(self): return 1\nA.p.getter.__self__  #!",
    "class A:\n    @property\n    def p(self): return 1\nA().p = 3  #!", "class A:\n    @staticmethod\n    def s(): pass\nA.s.__func__  #!",
    "class A:\n    @property\n    def __class__(self): return int  #!\nisinstance(A(), int)",
    # errors
    "class E(Exception): pass\ntry:\n    raise E\nexcept E as e:\n    e.__traceback__  #!", "class E(Exception): pass\ne = E()\ne.__context__  #!",
    "class E(Exception): pass\ne = E()\ne.with_traceback(None)  #!", "class E(Exception): pass\ne = E()\ne.add_note('x')  #!", "class E(Exception): pass\nE.__cause__  #!",
    "class E(Exception):\n    def __str__(self): return 3\nprint(E())  #!", "class E(Exception):\n    def __str__(self): raise self\nraise E()  #!",
    "class E(Exception):\n    def __init__(self): raise self  #!\nraise E()", "class T:\n    def __enter__(self): return 1\n    def __exit__(self, k, e, t): e.__traceback__.tb_frame  #!\nwith T(): 1/0",
    "class T:\n    def __enter__(self): pass\nwith T(): pass  #!", "class A:\n    def __init__(self): return 3\nA()  #!",
    # special methods that give what they should not
    *(f"class A:\n    def {name}(self, *a): return {given}\n{use}  #!" for name, given, use in (
        ("__len__", "-1", "len(A())"), ("__len__", "'a'", "len(A())"), ("__len__", "10**30", "len(A())"), ("__hash__", "'a'", "{A()}"), ("__hash__", "1.5", "{A(): 1}"),
        ("__bool__", "3", "bool(A())"), ("__bool__", "[]", "if A(): pass"), ("__iter__", "3", "list(A())"), ("__iter__", "self", "for x in A(): pass"), ("__next__", "1", "list(A())"),
        ("__repr__", "3", "print(A())"), ("__repr__", "None", "[A()]"), ("__str__", "[]", "str(A())"), ("__str__", "self", "str(A())"), ("__format__", "1", "f'{A():x}'"),
        ("__float__", "'1'", "float(A())"), ("__int__", "'1'", "int(A())"), ("__contains__", "1", "3 in A"), ("__getitem__", "1", "A()['x'].y"), ("__call__", "1", "A().__call__.__self__"),
    )),
    "class str: pass\nprint(str().__class__)  #!", "class NDArray:\n    tensor = 1\nimport numpy as np\nnp.sum(NDArray())  #!", "class Function:\n    pass\nFunction()()  #!", "class Tensor: pass\nt = Tensor()\nt.backward()  #!",
    # into NumPy and the engine
    *(f"import numpy as np\nimport engine as mg\nimport math\nclass A:\n    def __float__(self): return 1.0\n    def __len__(self): return 10**9\n    def __getitem__(self, i): return 1.0\n{use}  #!" for use in (
        "np.array(A())", "np.array([A()])", "np.sum(A())", "np.ones(3) + A()", "A() @ np.ones(3)", "np.ones(3)[A()]", "np.zeros(A())", "np.add(1, A())", "mg.tensor(A())", "mg.tensor(1.0) * A()", "mg.tensor(1.0) < A()",
        "x = np.ones(2)\nx[0] = A()", "np.float64(1) + A()", "mg.sum([A()])", "math.sqrt(A())", "np.linspace(0, 1, A())", "np.sin(A())", "mg.tensor([1.0]).sum(axis=A())", "np.ones(3, dtype=A)", "np.ones(3).reshape(A())", "np.array([1, 2], dtype=A())",
    )),
    "import numpy as np\nnp.ones(2).shape = type('x', (), {})  #!",
    "from dataclasses import dataclass\n@dataclass\nclass A:\n    x: int\nA.__dataclass_fields__  #!", "from dataclasses import dataclass\ndataclass(3)  #!", "from dataclasses import dataclass\n@dataclass(metaclass=type)  #!\nclass A: pass",
    "from dataclasses import dataclass, fields\n@dataclass\nclass P:\n    x: int = 1\nfields(P)[0].default_factory  #!", "from dataclasses import make_dataclass  #!", "import dataclasses\ndataclasses.sys  #!", "import dataclasses\ndataclasses._create_fn  #!", "from dataclasses import field\nfield().factory  #!",
]  # fmt: skip

SELF = "class A:\n    def {name}(self, *a): {body}\n{use}"
BOUNDLESS = [
    *(SELF.format(name=name, body="\n        while True: pass", use=use) for name, use in (
        ("__lt__", "sorted([A(), A()])"), ("__eq__", "[A()] == [A()]"), ("__eq__", "A() in [A()]"), ("__eq__", "[A()].index(A())"), ("__hash__", "{A()}"), ("__hash__", "{(1, A()): 2}"), ("__repr__", "print([A()])"),
        ("__str__", "print(A())"), ("__repr__", "A()"), ("__format__", "f'{A():3}'"), ("__len__", "len(A())"), ("__bool__", "not A()"), ("__iter__", "list(A())"), ("__next__", "next(A())"), ("__getitem__", "sum(A())"),
        ("__contains__", "1 in A()"), ("__add__", "sum([A(), 1], A())"), ("__radd__", "1 + A()"), ("__iadd__", "a = A()\na += 1"), ("__call__", "sorted([1, 2], key=A())"), ("__enter__", "with A(): pass"), ("__float__", "float(A())"),
        ("__abs__", "abs(A())"), ("__neg__", "-A()"), ("__gt__", "max(A(), A())"), ("__init__", "A()"), ("__setitem__", "A()[0] = 1"), ("__delitem__", "del A()[0]"),
    )),
    *(SELF.format(name=name, body=f"return {body}", use=use) for name, body, use in (
        ("__repr__", "repr(self)", "print(A())"), ("__str__", "str(self)", "print(A())"), ("__eq__", "[self] == a[0]", "A() == [A()]"), ("__hash__", "hash(self)", "{A()}"), ("__bool__", "not self", "bool(A())"), ("__lt__", "self < self", "A() < A()"),
        ("__iter__", "iter(self)", "list(A())"), ("__add__", "self + 1", "A() + 1"), ("__call__", "self()", "A()()"), ("__getitem__", "self[0]", "A()[0]"), ("__len__", "len(self)", "len(A())"), ("__contains__", "1 in self", "1 in A()"),
        ("__init__", "A()", "A()"), ("__getitem__", "1", "list(A())"), ("__getitem__", "1", "sum(A())"), ("__getitem__", "1", "a, *b = A()"), ("__getitem__", "1", "for x in A(): pass"), ("__getitem__", "1", "2 in A()"), ("__getitem__", "1", "dict(A())"),
        ("__repr__", "'x' * 999999", "print([A()] * 999)"), ("__str__", "'x' * 999999", "[str(A()) for i in range(999)]"), ("__format__", "f'{self:x}'", "f'{A():x}'"), ("__int__", "int(self)", "int(A())"), ("__float__", "float(self)", "float(A())"),
    )),
    # hashes that agree
    "class A:\n    def __hash__(self): return 1\ns = {A() for i in range(10**6)}", "class A:\n    def __hash__(self): return 7\nd = {}\nwhile True: d[A()] = 1",
    "class A:\n    def __hash__(self): return 7\n    def __eq__(self, o): return False\nd = {}\nwhile True: d[(A(),)] = 1",
    # chains and heaps
    "class N: pass\nhead = None\nwhile True:\n    n = N()\n    n.next = head\n    head = n", "class N: pass\na = N()\nwhile True: setattr(a, f'x{len(vars(a))}', 1)",
    "while True:\n    class A: pass", "class A: pass\nwhile True:\n    class A(A): pass", "class A: pass\nwhile True: A = type(A())\n", "l = []\nwhile True:\n    class A:\n        x = [0] * 1000\n    l.append(A)",
    "class A:\n    def __init__(self): self.x = [0] * 100000\nl = [A() for i in range(10**6)]", "class A: pass\na = A()\na.me = a\nwhile True:\n    b = A()\n    b.a = [a, b]\n    a = b",
    "class A:\n    @property\n    def p(self): return self.p\nA().p", "class A:\n    @property\n    def p(self): return 1\n    @p.setter\n    def p(self, v): self.p = v\nA().p = 1",
    "class E(Exception):\n    def __str__(self): return str(self)\nraise E()", "class E(Exception):\n    def __repr__(self): return repr([self])\nprint(E())\nprint([E()])", "class E(Exception): pass\ne = E()\nwhile True: e = E(e)",
    "class A:\n    def f(self): return super().f()\nclass B(A):\n    def f(self): return B().f()\nB().f()", "class T:\n    def __enter__(self): return self\n    def __exit__(self, *a): return True\nwhile True:\n    with T(): 1/0",
    "from dataclasses import dataclass\n@dataclass\nclass A:\n    x: object = None\na = A()\na.x = a\nprint(a)", "from dataclasses import dataclass\n@dataclass\nclass A:\n    x: object = None\na = A()\na.x = a\na == A(a)\na == a.x\nb = A()\nb.x = b\na == b",
    "from dataclasses import dataclass, asdict\n@dataclass\nclass A:\n    x: object = None\na = A()\na.x = a\nasdict(a)",
]  # fmt: skip
