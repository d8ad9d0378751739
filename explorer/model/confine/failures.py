"""What to tell a learner about an error: what happened, at which place of the text, what to do."""

from __future__ import annotations

import re

from ..program import Failure
from .limits import Halted, Limits, Meter
from .parsing import Refused
from .reworded import reworded
from .show import error_text
from .sites import Site

# error: (what happened, what to do); {} is Python's own text
SAID: dict[str, tuple[str, str]] = {
    "ZeroDivisionError": ("This divides by zero", "Make sure that the divisor is not 0."),
    "UnboundLocalError": ("{}", "Give the name a value earlier in the function, or begin it with: global name."),
    "NameError": ("{}", "Give it a value first, on an earlier line."),
    "IndexError": ("{}", "Positions count from 0 to the length minus 1."),
    "KeyError": ("There is no item {}", "Look at which keys the dict has."),
    "OverflowError": ("{}", "Use smaller numbers."),
    "RecursionError": ("Functions call one another too deeply", "Does a function call itself without an end?"),
    "MemoryError": ("There is not enough memory for this", "Use smaller arrays."),
    "AssertionError": ("The assertion does not hold: {}", "Look at the values that it compares."),
    "StopIteration": ("There is no next item", "Give next() a second argument for the end."),
    "ModuleNotFoundError": ("{}", "Programs here can import numpy, math, engine (or mygrad)."),
    "ImportError": ("{}", "Look at how the name is spelled."),
    "AttributeError": ("{}", "Look at how the name is spelled; some names are not available here."),
}
SHAPES = "Look at the shapes: print x.shape for each array; axes must be equal or 1, counted from the last."
SELF = "In a class, a method's first parameter is self: def name(self)."
BRACKETS = "A function stands here that is not called: write brackets behind its name, as in x.mean()."
NONE = (
    "Something here is None: a grad before backward() or of whole numbers (write 2.0), or what x.sort(), y.backward() \
and functions without return give."
)
COLUMNS = "Rows stand in brackets together: np.array([[1, 2], [3, 4]]); columns of several kinds are several arrays."
BY_WORDS: dict[str, str] = {
    "broadcast": SHAPES,
    "All axes but the joined one": "Print x.shape for each array; join along the axis in which they differ.",
    "must have the same shape": "Print x.shape for each array: only equal shapes are stacked; others are joined.",
    "do not fill the shape": "The new lengths multiplied must give as many; -1 lets NumPy find one of them.",
    "bear the same letter": "Print x.shape for each array; give different letters, or transpose one.",
    "cannot be broadcast to": (
        "Print x.shape; reshape it first, so that its axes are equal or 1, counted from the last."
    ),
    "equally many axes": "Print x.shape for each array: x.reshape(1, -1) gives a row another axis.",
    "with -1 the other lengths": "Choose lengths that divide the number of elements.",
    "only integers, slices": "Positions are whole numbers, slices, or arrays of them: write int(...) or //.",
    "boolean index": "A mask has one True or False for each element: compare the array that it chooses from.",
    "not equally long": "Fill them up, or keep them as a list of lists.",
    "cannot hold a value": "An array holds numbers, or texts alone: keep others in a list; float(text) makes one.",
    "cannot hold texts together": "Keep them in a list, or make texts of all: str(value).",
    "such as float, or str, not a value of type type": "Write float, int or str: for other objects use a list.",
    "such as float, not a value of type type": "Leave dtype out, or write float or int: for other objects use a list.",
    "same length": "Print len(...) of both: each x needs its y.",
    "same first dimension": "Print len(...) of both: each x needs its y.",
    "do not sum to 1": "Divide them by their sum: p = p / p.sum().",
    "larger sample": "Draw fewer, or with replace=True.",
    "can build on your own classes": "Keep it in an attribute instead: self.items = [] in __init__.",
    "Unknown format code": "Write .3f for a float, d for a whole number, > and a width for the right side.",
    "inhomogeneous": "The rows are not equally long: fill them up, or keep them as a list.",
    "requires_grad": "Leave it out: every tensor of floats has a gradient, unless it is made with constant=True.",
    "'NoneType'": NONE,
    "object is not callable": "Only functions are called. For a product write *, for an item write [ ].",
    "'int' and 'str'": "Make them alike: float(text) for a number, str(number) or an f-string for a text.",
    "can only concatenate": "Make them alike: str(number) or an f-string for a text, [value] for a list.",
    "unhashable": "Keys and members of sets are numbers, texts or tuples: write (1, 2) for [1, 2].",
    "cannot be interpreted as an integer": (
        "A whole number is needed; rand takes the lengths one by one: np.random.rand(2, 3)."
    ),
    "takes 0 positional arguments but 1": SELF,
    "() takes no arguments": "Give the class a def __init__(self, ...): two underscores before and after init.",
    "required positional argument: 'self'": "Make an instance first, and call it there: a = A(), then a.f().",
    "indices must be integers": "A position is a whole number: write int(...) or //. Items by name are kept in a dict.",
    "does not support item assignment": "It never changes: build a new one, or keep the values in a list.",
    "axis must be a whole number or a tuple of them, not a value of type": (
        "Several arrays stand in brackets of their own: np.concatenate([a, b])."
    ),
    "of unsized object": "It is a single number without axes: there is nothing to count or to walk.",
    "'method' and": BRACKETS,
    "and 'method'": BRACKETS,
    "negative dimensions": "A length is 0 or more.",
    "not a value of type str": "float(text) makes a number of a text.",
    "could not convert string": "Only digits, a sign, a point and an e make a number: look at the text.",
    "missing 1 required positional": "It must be given in the call, or have a default in the def.",
    "zero-size array": "The array is empty: print its shape.",
    "empty sequence": "There is nothing in it; write default=0 for that case.",
    "is empty": "There is nothing in it; write default=0 for that case.",
    "axes don't match": "Name each axis of the array once: (1, 0) for a table.",
    "equal division": "Split into parts that divide the length, or use np.array_split.",
    "too many indices": "The array has fewer axes than there are indices: print its shape.",
    "not iterable": "A number cannot be walked: write range(5) for 0 to 4.",
    "has no len()": "Only lists, texts, arrays and the like have a length.",
    "is not one number": "Write loss.item() for a tensor with one number; else take an element, or the sum.",
    "instances of 'str' and 'int'": "Numbers and texts have no order together: make them alike first.",
    "must be equal": "Print x.shape for each array; reshape, transpose or slice one so that they fit.",
    "there is no axis": "Choose one of these axes, or none for all elements together.",
    "Singular matrix": "The matrix has no inverse: are two of its rows multiples of one another?",
    "must be square": "Look at its shape: it needs as many rows as columns.",
    "such as float, not a value of type list": COLUMNS,
    "such as float, or str, not a value of type list": COLUMNS,
    "dtype must be": "A shape of several lengths stands in brackets of its own: np.zeros((2, 3)).",
    "invalid literal for int": "Write int(float(...)) for a text with a point.",
    "matmul": "The last axis of the first must be as long as the second-last axis of the second.",
    "read-only": "Write into .data, or into a copy.",
    "Integer-valued tensors": "Write the numbers as floats, for example 2.0.",
    "argument": "Look at what the function is given.",
    "unpack": "Put as many names on the left as there are values on the right.",
    "truth value": "Compare single numbers, or use .any() or .all().",
}
OTHERWISE = "Look at the values on this line; print them to see what they are."


def refused(error: Refused) -> Failure:
    """A text that cannot be run."""
    return Failure(error.message, error.line, error.column, error.remedy)


def halted(error: Halted, site: Site | None) -> Failure:
    """A spent budget, at the place where the program was."""
    if site is None:
        return Failure(error.message, error.line, remedy=error.remedy)
    return Failure(error.message, site.place.line, site.place.column, error.remedy)


def too_long(source: str, limits: Limits) -> Failure | None:
    """Why a text need not be read at all: no child is asked about it."""
    return halted(Halted("source", limits.source), None) if len(source) > limits.source else None


def raised(error: BaseException, site: Site, meter: Meter) -> Failure:
    """A Python or engine error, at the place that raised it."""
    name = type(error).__name__
    words = reworded(name, spoken(said_by(meter, error)), site.text)
    empty = EMPTY.fullmatch(words) if name == "KeyError" else None
    template, remedy = (empty[1], NOTHING_THERE) if empty else SAID.get(name, ("{}", ""))
    said = template.format(words).strip().removesuffix(".").removesuffix(":")
    message = f"{name}: {said}{'' if said.endswith('?') else '.'}" if said else f"{name}."
    known = by_words(words, remedy or OTHERWISE) if name == "IndexError" else remedy or by_words(words)
    better = "".join(getattr(error, "__notes__", ())) or of_method(words) or known
    return Failure(message, site.place.line, site.place.column, better)


EMPTY = re.compile(r"'(popitem\(\): dictionary is empty|pop from an empty set)'")
NOTHING_THERE = "Ask first whether there is anything in it: if items: ..."
METHOD = re.compile(r"\w+\.\w+\(\) takes (\d+) positional arguments? but (\d+) were given")


def of_method(words: str) -> str:
    """What is wrong with a method that is given one value too many: most lack self."""
    found = METHOD.fullmatch(words)
    return SELF.replace("name(self)", "name(self, ...)") if found and int(found[2]) == int(found[1]) + 1 else ""


def said_by(meter: Meter, error: BaseException) -> str:
    """An error's text; a learner's own __str__ may fail, too."""
    try:
        return error_text(meter, error)
    except Exception:
        return "<exception str() failed>"


def by_words(words: str, otherwise: str = OTHERWISE) -> str:
    """What may help, by the words of an error."""
    found = (remedy for part, remedy in BY_WORDS.items() if part in words)
    return next(found, otherwise)


STAND_INS = {
    "'Namespace'": "'module'",
    "'Function'": "'function'",
    "'Row'": "'function'",
    "'Bound'": "'method'",
    "'Type'": "'type'",
}


def spoken(words: str) -> str:
    """An error's text without the names of our stand-ins, and without line breaks."""
    for ours, theirs in STAND_INS.items():
        words = words.replace(ours, theirs)
    return " ".join(words.split())
