"""Which syntax a program may use, as a table; parses a text into a checked tree, or says what is not available."""

from __future__ import annotations

import ast

from .hoisting import YIELDS, hoist, misplaced
from .limits import Halted, Limits
from .parsing import Refused, bracketed, compiles, parsed
from .paste import Code, dismantle, python_of
from .specials import LISTED, REMEDIES, is_special
from .specials import REMEDY as OF_CLASSES

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
        "ClassDef",
        "Return",
        "Yield",
        "YieldFrom",
        "Match",
        "match_case",
        "MatchValue",
        "MatchSingleton",
        "MatchSequence",
        "MatchMapping",
        "MatchClass",
        "MatchStar",
        "MatchAs",
        "MatchOr",
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
    "AsyncFunctionDef": "async functions are",
    "AsyncFor": "async loops are",
    "AsyncWith": "async blocks are",
    "Await": "await is",
    "TryStar": "except* is",
    "TypeAlias": "type statements are",
}

SCOPES = (ast.FunctionDef, ast.ClassDef, ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
LONGEST = 255  # characters of a name: each value bears its own on the page
NAMING = ("id", "name", "arg", "attr", "asname", "rest")
COMPILED = 60  # depth up to which Python's compiler is asked: deeper, it would overflow the stack in a browser

REMEDY = "Programs here use assignments, functions, classes, loops, if, try, with, numpy, math and the engine."


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


def check(tree: ast.AST, limits: Limits) -> int:
    """Walk the tree without recursion: only allowed nodes, not too many, not too deep; returns how deep it is."""
    waiting: list[tuple[ast.AST, int, int, int | None]] = [(tree, 0, 0, None)]
    is_given = False
    seen = deepest = 0
    while waiting:
        node, depth, scopes, line = waiting.pop()
        seen, deepest, scopes = seen + 1, max(deepest, depth), scopes + isinstance(node, SCOPES)
        line = getattr(node, "lineno", line)
        if seen > limits.syntax:
            raise Halted("syntax", limits.syntax, line)
        if depth > 2 * limits.nesting or scopes > limits.scopes:
            raise Refused("The text is nested too deeply.", line, None, "Give inner parts a name.")
        check_kind(node)
        is_given |= isinstance(node, YIELDS)
        for field in node._fields:
            value = getattr(node, field, None)
            if type(value) is list:
                waiting.extend([(one, depth + 1, scopes, line) for one in value if isinstance(one, ast.AST)])
            elif isinstance(value, ast.AST):
                waiting.append((value, depth + 1, scopes, line))
            elif type(value) is str and len(value) > LONGEST and field in NAMING:
                raise refusal(node, f"A name is longer than {LONGEST} characters.", "Choose a shorter name.")
    if is_given and misplaced(tree):
        hoist(tree)
    if is_given and (left := misplaced(tree)):
        raise refusal(left, "yield stands in the midst of an expression.", "Give it a line: got = yield value")
    return deepest


def check_kind(node: ast.AST) -> None:
    """Refuse what the table does not list."""
    kind = type(node).__name__
    if kind not in ALLOWED:
        what = REFUSED.get(kind, f"{kind} is")
        where = node.handlers[0] if kind == "TryStar" else node  # type: ignore[attr-defined]
        raise refusal(where, f"{what[0].upper()}{what[1:]} not available here.")
    if kind == "ClassDef":
        check_class(node)  # type: ignore[arg-type]


def check_class(node: ast.ClassDef) -> None:
    """Refuse metaclasses, and special methods that are not listed, at their lines."""
    for keyword in node.keywords:
        named = getattr(keyword.value, "attr", getattr(keyword.value, "id", None))
        if keyword.arg is None or (keyword.arg == "metaclass" and named != "ABCMeta"):
            odd = keyword.arg or "**"
            raise refusal(keyword, f"A class here takes no {odd} in its brackets.", "Name its bases only.")
    for part in node.body:
        names = [part.name] if isinstance(part, ast.FunctionDef) else names_of_targets(part)
        for name in names:
            if is_special(name) and name not in LISTED:
                raise refusal(part, f"{name} cannot be defined here.", REMEDIES.get(name, OF_CLASSES))


def names_of_targets(node: ast.stmt) -> list[str]:
    """The names that an assignment gives values."""
    targets = [*getattr(node, "targets", ()), getattr(node, "target", None)]
    return [one.id for one in targets if isinstance(one, ast.Name)]


def refusal(node: ast.AST, message: str, remedy: str = REMEDY) -> Refused:
    """A Refused at a node's line."""
    return Refused(message, getattr(node, "lineno", None), getattr(node, "col_offset", -1) + 1, remedy)
