"""Modules that are not here: what to write instead of each, as a table."""

from __future__ import annotations

TENSORS = "import engine as mg, and write mg.tensor(...) for a tensor; loss.backward() and w.grad are the same"
NO_FILES = "a program here reads no files: write the data into it"
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
    "sklearn": "from data import moons, circles, digits, split; the model itself is written in the program",
    "pandas": "from data import table, and paste the table into the program",
    "torchvision": BY_HAND,
    "scipy": "use numpy: np.linalg, np.trapezoid, np.interp",
    "sympy": "compute with numbers: mg.tensor(...) and backward() give derivatives",
    "seaborn": "import matplotlib.pyplot as plt",
    "plotly": "import matplotlib.pyplot as plt",
    "pylab": "import matplotlib.pyplot as plt, and import numpy as np",
    "cupy": "import numpy as np",
    "numba": "leave the decorators out",
    **dict.fromkeys(["glob", "shutil", "tempfile", "zipfile", "gzip", "sqlite3", "h5py", "joblib"], NO_FILES),
    **dict.fromkeys(["subprocess", "signal", "ctypes", "socket"], "a program here starts nothing and opens nothing"),
    **dict.fromkeys(["torchtext", "torchaudio", "tensorflow_datasets", "datasets"], BY_HAND),
    **dict.fromkeys(["PIL", "cv2", "skimage", "imageio"], "draw with plt.imshow, of an array that the program makes"),
    "d2l": "write the few functions that are needed of it into the program",
    "gym": "write the environment as a class: reset() and step(action)",
    "traceback": "an error that is not caught is shown with its line; repr(error) in `except ... as error` tells it",
    "inspect": "f.__name__, f.__doc__ and f.__annotations__ tell of a function",
    "hashlib": "hash(text) gives a whole number, the same at every run",
    "gc": "what is not used any more goes by itself: leave it out",
    "weakref": "keep the value itself, or its name",
    "psutil": "sys.getsizeof(x) and x.nbytes tell how large a value is",
    "uuid": "import random, and use random.randrange",
    "statsmodels": "use numpy: np.linalg.lstsq, np.polyfit",
    "networkx": "write the graph as a dict of lists",
    "tabulate": "print rows with f-strings, such as f'{name:<10}{value:8.3f}'",
    "ipywidgets": "give a number a name: each float has a slider",
    **dict.fromkeys(["unittest", "pytest", "doctest"], "write functions with assert in them, and call them"),
    "pathlib": "a program here reads no files: write the data into it",
    "pickle": "a program here reads no files: write the data into it",
    "urllib": "a program here opens no connections: write the data into it",
    "requests": "a program here opens no connections: write the data into it",
    "threading": "a program here does one thing after the other",
    "multiprocessing": "a program here does one thing after the other",
    "asyncio": "a program here does one thing after the other",
}


def instead_of(module: str) -> str:
    """What to do about a module that is not here."""
    return f"Instead: {INSTEAD[module]}." if module in INSTEAD else OTHERWISE


OTHERWISE = "Programs here can import numpy, math, engine (or mygrad, autograd, mxnet), matplotlib.pyplot, random, \
itertools, functools, collections and more of Python's small modules."

NAMES = {  # of Python's own that are not here
    **dict.fromkeys(["open", "exit", "quit"], "A program here reads and writes no files, and ends by itself."),
    "input": "Nobody is asked while a program runs: write the value into the program.",
    "globals": "Names stand for themselves here: keep values that are looked up by name in a dict of your own.",
    "locals": "Names stand for themselves here: keep values that are looked up by name in a dict of your own.",
    "dir": "The editor offers what a value has behind its dot; vars(x) gives the attributes of your own objects.",
    "help": "The editor tells what a function does as you type its name; f.__doc__ is the text of your own.",
    "__import__": "Write import and the module's name on a line of its own, above this one.",
    "memoryview": "Write a list, or np.array(...).",
    **dict.fromkeys(["eval", "exec", "compile"], "Write the expression itself into the program."),
    "torch": "Write mg.tensor(...) after import engine as mg.",
    "tf": "Write mg.tensor(...) after import engine as mg.",
    **dict.fromkeys(
        ["sigmoid", "relu", "softmax", "tanh"], "Write mg.nnet.relu, mg.nnet.sigmoid, mg.tanh and the like."
    ),
    **dict.fromkeys(["SGD", "Adam"], "Write the step yourself: w.data -= lr * w.grad; or define the class first."),
    **dict.fromkeys(["opt", "optimizer", "optim"], "Write the step yourself: w.data -= lr * w.grad."),
    "jax": "Write from autograd import grad: it takes the place of jax.grad.",
    "nn": "Add the line from engine import nnet as nn first.",
    "jnp": "Write np after import autograd.numpy as np.",
}
LAYERS = "relu sigmoid softmax logsoftmax leaky_relu elu selu hard_tanh softmax_crossentropy conv_nd max_pool batchnorm"
CLEARED = "Gradients are set anew at each backward(): there is nothing to clear. x.null_grad() does it by hand."
NONE = "It is None: a tensor's grad is None until backward() has run; a function without return gives None."
PLAIN = "The array inside a tensor is x.data; x.item() is its only number."
CALLED = "It is not called: write brackets behind its name, as in x.mean()."
NETWORKS = "The layers are in mg.nnet; from engine import nnet as nn gives them that name."
OPERATIONS = "Write it as a function of mg's own operations, such as x * mg.nnet.sigmoid(x): it has its gradient then."
STARTS = "system popen fork kill execv spawnl abort"
LOADING, SAVING = "load memmap fromfile", "save savez savez_compressed savetxt"
DATES = "datetime64 timedelta64 busday_count is_busday datetime_as_string"
FILES = "listdir scandir walk stat open remove unlink rename rmdir chdir chmod fdopen"
ATTRIBUTES: dict[tuple[str, str], str] = {
    **{("os", name): "A program here reads and writes no files: write the data into it." for name in FILES.split()},
    **{("os", name): "A program here starts nothing." for name in STARTS.split()},
    **{("engine", name): f"Write mg.nnet.{name}." for name in LAYERS.split()},
    **{("numpy", name): f"Write mg.nnet.{name}, after import engine as mg." for name in LAYERS.split()},
    **dict.fromkeys([("Tensor", "zero_grad"), ("Tensor", "zero_"), ("NoneType", "zero_")], CLEARED),
    **dict.fromkeys([("Tensor", "numpy"), ("Tensor", "detach"), ("Tensor", "cpu")], PLAIN),
    ("Tensor", "requires_grad"): "Every tensor of floats has a gradient, unless it is made with constant=True.",
    ("Tensor", "requires_grad_"): "Every tensor of floats has a gradient, unless it is made with constant=True.",
    ("ndarray", "numpy"): "x.data is the array already.",
    **dict.fromkeys([("list", "add"), ("list", "push")], "Write append(...)."),
    **dict.fromkeys([("Tensor", "gradient"), ("Tensor", "gradients"), ("Tensor", "derivative")], "Write x.grad."),
    **dict.fromkeys([("tuple", "append"), ("tuple", "extend")], "A tuple never changes: keep the values in a list."),
    **dict.fromkeys([(kind, name) for kind in ("method", "function") for name in ("backward", "item", "grad")], CALLED),
    **dict.fromkeys([("engine", "nn"), ("engine", "layers")], NETWORKS),
    ("numpy", "matrix"): "Write np.array([[1, 2], [3, 4]]), and A @ B for the product.",
    ("Tensor", "view"): "Write x.reshape(...).",
    ("Tensor", "mm"): "Write x @ y.",
    ("ndarray", "backward"): "Only tensors go backward: make the inputs with mg.tensor(...).",
    ("float", "backward"): "Only tensors go backward: make the inputs with mg.tensor(...).",
    ("float64", "backward"): "Only tensors go backward: make the inputs with mg.tensor(...).",
    ("ndarray", "grad"): "Only tensors have gradients: make the array with mg.tensor(...).",
    ("numpy", "float"): "Write float, or np.float64.",
    ("numpy", "int"): "Write int, or np.int64.",
    ("numpy", "bool"): "Write bool, or np.bool_.",
    ("numpy", "ma"): "Leave numbers out by a mask, a[~np.isnan(a)], or write np.nanmean(a).",
    ("json", "JSONEncoder"): "Write json.dumps(value, default=f): f makes something plain of what JSON does not know.",
    ("numpy", "frompyfunc"): "Write np.vectorize(function).",
    **{("numpy", name): "Write from datetime import date, timedelta." for name in DATES.split()},
    **{("engine", name): OPERATIONS for name in ("operation_base", "execute_op", "custom_rule")},
    ("autograd", "extend"): "Write it as a function of autograd.numpy's own: it has its gradient then.",
    ("numpy", "trapz"): "NumPy calls it np.trapezoid now.",
    ("numpy", "product"): "NumPy calls it np.prod now.",
    ("numpy", "in1d"): "NumPy calls it np.isin now.",
    ("numpy", "row_stack"): "NumPy calls it np.vstack now.",
    **{("numpy", name): "A program here reads no files: write the data into it." for name in LOADING.split()},
    **{("numpy", name): "A program here writes no files: print the array, or its tolist()." for name in SAVING.split()},
    ("numpy", "place"): "Write a[mask] = values.",
    ("sys", "exc_info"): "Write except ... as error: error is what happened, type(error) its kind.",
}


def told(owner: str, name: str) -> str:
    """What to write instead of an attribute that many look for; nothing where we know of nothing."""
    if owner == "dict" and (owner, name) not in ATTRIBUTES:
        return f"The items of a dict are read with brackets: d['{name[:60]}']."
    return NONE if owner == "NoneType" and (owner, name) not in ATTRIBUTES else ATTRIBUTES.get((owner, name), "")
