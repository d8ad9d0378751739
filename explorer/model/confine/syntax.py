"""Which syntax a program may use, as a table; parses a text into a checked tree, or says what is not available."""

from __future__ import annotations

import ast
import re

from .limits import Halted, Limits
from .paste import Code, dismantle, python_of

ALLOWED = frozenset(
    [
        "Module",
        "Expr",
        "Assign",
        "AnnAssign",
        "AugAssign",
        "Delete",
        "Pass",
        "Break",
        "Continue",
        "If",
        "For",
        "While",
        "Try",
        "With",
        "withitem",
        "ExceptHandler",
        "FunctionDef",
        "Return",
        "Global",
        "Nonlocal",
        "Import",
        "ImportFrom",
        "alias",
        "Raise",
        "Assert",
        "arguments",
        "arg",
        "keyword",
        "Lambda",
        "Name",
        "Constant",
        "Attribute",
        "Subscript",
        "Slice",
        "Starred",
        "Call",
        "BinOp",
        "UnaryOp",
        "BoolOp",
        "Compare",
        "IfExp",
        "NamedExpr",
        "List",
        "Tuple",
        "Dict",
        "Set",
        "ListComp",
        "SetComp",
        "DictComp",
        "GeneratorExp",
        "comprehension",
        "JoinedStr",
        "FormattedValue",
        "Load",
        "Store",
        "Del",
        "And",
        "Or",
        "Not",
        "Invert",
        "UAdd",
        "USub",
        "Add",
        "Sub",
        "Mult",
        "Div",
        "FloorDiv",
        "Mod",
        "Pow",
        "MatMult",
        "LShift",
        "RShift",
        "BitOr",
        "BitAnd",
        "BitXor",
        "Eq",
        "NotEq",
        "Lt",
        "LtE",
        "Gt",
        "GtE",
        "Is",
        "IsNot",
        "In",
        "NotIn",
    ]
)

REFUSED = {
    "ClassDef": "classes are",
    "AsyncFunctionDef": "async functions are",
    "AsyncFor": "async loops are",
    "AsyncWith": "async blocks are",
    "Await": "await is",
    "Yield": "yield is",
    "YieldFrom": "yield is",
    "Match": "match is",
    "TryStar": "except* is",
    "TypeAlias": "type statements are",
}

SCOPES = (ast.FunctionDef, ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
COMPILED = 60  # depth up to which Python's compiler is asked: deeper, it would overflow the stack in a browser

REMEDY = "Programs here use assignments, functions, loops, if, try, with, comprehensions, numpy, math and the engine."


class Refused(Exception):
    """The text cannot be run: what is wrong with it, and where (line and character column from 1)."""

    def __init__(self, message: str, line: int | None, column: int | None, remedy: str) -> None:
        super().__init__(message)
        self.message, self.line, self.column, self.remedy = message, line, column, remedy


def parse(source: str, limits: Limits) -> tuple[ast.Module, Code]:
    """The checked syntax tree of a text, and the Python that was found in it; raises Refused or Halted."""
    if len(source) > limits.source:
        raise Halted("source", limits.source)
    bracketed(source, limits)
    code = python_of(source)
    try:
        return checked(code.text, limits), code
    except Refused as error:
        error.column = error.column and error.column + code.shift(error.line or 0)
        raise


def checked(text: str, limits: Limits) -> ast.Module:
    """The tree of a text that is Python, and nothing that is not available here."""
    tree = parsed(text)
    try:
        deepest = check(tree, limits)
    except (Refused, Halted):
        dismantle(tree)
        raise
    if not tree.body:
        raise Refused("There is no program here yet.", 1, 1, "Type one, for example: x = 2.0")
    if deepest <= COMPILED:
        compiles(text)
    return tree


def bracketed(source: str, limits: Limits) -> None:
    """Bound what could overflow the parser itself: brackets, signs and blocks inside one another."""
    depth = deepest = 0
    for character in source:
        if character in "([{":
            depth += 1
            deepest = max(deepest, depth)
        elif character in ")]}":
            depth -= 1
    runs = re.search(r"(?:[-+~]\s*+){200}|(?:\bnot\s++){200}", source)
    lambdas = max(line.count("lambda") for line in source.split("\n"))
    if max(deepest, lambdas) > limits.nesting or runs:
        raise Halted("nesting", limits.nesting)


def parsed(source: str) -> ast.Module:
    """The parser's tree, its complaints turned into ours."""
    try:
        return ast.parse(source)
    except SyntaxError as error:
        raise complaint(error) from None
    except ValueError as error:
        raise Refused(f"The text cannot be read: {error}.", None, None, "Remove the unusual characters.") from None
    except (RecursionError, MemoryError):
        raise Refused("The text is nested too deeply.", None, None, "Give inner parts a name.") from None


def compiles(source: str) -> None:
    """What only Python's compiler notices: return outside of a function, nonlocal without an owner, ..."""
    try:
        compile(source, "<program>", "exec", dont_inherit=True)
    except SyntaxError as error:
        raise complaint(error) from None


def complaint(error: SyntaxError) -> Refused:
    """A SyntaxError as a sentence; the parser's column already counts characters from 1."""
    words = (error.msg or "invalid syntax").removesuffix(".")
    kind = "The indentation is not right" if isinstance(error, IndentationError) else "This is not valid Python"
    return Refused(f"{kind}: {words}.", error.lineno, max(error.offset or 1, 1), remedy(words))


HINTS = {
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


def remedy(words: str) -> str:
    """What may help, by the parser's words."""
    found = (hint for part, hint in HINTS.items() if part in words)
    return next(found, "Look at this line, and at the end of the one before it.")


def check(tree: ast.AST, limits: Limits) -> int:
    """Walk the tree without recursion: only allowed nodes, not too many, not too deep; returns how deep it is."""
    waiting = [(tree, 0, 0)]
    seen = deepest = 0
    while waiting:
        node, depth, scopes = waiting.pop()
        seen, deepest, scopes = seen + 1, max(deepest, depth), scopes + isinstance(node, SCOPES)
        if seen > limits.syntax:
            raise Halted("syntax", limits.syntax)
        if depth > 2 * limits.nesting or scopes > limits.scopes:
            raise Refused(
                "The text is nested too deeply.", getattr(node, "lineno", None), None, "Give inner parts a name."
            )
        check_node(node)
        waiting.extend((child, depth + 1, scopes) for child in ast.iter_child_nodes(node))
    return deepest


def check_node(node: ast.AST) -> None:
    """Refuse what the table does not list."""
    kind = type(node).__name__
    if kind not in ALLOWED:
        what = REFUSED.get(kind, f"{kind} is")
        raise refusal(node, f"{what[0].upper()}{what[1:]} not available here.")
    if isinstance(node, ast.Constant) and isinstance(node.value, bytes):
        raise refusal(node, "Bytes are not available here.")


def refusal(node: ast.AST, message: str) -> Refused:
    """A Refused at a node's line."""
    return Refused(message, getattr(node, "lineno", None), getattr(node, "col_offset", -1) + 1, REMEDY)
