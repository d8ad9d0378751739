"""What a class that builds on float, int or str builds on: the value is an attribute, its operators lead there."""

ARITHMETIC = {"add": "+", "sub": "-", "mul": "*", "truediv": "/", "floordiv": "//", "mod": "%", "pow": "**"}
BITS = {"and": "&", "or": "|", "xor": "^", "lshift": "<<", "rshift": ">>"}
COMPARED = {"eq": "==", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">="}
OPERATOR = """
    def __{name}__(self, other):
        return self._values {sign} _bare(other)

    def __r{name}__(self, other):
        return _bare(other) {sign} self._values
"""
COMPARISON = """
    def __{name}__(self, other):
        return self._values {sign} _bare(other)
"""
COMMON = """
    def __getattr__(self, name):
        return getattr(self._values, name)

    def __bool__(self):
        return bool(self._values)

    def __hash__(self):
        return hash(self._values)

    def __format__(self, spec):
        return format(self._values if spec or isinstance(self, str) else str(self), spec)
"""
NUMBER = """
    def __repr__(self):
        return repr(self._values)

    def __neg__(self):
        return -self._values

    def __pos__(self):
        return +self._values

    def __abs__(self):
        return abs(self._values)

    def __float__(self):
        return float(self._values)

    def __int__(self):
        return int(self._values)

    def __trunc__(self):
        return int(self._values)

    def __round__(self, digits=None):
        return round(self._values) if digits is None else round(self._values, digits)
"""
WHOLE = """
    def __index__(self):
        return self._values

    def __invert__(self):
        return ~self._values
"""
TEXT = """
    def __repr__(self):
        return repr(self._values)

    def __str__(self):
        return self._values

    def __len__(self):
        return len(self._values)

    def __iter__(self):
        return iter(self._values)

    def __contains__(self, part):
        return _bare(part) in self._values

    def __getitem__(self, place):
        return self._values[place]
"""
BARE = """
def _bare(value):
    return value._values if hasattr(value, '_values') else value
"""


def methods(form: str, signs: dict[str, str]) -> str:
    """A method for each operator."""
    return "".join(form.format(name=name, sign=sign) for name, sign in signs.items())


def kind(name: str, own: str, signs: dict[str, str]) -> str:
    """A class of that name, whose operators are those of the value."""
    return f"class {name}:\n{COMMON}{own}{methods(OPERATOR, signs)}{methods(COMPARISON, COMPARED)}\n"


SOURCE = (
    kind("Float", NUMBER, ARITHMETIC)
    + kind("Int", NUMBER + WHOLE, ARITHMETIC | BITS)
    + kind("Str", TEXT, {"add": "+", "mul": "*", "mod": "%"})
    + BARE
)
