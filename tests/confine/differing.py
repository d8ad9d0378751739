"""Programs of classes, generators, patterns and Python's modules, drawn at random, mean here what they mean in Python.

`python -m tests.confine.differing 20000 --seed 3`; what differs is printed: output, values, an error's type or line.
"""

import argparse
import contextlib
import gc
import io
import re
import sys
import traceback
import warnings
from typing import Any

import numpy as np

from explorer.model.confine import BUDGETS

from .phrases import program
from .running import confined, is_plain, same

STEPS = 20_000
SPENT = tuple(words.split("{")[0] for words, _ in BUDGETS.values())
REFUSED = re.compile(r" here\b")  # said on purpose
ENDED = "RuntimeError: generator raised"  # here at the line where it ended, in Python where it was asked
UNSAID = ("Pair(", "<locals>", "object at 0x", "<function", "<lambda>", "<generator", "<class '")
NAMED = ("OrderedDict(", "defaultdict(")  # their names are ours: what they print is compared


def python(source: str) -> tuple[str, str | None, int | None, dict[str, Any]]:
    """Output, the error's name and line, and the variables, as Python has them."""
    names: dict[str, Any] = {"__name__": "__main__"}
    output, error, line = io.StringIO(), None, None
    silent, options = contextlib.redirect_stderr(io.StringIO()), np.printoptions()
    with contextlib.redirect_stdout(output), silent, options, warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        try:
            exec(compile(source, "<program>", "exec"), names)
        except (Exception, SystemExit) as raised:
            error = type(raised).__name__
            line = raised.lineno if isinstance(raised, SyntaxError) else line_of(raised)
    return output.getvalue(), error, line, {name: value for name, value in names.items() if is_plain(name, value)}


def line_of(raised: BaseException) -> int | None:
    """The innermost line of the program on the error's way."""
    places = [one.lineno for one in traceback.extract_tb(raised.__traceback__) if one.filename == "<program>"]
    return places[-1] if places else None


def difference(source: str) -> str:
    """What is otherwise here than in Python; nothing where nothing is."""
    outcome = confined(source, steps=STEPS, seconds=60.0)
    failure = outcome.error
    if failure and failure.message.startswith(SPENT):
        return ""  # Python itself might take forever
    if failure and REFUSED.search(failure.message):
        return ""
    output, error, line, variables = python(source)
    if error == "SystemExit" or any(words in output for words in UNSAID):  # argparse ends the process there
        return ""
    said = failure.message.partition(":")[0].rstrip(".") if failure else None
    if said != error and not (error == "SyntaxError" and failure):
        return f"error: {failure and failure.message!r} at line {failure and failure.line}, in Python {error} at {line}"
    if outcome.output != output:
        return f"output: {outcome.output[-300:]!r}, in Python {output[-300:]!r}"
    if failure and error != "SyntaxError" and not failure.message.startswith(ENDED) and failure.line != line:
        return f"line: {failure.line} ({failure.message}), in Python {line}"
    ours = outcome.variables
    odd = [name for name, value in variables.items() if is_known(value) and not same(ours.get(name), value)]
    return f"values: {[(name, ours.get(name), variables[name]) for name in odd][:3]}" if odd and not error else ""


def is_known(value: Any) -> bool:
    """Whether a variable is plain data: of objects and of what walks, printing and walking are compared."""
    plain = type(value).__module__ in ("builtins", "collections") and not hasattr(value, "__next__")
    return plain and not any(words in repr(value) for words in UNSAID + NAMED)


def main() -> int:
    """Whether any differed."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("count", type=int)
    asked.add_argument("--seed", type=int, default=0)
    asked.add_argument("--start", type=int, default=0)
    given = asked.parse_args()
    wrong = 0
    gc.freeze()
    for number in range(given.start, given.start + given.count):
        source = program(number, given.seed)
        if found := difference(source):
            wrong += 1
            print(f"--- number {number}: {found}\n{source}", flush=True)
    print(f"seed {given.seed}: {given.count - wrong:,} of {given.count:,} programs mean what they mean in Python")
    return min(wrong, 1)


if __name__ == "__main__":
    sys.exit(main())
