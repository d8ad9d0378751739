"""Rows of the products of matrices: matmul and einsum."""

import numpy as np

from engine.rules.shapes import fold
from engine.rules.table import each, row


def _left(g, out, x, y):  # type: ignore[no-untyped-def]
    """The share of the left factor: g @ y^T, with vectors as matrices of one row or column."""
    if np.ndim(np.asarray(y)) == 1:
        return fold(np.expand_dims(g, -1) * y, np.shape(x)) if np.ndim(np.asarray(x)) > 1 else g * y
    if np.ndim(np.asarray(x)) == 1:
        return fold(np.matmul(np.expand_dims(g, -2), np.swapaxes(y, -1, -2)), (1, *np.shape(x)))[0]
    return fold(np.matmul(g, np.swapaxes(y, -1, -2)), np.shape(x))


def _right(g, out, x, y):  # type: ignore[no-untyped-def]
    """The share of the right factor: x^T @ g."""
    if np.ndim(np.asarray(x)) == 1:
        if np.ndim(np.asarray(y)) == 1:
            return g * x
        return fold(np.expand_dims(x, -1) * np.expand_dims(g, -2), np.shape(y))
    if np.ndim(np.asarray(y)) == 1:
        return fold(np.matmul(np.swapaxes(x, -1, -2), np.expand_dims(g, -1)), (*np.shape(y), 1))[:, 0]
    return fold(np.matmul(np.swapaxes(x, -1, -2), g), np.shape(y))


row("matmul", np.matmul, "x y", "the product rule", (_left, "y.T"), (_right, "x.T"))


def spelled(subscripts, ndims):  # type: ignore[no-untyped-def]
    """The subscripts in full: no spaces, an explicit result, and letters in place of an ellipsis."""
    subscripts = subscripts.replace(" ", "")
    terms, arrow, result = subscripts.partition("->")
    if "..." in terms:
        free = [c for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" if c not in subscripts]
        words = terms.split(",")
        counts = [n - len(word.replace("...", "")) if "..." in word else 0
                  for word, n in zip(words, ndims, strict=True)]
        most = "".join(free[:max(counts)])
        words = [word.replace("...", most[len(most) - n:]) for word, n in zip(words, counts, strict=True)]
        joined = ",".join(words)
        result = result.replace("...", most) if arrow else most + _once(terms.replace("...", ""))
        return words, result, joined
    words = terms.split(",")
    return words, result if arrow else _once(terms), terms


def _once(terms):  # type: ignore[no-untyped-def]
    """NumPy's implicit result: the letters that appear once, in the order of the alphabet."""
    return "".join(sorted(c for c in set(terms) if terms.count(c) == 1 and c.isalpha()))


def _einsum_share(k, g, out, *xs, subscripts, optimize=False):  # type: ignore[no-untyped-def]
    """The share of operand k: the same sum with g in its place, spread over what was summed away."""
    words, result, _ = spelled(subscripts, [len(np.shape(x)) for x in xs])
    word, shape = words[k], np.shape(xs[k])
    sizes = {c: n for w, x in zip(words, xs, strict=True) for c, n in zip(w, np.shape(x), strict=True) if n != 1}
    letters = "".join(dict.fromkeys(word))
    others = [w for i, w in enumerate(words) if i != k]
    values = [x for i, x in enumerate(xs) if i != k]
    missing = [c for c in letters if c not in result and not any(c in w for w in others)]
    for c in missing:
        others.append(c)
        values.append(np.ones(sizes.get(c, 1), np.asarray(g).dtype))
    share = np.einsum(",".join([result, *others]) + "->" + letters, g, *values, optimize=optimize)
    share = fold(share, tuple(shape[word.index(c)] for c in letters))
    if len(letters) == len(word):
        return share
    places = {c: np.arange(n) for c, n in zip(letters, np.shape(share), strict=True)}
    grid = np.ix_(*places.values())
    index = tuple(grid[letters.index(c)] for c in word)
    from engine.rules.table import perform
    return perform("scatter", share, index=index, shape=shape)


each("einsum", lambda *xs, subscripts, optimize=False: np.einsum(subscripts, *xs, optimize=optimize), "*xs",
     "the product rule", _einsum_share, "einsum")
