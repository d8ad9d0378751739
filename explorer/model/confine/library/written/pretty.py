"""pprint: nested lists and dicts over several lines."""

SOURCE = r"""
def _ordered(values):
    try:
        return sorted(values)
    except TypeError:
        return sorted(values, key=lambda one: (str(type(one)), str(one)))


def _lines(value, indent, width, room, sort, at, compact=False):
    text = _short(value, sort)
    if len(text) <= room or not isinstance(value, (dict, list, tuple, set, frozenset)) or not value:
        return text
    if isinstance(value, dict):
        keys = _ordered(value) if sort else list(value)
        opening, closing, items = '{', '}', [(repr(key) + ': ', value[key]) for key in keys]
    else:
        opening, closing = '[]' if isinstance(value, list) else '()' if isinstance(value, tuple) else '{}'
        items = [('', one) for one in (_ordered(value) if isinstance(value, (set, frozenset)) else value)]
    if isinstance(value, frozenset):
        opening, closing = 'frozenset({', '})'
    if isinstance(value, tuple) and len(value) == 1:
        closing = ',)'
    inner = at + (indent if len(opening) == 1 else len(opening))
    if compact and not isinstance(value, dict):
        parts = _packed([one for _, one in items], indent, width, width - at - room, sort, inner, closing)
        return opening + ' ' * (indent - 1) + parts + closing
    parts = []
    for number, (key, one) in enumerate(items):
        last = number == len(items) - 1
        left = width - inner - len(key) - (len(closing) if last else 1)
        left = left - (0 if not last else width - at - room)
        parts.append(key + _lines(one, indent, width, left, sort, inner + len(key), compact))
    return opening + ' ' * (indent - 1) + (',\n' + ' ' * inner).join(parts) + closing


def _packed(items, indent, width, after, sort, inner, closing):
    written, line = '', 0
    for number, one in enumerate(items):
        last = number == len(items) - 1
        space = width - inner - (len(closing) + after if last else 1)
        text = _short(one, sort)
        if line and line + 2 + len(text) <= space:
            written, line = written + ', ' + text, line + 2 + len(text)
            continue
        written += (',\n' + ' ' * inner) if number else ''
        written += text if len(text) <= space else _lines(one, indent, width, space, sort, inner, True)
        line = len(text) if len(text) <= space else space
    return written


def _short(value, sort):
    if isinstance(value, dict) and type(value) is dict:
        keys = _ordered(value) if sort else list(value)
        return '{' + ', '.join(f'{key!r}: {_short(value[key], sort)}' for key in keys) + '}'
    if type(value) is list:
        return '[' + ', '.join(_short(one, sort) for one in value) + ']'
    if type(value) is tuple:
        return '(' + ', '.join(_short(one, sort) for one in value) + (',)' if len(value) == 1 else ')')
    return repr(value)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    return _lines(object, indent, width, width, sort_dicts, 0, compact)


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
           underscore_numbers=False):
    print(pformat(object, indent, width, compact=compact, sort_dicts=sort_dicts))


def pp(object, *more, **options):
    options['sort_dicts'] = options.get('sort_dicts', False)
    pprint(object, *more, **options)


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True):
        self.indent, self.width, self.sort_dicts = indent, width, sort_dicts

    def pformat(self, object):
        return pformat(object, self.indent, self.width, sort_dicts=self.sort_dicts)

    def pprint(self, object):
        print(self.pformat(object))
"""
