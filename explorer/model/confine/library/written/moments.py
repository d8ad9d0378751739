"""datetime, the half of it that knows hours; now() is the clock of the run, and how moments are written."""

SOURCE = r"""

def _checked(hour, minute, second, microsecond):
    for name, one, most in (('hour', hour, 23), ('minute', minute, 59), ('second', second, 59)):
        if not 0 <= one <= most:
            raise ValueError(f'{name} must be in 0..{most}')
    if not 0 <= microsecond < 1000000:
        raise ValueError('microsecond must be in 0..999999')


def _clock(moment):
    part = f'.{moment.microsecond:06d}' if moment.microsecond else ''
    return f'{moment.hour:02d}:{moment.minute:02d}:{moment.second:02d}{part}'


def _numbers(moment, first):
    numbers = [*first, moment.hour, moment.minute, moment.second, moment.microsecond]
    if not numbers[-1]:
        numbers = numbers[:-1] if numbers[-2] else numbers[:-2]
    return ', '.join(map(str, numbers))


class time(_Moment):
    def __init__(self, hour=0, minute=0, second=0, microsecond=0):
        _checked(hour, minute, second, microsecond)
        self.hour, self.minute, self.second, self.microsecond = hour, minute, second, microsecond

    def _key(self):
        return self.hour, self.minute, self.second, self.microsecond

    def isoformat(self):
        return _clock(self)

    def __str__(self):
        return _clock(self)

    def __repr__(self):
        return f'datetime.time({_numbers(self, [])})'


class datetime(date):
    def __init__(self, year, month, day, hour=0, minute=0, second=0, microsecond=0):
        super().__init__(year, month, day)
        _checked(hour, minute, second, microsecond)
        self.hour, self.minute, self.second, self.microsecond = hour, minute, second, microsecond

    def _key(self):
        return self.year, self.month, self.day, self.hour, self.minute, self.second, self.microsecond

    def _all(self):
        seconds = self.toordinal() * 86400 + self.hour * 3600 + self.minute * 60 + self.second
        return seconds * 1000000 + self.microsecond

    @staticmethod
    def _at(microseconds):
        days, rest = divmod(microseconds, 86400000000)
        seconds, micro = divmod(rest, 1000000)
        return datetime(*_from_ordinal(days), seconds // 3600, seconds // 60 % 60, seconds % 60, micro)

    @classmethod
    def now(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def today(cls):
        return cls.now()

    utcnow = now

    @classmethod
    def fromtimestamp(cls, seconds):
        if not isinstance(seconds, (int, float)):
            raise TypeError(f"'{type(seconds).__name__}' object cannot be interpreted as an integer")
        return datetime._at(_ordinal(1970, 1, 1) * 86400000000 + round(seconds * 1000000))

    @classmethod
    def combine(cls, day, hour):
        return cls(*day._key()[:3], *hour._key())

    @classmethod
    def fromisoformat(cls, text):
        found = re.fullmatch(r'(\d{4}-\d\d-\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{6}))?)?)?', text)
        if not found:
            raise ValueError(f'Invalid isoformat string: {text!r}')
        day = date.fromisoformat(found.group(1))
        return cls(*day._key(), *[int(one or 0) for one in found.groups()[1:]])

    @classmethod
    def strptime(cls, text, format):
        letters = re.findall('%([A-Za-z])', format)
        pattern = re.sub('%([A-Za-z])', lambda match: _PARTS[match.group(1)], re.escape(format).replace(r'\%', '%'))
        found = re.fullmatch(pattern, text)
        if not found:
            raise ValueError(f'time data {text!r} does not match format {format!r}')
        got = dict(zip(letters, found.groups()))
        year = int(got['Y']) if 'Y' in got else _century(int(got['y'])) if 'y' in got else 1900
        named = got.get('B', got.get('b', '')).lower()
        month = [one.lower()[:len(named)] for one in _MONTHS].index(named) + 1 if named else int(got.get('m', 1))
        micro = int(got.get('f', '0').ljust(6, '0'))
        return cls(year, month, *[int(got.get(one, first)) for one, first in zip('dHMS', (1, 0, 0, 0))], micro)

    def date(self):
        return date(self.year, self.month, self.day)

    def time(self):
        return time(self.hour, self.minute, self.second, self.microsecond)

    def timestamp(self):
        return (self._all() - _ordinal(1970, 1, 1) * 86400000000) / 1000000

    def replace(self, **new):
        names = ('year', 'month', 'day', 'hour', 'minute', 'second', 'microsecond')
        return datetime(**{**dict(zip(names, self._key())), **new})

    def isoformat(self, sep='T'):
        return super().isoformat() + sep + _clock(self)

    def __str__(self):
        return self.isoformat(' ')

    def __repr__(self):
        return f'datetime.datetime({_numbers(self, [self.year, self.month, self.day])})'

    def __add__(self, other):
        return datetime._at(self._all() + other._all) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return datetime._at(self._all() - other._all)
        return _delta(self._all() - other._all()) if isinstance(other, datetime) else NotImplemented


def _century(year):
    return year + (2000 if year < 69 else 1900)


def _hour(moment):
    return moment.hour if hasattr(moment, 'hour') else 0


_WRITTEN = {
    'Y': lambda m: str(m.year), 'y': lambda m: f'{m.year % 100:02d}', 'm': lambda m: f'{m.month:02d}',
    'd': lambda m: f'{m.day:02d}', 'H': lambda m: f'{_hour(m):02d}', 'I': lambda m: f'{(_hour(m) - 1) % 12 + 1:02d}',
    'M': lambda m: f'{getattr(m, "minute", 0):02d}', 'S': lambda m: f'{getattr(m, "second", 0):02d}',
    'f': lambda m: f'{getattr(m, "microsecond", 0):06d}', 'p': lambda m: 'AM' if _hour(m) < 12 else 'PM',
    'A': lambda m: _WEEKDAYS[m.weekday()], 'a': lambda m: _WEEKDAYS[m.weekday()][:3],
    'B': lambda m: _MONTHS[m.month - 1], 'b': lambda m: _MONTHS[m.month - 1][:3],
    'j': lambda m: f'{m.toordinal() - _before(m.year):03d}', 'w': lambda m: str(m.isoweekday() % 7), '%': lambda m: '%',
}
"""
