"""calendar: leap years, lengths of months, and a month or year in text."""

SOURCE = r"""
import datetime as _datetime

month_name = ['', *'January February March April May June July August September October November December'.split()]
day_name = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split()
month_abbr = [one[:3] for one in month_name]
day_abbr = [one[:3] for one in day_name]
MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)


def isleap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def leapdays(y1, y2):
    return sum(isleap(year) for year in range(y1, y2))


def weekday(year, month, day):
    return _datetime.date(year, month, day).weekday()


def monthrange(year, month):
    if not 1 <= month <= 12:
        raise ValueError(f'bad month number {month}; must be 1-12')
    length = 28 + isleap(year) if month == 2 else 30 + (month + month // 8) % 2
    return weekday(year, month, 1), length


def monthcalendar(year, month):
    first, length = monthrange(year, month)
    days = [0] * first + list(range(1, length + 1))
    days += [0] * (-len(days) % 7)
    return [days[at:at + 7] for at in range(0, len(days), 7)]


def month(year, number):
    lines = [f'{month_name[number]} {year}'.center(20).rstrip(), ' '.join(one[:2] for one in day_name)]
    for week in monthcalendar(year, number):
        lines.append(' '.join(f'{day:2d}' if day else '  ' for day in week).rstrip())
    return '\n'.join(lines) + '\n'


def prmonth(year, number):
    print(month(year, number), end='')
"""
