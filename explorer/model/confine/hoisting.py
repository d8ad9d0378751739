"""A yield in the midst of an expression gets a line of its own before it, where nothing has been computed by then.

`while (got := (yield total)) is not None:` becomes a line that yields and a test of what came back; what stands where
the order of things would change stays, and is refused.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable

YIELDS = (ast.Yield, ast.YieldFrom)
ALONE = (ast.Expr, ast.Assign, ast.AnnAssign, ast.AugAssign, ast.Return)  # where a yield may be all of the value
# what a yield before it does not change
STEADY = (ast.Name, ast.Constant, ast.Attribute, ast.FormattedValue, ast.expr_context)
NAME = " given {}"  # no program has such a name
ORDER: dict[type, tuple[str, ...]] = {  # what is computed in any case, from the first to the last
    ast.Call: ("func", "args", "keywords"),
    ast.keyword: ("value",),
    ast.BinOp: ("left", "right"),
    ast.UnaryOp: ("operand",),
    ast.NamedExpr: ("value",),
    ast.Subscript: ("value", "slice"),
    ast.Attribute: ("value",),
    ast.Starred: ("value",),
    ast.FormattedValue: ("value",),
    ast.JoinedStr: ("values",),
    **dict.fromkeys((ast.Tuple, ast.List, ast.Set), ("elts",)),
    ast.Compare: ("left", "comparators"),
    ast.IfExp: ("test",),
}


class Stuck(Exception):
    """Something is computed before a yield, or it may not be reached."""


def misplaced(tree: ast.AST) -> ast.AST | None:
    """A yield that is not all of what its line computes."""
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ALONE)}
    return next((node for node in ast.walk(tree) if isinstance(node, YIELDS) and id(node) not in alone), None)


def hoist(tree: ast.AST) -> None:
    """Give lines to all yields that can have one."""
    for node in [*ast.walk(tree)]:
        for field in ("body", "orelse", "finalbody"):
            block = getattr(node, field, None)
            if type(block) is list:
                setattr(node, field, [line for one in block for line in lines(one)])


def lines(node: ast.stmt) -> list[ast.stmt]:
    """The lines that stand for one; itself where it has no such yield, or nothing can be done about it."""
    part = node.test if isinstance(node, ast.While | ast.If) else node
    if not isinstance(node, (ast.While, ast.If, *ALONE)) or misplaced(part) is None:
        return [node]
    found = _Lines(part)
    try:
        if isinstance(node, ast.While):
            return found.looping(node)
        if isinstance(node, ast.If):
            node.test = found.take(node.test)
        else:
            node.value = found.valued(node)
    except Stuck:
        return [node]
    return [*found.before, node]


def ways(node: ast.AST) -> set[int]:
    """The ids of its yields, and of all that they stand in."""
    above = {id(part): one for one in ast.walk(node) for part in ast.iter_child_nodes(one)}
    found: set[int] = set()
    for one in ast.walk(node):
        place: ast.AST | None = one if isinstance(one, YIELDS) else None
        while place is not None and id(place) not in found:
            found.add(id(place))
            place = above.get(id(place))
    return found


class _Lines:
    def __init__(self, node: ast.AST) -> None:
        self.before: list[ast.stmt] = []
        self._ways = ways(node)
        self._computed = False  # something that a yield might change, or that it may be seen to come before

    def looping(self, node: ast.While) -> list[ast.stmt]:
        """while test: ... as an endless loop that looks at the test first."""
        if node.orelse:
            raise Stuck
        test = self.take(node.test)
        leave = ast.If(ast.UnaryOp(ast.Not(), test), [ast.Break()], [])
        for made in ast.walk(leave):
            if not hasattr(made, "lineno"):
                ast.copy_location(made, node.test)
        node.test = ast.copy_location(ast.Constant(True), node.test)
        node.body = [*self.before, leave, *node.body]
        return [node]

    def valued(self, node: ast.stmt) -> ast.expr:
        """What a line computes: a yield that is all of it stays."""
        if isinstance(node, ast.AugAssign) and not isinstance(node.target, ast.Name):
            raise Stuck
        value: ast.expr = node.value  # type: ignore[attr-defined]
        if isinstance(value, YIELDS):
            value.value = self.take(value.value)  # type: ignore[arg-type]
            return value
        return self.take(value)

    def take(self, node: ast.expr) -> ast.expr:
        """The expression with names in place of its yields."""
        if isinstance(node, YIELDS):
            return self._line(node)
        if id(node) not in self._ways:
            self._computed |= not all(isinstance(one, STEADY) for one in ast.walk(node))
            return node
        for field in self._fields(node):
            part = getattr(node, field)
            setattr(node, field, [self.take(one) for one in part] if isinstance(part, list) else self.take(part))
        self._computed |= not isinstance(node, STEADY)
        return node

    def _fields(self, node: ast.AST) -> Iterable[str]:
        is_chain = isinstance(node, ast.Compare) and len(node.comparators) > 1
        later = [getattr(node, field) for field in ("body", "orelse")] if isinstance(node, ast.IfExp) else []
        if type(node) not in ORDER or is_chain or any(id(one) in self._ways for one in later):
            raise Stuck
        return ORDER[type(node)]

    def _line(self, node: ast.Yield | ast.YieldFrom) -> ast.expr:
        if self._computed:
            raise Stuck
        if node.value is not None:
            node.value = self.take(node.value)
        self._computed = False  # what it gives is computed in its own line
        name = NAME.format(len(self.before))
        target = ast.copy_location(ast.Name(name, ast.Store()), node)
        self.before.append(ast.copy_location(ast.Assign([target], node), node))
        return ast.copy_location(ast.Name(name, ast.Load()), node)
