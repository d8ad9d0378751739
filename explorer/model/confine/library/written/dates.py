"""datetime, the half of it that knows days: dates and the time between them, without time zones."""

SOURCE = r"""
import re
import time as _time

MINYEAR, MAXYEAR = 1, 9999
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTHS = 'January February March April May June July August September October November December'.split()
_WEEKDAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split()
_PARTS = {'Y': r'(\d{4})', 'm': r'(\d{1,2})', 'd': r'(\d{1,2})', 'H': r'(\d{1,2})', 'M': r'(\d{1,2})',
          'S': r'(\d{1,2})', 'f': r'(\d{1,6})', 'y': r'(\d{2})', 'b': '([A-Za-z]{3})', 'B': '([A-Za-z]+)'}


def _leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _length(year, month):
    return 29 if month == 2 and _leap(year) else _DAYS[month - 1]


def _before(year):
    year -= 1
    return year * 365 + year // 4 - year // 100 + year // 400


def _ordinal(year, month, day):
    return _before(year) + sum(_length(year, one) for one in range(1, month)) + day


def _from_ordinal(number):
    if not 1 <= number <= 3652059:
        raise OverflowError('date value out of range')
    year = number // 366 + 1
    while _before(year + 1) < number:
        year += 1
    rest, month = number - _before(year), 1
    while rest > _length(year, month):
        rest, month = rest - _length(year, month), month + 1
    return year, month, rest


class timedelta:
    def __init__(self, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        whole = ((days + 7 * weeks) * 86400 + hours * 3600 + minutes * 60 + seconds) * 1000000
        self._all = round(whole + milliseconds * 1000 + microseconds)
        if abs(self._all) >= 10 ** 9 * 86400000000:
            raise OverflowError(f'days={self._all // 86400000000}; must have magnitude <= 999999999')

    @property
    def days(self):
        return self._all // 86400000000

    @property
    def seconds(self):
        return self._all % 86400000000 // 1000000

    @property
    def microseconds(self):
        return self._all % 1000000

    def total_seconds(self):
        return self._all / 1000000

    def __repr__(self):
        given = [('days', self.days), ('seconds', self.seconds), ('microseconds', self.microseconds)]
        return 'datetime.timedelta(' + (', '.join(f'{name}={one}' for name, one in given if one) or '0') + ')'

    def __str__(self):
        minutes, seconds = divmod(self.seconds, 60)
        text = f'{minutes // 60}:{minutes % 60:02d}:{seconds:02d}'
        days = self.days
        text = text if not days else f'{days} day{"" if abs(days) == 1 else "s"}, {text}'
        return text + (f'.{self.microseconds:06d}' if self.microseconds else '')

    def __add__(self, other):
        return _delta(self._all + other._all) if isinstance(other, timedelta) else NotImplemented

    def __sub__(self, other):
        return _delta(self._all - other._all) if isinstance(other, timedelta) else NotImplemented

    def __mul__(self, number):
        return _delta(round(self._all * number)) if isinstance(number, (int, float)) else NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other):
        return self._all / other._all if isinstance(other, timedelta) else _delta(round(self._all / other))

    def __floordiv__(self, other):
        return self._all // other._all if isinstance(other, timedelta) else _delta(self._all // other)

    def __mod__(self, other):
        return _delta(self._all % other._all) if isinstance(other, timedelta) else NotImplemented

    def __neg__(self):
        return _delta(-self._all)

    def __abs__(self):
        return _delta(abs(self._all))

    def __bool__(self):
        return self._all != 0

    def __hash__(self):
        return hash(self._all)

    def __eq__(self, other):
        return self._all == other._all if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._all < other._all if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._all <= other._all if isinstance(other, timedelta) else NotImplemented


def _delta(microseconds):
    return timedelta(microseconds=microseconds)


class _Moment:
    def __hash__(self):
        return hash(self._key())

    def __eq__(self, other):
        return self._key() == other._key() if _alike(self, other) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if _alike(self, other) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if _alike(self, other) else NotImplemented

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def strftime(self, format):
        return re.sub('%([A-Za-z%])', self._written, format)

    def _written(self, match):
        letter = match.group(1)
        if letter not in _WRITTEN:
            raise ValueError(f'strftime knows no %{letter} here')
        return _WRITTEN[letter](self)


def _alike(one, other):
    return isinstance(other, _Moment) and type(one) is type(other)


class date(_Moment):
    def __init__(self, year, month, day):
        for name, one in (('year', year), ('month', month), ('day', day)):
            if not isinstance(one, int):
                raise TypeError(f'{name} is a whole number')
        if not MINYEAR <= year <= MAXYEAR:
            raise ValueError(f'year {year} is out of range')
        if not 1 <= month <= 12:
            raise ValueError('month must be in 1..12')
        if not 1 <= day <= _length(year, month):
            raise ValueError('day is out of range for month')
        self.year, self.month, self.day = year, month, day

    def _key(self):
        return self.year, self.month, self.day

    @classmethod
    def fromordinal(cls, number):
        return cls(*_from_ordinal(number))

    @classmethod
    def today(cls):
        return cls(*datetime.now()._key()[:3])

    @classmethod
    def fromisoformat(cls, text):
        if not re.fullmatch(r'\d{4}-\d\d-\d\d', text):
            raise ValueError(f'Invalid isoformat string: {text!r}')
        return cls(*map(int, text.split('-')))

    def toordinal(self):
        return _ordinal(self.year, self.month, self.day)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.weekday() + 1

    def isocalendar(self):
        thursday = self.toordinal() - self.weekday() + 3
        year = _from_ordinal(thursday)[0]
        return year, (thursday - _before(year) - 1) // 7 + 1, self.isoweekday()

    def timetuple(self):
        day = self.toordinal() - _before(self.year)
        hour = [getattr(self, name, 0) for name in ('hour', 'minute', 'second')]
        return _time.struct_time(self.year, self.month, self.day, *hour, self.weekday(), day, -1)

    def isoformat(self):
        return f'{self.year:04d}-{self.month:02d}-{self.day:02d}'

    def replace(self, year=None, month=None, day=None):
        given = (year, month, day)
        return date(*[old if new is None else new for new, old in zip(given, self._key())])

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        return f'datetime.date({self.year}, {self.month}, {self.day})'

    def __add__(self, other):
        return date.fromordinal(self.toordinal() + other.days) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return date.fromordinal(self.toordinal() - other.days)
        return timedelta(self.toordinal() - other.toordinal()) if type(other) is date else NotImplemented
"""
