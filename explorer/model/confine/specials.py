"""The special methods that a program's classes may have: a table. No other double-underscored name exists here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

OPERATORS = "add sub mul matmul truediv floordiv mod divmod pow lshift rshift and or xor"
OTHERS = (
    "repr str format bool len getitem setitem delitem iter next contains neg pos abs invert "
    "eq ne lt le gt ge hash float int complex round trunc floor ceil reversed"
)
# What the evaluator itself looks for, and names that hold data or that nothing here asks for.
CALLED = "init call enter exit post_init index getattr setattr missing init_subclass"
DATA = "doc slots match_args array_priority array_ufunc"


def special(names: str, form: str = "__{}__") -> frozenset[str]:
    """Special names of the given form."""
    return frozenset(form.format(name) for name in names.split())


OPERATED = special(OPERATORS) | special(OPERATORS, "__r{}__") | special(OPERATORS, "__i{}__")
METHODS = OPERATED | special(OTHERS)
LISTED = METHODS | special(CALLED) | special(DATA)


def is_special(name: str) -> bool:
    """Whether a name is one of Python's own."""
    return name.startswith("__") and name.endswith("__") and len(name) > 4


def trampoline(name: str) -> Callable[..., Any]:
    """A method of the real type that leads to the program's own."""

    def method(self: Any, *args: Any) -> Any:
        meter = self.ours.host.meter
        meter.cross()
        try:
            return self.ours.special(self, name, args)
        finally:
            meter.back()

    return method


TRAMPOLINES = {name: trampoline(name) for name in METHODS}

DESCRIPTORS = "Use @property, and @name.setter where what is given is to be looked at."
REMEDIES = {
    **dict.fromkeys(("__get__", "__set__", "__set_name__", "__delete__"), DESCRIPTORS),
    "__new__": "Write __init__ instead; of what there is to be only one, make it once and keep it under a name.",
    "__getattribute__": "Give the instance its attributes in __init__, or use @property.",
    **dict.fromkeys(("__copy__", "__deepcopy__"), "Leave it out: copy.copy and copy.deepcopy copy what it has."),
    "__array__": "Hand NumPy the array inside, as in np.sum(x.data).",
    "__del__": "What is not used any more goes by itself.",
}
REMEDY = "Classes here have methods such as __init__, __call__, __add__, __repr__, __len__, __iter__, __enter__."


def refuse_special(name: str) -> None:
    """No special name is set that is not listed."""
    if is_special(name) and name not in LISTED:
        raise AttributeError(f"{name[:60]} cannot be set here")


WAYS_OUT = {
    "__class__": "write type(x) for the class of x, type(x).__name__ for its name",
    "__dict__": "write vars(x) for the attributes of x",
}


def lacking(what: str, name: str, remedy: str) -> AttributeError:
    """The same as an error that says what to do."""
    error = AttributeError(absent(what, name))
    if not is_special(name):
        error.add_note(remedy)
    return error


def absent(what: str, name: str) -> str:
    """The complaint about an attribute that is not there."""
    if is_special(name) and name not in LISTED:
        return f"{name[:60]} is not available here" + (f": {WAYS_OUT[name]}" if name in WAYS_OUT else "")
    return f"{what} has no attribute '{name[:60]}'"
