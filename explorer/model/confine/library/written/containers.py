"""What a class that builds on list or dict builds on: the container is an attribute, and its methods lead there."""

SOURCE = r"""
class List:
    def __init__(self, values=()):
        self._values.extend(values)

    def __repr__(self):
        return repr(self._values)

    def __len__(self):
        return len(self._values)

    def __iter__(self):
        return iter(self._values)

    def __reversed__(self):
        return reversed(self._values)

    def __contains__(self, value):
        return value in self._values

    def __getitem__(self, place):
        return self._values[place]

    def __setitem__(self, place, value):
        self._values[place] = value

    def __delitem__(self, place):
        del self._values[place]

    def __add__(self, other):
        return self._values + _plain(other) if isinstance(other, list) else NotImplemented

    def __radd__(self, other):
        return other + self._values if isinstance(other, list) else NotImplemented

    def __iadd__(self, others):
        self._values.extend(others)
        return self

    def __mul__(self, times):
        return self._values * times

    def __rmul__(self, times):
        return self._values * times

    def __imul__(self, times):
        self._values *= times
        return self

    def __eq__(self, other):
        return self._values == _plain(other) if isinstance(other, list) else NotImplemented

    def __lt__(self, other):
        return self._values < _plain(other) if isinstance(other, list) else NotImplemented

    def __le__(self, other):
        return self._values <= _plain(other) if isinstance(other, list) else NotImplemented

    def __gt__(self, other):
        return self._values > _plain(other) if isinstance(other, list) else NotImplemented

    def __ge__(self, other):
        return self._values >= _plain(other) if isinstance(other, list) else NotImplemented

    __hash__ = None

    def append(self, value):
        self._values.append(value)

    def extend(self, values):
        self._values.extend(values)

    def insert(self, place, value):
        self._values.insert(place, value)

    def pop(self, place=-1):
        return self._values.pop(place)

    def remove(self, value):
        self._values.remove(value)

    def clear(self):
        self._values.clear()

    def index(self, *what):
        return self._values.index(*what)

    def count(self, value):
        return self._values.count(value)

    def sort(self, *, key=None, reverse=False):
        self._values.sort(key=key, reverse=reverse)

    def reverse(self):
        self._values.reverse()

    def copy(self):
        return self._values.copy()


class Dict:
    def __init__(self, values=(), **more):
        self._values.update(_plain(values), **more)

    def __repr__(self):
        return repr(self._values)

    def __len__(self):
        return len(self._values)

    def __iter__(self):
        return iter(self._values)

    def __reversed__(self):
        return reversed(self._values)

    def __contains__(self, key):
        return key in self._values

    def __getitem__(self, key):
        if key not in self._values and hasattr(self, '__missing__'):
            return self.__missing__(key)
        return self._values[key]

    def __setitem__(self, key, value):
        self._values[key] = value

    def __delitem__(self, key):
        del self._values[key]

    def __or__(self, other):
        return self._values | _plain(other) if isinstance(other, dict) else NotImplemented

    def __ror__(self, other):
        return _plain(other) | self._values if isinstance(other, dict) else NotImplemented

    def __ior__(self, other):
        self._values.update(_plain(other))
        return self

    def __eq__(self, other):
        return self._values == _plain(other) if isinstance(other, dict) else NotImplemented

    __hash__ = None

    @classmethod
    def fromkeys(cls, keys, value=None):
        made = cls()
        for key in keys:
            made[key] = value
        return made

    def get(self, key, default=None):
        return self._values.get(key, default)

    def setdefault(self, key, default=None):
        return self._values.setdefault(key, default)

    def pop(self, *what):
        return self._values.pop(*what)

    def popitem(self):
        return self._values.popitem()

    def keys(self):
        return self._values.keys()

    def values(self):
        return self._values.values()

    def items(self):
        return self._values.items()

    def update(self, values=(), **more):
        self._values.update(_plain(values), **more)

    def clear(self):
        self._values.clear()

    def copy(self):
        return self._values.copy()


def _plain(value):
    return value._values if isinstance(value, (List, Dict)) else value
"""
