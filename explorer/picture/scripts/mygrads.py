"""The whole program as a script for MyGrad: the engine has its names, so that little more than the imports changes."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping

from explorer.model.graph import Node
from explorer.model.program import Program
from explorer.model.run import Run
from explorer.model.text import Text
from explorer.model.turn import Turn

from .beyond import FOREIGN, KEYWORDS, METHODS, OURS, ROOMS, UNHEARD

NOT_THERE = "MyGrad has no `{name}`"
FOREIGN_SAID = "`{name}` is another library: MyGrad has no equal"
OURS_SAID = "`{name}` comes with this page and is nowhere else: type its numbers"
Trouble = tuple[int, str]  # a line, and what of it has no equal


def written(run: Run, turn: Turn) -> tuple[str, list[Trouble]]:
    """The program with MyGrad in the place of the engine; and what it has not. SyntaxError for what is no Python."""
    source = moved(run.program, run)
    tree = ast.parse(source)
    troubles = sorted({*_imported(tree), *_called(tree, turn)})
    text = replaced(source, tree)
    return f"{text.rstrip()}\n{_ending(tree, turn)}", troubles


def moved(program: Program, run: Run) -> str:
    """The text with the sliders' numbers in place."""
    lines, numbers = program.source.split("\n"), dict(program.overrides)
    for literal in sorted(run.literals, key=lambda each: (each.place.line, each.place.column), reverse=True):
        if literal.name in numbers:
            at, place = literal.place.line - 1, literal.place
            lines[at] = lines[at][: place.column - 1] + repr(numbers[literal.name]) + lines[at][place.end_column - 1 :]
    return "\n".join(lines)


def replaced(source: str, tree: ast.Module) -> str:
    """The text with every import of the engine as one of MyGrad."""
    lines, text = source.split("\n"), Text(source)
    for node in sorted(_imports(tree), key=lambda each: each.lineno, reverse=True):
        fresh = _renamed(node)
        if fresh and node.lineno == node.end_lineno:
            place = text.place(node)
            line = lines[place.line - 1]
            lines[place.line - 1] = line[: place.column - 1] + fresh + line[place.end_column - 1 :]
    return "\n".join(lines)


def _renamed(node: ast.Import | ast.ImportFrom) -> str:
    if isinstance(node, ast.ImportFrom):
        return ast.unparse(ast.ImportFrom(_mygrads(node.module or ""), node.names, 0)) if _is_ours(node.module) else ""
    if not any(_is_ours(alias.name) for alias in node.names):
        return ""
    return ast.unparse(ast.Import([_alias(alias) for alias in node.names]))


def _alias(alias: ast.alias) -> ast.alias:
    """`import engine` is still called engine."""
    own = alias.asname or ("engine" if alias.name == "engine" else None)
    return ast.alias(_mygrads(alias.name), own) if _is_ours(alias.name) else alias


def _is_ours(module: str | None) -> bool:
    return (module or "").split(".")[0] == "engine"


def _mygrads(module: str) -> str:
    return "mygrad" + module.removeprefix("engine")


def _imports(tree: ast.Module) -> Iterator[ast.Import | ast.ImportFrom]:
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom))


def _imported(tree: ast.Module) -> Iterator[Trouble]:
    """What is imported and is not there."""
    for node in _imports(tree):
        modules = [node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]
        for module in modules:
            if module in OURS:
                yield node.lineno, OURS_SAID.format(name=module)
            elif module.split(".")[0] in FOREIGN or module.startswith("engine.mxnet"):
                yield node.lineno, FOREIGN_SAID.format(name=module)
            elif isinstance(node, ast.ImportFrom) and _is_room(module):
                yield from (
                    (node.lineno, NOT_THERE.format(name=alias.name))
                    for alias in node.names
                    if alias.name in _lacks(module)
                )


def _is_room(module: str) -> bool:
    return module.split(".")[0] in ("engine", "mygrad")


def _lacks(module: str) -> set[str]:
    return ROOMS.get(".".join(module.split(".")[1:]), set())


def _called(tree: ast.Module, turn: Turn) -> Iterator[Trouble]:
    """What is asked of a module, or of a tensor, and is not there."""
    modules = dict(_modules(tree))
    made = {(node.place.line, node.place.column) for node in turn.graph.nodes if node.place and not node.constant}
    text = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from (
                (node.lineno, NOT_THERE.format(name=f"{key.arg}=")) for key in node.keywords if key.arg in KEYWORDS
            )
            text[id(node.func)] = node
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            yield from _asked(node, modules, (node.lineno, node.col_offset + 1) in made and id(node) in text)


def _asked(node: ast.Attribute, modules: Mapping[str, str], made: bool) -> Iterator[Trouble]:
    owner = ast.unparse(node.value)
    head, _, rest = owner.partition(".")
    module = ".".join(part for part in (modules.get(head, ""), rest) if part)
    if head in modules and (_is_room(module) or made):
        if node.attr in _lacks(module) or (module == "numpy" and node.attr in UNHEARD):
            yield node.lineno, NOT_THERE.format(name=f"{owner}.{node.attr}")
    elif head not in modules and made and node.attr in METHODS:
        yield node.lineno, NOT_THERE.format(name=f".{node.attr}()")


def _modules(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """The names that modules have in the program."""
    for node in _imports(tree):
        for alias in node.names:
            if isinstance(node, ast.Import):
                yield alias.asname or alias.name.split(".")[0], alias.name if alias.asname else alias.name.split(".")[0]
            elif node.module in ("engine", "mygrad", "numpy") and alias.name in ("nnet", "linalg", "random"):
                yield alias.asname or alias.name, f"{node.module}.{alias.name}"


def _ending(tree: ast.Module, turn: Turn) -> str:
    """The way back where the program has none, and what it gives to the leaves whose names still stand for them."""
    graph, bound = turn.graph, _bound(tree)
    target = graph.nodes[graph.target] if graph.target is not None else None
    begin = f"{target.name}.backward()\n" if turn.backward is None and target and target.name in bound else ""
    standing = _Standing(tree, bound)
    named = [node for node in graph.nodes if node.name in bound and not node.constant]
    names = [node.name for node in named]
    leaves = [node.name for node in named if not node.op and names.count(node.name) == 1 and standing.has(node)]
    return "\n" + begin + "".join(f'print("d/d{name}:", {name}.grad)\n' for name in leaves)


class _Standing:
    """Which leaves their names still stand for when the program has run."""

    def __init__(self, tree: ast.Module, bound: Mapping[str, int]) -> None:
        self._bound = bound
        self._functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]

    def has(self, leaf: Node) -> bool:
        if leaf.place is None:
            return False
        line = leaf.place.line
        within = [each for each in self._functions if each.lineno <= line <= (each.end_lineno or 0)]
        if within:  # the function gave it back, unless the name is the function's own
            return not any(leaf.name in _bound(each) for each in within)
        return self._bound[leaf.name or ""] <= line


def _bound(tree: ast.Module | ast.FunctionDef) -> dict[str, int]:
    """The names that are bound outside of inner functions and classes, each with the line that does it last."""
    lines: dict[str, int] = {}
    ahead: list[ast.AST] = [*tree.body]
    while ahead:
        node = ahead.pop()
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            lines[node.id] = max(node.lineno, lines.get(node.id, 0))
        if isinstance(node, ast.AugAssign):  # w -= 0.1 * w.grad: still the same tensor
            ahead.append(node.value)
        elif not isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Lambda | ast.ListComp | ast.GeneratorExp):
            ahead.extend(ast.iter_child_nodes(node))
    return lines
