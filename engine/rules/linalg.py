"""Rows of linear algebra, over the last two axes of a stack of matrices.

Formulas: M. B. Giles, "An extended collection of matrix derivative results for forward and reverse mode algorithmic
differentiation" (2008); I. Murray, "Differentiation of the Cholesky decomposition" (2016); J. Townsend,
"Differentiating the singular value decomposition" (2016); G. H. Golub and V. Pereyra (1973) for the pseudo-inverse;
S. F. Walter and L. Lehmann, "Algorithmic differentiation of linear algebra functions" (2010) for QR.
A decomposition has several results: its row joins them along the last axis, and engine.linalg takes them apart.
"""

import numpy as np

from engine.rules.broadcasting import unbroadcast
from engine.rules.reductions import first, spread
from engine.rules.table import is_plain, plain, row


def turned(x):  # type: ignore[no-untyped-def]
    """The matrices, transposed."""
    return np.swapaxes(x, -1, -2)


# norms of vectors

def _partial_of_norm(g, out, x, ord=None, axis=None, keepdims=False, nan_to_num=True):  # type: ignore[no-untyped-def]
    """g x / |x| for the Euclidean norm; in general g sign(x) (|x|/norm)^(ord-1)."""
    known = plain(x)
    if ord in (np.inf, -np.inf):
        return spread(g, x, axis) * (np.sign(known) * first(np.abs(known), out, axis))
    g, whole = spread(g, x, axis), spread(out, x, axis)
    if ord == 0:
        return g * np.zeros_like(known)
    empty, bare = plain(whole) == 0, known == 0
    if ord == 1:
        return g * np.where(bare, 0.0 if nan_to_num else np.nan, np.sign(known))
    unknown = np.where(empty | (bare & (ord is not None and ord < 1)), 0.0 if nan_to_num else np.nan, 0.0)
    whole = np.where(empty, 1.0, whole)
    if ord in (None, 2):
        return g * np.where(empty, unknown, x / whole)
    size = np.abs(np.where(bare, 1.0, x)) / whole
    return g * np.where(bare, unknown, np.sign(known) * size ** (ord - 1))


row("norm", lambda x, *, ord=None, axis=None, keepdims=False, nan_to_num=True: np.linalg.norm(x, ord, axis, keepdims),
    "x", "the chain rule for a norm", (_partial_of_norm, "sign(x)*(abs(x)/norm)**(ord - 1)"))

# inverses and determinants

row("inv", np.linalg.inv, "x", "the rule for the inverse",
    (lambda g, out, x: -np.matmul(np.matmul(turned(out), g), turned(out)), "-inv(x).T @ g @ inv(x).T"))


def _cofactors(out, x):  # type: ignore[no-untyped-def]
    """det(x) x^-T; where a matrix of the stack is singular without an inverse, by minors if there is more to derive."""
    if np.all(plain(out)):
        return np.reshape(out, (*np.shape(out), 1, 1)) * turned(np.linalg.inv(x))
    return _cofactors_by_values(x) if is_plain(x) else _cofactors_by_minors(x)


def _cofactors_by_minors(x):  # type: ignore[no-untyped-def]
    """The determinant of what is left without row i and column j, with the sign of a chess board."""
    places = np.arange(np.shape(x)[-1])
    rest = np.stack([np.delete(places, k) for k in places])
    minors = np.linalg.det(x[..., rest[:, None, :, None], rest[None, :, None, :]])
    return minors * ((-1.0) ** np.add.outer(places, places)).astype(minors.dtype)


def _cofactors_by_values(x):  # type: ignore[no-untyped-def]
    """From the singular values: each left out in turn."""
    u, s, v = np.linalg.svd(x)
    others = np.stack([np.delete(s, k, -1).prod(-1) for k in range(s.shape[-1])], -1)
    sign = np.linalg.det(u) * np.linalg.det(v)
    return sign[..., None, None] * ((u * others[..., None, :]) @ v)


row("det", np.linalg.det, "x", "the rule of Jacobi",
    (lambda g, out, x: np.reshape(g, (*np.shape(out), 1, 1)) * _cofactors(out, x), "det(x)*inv(x).T"))
row("slogdet", lambda x: np.linalg.slogdet(x)[1], "x", "the rule of Jacobi",
    (lambda g, out, x: np.reshape(g, (*np.shape(out), 1, 1)) * turned(np.linalg.inv(x)), "inv(x).T"))


def _solved(x, g, y):  # type: ignore[no-untyped-def]
    """x^-T g, where g is a stack of vectors if y is one vector."""
    if len(np.shape(y)) > 1:
        return np.linalg.solve(turned(x), g)
    return np.linalg.solve(turned(x), np.expand_dims(g, -1))[..., 0]


def _solve_left(g, out, x, y):  # type: ignore[no-untyped-def]
    contribution = _solved(x, g, y)
    if len(np.shape(y)) == 1:
        return unbroadcast(-np.expand_dims(contribution, -1) * np.expand_dims(out, -2), np.shape(x))
    return unbroadcast(-np.matmul(contribution, turned(out)), np.shape(x))


row("solve", np.linalg.solve, "x y", "the rule for linear systems",
    (_solve_left, "-solve(x.T, g) @ out.T"),
    (lambda g, out, x, y: unbroadcast(_solved(x, g, y), np.shape(y)), "solve(x.T, g)"))


def _pinv_share(g, out, x):  # type: ignore[no-untyped-def]
    g, whole = turned(g), turned(out)
    rows, columns = np.shape(x)[-2:]
    left = np.matmul(np.matmul(np.eye(rows) - np.matmul(x, out), g), np.matmul(out, whole)) if rows > columns else 0
    right = np.matmul(np.matmul(np.matmul(whole, out), g), np.eye(columns) - np.matmul(out, x)) if columns > rows else 0
    return left + right - np.matmul(np.matmul(whole, turned(g)), whole)


row("pinv", np.linalg.pinv, "x", "the rule for the inverse", (_pinv_share, "pinv"))

# decompositions


def _cholesky_share(g, out, x):  # type: ignore[no-untyped-def]
    """L^-T Phi(L^T g) L^-1, made symmetric; Phi keeps the lower triangle and half of the diagonal."""
    size = np.shape(x)[-1]
    inner = np.matmul(turned(out), g) * (np.tri(size) - 0.5 * np.eye(size))
    half = np.linalg.solve(turned(out), turned(np.linalg.solve(turned(out), turned(inner))))
    return 0.5 * (half + turned(half))


def _over_gaps(w, pull, turns):  # type: ignore[no-untyped-def]
    """turns_ij/(w_j - w_i), and 0 on the diagonal: what comes back through the vectors of the values w.

    Vectors of equal values are no functions of the matrix: where a gradient reaches them (their `pull` is not 0), it is
    nan; what was made of the values alone has a gradient all the same.
    """
    known = plain(w)
    same = np.eye(known.shape[-1], dtype=bool)
    equal = (known[..., None, :] == known[..., :, None]) & ~same
    gaps = np.expand_dims(w, -2) - np.expand_dims(w, -1) + (same | equal)
    return np.where(same | equal, np.where(equal & (plain(pull) != 0), np.nan, 0.0), turns / gaps)


def _eigh_share(g, out, x, uplo="L"):  # type: ignore[no-untyped-def]
    """V (diag(g_w) + F * (V^T g_V)) V^T, made symmetric; the joined result holds w, then V column by column."""
    w, v = out[..., 0, :], out[..., 1:, :]
    pull = np.matmul(turned(v), g[..., 1:, :])
    inner = np.eye(np.shape(w)[-1]) * np.expand_dims(g[..., 0, :], -2) + _over_gaps(w, pull, pull)
    whole = np.matmul(np.matmul(v, inner), turned(v))
    return 0.5 * (whole + turned(whole))


def _eigh(x, *, uplo="L"):  # type: ignore[no-untyped-def]
    w, v = np.linalg.eigh(x, uplo)
    return np.concatenate((w[..., None, :], v), -2)


def _eig_share(g, out, x):  # type: ignore[no-untyped-def]
    """V^-T (diag(g_w) + F * (V^T g_V - V^T V diag(V^T g_V))) V^T; the columns of V keep their length."""
    w, v = out[..., 0, :], out[..., 1:, :]
    same = np.eye(np.shape(w)[-1])
    pull = np.matmul(turned(v), g[..., 1:, :])
    across = pull - np.matmul(turned(v), v) * np.sum(pull * same, axis=-2, keepdims=True)
    inner = same * np.expand_dims(g[..., 0, :], -2) + _over_gaps(w, pull, across)
    return np.linalg.solve(turned(v), np.matmul(inner, turned(v)))


def _eig(x):  # type: ignore[no-untyped-def]
    w, v = np.linalg.eig(x)
    if np.iscomplexobj(w):
        raise ValueError("an eigenvalue is not real: of symmetric matrices, those of eigh, all are")
    return np.concatenate((w[..., None, :], v), -2)


def _svd(x):  # type: ignore[no-untyped-def]
    """U, s and Vh transposed, one below the other: their columns belong together."""
    u, s, vh = np.linalg.svd(x, full_matrices=False)
    return np.concatenate((u, s[..., None, :], turned(vh)), -2)


def _over_values(rest, s):  # type: ignore[no-untyped-def]
    """rest/s, column by column; nothing comes back through a vector that nothing was made of, even where s is 0."""
    unasked = plain(rest) == 0 if is_plain(rest) else False
    return np.where(unasked, 0.0, rest / np.where(unasked & (plain(s)[..., None, :] == 0), 1.0, np.expand_dims(s, -2)))


def _svd_share(g, out, x):  # type: ignore[no-untyped-def]
    rows, size = np.shape(x)[-2], np.shape(out)[-1]
    u, s, v = out[..., :rows, :], out[..., rows, :], out[..., rows + 1:, :]
    gu, gs, gv = g[..., :rows, :], g[..., rows, :], g[..., rows + 1:, :]
    pull_u, pull_v = np.matmul(turned(u), gu), np.matmul(turned(v), gv)
    from_u = _over_gaps(s * s, pull_u, pull_u - turned(pull_u)) * np.expand_dims(s, -2)
    from_v = _over_gaps(s * s, pull_v, pull_v - turned(pull_v)) * np.expand_dims(s, -1)
    inner = from_u + from_v + np.eye(size) * np.expand_dims(gs, -2)
    contribution = np.matmul(np.matmul(u, inner), turned(v))
    if rows > size:
        rest = gu - np.matmul(u, np.matmul(turned(u), gu))
        contribution = contribution + np.matmul(_over_values(rest, s), turned(v))
    if np.shape(x)[-1] > size:
        rest = gv - np.matmul(v, np.matmul(turned(v), gv))
        contribution = contribution + np.matmul(u, turned(_over_values(rest, s)))
    return contribution


def _qr(x):  # type: ignore[no-untyped-def]
    """Q, and R below it."""
    return np.concatenate(tuple(np.linalg.qr(x)), -2)


def _qr_share(g, out, x):  # type: ignore[no-untyped-def]
    """(g_Q + Q copyltu(R g_R^T - g_Q^T Q)) R^-T; copyltu mirrors the lower triangle into the upper one."""
    rows, size = np.shape(x)[-2:]
    q, r, gq, gr = out[..., :rows, :], out[..., rows:, :], g[..., :rows, :], g[..., rows:, :]
    inner = np.matmul(r, turned(gr)) - np.matmul(turned(gq), q)
    mirrored = inner * np.tri(size) + turned(inner * np.tri(size, k=-1))
    return turned(np.linalg.solve(r, turned(gq + np.matmul(q, mirrored))))


row("qr", _qr, "x", "the rule for a decomposition", (_qr_share, "qr"))
row("cholesky", np.linalg.cholesky, "x", "the rule for a decomposition", (_cholesky_share, "cholesky"))
row("eigh", _eigh, "x", "the rule for a decomposition", (_eigh_share, "eigh"))
row("eig", _eig, "x", "the rule for a decomposition", (_eig_share, "eig"))
row("svd", _svd, "x", "the rule for a decomposition", (_svd_share, "svd"))
