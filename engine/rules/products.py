"""Rows of the products of matrices: matmul and einsum."""

import operator
import sys
from functools import reduce
from typing import Any

import numpy as np

from engine.rules.broadcasting import broadcastable, unbroadcast, widen
from engine.rules.table import each, perform, row

# Python in the browser comes without BLAS; there einsum multiplies large matrices three to seven times faster.
BLAS = sys.platform != "emscripten"
LARGE = 20_000


def product(x: Any, y: Any, **how: Any) -> Any:
    """x @ y; `how`: NumPy's dtype=, casting= and order=."""
    if BLAS or how:
        return np.matmul(x, y, **how)
    if np.ndim(x) != 2 or np.ndim(y) != 2 or np.size(x) * np.shape(y)[1] < LARGE:
        return np.matmul(x, y)
    if x.flags.c_contiguous:
        return np.einsum("ij,kj->ik", x, np.ascontiguousarray(y.T))
    return np.einsum("ij,jk->ik", x, y)


def partial_by_left(g: Any, out: Any, x: Any, y: Any) -> Any:
    """g @ y^T, with vectors as matrices of one row or column."""
    if len(np.shape(y)) == 1:
        return unbroadcast(np.expand_dims(g, -1) * y, np.shape(x)) if len(np.shape(x)) > 1 else g * y
    if len(np.shape(x)) == 1:
        return unbroadcast(np.matmul(np.expand_dims(g, -2), np.swapaxes(y, -1, -2)), (1, *np.shape(x)))[0]
    return unbroadcast(np.matmul(g, np.swapaxes(y, -1, -2)), np.shape(x))


def partial_by_right(g: Any, out: Any, x: Any, y: Any) -> Any:
    """x^T @ g."""
    if len(np.shape(x)) == 1:
        if len(np.shape(y)) == 1:
            return g * x
        return unbroadcast(np.expand_dims(x, -1) * np.expand_dims(g, -2), np.shape(y))
    if len(np.shape(y)) == 1:
        return unbroadcast(np.matmul(np.swapaxes(x, -1, -2), np.expand_dims(g, -1)), (*np.shape(y), 1))[:, 0]
    return unbroadcast(np.matmul(np.swapaxes(x, -1, -2), g), np.shape(y))


def left_of_matrices(g: Any, out: Any, x: Any, y: Any) -> Any:
    """`partial_by_left`, straight for two matrices."""
    g = widen(g, out.shape)
    return product(g, y.T) if x.ndim == y.ndim == 2 else partial_by_left(g, out, x, y)


def right_of_matrices(g: Any, out: Any, x: Any, y: Any) -> Any:
    """`partial_by_right`, straight for two matrices."""
    g = widen(g, out.shape)
    return product(x.T, g) if x.ndim == y.ndim == 2 else partial_by_right(g, out, x, y)


row("matmul", product, "x y", "the product rule", (partial_by_left, "y.T"), (partial_by_right, "x.T"),
    kernels=[left_of_matrices, right_of_matrices])


# einsum

def spelled(subscripts: str, ndims: list[int]) -> tuple[list[str], str]:
    """The operands' and the result's letters in full: no spaces, no ellipsis, an explicit result."""
    terms, arrow, result = subscripts.replace(" ", "").partition("->")
    words = terms.split(",")
    result = result if arrow else "..." * ("..." in terms) + _once(terms)
    free = "".join(c for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz" if c not in subscripts)
    lengths = [n - len(w.replace("...", "")) if "..." in w else 0 for w, n in zip(words, ndims, strict=True)]
    most = max(lengths)
    words = [w.replace("...", free[most - n: most]) for w, n in zip(words, lengths, strict=True)]
    return words, result.replace("...", free[:most])


def _once(terms: str) -> str:
    """NumPy's implicit result: the letters that appear once, in the order of the alphabet."""
    return "".join(sorted(c for c in set(terms) if c.isalpha() and terms.count(c) == 1))


def partial_by_factor(k: int, g: Any, out: Any, *xs: Any, subscripts: str, optimize: Any = False) -> Any:
    """The same sum with g in the operand's place; then spread over what only this operand had."""
    words, result = spelled(subscripts, [len(np.shape(x)) for x in xs])
    word, shape = words[k], np.shape(xs[k])
    letters = "".join(dict.fromkeys(word))
    others = [(w, x) for i, (w, x) in enumerate(zip(words, xs, strict=True)) if i != k]
    known = [c for c in letters if c in result or any(c in w for w, _ in others)]
    contribution = _contracted(g, out.shape, result, others, known, optimize)
    if known != list(letters):
        sizes_known = dict(zip(known, np.shape(contribution), strict=True))
        contribution = np.reshape(contribution, [sizes_known.get(c, 1) for c in letters])
    sizes = tuple(shape[word.index(c)] for c in letters)
    contribution = contribution if np.shape(contribution) == sizes else _settled(contribution, sizes)
    if letters == word:
        return contribution
    places = dict(zip(letters, np.ix_(*(np.arange(n) for n in sizes)), strict=True))
    return perform("scatter", contribution, index=tuple(places[c] for c in word), shape=shape)


def _contracted(
    g: Any, shape: tuple[int, ...], result: str, others: list[tuple[str, Any]], known: list[str], optimize: Any
) -> Any:
    """The product of the gradient and the other factors, summed over all letters that are not known."""
    used = [result, *(w for w, _ in others)]
    summed = set("".join(used)) - set(known) or any(len(set(w)) < len(w) for w in used)
    if not summed and np.size(g) == 1:
        return outer([("", np.reshape(g, ())), *others], known)
    g = widen(g, shape)
    if not summed and len(others) > 1:  # einsum is slow with three
        return outer([(result, g), *others], known)
    return np.einsum(",".join(used) + "->" + "".join(known), g, *(x for _, x in others), optimize=optimize)


def outer(factors: list[tuple[str, Any]], letters: list[str]) -> Any:
    """The product of factors with named axes, in the order of the letters."""
    aligned = []
    for word, x in factors:
        own = [c for c in letters if c in word]
        x = x if list(word) == own else np.transpose(x, [word.index(c) for c in own])
        aligned.append(np.reshape(x, [np.shape(x)[own.index(c)] if c in word else 1 for c in letters]))
    return reduce(operator.mul, aligned)


def _settled(contribution: Any, sizes: tuple[int, ...]) -> Any:
    """The contribution in the operand's sizes: summed where the operand was stretched, repeated where it was summed."""
    if 0 in sizes:
        return np.zeros(sizes)
    inner = tuple(1 if n == 1 else m for n, m in zip(sizes, np.shape(contribution), strict=True))
    summed = unbroadcast(contribution, inner)
    assert broadcastable(inner, sizes)
    return widen(summed, sizes)


each("einsum", lambda *xs, subscripts, optimize=False: np.einsum(subscripts, *xs, optimize=optimize), "*xs",
     "the product rule", partial_by_factor, "einsum", view=True, narrow=True)
