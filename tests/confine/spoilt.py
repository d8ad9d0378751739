"""Programs that fail: harmless ones of which one expression is spoilt, and those that learners get wrong.

`python -m tests.confine.spoilt 5000 --seed 3` prints those whose failure names another line than Python does.
"""

import argparse
import ast
import random
import sys
import warnings
from collections.abc import Iterator
from contextlib import chdir
from itertools import islice
from tempfile import TemporaryDirectory

from tests.tutorials.test_brought import PROGRAMS as BROUGHT

from .differing import python
from .programs import PROGRAMS
from .running import confined
from .test_meant import PROGRAMS as TITLED
from .test_wrong import HEAD
from .test_wrong import PROGRAMS as WRONG

NOT_INSTALLED = ("mxnet", "matplotlib")  # Python itself is to run them
SOURCES = [*PROGRAMS, *TITLED.values(), *(one for one in BROUGHT.values() if not any(map(one.count, NOT_INSTALLED)))]
SPOILING = {  # what stands there: what stands there instead
    ast.Name: ["no_such_name", "(1 // 0)", "None", "[][1]"],
    ast.Constant: ["no_such_name", "(1 // 0)", "{}['no such key']", "None", "'2' + 2"],
    ast.Call: ["({}).no_such_attribute", "({})(1)", "({}) + None", "no_such_name"],
    ast.Attribute: ["({}).no_such_attribute", "({})[None]", "({}) @ 'a'"],
    ast.Subscript: ["({})[10**9]", "({}).no_such_attribute", "len(1, {})"],
    ast.BinOp: ["({}) + 'a' + []", "({}).no_such_attribute"],
    ast.Compare: ["({}) < 'a' < None", "int('x')"],
    ast.List: ["({})[10**9]", "sum({}, '')"],
}


def variants(source: str) -> Iterator[str]:
    """The program with one of its expressions spoilt, which stands where it stood."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.expr) and isinstance(getattr(node, "ctx", ast.Load()), ast.Load):
            text = ast.get_source_segment(source, node) or ""
            yield from (replaced(source, node, words.replace("{}", text)) for words in SPOILING.get(type(node), []))


def replaced(source: str, node: ast.expr, words: str) -> str:
    """The program with other words in place of an expression."""
    lines = source.encode().split(b"\n")
    first, last = node.lineno - 1, (node.end_lineno or node.lineno) - 1
    ends = lines[last][node.end_col_offset :]
    lines[first : last + 1] = [lines[first][: node.col_offset] + words.encode() + ends]
    return b"\n".join(lines).decode()


def spoilt(count: int, seed: int = 0) -> Iterator[str]:
    """So many of them, drawn from all programs in turn."""
    chance = random.Random(seed)
    for number in range(count):
        every = [*variants(SOURCES[number % len(SOURCES)])]
        chance.shuffle(every)
        yield from islice(filter(is_program, every), 1)


def is_program(source: str) -> bool:
    """Whether Python reads it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return bool(compile(source, "<program>", "exec"))
        except SyntaxError:
            return False


def wrong_lines(sources: list[str]) -> tuple[int, list[tuple[str, object, int | None]]]:
    """How many fail in Python, and those of them that name another line here: the program, what is said, Python's."""
    failing, wrong = 0, []
    for source in sources:
        with TemporaryDirectory() as folder, chdir(folder):  # in Python a program may write files
            _, error, line, _ = python(source)
        if error is not None:
            failing += 1
            failure = confined(source, seconds=60.0).error
            if failure is None or failure.line != line:
                wrong.append((source, failure, line))
    return failing, wrong


def written() -> list[str]:
    """Those that learners get wrong."""
    return [HEAD + source.rstrip("\n") for _, source in WRONG]


def main() -> int:
    """Whether fewer than RIGHT name Python's line."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("count", type=int)
    asked.add_argument("--seed", type=int, default=0)
    given = asked.parse_args()
    failing, wrong = wrong_lines([*spoilt(given.count, given.seed), *written()])
    for source, failure, line in wrong:
        print(f"--- {failure}, in Python at line {line}\n{source}")
    print(f"{failing - len(wrong):,} of {failing:,} failures name the line that Python names")
    return min(len(wrong), 1)


if __name__ == "__main__":
    sys.exit(main())
