"""re: what programs see of regular expressions. Where a pattern matches is found by `regular`."""

SOURCE = r"""
class Match:
    def __init__(self, pattern, string, spans, pos, endpos):
        self.re, self.string, self._spans, self.pos, self.endpos = pattern, string, spans, pos, endpos

    def _number(self, group):
        number = self.re.groupindex.get(group) if isinstance(group, str) else group
        if not isinstance(number, int) or not 0 <= number <= self.re.groups:
            raise IndexError('no such group')
        return number

    def span(self, group=0):
        number = self._number(group)
        return self._spans[2 * number], self._spans[2 * number + 1]

    def start(self, group=0):
        return self.span(group)[0]

    def end(self, group=0):
        return self.span(group)[1]

    def _text(self, group, default=None):
        start, end = self.span(group)
        return default if start < 0 or end < 0 else self.string[start:end]

    def group(self, *groups):
        found = tuple(self._text(one) for one in groups or (0,))
        return found if len(found) > 1 else found[0]

    def __getitem__(self, group):
        return self._text(group)

    def groups(self, default=None):
        return tuple(self._text(one, default) for one in range(1, self.re.groups + 1))

    def groupdict(self, default=None):
        return {name: self._text(name, default) for name in self.re.groupindex}

    def expand(self, template):
        return _filled(self.re, _template(self.re, template), self.string, self._spans)

    @property
    def lastindex(self):
        ends = [(self.end(one), -one) for one in range(1, self.re.groups + 1) if self.end(one) >= 0]
        return -max(ends)[1] if ends else None

    @property
    def lastgroup(self):
        last = self.lastindex
        return next((name for name, one in self.re.groupindex.items() if one == last), None)

    def __repr__(self):
        return f'<re.Match object; span={self.span()}, match={self._text(0)!r:.50}>'


class Pattern:
    def __init__(self, pattern, flags):
        self.pattern = pattern
        self._find, self._every, self.groups, self.groupindex, self.flags = _prepare(pattern, flags)

    def _one(self, string, pos, endpos, how):
        if not isinstance(string, str):
            raise TypeError(f"expected string or bytes-like object, got '{type(string).__name__}'")
        pos, endpos = min(max(pos, 0), len(string)), len(string) if endpos is None else min(max(endpos, 0), len(string))
        spans = self._find(string, pos, endpos, how)
        return None if spans is None else Match(self, string, spans, pos, endpos)

    def match(self, string, pos=0, endpos=None):
        return self._one(string, pos, endpos, 'match')

    def fullmatch(self, string, pos=0, endpos=None):
        return self._one(string, pos, endpos, 'fullmatch')

    def search(self, string, pos=0, endpos=None):
        return self._one(string, pos, endpos, 'search')

    def _spans(self, string, most=0, pos=0):
        if not isinstance(string, str):
            raise TypeError(f"expected string or bytes-like object, got '{type(string).__name__}'")
        return self._every(string, min(max(pos, 0), len(string)), len(string), most)

    def findall(self, string, pos=0):
        if self.groups < 2:
            a, b = 2 * self.groups, 2 * self.groups + 1
            return [string[one[a]:one[b]] if one[a] >= 0 else '' for one in self._spans(string, 0, pos)]
        places = range(2, 2 * self.groups + 2, 2)
        return [tuple(string[one[i]:one[i + 1]] if one[i] >= 0 else '' for i in places)
                for one in self._spans(string, 0, pos)]

    def finditer(self, string, pos=0):
        for one in self._spans(string, 0, pos):
            yield Match(self, string, one, pos, len(string))

    def split(self, string, maxsplit=0):
        parts, start = [], 0
        for one in self._spans(string, maxsplit):
            parts.append(string[start:one[0]])
            for i in range(2, 2 * self.groups + 2, 2):
                parts.append(string[one[i]:one[i + 1]] if one[i] >= 0 else None)
            start = one[1]
        return parts + [string[start:]]

    def subn(self, repl, string, count=0):
        found = self._spans(string, count)
        parts, start = [], 0
        template = None if callable(repl) else _template(self, repl)
        for one in found:
            parts.append(string[start:one[0]])
            if template is None:
                parts.append(repl(Match(self, string, one, 0, len(string))))
            else:
                parts.append(_filled(self, template, string, one))
            start = one[1]
        return ''.join(parts + [string[start:]]), len(found)

    def sub(self, repl, string, count=0):
        return self.subn(repl, string, count)[0]

    def __repr__(self):
        return f're.compile({self.pattern!r})'

    def __eq__(self, other):
        return isinstance(other, Pattern) and (self.pattern, self.flags) == (other.pattern, other.flags)

    def __hash__(self):
        return hash(self.pattern)


_LETTERS = {'n': '\n', 't': '\t', 'r': '\r', 'a': '\a', 'b': '\b', 'f': '\f', 'v': '\v', '\\': '\\'}


def _template(pattern, text):
    if not isinstance(text, str):
        raise TypeError(f"decoding to str: need a bytes-like object, {type(text).__name__} found")
    parts, i = [], 0
    while i < len(text):
        end = text.find('\\', i)
        if end < 0 or end == len(text) - 1:
            if end >= 0:
                raise error('bad escape (end of pattern)')
            parts.append(text[i:])
            break
        parts.append(text[i:end])
        letter, i = text[end + 1], end + 2
        if letter == 'g':
            close = text.find('>', i)
            if text[i:i + 1] != '<' or close < 0:
                raise error('missing <')
            name, i = text[i + 1:close], close + 1
            if not name.isdigit() and name not in pattern.groupindex:
                raise IndexError(f"unknown group name '{name}'")
            parts.append(int(name) if name.isdigit() else pattern.groupindex[name])
        elif letter == '0':
            parts.append('\0')
        elif letter.isdigit():
            digits = text[end + 1:end + 3] if text[i:i + 1].isdigit() else letter
            i = end + 1 + len(digits)
            parts.append(int(digits))
        elif letter in _LETTERS:
            parts.append(_LETTERS[letter])
        elif letter.isalpha() and letter.isascii():
            raise error(f'bad escape \\{letter} at position {end}')
        else:
            parts.append('\\' + letter)
    for one in parts:
        if isinstance(one, int) and one > pattern.groups:
            raise error(f'invalid group reference {one}')
    return parts


def _filled(pattern, parts, string, spans):
    return ''.join(one if isinstance(one, str) else string[spans[2 * one]:spans[2 * one + 1]] if spans[2 * one] >= 0
                   else '' for one in parts)


def compile(pattern, flags=0):
    if isinstance(pattern, Pattern):
        return pattern
    if not isinstance(pattern, str):
        raise TypeError('first argument must be string or compiled pattern')
    return Pattern(pattern, flags)


def match(pattern, string, flags=0):
    return compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    return compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    return compile(pattern, flags).search(string)


def findall(pattern, string, flags=0):
    return compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    return compile(pattern, flags).finditer(string)


def split(pattern, string, maxsplit=0, flags=0):
    return compile(pattern, flags).split(string, maxsplit)


def sub(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).subn(repl, string, count)


def escape(pattern):
    return ''.join('\\' + one if one in '()[]{}?*+-|^$\\.&~# \t\n\r\v\f' else one for one in pattern)


def purge():
    pass
"""
