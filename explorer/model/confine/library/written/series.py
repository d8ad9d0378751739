"""numpy.polynomial: Polynomial, its coefficients from the lowest on."""

SOURCE = r"""
import numpy as np


class Polynomial:
    def __init__(self, coef, domain=(-1, 1), window=(-1, 1)):
        self.coef = np.atleast_1d(np.array(coef, dtype=float))
        self.domain, self.window = np.array(domain), np.array(window)

    @staticmethod
    def fit(x, y, deg, domain=None, full=False):
        x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
        ends = (x.min(), x.max()) if domain is None else domain
        if ends[0] == ends[1]:
            ends = (ends[0] - 1, ends[1] + 1)
        moved = (2 * x - ends[0] - ends[1]) / (ends[1] - ends[0])
        return Polynomial(np.polyfit(moved, y, deg)[::-1], ends)

    @staticmethod
    def fromroots(roots):
        found = np.ones(1)
        for one in roots:
            found = polymul(found, [-one, 1.0])
        return Polynomial(found)

    def _inner(self):
        scale = (self.window[1] - self.window[0]) / (self.domain[1] - self.domain[0])
        return self.window[0] - scale * self.domain[0], scale

    def __call__(self, x):
        offset, scale = self._inner()
        return np.polyval(self.coef[::-1], offset + scale * np.asarray(x))

    def convert(self):
        offset, scale = self._inner()
        found = np.zeros(1)
        for one in self.coef[::-1]:
            found = polyadd(polymul(found, [offset, scale]), [one])
        return Polynomial(_trimmed(found))

    def degree(self):
        return len(self.coef) - 1

    def deriv(self, m=1):
        return Polynomial(polyder(self.coef, m) * self._inner()[1] ** m, self.domain, self.window)

    def integ(self, m=1, k=0):
        return Polynomial(polyint(self.coef, m) / self._inner()[1] ** m, self.domain, self.window)

    def roots(self):
        offset, scale = self._inner()
        return (polyroots(self.coef) - offset) / scale

    def _with(self, coef):
        return Polynomial(_trimmed(coef), self.domain, self.window)

    def __len__(self):
        return len(self.coef)

    def __iter__(self):
        return iter(self.coef)

    def __add__(self, other):
        return self._with(polyadd(self.coef, _of(other)))

    __radd__ = __add__

    def __sub__(self, other):
        return self._with(polyadd(self.coef, -_of(other)))

    def __rsub__(self, other):
        return self._with(polyadd(_of(other), -self.coef))

    def __mul__(self, other):
        return self._with(polymul(self.coef, _of(other)))

    __rmul__ = __mul__

    def __truediv__(self, number):
        return self._with(self.coef / number)

    def __pow__(self, n):
        found = Polynomial([1.0], self.domain, self.window)
        for _ in range(n):
            found = found * self
        return found

    def __neg__(self):
        return self._with(-self.coef)

    def __eq__(self, other):
        return isinstance(other, Polynomial) and np.array_equal(self.coef, other.coef)

    def __repr__(self):
        numbers = [np.array2string(one, separator=', ') if one.dtype != int else str(one.tolist())
                   for one in (self.coef, self.domain, self.window)]
        return f"Polynomial({numbers[0]}, domain={numbers[1]}, window={numbers[2]}, symbol='x')"

    def __str__(self):
        parts = []
        for power, one in enumerate(self.coef):
            number = str(one) if power == 0 else str(abs(one))
            sign = '' if power == 0 else ' - ' if one < 0 else ' + '
            small = ''.join('⁰¹²³⁴⁵⁶⁷⁸⁹'[int(digit)] for digit in str(power))
            parts.append(sign + number + ('' if power == 0 else f'·x' if power == 1 else f'·x{small}'))
        return ''.join(parts)


def _of(value):
    return value.coef if isinstance(value, Polynomial) else np.atleast_1d(np.asarray(value, dtype=float))


def polyval(x, c):
    return np.polyval(np.asarray(c, dtype=float)[::-1], x)


def polyfit(x, y, deg):
    return np.polyfit(x, y, deg)[::-1]


def _trimmed(coef):
    last = len(coef)
    while last > 1 and coef[last - 1] == 0:
        last -= 1
    return coef[:last]


def polyadd(c1, c2):
    c1, c2 = _of(c1), _of(c2)
    found = np.zeros(max(len(c1), len(c2)))
    found[:len(c1)] += c1
    found[:len(c2)] += c2
    return _trimmed(found)


def polymul(c1, c2):
    return _trimmed(np.convolve(_of(c1), _of(c2)))


def polyder(c, m=1):
    found = _of(c)
    for _ in range(m):
        found = found[1:] * np.arange(1, len(found)) if len(found) > 1 else np.zeros(1)
    return found


def polyint(c, m=1):
    found = _of(c)
    for _ in range(m):
        found = np.concatenate([[0.0], found / np.arange(1, len(found) + 1)])
    return found


def polyroots(c):
    return np.sort(np.poly1d(_of(c)[::-1]).roots)
"""
