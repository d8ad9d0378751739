"""fractions: numbers that are whole numbers over whole numbers."""

SOURCE = r"""
import math


def _read(text):
    text = text.strip()
    sign = -1 if text[:1] == '-' else 1
    body = text[1:] if text[:1] in ('-', '+') else text
    over, slash, under = body.partition('/')
    if slash:
        if not (over.isdigit() and under.isdigit()):
            raise ValueError(f'Invalid literal for Fraction: {text!r}')
        return sign * int(over), int(under)
    mantissa, _, exponent = body.lower().partition('e')
    whole, _, part = mantissa.partition('.')
    if not (whole + part).isdigit() or (exponent and not exponent.lstrip('+-').isdigit()):
        raise ValueError(f'Invalid literal for Fraction: {text!r}')
    power = int(exponent or 0) - len(part)
    return sign * int(whole + part) * 10 ** max(power, 0), 10 ** max(-power, 0)


class Fraction:
    def __init__(self, numerator=0, denominator=None):
        if denominator is None:
            if isinstance(numerator, Fraction):
                n, d = numerator._n, numerator._d
            elif isinstance(numerator, str):
                n, d = _read(numerator)
            elif isinstance(numerator, (int, float)):
                n, d = numerator.as_integer_ratio()
            else:
                raise TypeError('argument should be a string or a Rational instance')
        elif isinstance(numerator, (int, Fraction)) and isinstance(denominator, (int, Fraction)):
            a, b = _as(numerator), _as(denominator)
            n, d = a[0] * b[1], a[1] * b[0]
        else:
            raise TypeError('both arguments should be Rational instances')
        if d == 0:
            raise ZeroDivisionError(f'Fraction({n}, 0)')
        common = math.gcd(n, d) * (-1 if d < 0 else 1)
        self._n, self._d = n // common, d // common

    @property
    def numerator(self):
        return self._n

    @property
    def denominator(self):
        return self._d

    @classmethod
    def from_float(cls, number):
        return cls(number)

    def as_integer_ratio(self):
        return self._n, self._d

    def is_integer(self):
        return self._d == 1

    def limit_denominator(self, max_denominator=1000000):
        if max_denominator < 1:
            raise ValueError('max_denominator should be at least 1')
        if self._d <= max_denominator:
            return Fraction(self)
        a, b, c, e = 0, 1, 1, 0
        n, d = self._n, self._d
        while True:
            q = n // d
            more = b + q * e
            if more > max_denominator:
                break
            a, b, c, e = c, e, a + q * c, more
            n, d = d, n - q * d
        k = (max_denominator - b) // e
        if 2 * d * (b + k * e) <= self._d:
            return Fraction(c, e)
        return Fraction(a + k * c, b + k * e)

    def __repr__(self):
        return f'{type(self).__name__}({self._n}, {self._d})'

    def __str__(self):
        return str(self._n) if self._d == 1 else f'{self._n}/{self._d}'

    def __add__(self, o):
        return _do(self, o, lambda a, b, c, d: Fraction(a * d + c * b, b * d), lambda x, y: x + y)

    def __radd__(self, o):
        return _do(o, self, lambda a, b, c, d: Fraction(a * d + c * b, b * d), lambda x, y: x + y)

    def __sub__(self, o):
        return _do(self, o, lambda a, b, c, d: Fraction(a * d - c * b, b * d), lambda x, y: x - y)

    def __rsub__(self, o):
        return _do(o, self, lambda a, b, c, d: Fraction(a * d - c * b, b * d), lambda x, y: x - y)

    def __mul__(self, o):
        return _do(self, o, lambda a, b, c, d: Fraction(a * c, b * d), lambda x, y: x * y)

    def __rmul__(self, o):
        return _do(o, self, lambda a, b, c, d: Fraction(a * c, b * d), lambda x, y: x * y)

    def __truediv__(self, o):
        return _do(self, o, _over, lambda x, y: x / y)

    def __rtruediv__(self, o):
        return _do(o, self, _over, lambda x, y: x / y)

    def __floordiv__(self, o):
        return _do(self, o, lambda a, b, c, d: (a * d) // (b * c), lambda x, y: x // y)

    def __rfloordiv__(self, o):
        return _do(o, self, lambda a, b, c, d: (a * d) // (b * c), lambda x, y: x // y)

    def __mod__(self, o):
        return _do(self, o, lambda a, b, c, d: Fraction((a * d) % (c * b), b * d), lambda x, y: x % y)

    def __rmod__(self, o):
        return _do(o, self, lambda a, b, c, d: Fraction((a * d) % (c * b), b * d), lambda x, y: x % y)

    def __divmod__(self, o):
        return self // o, self % o

    def __pow__(self, o):
        if isinstance(o, Fraction) and o._d == 1:
            o = o._n
        if isinstance(o, int):
            if o >= 0:
                return Fraction(self._n ** o, self._d ** o)
            return Fraction(self._d ** -o, self._n ** -o)
        return float(self) ** float(o) if isinstance(o, (float, Fraction)) else NotImplemented

    def __rpow__(self, o):
        return o ** self._n if self._d == 1 and self._n >= 0 else o ** float(self)

    def __neg__(self):
        return Fraction(-self._n, self._d)

    def __pos__(self):
        return Fraction(self)

    def __abs__(self):
        return Fraction(abs(self._n), self._d)

    def __float__(self):
        return self._n / self._d

    def __int__(self):
        return -(-self._n // self._d) if self._n < 0 else self._n // self._d

    def __trunc__(self):
        return int(self)

    def __floor__(self):
        return self._n // self._d

    def __ceil__(self):
        return -(-self._n // self._d)

    def __round__(self, digits=None):
        if digits is not None:
            shift = 10 ** abs(digits)
            return Fraction(round(self * shift), shift) if digits > 0 else Fraction(round(self / shift) * shift)
        floor, rest = divmod(self._n, self._d)
        if 2 * rest == self._d:
            return floor + floor % 2
        return floor + (2 * rest > self._d)

    def __bool__(self):
        return self._n != 0

    def __hash__(self):
        return hash(self._n) if self._d == 1 else hash((self._n, self._d))

    def __eq__(self, o):
        return _do(self, o, lambda a, b, c, d: a * d == c * b, lambda x, y: x == y)

    def __lt__(self, o):
        return _do(self, o, lambda a, b, c, d: a * d < c * b, lambda x, y: x < y)

    def __le__(self, o):
        return _do(self, o, lambda a, b, c, d: a * d <= c * b, lambda x, y: x <= y)

    def __gt__(self, o):
        return _do(self, o, lambda a, b, c, d: a * d > c * b, lambda x, y: x > y)

    def __ge__(self, o):
        return _do(self, o, lambda a, b, c, d: a * d >= c * b, lambda x, y: x >= y)


def _over(a, b, c, d):
    if c == 0:
        raise ZeroDivisionError(f'Fraction({a * d}, 0)')
    return Fraction(a * d, b * c)


def _as(value):
    return (value._n, value._d) if isinstance(value, Fraction) else (int(value), 1)


def _do(left, right, exact, inexact):
    if isinstance(left, (int, Fraction)) and isinstance(right, (int, Fraction)):
        a, b = _as(left)
        c, d = _as(right)
        return exact(a, b, c, d)
    if isinstance(left, float) or isinstance(right, float):
        return inexact(float(left), float(right))
    return NotImplemented


def gcd(a, b):
    return math.gcd(a, b)
"""
