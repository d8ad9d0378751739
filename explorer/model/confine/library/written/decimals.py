"""decimal: numbers of decimal digits, computed to as many as the context says. A number is _n * 10 ** _e."""

SOURCE = r"""
import math
import re

ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_HALF_DOWN = 'ROUND_HALF_EVEN', 'ROUND_HALF_UP', 'ROUND_HALF_DOWN'
ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR = 'ROUND_UP', 'ROUND_DOWN', 'ROUND_CEILING', 'ROUND_FLOOR'


class DecimalException(ArithmeticError):
    pass


class InvalidOperation(DecimalException):
    pass


class DivisionByZero(DecimalException, ZeroDivisionError):
    pass


class Context:
    def __init__(self, prec=28, rounding=ROUND_HALF_EVEN):
        self.prec, self.rounding = prec, rounding

    def __setattr__(self, name, value):
        if name == 'prec' and not 1 <= value <= 10000:
            raise ValueError('prec is from 1 to 10000 here')
        super().__setattr__(name, value)


_NOW = [Context()]


def getcontext():
    return _NOW[-1]


def setcontext(context):
    _NOW[-1] = context


class localcontext:
    def __init__(self, ctx=None, prec=None):
        now = ctx or getcontext()
        self.made = Context(prec or now.prec, now.rounding)

    def __enter__(self):
        _NOW.append(self.made)
        return self.made

    def __exit__(self, *error):
        _NOW.pop()


def _divided(n, d, how):
    whole, rest = divmod(abs(n), d)
    up = {
        ROUND_HALF_EVEN: 2 * rest > d or (2 * rest == d and whole % 2 == 1), ROUND_HALF_UP: 2 * rest >= d,
        ROUND_HALF_DOWN: 2 * rest > d, ROUND_UP: rest > 0, ROUND_DOWN: False,
        ROUND_CEILING: rest > 0 and n > 0, ROUND_FLOOR: rest > 0 and n < 0,
    }[how]
    return (whole + up) * (-1 if n < 0 else 1)


def _digits(n):
    return len(str(abs(n)))


def _made(n, e, prec=None):
    context = getcontext()
    most = prec or context.prec
    while _digits(n) > most:
        drop = _digits(n) - most
        n, e = _divided(n, 10 ** drop, context.rounding), e + drop
    return _exact(n, e)


def _exact(n, e):
    found = Decimal()
    found._n, found._e = n, e
    return found


def _aligned(a, b):
    e = min(a._e, b._e)
    if max(a._e, b._e) - e > 20000:
        raise InvalidOperation('numbers this far apart are not added here')
    return a._n * 10 ** (a._e - e), b._n * 10 ** (b._e - e), e


def _of(value):
    if isinstance(value, Decimal):
        return value
    return _exact(value, 0) if isinstance(value, int) else None


class Decimal:
    def __init__(self, value='0', context=None):
        self._n, self._e = 0, 0
        if isinstance(value, Decimal):
            self._n, self._e = value._n, value._e
        elif isinstance(value, int):
            self._n = int(value)
        elif isinstance(value, float):
            n, d = value.as_integer_ratio()
            power = d.bit_length() - 1
            self._n, self._e = n * 5 ** power, -power
        elif isinstance(value, str):
            found = re.fullmatch(r'([-+]?)(\d*)(?:\.(\d*))?(?:[eE]([-+]?\d{1,4}))?', value.strip().replace('_', ''))
            if not found or not (found.group(2) or found.group(3)):
                raise InvalidOperation(f'{value!r} is not written as a decimal number')
            part = found.group(3) or ''
            self._n = int(found.group(1) + (found.group(2) or '') + part)
            self._e = int(found.group(4) or 0) - len(part)
        elif isinstance(value, (list, tuple)):
            raise ValueError('argument must be one number here')
        else:
            raise TypeError(f'conversion from {type(value).__name__} to Decimal is not supported')

    @classmethod
    def from_float(cls, number):
        return cls(number)

    def adjusted(self):
        return self._e + _digits(self._n) - 1

    def is_zero(self):
        return self._n == 0

    def is_signed(self):
        return self._n < 0

    def is_nan(self):
        return False

    def as_integer_ratio(self):
        over, under = self._n * 10 ** max(self._e, 0), 10 ** max(-self._e, 0)
        common = math.gcd(over, under)
        return over // common, under // common

    def quantize(self, exp, rounding=None):
        shift = exp._e - self._e
        how = rounding or getcontext().rounding
        n = self._n * 10 ** -shift if shift <= 0 else _divided(self._n, 10 ** shift, how)
        if _digits(n) > getcontext().prec:
            raise InvalidOperation('quantize: more digits than the context has')
        return _exact(n, exp._e)

    def to_integral_value(self, rounding=None):
        how = rounding or getcontext().rounding
        return _exact(_divided(self._n, 10 ** -self._e, how), 0) if self._e < 0 else self

    to_integral = to_integral_value

    def normalize(self):
        n, e = self._n, self._e
        while n and n % 10 == 0:
            n, e = n // 10, e + 1
        return _made(n, e if n else 0)

    def sqrt(self):
        if self._n < 0:
            raise InvalidOperation('the square root of a negative number')
        prec, ideal = getcontext().prec, self._e // 2
        shift = 2 * (prec + 1 - (_digits(self._n) + 1) // 2)
        shift = max(shift + self._e % 2, self._e % 2)
        n = self._n * 10 ** shift
        root, e = math.isqrt(n), (self._e - shift) // 2
        if root * root != n:
            return _made(root * 10 + 1, e - 1)
        while e < ideal and root % 10 == 0:
            root, e = root // 10, e + 1
        return _made(root, e)

    def __str__(self):
        digits, sign = str(abs(self._n)), '-' if self._n < 0 else ''
        left = self._e + len(digits)
        if self._e <= 0 and left > -6:
            text = digits.zfill(1 - self._e) if self._e else digits
            return sign + (text[:self._e] + '.' + text[self._e:] if self._e else text)
        text = digits[0] + ('.' + digits[1:] if len(digits) > 1 else '')
        return f'{sign}{text}E{left - 1:+d}'

    def __repr__(self):
        return f"Decimal('{self}')"

    def __format__(self, spec):
        found = re.fullmatch(r'(.?[<>=^])?([-+ ]?)(0?)(\d{0,3})([,_]?)(?:\.(\d{1,3}))?([feEgG%]?)', spec)
        if not found:
            raise ValueError('invalid format string')
        align, sign, zeros, width, comma, places, letter = found.groups()
        value = self * 100 if letter == '%' else self
        if letter in ('f', '%', 'F') and letter:
            text = _plain(value if places is None else _placed(value, int(places)))
        elif letter in ('e', 'E') and letter:
            text = format(float(value), f'.{places or 6}{letter}')
        else:
            text = str(value if places is None else _made(value._n, value._e, int(places) or 1))
        body = text.lstrip('-')
        if comma:
            whole, point, rest = body.partition('.')
            body = format(int(whole), comma) + point + rest
        body += '%' if letter == '%' else ''
        before = '-' if text[0] == '-' else sign if sign in ('+', ' ') else ''
        if zeros and not align:
            return before + body.zfill(int(width or 0) - len(before))
        return format(before + body, f"{align or '>'}{width}")

    def __float__(self):
        return float(str(self))

    def __int__(self):
        return -(-self._n * 10 ** self._e if self._e >= 0 else -self._n // 10 ** -self._e) if self._n < 0 else (
            self._n * 10 ** self._e if self._e >= 0 else self._n // 10 ** -self._e)

    __trunc__ = __int__

    def __floor__(self):
        return int(self.to_integral_value(ROUND_FLOOR))

    def __ceil__(self):
        return int(self.to_integral_value(ROUND_CEILING))

    def __round__(self, digits=None):
        if digits is None:
            return int(self.to_integral_value(ROUND_HALF_EVEN))
        return self.quantize(_exact(1, -digits))

    def __bool__(self):
        return self._n != 0

    def __hash__(self):
        over, under = self.as_integer_ratio()
        return hash(over) if under == 1 else hash((over, under))

    def __neg__(self):
        return _made(-self._n, self._e)

    def __pos__(self):
        return _made(self._n, self._e)

    def __abs__(self):
        return _made(abs(self._n), self._e)

    copy_abs = __abs__
"""
