# ruff: noqa: E501 -- tables of programs
"""Programs that cost more than they seem to, by what the small modules, classes and errors do."""

from .costly_language import filled

RE, FRACTION, ENUM = "import re\n", "from fractions import Fraction\n", "from enum import Enum, IntEnum, auto\n"
STREAM, CSV = "import io\ns = io.StringIO()\n", "import csv, io\ns = io.StringIO()\n"
CHARS, SERIES = "a = np.array(['a' * {n}] * {many})\n", "from numpy.polynomial import Polynomial, polynomial\n"
TEXTWRAP, PPRINT, LOG = "import textwrap\n", "from pprint import pprint, pformat\n", "import logging\n"
NESTED = "x = [1] * {wide}\nfor i in range({deep}): x = {more}\n"
MEMBERS = "\n".join(f"    A{number} = {{value}}" for number in range(3_000))
BACK = [  # a pattern, and a text on which it goes back and back
    ("(a+)+$", "'a' * 60 + 'b'"), ("(a|aa)+$", "'a' * 200 + 'b'"), ("(a*)*b", "'a' * 3000"), ("(x+x+)+y", "'x' * 300"),
    ("(.*)*(.*)*(.*)*x", "'a' * 500"), ("((a{1,50}){1,50}){1,50}b", "'a' * 60"), ("(?:a?){40}a{40}", "'a' * 39"),
    ("(?=(a+)+$)b", "'a' * 99 + 'b'"), (r"(a*)\\1*b", "'a' * 9000"), ("(?P<w>a*?)*?b", "'a' * 999"), ("(?>a|b)*(a|b)*c", "'ab' * 9000"),
    ("[a-z]*[a-z]*[a-z]*1", "'q' * 2000"), (r"(\\w+\\s?)*!", "'ab ' * 3000"), ("(?i)(A|a)*b", "'a' * 5000"), ("^(([a-z])+.)+[A-Z]$", "'a' * 50"),
]  # fmt: skip
LARGE = [
    "'a' * 900", "'(a|b)' * 150", "'[a-z]' * 150", "'(?:a{9}){9}' * 9", "'a|' * 400", r"'[\0-\U0010ffff]' * 60", "'(?P<w>a)(?P=w)'",
    "'(' * 30 + 'a' + ')' * 30", "'(?=a)' * 100", "'((((a{9}){9}){9}){9}){9}'",
]  # fmt: skip

OF_MODULES: dict[str, list[str]] = {
    "patterns that go back": [RE + f"while True: re.{how}('{pattern}', {text})" for pattern, text in BACK for how in ("match",)],
    "patterns that are large": [RE + f"i = 0\nwhile True:\n    i += 1\n    re.compile({one} + str(i){flags})" for flags in ("", ", re.I") for one in LARGE],
    "what patterns find": filled(RE + "t = {t}\nk = []\nwhile True: k.append({f})", t="'a' * 10**6|'ab ' * 3 * 10**5", f="re.findall('', t)|re.findall('a', t)|re.split('a', t)|re.sub('a', 'b' * 99, t)|re.sub('', 'x', t)|"
        "list(re.finditer('a', t))|re.sub('a', lambda m: 'y' * 999, t)|re.escape(t)|re.search('z', t)|re.match('a*', t)|re.subn('(a)', r'\\1\\1\\1\\1', t)"),
    "lines of a width": filled(TEXTWRAP + "t = {t}\nwhile True: x = {f}", t="'ab ' * 3 * 10**4|'a-' * 10**4", f="textwrap.fill(t, 1)|textwrap.wrap(t)|textwrap.shorten(t, 60)|textwrap.dedent(t)|"
        "textwrap.indent(t, 'x' * 10**5)|textwrap.fill(t, 10**6, initial_indent=' ' * 10**5)|textwrap.TextWrapper(9, tabsize=10**5).fill(t)|textwrap.fill(t, 5, break_long_words=False)"),
    "pretty prints of what is nested": filled(PPRINT + NESTED + "while True: y = {f}", wide="900", deep="12|40", more="[x] * 3|(x, x)|{{1: x, 2: x}}", f="pformat(x)|pprint(x, width=1)|pformat([x] * 9, indent=9)"),
    "bytes": filled("b = {b}\nk = []\nwhile True: k.append({f})", b="b'ab' * 10**5", f="b + b|b * 9|b[:]|b[::-1]|b.decode('latin-1')|b.hex()|list(b)|b.find(b'c')|b.count(1)|bytes(b)|bytearray(b)|{{bytes(b): 1}}|"
        "b.join([b] * 9)|repr(b)|b == b + b|b in b|b.startswith(b)|sorted(b)|'a'.encode() * 10**6|('é' * 10**5).encode()"),
    "texts written bit by bit": filled(STREAM + "{f}", f="while True: s.write('x' * 100)|while True: s.write('x')|s.write('x' * 10**6)\nwhile True: s.write('y')|while True: s.seek(0); s.write('x')|while True: s.seek(10**6); s.write('x')|"
        "s.write('a\\n' * 10**5)\nwhile True: s.seek(0); s.readlines()|s.write('a' * 10**6)\nwhile True: s.getvalue() + 'a'|while True: s.writelines(['ab' * 99] * 99)|s.write('a' * 10**6)\nk = []\nwhile True: s.seek(0); k.append(s.read())|"
        "while True: print('x' * 99, s.write('x'))|k = []\nwhile True: k.append(io.StringIO('x' * 9999))|s.write('a' * 10**5)\nwhile True: s.seek(0); [*s]"),
    "tables of texts": filled(CSV + "{f}", f="while True: list(csv.reader([',' * 10**5]))|while True: list(csv.reader(['\"' * 10**5] * 9))|list(csv.reader(['\"a\\n'] * 10**5))|list(csv.reader(['a,b'] * 10**5))|while True: csv.writer(s).writerow(['a' * 99] * 999)|"
        "while True: csv.writer(s, quoting=1).writerow(['\"' * 999] * 9)|while True: list(csv.DictReader(['a,' * 999, 'b,' * 999]))|w = csv.DictWriter(s, list(range(999)))\nwhile True: w.writerow({{}})|csv.writer(s).writerows([[1] * 100] * 10**5)|"
        "while True: list(csv.reader(['a' * 10**6]))|k = []\nwhile True: k += csv.reader(['a,b,c,d'] * 999)|list(csv.reader(('x,' * 99 for i in range(10**6))))"),
    "fractions": filled(FRACTION + "x = Fraction({x})\n{f}", x="10**300, 10**299 + 1|0.1", f="while True: x = x * x|while True: x = x + Fraction(1, 7)|while True: x = x ** 3|while True: x.limit_denominator(10**9)|while True: str(x)|"
        "while True: float(x) + 1|while True: {{x: 1}}|while True: round(x, 300)|sorted([x] * 10**5)|sum([x] * 10**5)|while True: x = 1 / (x + 1)|k = []\nwhile True: k.append(Fraction(len(k), 9))"),
    "notes": filled(LOG + "l = logging.getLogger()\n{f}", f="while True: l.error('x')|while True: l.debug('x')|while True: l.error('x' * 10**5)|while True: l.error('%1000d', 1)|while True: l.error('%s', [1] * 10**5)|for i in range(10**6): logging.getLogger(str(i))|"
        "logging.basicConfig(format='%(message)s' * 9999)\nwhile True: l.error('x')|logging.basicConfig(level=0, format='x' * 10**5)\nwhile True: l.info('')|while True: logging.warning('%s' * 999, *range(999))|k = []\nwhile True: k.append(logging.StreamHandler())|while True: l.exception('a\\n' * 999)"),
    "enumerations of many members": [ENUM + f"class A({base}):\n{MEMBERS.replace('{value}', value)}\n{then}" for base, value in (("Enum", "auto()"), ("Enum", "(1, [])"), ("IntEnum", "auto()"), ("str, Enum", "'a'"))
        for then in ("while True: list(A)", "while True: A.A9", "while True:\n    try: A('no')\n    except ValueError: pass", "while True: len(A)", "while True: {one: 1 for one in A}")] + [ENUM + f"k = []\nwhile True:\n    class A(Enum):\n        X = {value}\n    k.append(A)" for value in ("1", "'a'", "[1]")],
    "polynomials of high degree": filled(SERIES + "p = Polynomial(np.ones({n}))\n{f}", n="50|10**6", f="while True: p = p * p|while True: p ** 50|while True: p.deriv(10**6)|while True: p.integ(10**6)|while True: p(np.ones(10**5))|while True: p.roots()|while True: str(p)|"
        "while True: p.convert()|while True: Polynomial.fit(np.arange(9999), np.arange(9999), 500)|while True: Polynomial.fromroots(range(3000))|while True: np.poly1d(p.coef)|while True: np.poly1d(np.arange(1, 50.)).deriv(3)|while True: np.poly1d(np.arange(1, 50.)).integ()"),
    "texts in arrays": filled(CHARS + "k = []\nwhile True: k.append(np.char.{f})", n="1|64", many="10**6", f="multiply(a, 2)|multiply(a, 64)|add(a, a)|add(a[:, None], a)|upper(a)|center(a, 64)|replace(a, 'a', 'bb')|count(a, 'a')|str_len(a)|zfill(a, 64)|find(a, 'b')|isdigit(a)"),
    "classes on list and dict": filled("class A({base}): pass\na = A({first})\nk = []\nwhile True: {f}", base="list", first="range(10**5)", f="k.append(a + a)|k.append(a * 9)|a.sort()|a == a[::-1]|a += a|k.append(a.copy())|10**6 in a|a.count(-1)|k.append(list(a))|a.reverse()|sorted(a)|k.append(A(a))")
    + filled("class A({base}): pass\na = A({first})\nk = []\nwhile True: {f}", base="dict", first="zip(range(10**5), range(10**5))", f="k.append(a.copy())|k.append(dict(a))|a == a.copy()|k.append(list(a.items()))|k.append(A(a))|a.update(a)|k.append({{**a}})|a.setdefault(len(a))|k.append(A.fromkeys(range(10**5)))"),
    "attributes that are asked for": filled("class A:\n    def __getattr__(self, name): return {get}\n    def __setattr__(self, name, value): {put}\na = A()\nwhile True: {f}", get="self|self.b", put="super().__setattr__(name, value)", f="a.x.x.x|a.x = a|getattr(a, 'x' * 999)|hasattr(a, 'x')|vars(a)")
    + filled("class A: pass\na = A()\nk = []\nfor i in range(20000): setattr(a, f'x{{i}}', i)\nwhile True: {f}", f="k.append(a.__dict__)|k.append(vars(a))|a.__dict__.update(vars(a))|k.append({{**a.__dict__}})|a.__dict__ == vars(a)|k.append(list(vars(a).items()))"),
    "causes of errors": filled("e = ValueError()\nk = []\nfor i in range(60000):\n    try: raise {new}\n    except Exception as f: {keep}\ne = 0\nk = 0\nprint('dropped')", new="ValueError(i) from e|ValueError(e)|KeyError('x' * 999) from e|ValueError([1] * 99) from e", keep="e = f|k.append(f)|e = f.__cause__ or f"),
    "texts of plain data": [*filled("import json\nx = {x}\nk = []\nwhile True: k.append({f})", x="[[1.5] * 99] * 99|{{str(i): [i] for i in range(9999)}}|['é' * 999] * 99|[10**3000] * 99|[[[[]] * 99] * 9] * 9", f="json.dumps(x)|json.dumps(x, indent=20)|json.loads(json.dumps(x))|json.dumps(x, sort_keys=True)"),
        "import json\nwhile True: json.loads('[' * 10**5)", "import json\nwhile True: json.loads('[' + '1,' * 10**5 + '1]')", "import json\nwhile True: json.loads('\"' + 'a' * 10**6 + '\"')", "import json\nwhile True: json.loads('9' * 3000)"],
    "calls that are timed": filled("import timeit\nwhile True: timeit.{f}", f="timeit(lambda: 1, number=10**5)|repeat(lambda: 1, repeat=10**9, number=0)|repeat(lambda: 1, repeat=10**9, number=1)|timeit(dict, number=10**5)|repeat(dict, repeat=10**9, number=0)|timeit(lambda: [0] * 10**6, number=10**5)|"
        "timeit(lambda: np.ones(10**6), number=10**5)|timeit(lambda: timeit.timeit(lambda: 1, number=99), number=99)|default_timer()|timeit(lambda: mg.tensor(1.0), number=10**5)|timeit(list, number=10**5)"),
}  # fmt: skip
