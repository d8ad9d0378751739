"""argparse: options with their defaults, from a list of words; nobody types any behind the program's name here."""

SOURCE = r"""
import sys


class Namespace:
    def __init__(self, **given):
        for name, value in given.items():
            setattr(self, name, value)

    def __repr__(self):
        return 'Namespace(' + ', '.join(f'{name}={value!r}' for name, value in vars(self).items()) + ')'

    def __eq__(self, other):
        return isinstance(other, Namespace) and vars(self) == vars(other)

    def __contains__(self, name):
        return name in vars(self)


class ArgumentError(Exception):
    pass


class HelpFormatter:
    pass


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    pass


class RawTextHelpFormatter(HelpFormatter):
    pass


class BooleanOptionalAction:
    pass


class _Option:
    def __init__(self, names, action='store', nargs=None, const=None, default=None, type=None, choices=None,
                 required=False, help=None, metavar=None, dest=None):
        self.names, self.action, self.nargs, self.const = names, action, nargs, const
        self.kind, self.choices, self.required, self.default = type, choices, required, default
        if action in ('store_true', 'store_false') and default is None:
            self.default = action == 'store_false'
        long = next((one for one in names if one.startswith('--')), names[0])
        self.dest = dest or long.lstrip('-').replace('-', '_')
        self.placed = not names[0].startswith('-')

    def begins(self):
        if isinstance(self.default, str) and self.kind is not None:
            return self.kind(self.default)
        return self.default

    def one(self, parser, word):
        try:
            value = self.kind(word) if self.kind is not None else word
        except ValueError:
            parser.error(f"argument {'/'.join(self.names)}: invalid {self.kind.__name__} value: {word!r}")
        if self.choices is not None and value not in self.choices:
            among = ', '.join(map(repr, self.choices))
            parser.error(f"argument {'/'.join(self.names)}: invalid choice: {word!r} (choose from {among})")
        return value

    def take(self, parser, words, before):
        name = '/'.join(self.names)
        if self.action == 'count':
            return (before or 0) + 1
        if self.action in ('store_true', 'store_false', 'store_const'):
            return {'store_true': True, 'store_false': False, 'store_const': self.const}[self.action]
        if self.nargs is None:
            if not words or _named(words[0]):
                parser.error(f'argument {name}: expected one argument')
            value = self.one(parser, words.pop(0))
            return [*(before or []), value] if self.action == 'append' else value
        found = []
        most = self.nargs if isinstance(self.nargs, int) else 1 if self.nargs == '?' else len(words)
        while words and not _named(words[0]) and len(found) < most:
            found.append(self.one(parser, words.pop(0)))
        if self.nargs == '?':
            return found[0] if found else self.const if not self.placed else self.begins()
        if (self.nargs == '+' and not found) or (isinstance(self.nargs, int) and len(found) < self.nargs):
            many = 'at least one argument' if self.nargs == '+' else f'{self.nargs} arguments'
            parser.error(f'argument {name}: expected {many}')
        return found


def _named(word):
    return len(word) > 1 and word[0] == '-' and not word[1:].replace('.', '', 1).isdigit()


class ArgumentParser:
    def __init__(self, prog=None, usage=None, description=None, epilog=None, **others):
        self.prog, self.description, self._options, self._defaults = prog or 'program.py', description, [], {}

    def add_argument(self, *names, **given):
        action = given.get('action')
        if action is BooleanOptionalAction:
            given['action'] = 'store_true'
            self._options.append(_Option(['--no-' + names[0].lstrip('-')], **{
                **given, 'action': 'store_false', 'dest': names[0].lstrip('-').replace('-', '_'),
                'default': given.get('default')}))
        self._options.append(_Option([*names], **given))

    def add_argument_group(self, *title, **others):
        return self

    add_mutually_exclusive_group = add_argument_group

    def set_defaults(self, **given):
        self._defaults.update(given)

    def error(self, message):
        raise ValueError(f'{message}: write the words into parse_args([...])')

    def parse_known_args(self, args=None, namespace=None):
        words = [word for one in (sys.argv[1:] if args is None else args) for word in _split(one)]
        found = {**{one.dest: one.begins() for one in self._options}, **self._defaults}
        by_name = {name: one for one in self._options for name in one.names if not one.placed}
        placed = [one for one in self._options if one.placed]
        seen, rest = set(), []
        while words:
            word = words[0]
            if word in by_name:
                words.pop(0)
                option = by_name[word]
            elif placed and not _named(word):
                option = placed.pop(0)
            else:
                rest.append(words.pop(0))
                continue
            before = found[option.dest] if option.dest in seen or option.action == 'count' else None
            found[option.dest] = option.take(self, words, before)
            seen.add(option.dest)
        needed = [one for one in self._options if one.dest not in seen and
                  (one.required or (one.placed and one.nargs not in ('?', '*')))]
        if needed:
            self.error('the following arguments are required: ' + ', '.join('/'.join(one.names) for one in needed))
        made = Namespace() if namespace is None else namespace
        for name, value in found.items():
            setattr(made, name, value)
        return made, rest

    def parse_args(self, args=None, namespace=None):
        made, rest = self.parse_known_args(args, namespace)
        if rest:
            self.error('unrecognized arguments: ' + ' '.join(rest))
        return made

    def print_help(self):
        print(f'usage: {self.prog} [options]')


def _split(word):
    return word.split('=', 1) if word.startswith('--') and '=' in word else [word]
"""
