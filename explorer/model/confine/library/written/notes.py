"""logging: messages in the output, from a level on. There are no files and no handlers."""

SOURCE = r"""
import time

NOTSET, DEBUG, INFO, WARNING, WARN, ERROR, CRITICAL, FATAL = 0, 10, 20, 30, 30, 40, 50, 50
_NAMES = {10: 'DEBUG', 20: 'INFO', 30: 'WARNING', 40: 'ERROR', 50: 'CRITICAL'}
_STATE = {'level': 30, 'form': '%(levelname)s:%(name)s:%(message)s'}
_LOGGERS = {}


def _number(level):
    found = next((number for number, name in _NAMES.items() if name == level), level)
    if isinstance(found, str):
        raise ValueError(f'Unknown level: {level!r}')
    if not isinstance(found, int):
        raise TypeError(f'Level not an integer or a valid string: {level!r}')
    return found


def _form(text):
    if not isinstance(text, str):
        raise TypeError(f'the format of a message is a text, not {type(text).__name__}')
    return text


class Logger:
    def __init__(self, name='root'):
        self.name, self.level = name, 0

    def setLevel(self, level):
        self.level = _number(level)

    def getEffectiveLevel(self):
        return self.level or _STATE['level']

    def isEnabledFor(self, level):
        return level >= self.getEffectiveLevel()

    def addHandler(self, handler):
        pass

    def log(self, level, msg, *args, **options):
        if not self.isEnabledFor(level):
            return
        message = str(msg) % args if args else str(msg)
        print(_STATE['form'] % {'levelname': _NAMES.get(level, f'Level {level}'), 'name': self.name,
                                'message': message, 'asctime': f'{time.time():.3f}', 'levelno': level})

    def debug(self, msg, *args, **options):
        self.log(10, msg, *args)

    def info(self, msg, *args, **options):
        self.log(20, msg, *args)

    def warning(self, msg, *args, **options):
        self.log(30, msg, *args)

    def error(self, msg, *args, **options):
        self.log(40, msg, *args)

    def exception(self, msg, *args, **options):
        self.log(40, msg, *args)

    def critical(self, msg, *args, **options):
        self.log(50, msg, *args)


class Handler:
    def __init__(self, *places, **options):
        pass

    def setLevel(self, level):
        pass

    def setFormatter(self, formatter):
        _STATE['form'] = formatter.form


class StreamHandler(Handler):
    pass


class Formatter:
    def __init__(self, fmt='%(message)s', *more, **options):
        self.form = _form(fmt)


def getLogger(name='root'):
    if name not in _LOGGERS:
        _LOGGERS[name] = Logger(name)
    return _LOGGERS[name]


def basicConfig(level=None, format=None, **options):
    if level is not None:
        _STATE['level'] = _number(level)
    if format is not None:
        _STATE['form'] = _form(format)


def disable(level=50):
    _STATE['level'] = _number(level) + 1


def debug(msg, *args, **options):
    getLogger().debug(msg, *args)


def info(msg, *args, **options):
    getLogger().info(msg, *args)


def warning(msg, *args, **options):
    getLogger().warning(msg, *args)


def error(msg, *args, **options):
    getLogger().error(msg, *args)


def critical(msg, *args, **options):
    getLogger().critical(msg, *args)
"""
