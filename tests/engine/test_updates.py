"""Random programs of views and updates in place: the values of NumPy, the gradients of MyGrad.

Each kind of view and each kind of update takes part in a hundred programs or more; the test counts them.
"""

from collections import Counter

import mygrad
import numpy as np
import pytest

import engine as mg

pytestmark = pytest.mark.wasm

LEAST = 100

# how a (4, 3) tensor is viewed; a view of any shape
VIEWS = {
    "row": lambda n, t: t[1],
    "rows": lambda n, t: t[1:3],
    "steps": lambda n, t: t[::-2],
    "column": lambda n, t: t[:, 1],
    "ellipsis": lambda n, t: t[..., 0:2],
    "newaxis": lambda n, t: t[None, 2:],
    "element": lambda n, t: t[2, 1, ...],
    "reshape": lambda n, t: n.reshape(t, (2, 6)),
    "ravel": lambda n, t: n.ravel(t),
    "T": lambda n, t: t.T,
    "transpose": lambda n, t: n.transpose(t, (1, 0)),
    "swapaxes": lambda n, t: n.swapaxes(t, 0, 1),
    "moveaxis": lambda n, t: n.moveaxis(t, 0, -1),
    "expand_dims": lambda n, t: n.expand_dims(t, 1),
    "squeeze": lambda n, t: n.squeeze(t[:, 2:]),
    "view of view": lambda n, t: t[1:][:2].T[1:],
    "atleast_1d": lambda n, t: n.atleast_1d(t[0]),
    "atleast_2d": lambda n, t: n.atleast_2d(t[:, 2]),
    "atleast_3d": lambda n, t: n.atleast_3d(t),
    "everything": lambda n, t: t[:],
    "flipped": lambda n, t: t[::-1, ::-1],
    "transpose of a reshape": lambda n, t: n.transpose(n.reshape(t, (2, 3, 2)), (2, 0, 1))[1],
}


def iadd(n, t, c):
    t += c


def isub(n, t, c):
    t -= c * t


def imul(n, t, c):
    t *= c


def idiv(n, t, c):
    t /= 2 + c * c


def ipow(n, t, c):
    t **= 2


def fill(n, t, c):
    t[...] = c


def part(n, t, c):
    t[:1] = c * t[:1] if t.ndim else c


def masked(n, t, c):
    t[np.arange(t.size).reshape(t.shape) % 2 == 0] = c


def picked(n, t, c):
    t[[0, -1]] = c


def written(n, t, c):
    n.multiply(t, c, out=t)


def written_where(n, t, c):
    n.add(t, c, out=t, where=np.arange(t.size).reshape(t.shape) % 2 == 1)


def squared(n, t, c):
    t *= t


def turned(n, t, c):
    t[...] = t[::-1] if t.ndim else t


def steps(n, t, c):
    t[::2] = c


def ending(n, t, c):
    t[-1] = t[0] * c


def paired(n, t, c):
    t[np.array([0, -1, 0]),] = c * t[:1]


def minimized(n, t, c):
    np.minimum(t, c, out=t)


def itself(n, t, c):
    n.divide(c, 0.5 + t * t, out=(t,))


def reshaped(n, t, c):
    t.shape = (*t.shape, 1)


UPDATES = {
    "+=": iadd,
    "-=": isub,
    "*=": imul,
    "/=": idiv,
    "**=": ipow,
    "[...] =": fill,
    "[:1] =": part,
    "[mask] =": masked,
    "[list] =": picked,
    "*= itself": squared,
    "[...] = [::-1]": turned,
    "[::2] =": steps,
    "[-1] =": ending,
    "[array] =": paired,
    "np out=": minimized,
    "out=(t,)": itself,
    "out=": written,
    "out=, where=": written_where,
    ".shape =": reshaped,
}

# A number has no parts.
UNFIT = {"element": ("[:1] =", "[list] =", "[::2] =", "[-1] =", "[array] =", ".shape ="), None: (".shape =",)}


def program(rng, seen):
    """Views and updates, the rarest first: (view or None, update, whether something is computed before it)."""
    lines = []
    for last in (False, False, True):
        view = min(VIEWS, key=lambda name: (seen[name], rng.random()))
        view = view if rng.random() < 0.8 else None
        # MyGrad lets go of older views when a view takes another shape: nothing may follow that.
        fitting = [u for u in UPDATES if u not in UNFIT.get(view, ()) and (last or u != ".shape =")]
        update = min(fitting, key=lambda u: (seen[u], rng.random()))
        lines.append((view, update, rng.random() < 0.5))
        seen.update([kind for kind in (view, update) if kind])
    return lines


def values_of(n, lines, x, c):
    """All that the program named, and the sum that depends on it all; `n` may be NumPy itself."""
    base = x * 1.0
    named, terms = [x, c, base], []
    for view, update, before in lines:
        target = base if view is None else VIEWS[view](n, base)
        if before:
            terms.append(n.sin(target) * c)
        UPDATES[update](n, target, c)
        named.append(target)
        terms.append(target * target)
    terms.append(base * 0.5)
    total = sum(n.sum(t * np.cos(np.arange(t.size)).reshape(t.shape)) for t in terms)
    return [*named, *terms, total]


def same(values, expected):
    return all(a.shape == b.shape and np.allclose(a, b, rtol=1e-10) for a, b in zip(values, expected, strict=True))


def arrays_of(tensors):
    return [np.array(t) for t in tensors]


def test_updates_and_views_agree_with_mygrad_each_kind_in_a_hundred():
    rng, seen, compared = np.random.default_rng(0), Counter(dict.fromkeys([*VIEWS, *UPDATES], 0)), Counter()
    while min(compared[kind] for kind in seen) < LEAST:
        lines = program(rng, seen)
        arrays = [rng.uniform(0.5, 1.5, (4, 3)), rng.uniform(0.5, 1.5)]
        ours, theirs = (values_of(n, lines, *map(n.tensor, arrays)) for n in (mg, mygrad))
        assert same(arrays_of(ours), values_of(np, lines, *map(np.array, arrays))), lines
        assert same(arrays_of(theirs), arrays_of(ours)), lines
        compared.update({kind for line in lines for kind in line[:2] if kind})
        ours[-1].backward()
        theirs[-1].backward()
        for k, (t, other) in enumerate(zip(ours, theirs, strict=True)):
            assert (t.grad is None) == (other.grad is None), (lines, k)
            if t.grad is not None:
                np.testing.assert_allclose(t.grad, other.grad, rtol=1e-9, atol=1e-10, err_msg=f"{lines} {k}")
            assert (t.base is None) == (other.base is None), (lines, k)


def test_a_use_before_a_new_shape_keeps_its_values_whatever_follows():
    x = mg.tensor(np.arange(4.0))
    base = x * 1.0
    view = base[:]
    early = mg.sin(view)
    view.shape = (4, 1)
    base *= 2.0
    (mg.sum(early) + mg.sum(base)).backward()
    np.testing.assert_allclose(x.grad, np.cos(np.arange(4.0)) + 2)
