"""autograd.scipy: the few functions of scipy that its examples derive, over the run's own autograd.numpy."""

SPECIAL = r"""
import math
import autograd.numpy as np


def logsumexp(a, axis=None, b=None, keepdims=False):
    highest = np.max(a, axis=axis, keepdims=True)
    scaled = np.exp(a - highest) if b is None else b * np.exp(a - highest)
    total = np.sum(scaled, axis=axis, keepdims=keepdims)
    return np.log(total) + (highest if keepdims else np.reshape(highest, np.shape(total)))


def expit(x):
    return 1.0 / (1.0 + np.exp(-x))


def logit(x):
    return np.log(x / (1.0 - x))
"""

NORM = r"""
import math
import autograd.numpy as np


def logpdf(x, loc=0.0, scale=1.0):
    return -0.5 * ((x - loc) / scale) ** 2 - np.log(scale) - 0.5 * math.log(2.0 * math.pi)


def pdf(x, loc=0.0, scale=1.0):
    return np.exp(logpdf(x, loc, scale))
"""

NORMALS = r"""
import math
import autograd.numpy as np


def logpdf(x, mean, cov):
    cov = np.atleast_2d(cov)
    away = x - mean
    along = np.linalg.solve(cov, np.transpose(np.atleast_2d(away)))
    squares = np.sum(np.atleast_2d(away) * np.transpose(along), axis=-1)
    found = -0.5 * squares - 0.5 * np.linalg.slogdet(2.0 * math.pi * cov)[1]
    return found[0] if np.ndim(away) == 1 else found


def pdf(x, mean, cov):
    return np.exp(logpdf(x, mean, cov))
"""
