"""What modules of Python's have beside their counted functions: seldom asked for, and written when it is."""

from .blocks import SOURCE as BLOCKS
from .templates import SOURCE as TEMPLATES

STATISTICS = r"""
import math


def multimode(data):
    counts = {}
    for one in data:
        counts[one] = counts.get(one, 0) + 1
    most = max(counts.values(), default=0)
    return [one for one, times in counts.items() if times == most]


def quantiles(data, *, n=4, method='exclusive'):
    data, found = sorted(data), []
    if n < 1 or len(data) < 2:
        raise ValueError('at least two numbers and one interval are needed')
    whole = len(data) + 1 if method == 'exclusive' else len(data) - 1
    for place in range(1, n):
        at, rest = divmod(place * whole, n)
        if method == 'exclusive':
            at = min(max(at, 1), len(data) - 1) if at < 1 or at > len(data) - 1 else at
            rest = place * whole - at * n
            at -= 1
        found.append((data[at] * (n - rest) + data[at + 1] * rest) / n)
    return found


def covariance(x, y, /):
    if len(x) != len(y) or len(x) < 2:
        raise ValueError('two lists of one length, of two numbers at least, are needed')
    a, b = math.fsum(x) / len(x), math.fsum(y) / len(y)
    return math.fsum((p - a) * (q - b) for p, q in zip(x, y)) / (len(x) - 1)


def correlation(x, y, /):
    return covariance(x, y) / math.sqrt(covariance(x, x) * covariance(y, y))


def linear_regression(x, y, /):
    from collections import namedtuple
    slope = covariance(x, y) / covariance(x, x)
    made = namedtuple('LinearRegression', 'slope intercept')
    return made(slope=slope, intercept=math.fsum(y) / len(y) - slope * math.fsum(x) / len(x))


class NormalDist:
    def __init__(self, mu=0.0, sigma=1.0):
        self.mean, self.stdev = float(mu), float(sigma)

    @property
    def variance(self):
        return self.stdev ** 2

    @classmethod
    def from_samples(cls, data):
        mean = math.fsum(data) / len(data)
        return cls(mean, math.sqrt(math.fsum((one - mean) ** 2 for one in data) / (len(data) - 1)))

    def pdf(self, x):
        return math.exp((x - self.mean) ** 2 / (-2.0 * self.variance)) / math.sqrt(2.0 * math.pi * self.variance)

    def cdf(self, x):
        return 0.5 * (1.0 + math.erf((x - self.mean) / (self.stdev * math.sqrt(2.0))))

    def inv_cdf(self, p):
        low, high = -40.0, 40.0
        for _ in range(200):
            middle = (low + high) / 2
            if 0.5 * math.erfc(-middle / math.sqrt(2.0)) < p:
                low = middle
            else:
                high = middle
        return self.mean + self.stdev * (low + high) / 2

    def zscore(self, x):
        return (x - self.mean) / self.stdev

    def __repr__(self):
        return f'NormalDist(mu={self.mean!r}, sigma={self.stdev!r})'
"""

FUNCTOOLS = r"""
class _Dispatch:
    def __init__(self, function):
        self.rows, self.function = [], function

    def register(self, kind, function=None):
        if function is None and not isinstance(kind, type):
            hints = list(getattr(kind, '__annotations__', {}).values())
            if not hints or not isinstance(hints[0], type):
                raise TypeError('write the type into the brackets: @f.register(int)')
            kind, function = hints[0], kind
        if function is None:
            return lambda found: self.register(kind, found)
        self.rows.append((kind, function))
        return function

    def dispatch(self, kind):
        near = [(one, found) for one, found in self.rows if issubclass(kind, one)]
        for one, found in near:
            if not any(other is not one and issubclass(other, one) for other, _ in near):
                return found
        return self.function

    def __call__(self, value, *args, **options):
        return self.dispatch(type(value))(value, *args, **options)


def singledispatch(function):
    return _Dispatch(function)
"""

HEAPQ = r"""
def merge(*iterables, key=None, reverse=False):
    sources = [iter(one) for one in iterables]
    heads = [[*_first(one)] for one in sources]
    rank = key or (lambda value: value)
    while any(heads):
        best = None
        for place, head in enumerate(heads):
            if head and (best is None or (rank(heads[best][0]) < rank(head[0]) if reverse
                                          else rank(head[0]) < rank(heads[best][0]))):
                best = place
        yield heads[best][0]
        heads[best] = [*_first(sources[best])]


def _first(source):
    for one in source:
        yield one
        return
"""

COLLECTIONS = r"""
class ChainMap:
    def __init__(self, *maps):
        self.maps = list(maps) or [{}]

    def _all(self):
        found = {}
        for one in reversed(self.maps):
            found.update(one)
        return found

    @property
    def parents(self):
        return ChainMap(*self.maps[1:])

    def new_child(self, m=None, **more):
        return ChainMap({**(m or {}), **more}, *self.maps)

    def __getitem__(self, key):
        for one in self.maps:
            if key in one:
                return one[key]
        raise KeyError(key)

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __delitem__(self, key):
        del self.maps[0][key]

    def __contains__(self, key):
        return any(key in one for one in self.maps)

    def __len__(self):
        return len(self._all())

    def __iter__(self):
        return iter(self._all())

    def get(self, key, default=None):
        return self[key] if key in self else default

    def keys(self):
        return self._all().keys()

    def values(self):
        return [self[key] for key in self]

    def items(self):
        return [(key, self[key]) for key in self]

    def __repr__(self):
        return f"ChainMap({', '.join(map(repr, self.maps))})"


class UserDict(dict):
    @property
    def data(self):
        return self._values


class UserList(list):
    @property
    def data(self):
        return self._values
"""

TIME = r"""
import datetime as _datetime


def strftime(format, moment=None):
    return (_datetime.datetime.now() if moment is None else moment).strftime(format)


def localtime(seconds=None):
    return _datetime.datetime.now() if seconds is None else _datetime.datetime.fromtimestamp(seconds)


gmtime = localtime


def ctime(seconds=None):
    return localtime(seconds).strftime('%a %b %d %H:%M:%S %Y')


asctime = ctime
"""

FURTHER = {  # the source of a module's further names, and these names
    "contextlib": (BLOCKS, "ExitStack closing"),
    "statistics": (STATISTICS, "multimode quantiles covariance correlation linear_regression NormalDist"),
    "string": (TEMPLATES, "Template"),
    "functools": (FUNCTOOLS, "singledispatch"),
    "heapq": (HEAPQ, "merge"),
    "collections": (COLLECTIONS, "ChainMap UserDict UserList"),
    "time": (TIME, "strftime localtime gmtime ctime asctime"),
}
