"""array and secrets: a list of numbers of one kind; numbers drawn as random draws them."""

ARRAY = r"""
_KINDS = {'f': float, 'd': float, **{letter: int for letter in 'bBhHiIlLqQ'}}
typecodes = 'bBuwhHiIlLqQfd'


class array(list):
    def __init__(self, typecode, values=()):
        if typecode not in _KINDS:
            raise ValueError('bad typecode (must be b, B, h, H, i, I, l, L, q, Q, f or d)')
        self.typecode = typecode
        super().__init__([self._one(value) for value in values])

    def _one(self, value):
        if _KINDS[self.typecode] is float:
            return float(value)
        if not isinstance(value, int):
            raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
        return value

    def append(self, value):
        super().append(self._one(value))

    def extend(self, values):
        super().extend([self._one(value) for value in values])

    def __setitem__(self, place, value):
        super().__setitem__(place, value if isinstance(place, slice) else self._one(value))

    def __getitem__(self, place):
        found = super().__getitem__(place)
        return array(self.typecode, found) if isinstance(place, slice) else found

    def tolist(self):
        return list(self)

    def __repr__(self):
        values = self.tolist()
        return f"array('{self.typecode}', {values})" if values else f"array('{self.typecode}')"
"""

SECRETS = r"""
import random as _random


def randbelow(n):
    return _random.randrange(n)


def choice(sequence):
    return _random.choice(sequence)


def randbits(k):
    return _random.randrange(2 ** k)


def token_hex(nbytes=32):
    return f'{randbits(8 * nbytes):0{2 * nbytes}x}'
"""
