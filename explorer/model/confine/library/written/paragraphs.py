"""textwrap: texts in lines of a width."""

SOURCE = r"""
import re

_PIECE = re.compile(
    r"[^\s\w]*\w+[^0-9\W]-(?=\w+[^0-9\W])|(?<=[\w!\"'&.,?])-{2,}(?=\w)|"
    r"\S+?(?:(?<=[\w!\"'&.,?])(?=-{2,}\w)|(?=\s)|$)|\s+"
)


class TextWrapper:
    def __init__(self, width=70, initial_indent='', subsequent_indent='', expand_tabs=True, replace_whitespace=True,
                 drop_whitespace=True, break_long_words=True, break_on_hyphens=True, tabsize=8, max_lines=None,
                 placeholder=' [...]', fix_sentence_endings=False):
        self.width, self.initial_indent, self.subsequent_indent = width, initial_indent, subsequent_indent
        self.expand_tabs, self.replace_whitespace = expand_tabs, replace_whitespace
        self.drop_whitespace = drop_whitespace
        self.break_long_words, self.break_on_hyphens, self.tabsize = break_long_words, break_on_hyphens, tabsize
        self.max_lines, self.placeholder = max_lines, placeholder

    def _pieces(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = ''.join(' ' if one in '\t\n\x0b\x0c\r' else one for one in text)
        if self.break_on_hyphens and '-' in text:
            return _PIECE.findall(text)
        return re.findall(r'\s+|\S+', text)

    def wrap(self, text):
        if self.width <= 0:
            raise ValueError(f'invalid width {self.width!r} (must be > 0)')
        pieces = self._pieces(text)[::-1]
        lines = []
        while pieces:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and lines and pieces[-1].strip() == '':
                pieces.pop()
            line, length = [], 0
            while pieces and length + len(pieces[-1]) <= width:
                length += len(pieces[-1])
                line.append(pieces.pop())
            if pieces and len(pieces[-1]) > width:
                room = max(width - length, 1) if width >= 1 else 1
                if self.break_long_words:
                    piece = pieces.pop()
                    line.append(piece[:room])
                    pieces.append(piece[room:])
                elif not line:
                    line.append(pieces.pop())
                length = sum(map(len, line))
            if self.drop_whitespace and line and line[-1].strip() == '':
                length -= len(line.pop())
            if not line:
                continue
            last = not pieces or (self.drop_whitespace and len(pieces) == 1 and not pieces[0].strip())
            if self.max_lines is None or len(lines) + 1 < self.max_lines or (last and length <= width):
                lines.append(indent + ''.join(line))
                continue
            while line:
                if line[-1].strip() and length + len(self.placeholder) <= width:
                    line.append(self.placeholder)
                    lines.append(indent + ''.join(line))
                    break
                length -= len(line.pop())
            else:
                if lines and len(lines[-1].rstrip()) + len(self.placeholder) <= self.width:
                    lines[-1] = lines[-1].rstrip() + self.placeholder
                else:
                    lines.append(indent + self.placeholder.lstrip())
            break
        return lines

    def fill(self, text):
        return '\n'.join(self.wrap(text))


def wrap(text, width=70, **options):
    return TextWrapper(width, **options).wrap(text)


def fill(text, width=70, **options):
    return TextWrapper(width, **options).fill(text)


def shorten(text, width, **options):
    return TextWrapper(width, max_lines=1, **options).fill(' '.join(text.strip().split()))


def dedent(text):
    lines = [line if line.strip() else '' for line in text.split('\n')]
    margins = [line[:len(line) - len(line.lstrip())] for line in lines if line]
    common = min(margins, key=len) if margins else ''
    for one in margins:
        while not one.startswith(common):
            common = common[:-1]
    return '\n'.join(line[len(common):] for line in lines)


def indent(text, prefix, predicate=None):
    chosen = predicate or (lambda line: line.strip())
    return ''.join(prefix + line if chosen(line) else line for line in text.splitlines(True))
"""
