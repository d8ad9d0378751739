"""The workloads of the engine's benchmark. Each gives, for a library, a function that runs it once, or None.

The hand-written version is what a good engineer would write for the one job: value and derivatives, spelled out, each
shared part computed once, in plain NumPy. In the first workload making the inputs is part of the job, for all. Numbers
are np.float64; in the small graphs of numbers (the first, and the descents) they go through NumPy's functions, as an
implementation must that takes arrays, too (bare operators would be five to ten times faster); the long chains use bare
operators.
"""

from collections.abc import Callable
from importlib import import_module
from itertools import pairwise
from typing import Any

import numpy as np

Run = Callable[[], Any]
WORKLOADS: dict[str, Callable[[str], Run | None]] = {}


def workload(name: str, target: str) -> Callable[[Any], Any]:
    """Adds a workload: a function of a library's name that gives a runner."""

    def add(make: Any) -> Any:
        def started(library: str) -> Run | None:
            try:
                return make(library)
            except (ImportError, NotImplementedError):
                return None

        started.target = target  # type: ignore[attr-defined]
        WORKLOADS[name] = started
        return make

    return add


def tensors(library: str) -> Any:
    """engine or mygrad, which share their names."""
    return import_module(library)


def gradient(library: str, function: Callable[[Any, Any], Any], *arrays: Any, by_hand: Run) -> Run:
    """Runs forward and backward of a function of (xp, arrays) with respect to all arrays."""
    if library == "numpy":
        return by_hand
    if library == "torch":
        torch = import_module("torch")
        torch.set_num_threads(1)
        leaves = [torch.tensor(np.asarray(x), requires_grad=True) for x in arrays]

        def run() -> Any:
            for leaf in leaves:
                leaf.grad = None
            function(torch, *leaves).sum().backward()
            return leaves[0].grad

        return run
    if library == "autograd":
        xp = import_module("autograd.numpy")
        grad = import_module("autograd").grad(lambda *xs: xp.sum(function(xp, *xs)), tuple(range(len(arrays))))
        return lambda: grad(*(np.asarray(x, float) if np.ndim(x) else float(x) for x in arrays))
    mg = tensors(library)
    leaves = [mg.tensor(x) for x in arrays]

    def run_tensors() -> Any:
        function(mg, *leaves).backward()
        return leaves[0].grad

    return run_tensors


@workload("x*y + x**2, numbers", "2.6")
def product_and_square(library: str) -> Run:
    def by_hand() -> Any:
        x, y = np.float64(2.0), np.float64(4.0)
        f = np.add(np.multiply(x, y), np.square(x))
        return f, np.add(y, np.multiply(2.0, x)), x

    def function(mg: Any) -> Any:
        x, y = mg.tensor(2.0), mg.tensor(4.0)
        f = x * y + x**2
        f.backward()
        return x.grad, y.grad

    if library in ("engine", "mygrad"):
        mg = tensors(library)
        return lambda: function(mg)
    if library == "torch":
        torch = import_module("torch")

        def run_torch() -> Any:
            x = torch.tensor(2.0, requires_grad=True)
            y = torch.tensor(4.0, requires_grad=True)
            (x * y + x**2).backward()
            return x.grad, y.grad

        return run_torch
    return gradient(library, lambda xp, x, y: x * y + x**2, 2.0, 4.0, by_hand=by_hand)


@workload("exp(arctan(82x^3 + ln x))*sqrt(25x^(1/3) + 2^x), 10 points", "2.4")
def pathological(library: str) -> Run:
    x = np.linspace(0.5, 1.5, 10)

    def by_hand() -> Any:
        s, third, two = x * x, x ** (1 / 3), 2**x
        u = 82 * (s * x) + np.log(x)
        a, r = np.exp(np.arctan(u)), np.sqrt(25 * third + two)
        return a * r, a * r * ((246 * s + 1 / x) / (1 + u * u)) + a * (
            (25 / 3 * third / x + two * 0.6931471805599453) / (2 * r)
        )

    def function(xp: Any, x: Any) -> Any:
        return xp.exp(xp.arctan(82 * x**3 + xp.log(x))) * xp.sqrt(25 * x ** (1 / 3) + 2**x)

    return gradient(library, function, x, by_hand=by_hand)


@workload("sin(2x)cos(x)exp(-x/3)*100, 10,000 points", "1.2")
def trig(library: str) -> Run:
    x = np.linspace(-5, 5, 10_000)

    def by_hand() -> Any:
        d = 2 * x
        s, c, e = np.sin(d), np.cos(x), np.exp(-x / 3)
        sc, ce = s * c, c * e
        f = sc * e * 100
        return f, 100 * (2 * np.cos(d) * ce - s * np.sin(x) * e - sc * e / 3)

    return gradient(library, lambda xp, x: xp.sin(2 * x) * xp.cos(x) * xp.exp(-x / 3) * 100, x, by_hand=by_hand)


@workload("1,000 descent steps on w**2, w.data -= lr*w.grad", "2.2")
def descent(library: str) -> Run:
    if library == "numpy":
        return descend_by_hand
    if library == "autograd":
        grad = import_module("autograd").grad(lambda w: w**2)

        def run_autograd() -> Any:
            w = 10.0
            for _ in range(1000):
                w = w - 0.01 * grad(w)
            return w

        return run_autograd
    if library == "torch":
        torch = import_module("torch")

        def run_torch() -> Any:
            w = torch.tensor(10.0, dtype=torch.float64, requires_grad=True)
            for _ in range(1000):
                (w**2).backward()
                w.data -= 0.01 * w.grad
                w.grad = None
            return w

        return run_torch
    mg = tensors(library)

    def run() -> Any:
        w = mg.tensor(10.0)
        for _ in range(1000):
            (w**2).backward()
            w.data -= 0.01 * w.grad
        return w

    return run


def descend_by_hand() -> Any:
    w = np.float64(10.0)
    for _ in range(1000):
        loss = np.square(w)
        w = np.subtract(w, np.multiply(0.01, np.multiply(2.0, w)))
    return w, loss


@workload("1,000 descent steps on w**2, tracked w -= lr*w.grad", "5")
def tracked_descent(library: str) -> Run:
    if library == "numpy":
        return descend_by_hand
    if library in ("autograd", "torch"):
        raise NotImplementedError
    mg = tensors(library)

    def run() -> Any:
        w = mg.tensor(10.0)
        for _ in range(1000):
            (w**2).backward()
            w -= 0.01 * w.grad
        return w

    return run


def network(library: str, sizes: tuple[int, ...], count: int) -> Run:
    """A step of a network of tanh layers, with the mean square as loss."""
    rng = np.random.default_rng(0)
    X, t = rng.normal(size=(count, sizes[0])), rng.normal(size=(count, sizes[-1]))
    weights = [rng.normal(size=pair) / pair[0] ** 0.5 for pair in pairwise(sizes)]
    biases = [np.zeros(n) for n in sizes[1:]]
    layers = len(weights)

    def by_hand() -> Any:
        values = [X]
        for k, (W, b) in enumerate(zip(weights, biases, strict=True)):
            z = values[-1] @ W
            z += b
            values.append(np.tanh(z, out=z) if k < layers - 1 else z)
        difference = values[-1] - t
        loss = np.square(difference).sum() / difference.size
        g = difference * (2 / difference.size)
        gradients = []
        for k in range(layers - 1, -1, -1):
            gradients.append((values[k].T @ g, g.sum(0)))
            if k:
                g = g @ weights[k].T
                h = values[k]
                g *= 1 - h * h
        return loss, gradients

    def function(xp: Any, *parameters: Any) -> Any:
        h = import_module("torch").tensor(X) if xp.__name__ == "torch" else X
        target = import_module("torch").tensor(t) if xp.__name__ == "torch" else t
        for k in range(layers):
            h = h @ parameters[2 * k] + parameters[2 * k + 1]
            h = xp.tanh(h) if k < layers - 1 else h
        return ((h - target) ** 2).mean()

    parameters = [p for pair in zip(weights, biases, strict=True) for p in pair]
    return gradient(library, function, *parameters, by_hand=by_hand)


@workload("network 2-16-16-1, 200 points", "1.45")
def small_network(library: str) -> Run:
    return network(library, (2, 16, 16, 1), 200)


@workload("network 784-128-10, batch 128", "1.15")
def large_network(library: str) -> Run:
    return network(library, (784, 128, 10), 128)


@workload("conv 3x3, 8 filters, (32, 1, 28, 28)", "1.25")
def convolution(library: str) -> Run:
    rng = np.random.default_rng(0)
    x, w = rng.normal(size=(32, 1, 28, 28)), rng.normal(size=(8, 1, 3, 3))
    if library == "numpy":
        return lambda: convolve_by_hand(x, w)
    if library == "torch":
        torch = import_module("torch")
        return gradient(library, lambda xp, x, w: torch.nn.functional.conv2d(x, w), x, w, by_hand=descend_by_hand)
    if library == "autograd":
        import_module("autograd")
        scipy = import_module("autograd.scipy.signal")
        return gradient(
            library,
            lambda xp, x, w: scipy.convolve(
                x, w[:, :, ::-1, ::-1], axes=([2, 3], [2, 3]), dot_axes=([1], [1]), mode="valid"
            ),
            x,
            w,
            by_hand=descend_by_hand,
        )
    conv = import_module(f"{library}.nnet").conv_nd
    return gradient(library, lambda xp, x, w: conv(x, w, stride=1).sum(), x, w, by_hand=descend_by_hand)


def convolve_by_hand(x: Any, w: Any) -> Any:
    windows = np.lib.stride_tricks.sliding_window_view(x, (3, 3), (2, 3))
    columns = windows.transpose(0, 2, 3, 1, 4, 5).reshape(-1, 9)
    out = (columns @ w.reshape(8, 9).T).reshape(32, 26, 26, 8).transpose(0, 3, 1, 2)
    loss = out.sum()
    g = np.ones((32 * 26 * 26, 8))
    dw = (g.T @ columns).reshape(w.shape)
    back = (g @ w.reshape(8, 9)).reshape(32, 26, 26, 3, 3)
    dx = np.zeros((32, 28, 28))
    for i in range(3):
        for j in range(3):
            dx[:, i : i + 26, j : j + 26] += back[..., i, j]
    return loss, dw, dx.reshape(x.shape)


@workload("einsum nd,nd->n, (10,000, 100)", "1.2")
def einsum(library: str) -> Run:
    rng = np.random.default_rng(0)
    x, y = rng.normal(size=(10_000, 100)), rng.normal(size=(10_000, 100))

    def by_hand() -> Any:
        f = np.einsum("nd,nd->n", x, y)
        g = np.ones_like(f)
        return f.sum(), g[:, None] * y, g[:, None] * x

    return gradient(library, lambda xp, x, y: xp.einsum("nd,nd->n", x, y).sum(), x, y, by_hand=by_hand)


@workload("sum(sin(x)*y + exp(-x**2)), a million", "1.6")
def million(library: str) -> Run:
    rng = np.random.default_rng(0)
    x, y = rng.normal(size=1_000_000), rng.normal(size=1_000_000)

    def by_hand() -> Any:
        s, e = np.sin(x), np.exp(-(x * x))
        f = np.sum(s * y + e)
        dx = np.cos(x) * y
        e *= x
        e *= 2
        dx -= e
        return f, dx, s

    return gradient(library, lambda xp, x, y: (xp.sin(x) * y + xp.exp(-(x**2))).sum(), x, y, by_hand=by_hand)


@workload("chain of 50,000 operations on a number", "21 (0.05 of MyGrad)")
def chain(library: str) -> Run:
    def by_hand() -> Any:
        y = np.float64(1.0)
        for _ in range(25_000):
            y = y * 1.0001 + 0.5
        g = np.float64(1.0)
        for _ in range(25_000):
            g = g * 1.0001
        return y, g

    def function(xp: Any, x: Any) -> Any:
        for _ in range(25_000):
            x = x * 1.0001 + 0.5
        return x

    return gradient(library, function, 1.0, by_hand=by_hand)


@workload("one leaf used 10,000 times", "26 (0.03 of MyGrad)")
def fan_out(library: str) -> Run:
    def by_hand() -> Any:
        x, total, g = np.float64(2.0), np.float64(0.0), np.float64(0.0)
        for _ in range(10_000):
            total = total + x * 3.0
        for _ in range(10_000):
            g = g + 3.0
        return total, g

    def function(xp: Any, x: Any) -> Any:
        total = x
        for _ in range(10_000):
            total = total + x * 3.0
        return total

    return gradient(library, function, 2.0, by_hand=by_hand)
