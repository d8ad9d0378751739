"""What a program must leave as it was: the process, NumPy, the engine, and what the system hears of it."""

import builtins
import os
import sys
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from types import FunctionType, ModuleType
from typing import Any

import numpy as np
from numpy._core._exceptions import _ArrayMemoryError

from engine import record

# what Python and the engine say of their work; and the parser looks for a file of the program's name to quote its line
HARMLESS = {
    "compile",
    "builtins.id",
    "gc.get_referrers",
    "object.__getattr__",
    "object.__setattr__",
    "sys._getframe",
    "code.__new__",
}
QUOTED = {"<unknown>", "<program>", "<string>"}
WATCHED = ("numpy", "engine", "explorer.model", "builtins", "math", "operator", "ast", "re", "string", "json")
GUARD = "engine.tensor.guard."
CACHES = (f"{GUARD}_counted", f"{GUARD}_held", f"{GUARD}_waiting", "re._cache", "re._cache2")  # come and go


class Ears:
    """Hears every file, socket, process and import of this process while a program runs."""

    def __init__(self) -> None:
        self.open = False
        self.heard: list[str] = []
        sys.addaudithook(self.hear)
        self.refuse = _ArrayMemoryError.__init__
        ears = self
        _ArrayMemoryError.__init__ = lambda error, *wanted: ears.wanting(error, *wanted)  # type: ignore[method-assign]

    def wanting(self, error: Any, shape: Any, dtype: Any) -> None:
        """NumPy was refused memory: the policy let an array through that no limit allows."""
        if self.open:
            self.heard.append(f"an array of {shape} was asked for")
        self.refuse(error, shape, dtype)

    def hear(self, event: str, args: tuple[Any, ...]) -> None:
        """One event, as Python tells it."""
        if not self.open or event in HARMLESS or (event == "open" and args[0] in QUOTED):
            return
        if event == "exec" and "_tuple_new" in getattr(args[0], "co_names", ()):
            return  # a named tuple's own constructor
        self.heard.append(f"{event} {args!r:.200}")

    @contextmanager
    def listening(self) -> Iterator[list[str]]:
        """What is heard in this block."""
        self.heard, self.open = [], True
        try:
            yield self.heard
        finally:
            self.open = False


def quick() -> dict[str, Any]:
    """What can be looked at after every program."""
    draws: Any = np.random.get_state()
    return {
        "environment": dict(os.environ),
        "folder": os.getcwd(),
        "modules": len(sys.modules),
        "recursion": sys.getrecursionlimit(),
        "digits": sys.get_int_max_str_digits(),
        "filters": [*warnings.filters],
        "errstate": (np.geterr(), np.geterrcall()),
        "draws": (draws[0], draws[1].tobytes(), *draws[2:]),
        "modes": (record.special, record._mode.get()),
        "threads": threading.active_count(),
        "streams": (id(sys.stdout), id(sys.stderr), id(sys.stdin)),
        "hooks": (id(sys.excepthook), id(sys.displayhook), sys.gettrace(), sys.getprofile()),
    }


def slow() -> dict[str, Any]:
    """What takes longer to look at: every name in the modules that programs come near, and open files."""
    found: dict[str, Any] = {"files": len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0}
    found["print options"] = repr(np.get_printoptions())
    found["names of Python"] = sorted(vars(builtins))
    for path, module in [*sys.modules.items()]:
        if path.split(".")[0] in WATCHED or path.startswith(WATCHED):
            found.update(members(path, module))
    return found


def members(path: str, module: ModuleType) -> Iterator[tuple[str, Any]]:
    """The names of a module, of its classes and of its functions, with what each is."""
    for name, value in [*vars(module).items()]:
        full = f"{path}.{name}"
        if full in CACHES or name == "__warningregistry__" or isinstance(value, ModuleType):
            continue
        yield full, content(value)
        if isinstance(value, type) and value.__module__.startswith(WATCHED):
            yield from ((f"{full}.{key}", id(one)) for key, one in [*vars(value).items()] if key[:6] != "__abst")
        if isinstance(value, FunctionType):
            yield f"{full}()", (id(value.__code__), value.__defaults__ and [*map(id, value.__defaults__)])


def content(value: Any) -> Any:
    """What a value is, one level deep."""
    if isinstance(value, np.ndarray):
        return id(value), value.dtype.str, value.shape, value.view(np.ndarray).tobytes(), value.flags.writeable
    if type(value) in (list, tuple, set, frozenset):
        return id(value), [*map(id, value)]
    if type(value) is dict:
        return id(value), [(key, id(one)) for key, one in value.items()]
    return repr(value) if type(value) in (int, float, str, bool, type(None)) else id(value)


def changes(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """What differs."""
    return [key for key in {**before, **after} if before.get(key) != after.get(key)]
