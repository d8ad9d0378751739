"""os and os.path: how paths are joined and split, and an environment without secrets; there are no files."""

PATHS = r"""
sep, pardir, curdir, extsep = '/', '..', '.', '.'


def _text(path):
    if not isinstance(path, str):
        raise TypeError(f'expected str, bytes or os.PathLike object, not {type(path).__name__}')
    return path


def join(path, *paths):
    _text(path)
    for one in paths:
        path = one if _text(one).startswith('/') else path + one if not path or path.endswith('/') else path + '/' + one
    return path


def split(path):
    at = _text(path).rfind('/') + 1
    head, tail = path[:at], path[at:]
    return (head.rstrip('/') or head), tail


def basename(path):
    return split(path)[1]


def dirname(path):
    return split(path)[0]


def splitext(path):
    name = basename(path)
    at = name.rfind('.')
    if at <= 0 or not name[:at].strip('.'):
        return path, ''
    return path[:len(path) - len(name) + at], name[at:]


def isabs(path):
    return _text(path).startswith('/')


def normpath(path):
    found = []
    for one in _text(path).split('/'):
        if one == '..' and found and found[-1] != '..':
            found.pop()
        elif one not in ('', '.') and not (one == '..' and path.startswith('/')):
            found.append(one)
    return ('/' if path.startswith('/') else '') + '/'.join(found) or '.'


def abspath(path):
    return normpath(join('/', path))


def expanduser(path):
    return _text(path)


def exists(path):
    return False


isfile = isdir = exists
"""

OS = r"""
name, sep, linesep, pathsep, devnull, curdir, pardir = 'posix', '/', '\n', ':', '/dev/null', '.', '..'


class _Environment(dict):
    def __repr__(self):
        return f'environ({dict(self)})'


environ = _Environment()


def getenv(key, default=None):
    return environ.get(key, default)


def putenv(key, value):
    environ[key] = value


def getcwd():
    return '/'


def getpid():
    return 1


def cpu_count():
    return 1


def fspath(path):
    return path


def makedirs(name, mode=511, exist_ok=False):
    pass


mkdir = makedirs
"""
