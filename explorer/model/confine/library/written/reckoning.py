"""decimal: how its numbers are added, divided and compared; each result has as many digits as the context says."""

from .decimals import SOURCE as NUMBERS

OPERATORS = r"""
    def __divmod__(self, other):
        return self // other, self % other

    def max(self, other):
        return max(self, _of(other))

    def min(self, other):
        return min(self, _of(other))
"""


def operators() -> str:
    """Both sides of each operation, and the comparisons: what is no decimal and no whole number is NotImplemented."""
    form = """
    def __{name}__(self, other):
        return NotImplemented if _of(other) is None else _{name}(self, _of(other))

    def __r{name}__(self, other):
        return NotImplemented if _of(other) is None else _{name}(_of(other), self)
"""
    compared = """
    def __{name}__(self, other):
        if isinstance(other, float):
            other = Decimal(other)
        if _of(other) is None:
            return NotImplemented
        a, b, _ = _aligned(self, _of(other))
        return a {sign} b
"""
    both = "".join(form.format(name=name) for name in ["add", "sub", "mul", "truediv", "floordiv", "mod", "pow"])
    signs = {"eq": "==", "lt": "<", "le": "<=", "gt": ">", "ge": ">="}
    return both + "".join(compared.format(name=name, sign=sign) for name, sign in signs.items())


RULES = r"""

def _add(a, b):
    x, y, e = _aligned(a, b)
    return _made(x + y, e)


def _sub(a, b):
    x, y, e = _aligned(a, b)
    return _made(x - y, e)


def _mul(a, b):
    return _made(a._n * b._n, a._e + b._e)


def _truediv(a, b):
    if not b._n:
        raise DivisionByZero('division by zero') if a._n else InvalidOperation('0 / 0')
    ideal = a._e - b._e
    shift = max(0, _digits(b._n) - _digits(a._n) + getcontext().prec + 1)
    sign = -1 if (a._n < 0) != (b._n < 0) else 1
    n, rest = divmod(abs(a._n) * 10 ** shift, abs(b._n))
    e = ideal - shift
    if rest:
        return _made(sign * (n * 10 + 1), e - 1)
    while e < ideal and n % 10 == 0:
        n, e = n // 10, e + 1
    return _made(sign * n, e)


def _floordiv(a, b):
    if not b._n:
        raise DivisionByZero('division by zero') if a._n else InvalidOperation('0 // 0')
    x, y, e = _aligned(a, b)
    return _exact(abs(x) // abs(y) * (-1 if (x < 0) != (y < 0) else 1), 0)


def _mod(a, b):
    if not b._n:
        raise InvalidOperation('modulo by zero')
    x, y, e = _aligned(a, b)
    return _made(abs(x) % abs(y) * (-1 if x < 0 else 1), e)


def _pow(a, b):
    if b == Decimal('0.5'):
        return a.sqrt()
    if b._e < 0 and b != int(b):
        raise InvalidOperation('powers are whole numbers or 0.5 here: use floats')
    times = int(b)
    if times < 0:
        return 1 / _exact(a._n ** -times, a._e * -times)
    return _made(a._n ** times, a._e * times)


def _placed(value, places):
    shift = -places - value._e
    n = value._n * 10 ** -shift if shift <= 0 else _divided(value._n, 10 ** shift, getcontext().rounding)
    return _exact(n, -places)


def _plain(value):
    if value._e > 0:
        return str(value._n * 10 ** value._e)
    text = str(abs(value._n)).zfill(1 - value._e)
    return ('-' if value._n < 0 else '') + (text[:value._e] + '.' + text[value._e:] if value._e else text)
"""
SOURCE = NUMBERS + OPERATORS + operators() + RULES
