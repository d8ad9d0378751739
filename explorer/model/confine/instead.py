"""Modules that are not here: what to write instead of each, as a table."""

from __future__ import annotations

TENSORS = "import engine as mg, and write mg.tensor(...) for a tensor; loss.backward() and w.grad are the same"
BY_HAND = "write the data into the program, or draw them with np.random"
INSTEAD = {
    "torch": TENSORS,
    "tensorflow": f"{TENSORS}. There is no tape: every operation is recorded",
    "keras": f"{TENSORS}; the layers are functions of mg.nnet",
    "jax": "from autograd import grad, and import autograd.numpy as np: they take the place of jax.grad and jax.numpy",
    "flax": TENSORS,
    "theano": TENSORS,
    "paddle": TENSORS,
    "tinygrad": TENSORS,
    "micrograd": "import engine as mg, and write mg.tensor(...) for Value(...)",
    "sklearn": BY_HAND,
    "pandas": BY_HAND,
    "torchvision": BY_HAND,
    "scipy": "use numpy: np.linalg, np.trapezoid, np.interp",
    "sympy": "compute with numbers: mg.tensor(...) and backward() give derivatives",
    "seaborn": "import matplotlib.pyplot as plt",
    "plotly": "import matplotlib.pyplot as plt",
    "pylab": "import matplotlib.pyplot as plt, and import numpy as np",
    "cupy": "import numpy as np",
    "numba": "leave the decorators out",
    "os": "a program here reads no files and starts nothing",
    "sys": "a program here has no system; for the limits of numbers, np.finfo(float)",
    "pathlib": "a program here reads no files: write the data into it",
    "pickle": "a program here reads no files: write the data into it",
    "csv": "a program here reads no files: write the data into it",
    "json": "a program here reads no files: write the data as lists and dicts",
    "urllib": "a program here opens no connections: write the data into it",
    "requests": "a program here opens no connections: write the data into it",
    "datetime": "import time, and use time.perf_counter()",
    "timeit": "import time, and use time.perf_counter()",
    "logging": "use print(...)",
    "pprint": "use print(...)",
    "fractions": "use floats",
    "decimal": "use floats",
    "threading": "a program here does one thing after the other",
    "multiprocessing": "a program here does one thing after the other",
    "asyncio": "a program here does one thing after the other",
}


def instead_of(module: str) -> str:
    """What to do about a module that is not here."""
    return f"Instead: {INSTEAD[module]}." if module in INSTEAD else OTHERWISE


OTHERWISE = "Programs here can import numpy, math, engine (or mygrad, autograd, mxnet), matplotlib.pyplot, random, \
itertools, functools, collections and more of Python's small modules."
