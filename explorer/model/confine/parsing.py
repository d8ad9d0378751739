"""Python's parser, held so that no text can overflow it; its complaints as sentences with a place and a remedy."""

from __future__ import annotations

import ast
import re

from .limits import Halted, Limits


class Refused(Exception):
    """The text cannot be run: what is wrong with it, and where (line and character column from 1)."""

    def __init__(self, message: str, line: int | None, column: int | None, remedy: str) -> None:
        super().__init__(message)
        self.message, self.line, self.column, self.remedy = message, line, column, remedy


def bracketed(source: str, limits: Limits) -> None:
    """Bound what could overflow the parser itself: brackets, signs and blocks inside one another."""
    depth, line = 0, 1
    for character in source:
        if character in "([{":
            depth += 1
            if depth > limits.nesting:
                raise Halted("nesting", limits.nesting, line)
        elif character in ")]}":
            depth -= 1
        line += character == "\n"
    for line, written in enumerate(source.split("\n"), 1):
        if written.count("lambda") > limits.nesting:
            raise Halted("nesting", limits.nesting, line)
    if runs := re.search(r"(?:[-+~]\s*+){200}|(?:\bnot\s++){200}", source):
        raise Halted("nesting", limits.nesting, source.count("\n", 0, runs.start()) + 1)


def parsed(source: str) -> ast.Module:
    """The parser's tree, its complaints turned into ours."""
    try:
        return ast.parse(source)
    except SyntaxError as error:
        raise complaint(error, source) from None
    except ValueError as error:
        raise Refused(
            f"The text cannot be read: {error}.", strange(source), None, "Remove the unusual characters."
        ) from None
    except (RecursionError, MemoryError):
        raise Refused("The text is nested too deeply.", None, None, "Give inner parts a name.") from None


STRANGE = re.compile("[\x00\ud800-\udfff]")


def strange(source: str) -> int | None:
    """The line of the first character that no parser reads."""
    found = STRANGE.search(source)
    return source.count("\n", 0, found.start()) + 1 if found else None


def compiles(source: str) -> None:
    """What only Python's compiler notices: return outside of a function, nonlocal without an owner, ..."""
    try:
        compile(source, "<program>", "exec", dont_inherit=True)
    except SyntaxError as error:
        raise complaint(error, source) from None


def complaint(error: SyntaxError, source: str) -> Refused:
    """A SyntaxError as a sentence; the parser's column already counts characters from 1."""
    words = (error.msg or "invalid syntax").removesuffix(".")
    kind = "The indentation is not right" if isinstance(error, IndentationError) else "This is not valid Python"
    return Refused(
        f"{kind}: {words}.", error.lineno or strange(source), max(error.offset or 1, 1), remedy(words, error.text or "")
    )


HINTS = {
    "Missing parentheses in call to": "Write print(...) with brackets around what is printed.",
    "leading zeros": "Leave the zero in front out.",
    "outside loop": "It stands inside a loop: indent it below its for or while.",
    "not properly in loop": "It stands inside a loop: indent it below its for or while.",
    "'yield' outside": "yield stands inside a function: indent it below its def.",
    "outside function": "return stands inside a function: indent it below its def.",
    "was never closed": "Add the closing bracket.",
    "unmatched": "Remove this bracket, or open it earlier.",
    "expected ':'": "End this line with a colon.",
    "expected an indented block": "Indent the lines that belong to it by four spaces.",
    "unexpected indent": "Begin the line further to the left.",
    "unindent does not match": "Align this line with the ones above.",
    "unterminated": "Close the text with the same quotation mark.",
    "Perhaps you forgot a comma": "Put a comma between the two.",
    "Maybe you meant '=='": "Use == to compare and = to give a name a value.",
}


IN_LINE = {  # where the parser knows no more than that the syntax is invalid
    re.compile(r"\w(\+\+|--)\s*$"): "Python counts up with x += 1, and down with x -= 1.",
    re.compile(r"lambda[^:]*:\s*return\b"): "A lambda has no return: write lambda x: x + 1, or a def.",
    re.compile(
        r"^\s*(else|elif|except|finally)\b"
    ): "It belongs to an if, for, while or try above, in the same column.",
    re.compile(
        r"^\s*(if|while|for|def|class|with)\b[^:]*$"
    ): "A colon is missing: write if x == 1: and what follows below.",
}


def remedy(words: str, line: str) -> str:
    """What may help, by the parser's words, or by the line."""
    known = [hint for part, hint in HINTS.items() if part in words]
    known += [hint for form, hint in IN_LINE.items() if form.search(line)] if words == "invalid syntax" else []
    return next(iter(known), "Look at this line, and at the end of the one before it.")
