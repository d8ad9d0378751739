"""The law of the house: imports run downward only, and a file holds one idea."""

from __future__ import annotations

import ast
import graphlib
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.each import each

HOUSE = Path(__file__).parents[1]
LONGEST = 250  # lines of a file
# What imports late on purpose: `import explorer` is light, a platform loads its own kind of child.
LATE = {"explorer", "explorer.model.isolate"}

# engine: each row may import the rows above it, and its own where that makes no circle.
ENGINE = (
    {"errors", "rules", "record"},
    {"backprop"},
    {"tensor", "fast_paths"},
    {"overrides", "typing"},
    {"creation", "functions", "linalg", "random", "storage", "ufuncs", "operation_base", "custom"},
    {"forward", "local", "trees", "trial", "derivatives", "check", "snapshot", "computational_graph", "nnet"}
    | {"optimizers"},
    {"mxnet"},
)
# explorer: each room may import the rooms and packages named; `engine` means its public names only.
MODEL = {"explorer.model", "numpy"}
ASKING = {"explorer.request", "explorer.validation"}
BELOW_APP = {"explorer.views", "explorer.session", "explorer.lessons", *ASKING, "explorer.picture", *MODEL}
EXPLORER = {
    "explorer": set(),
    "explorer.model": {"engine", "numpy"},
    "explorer.picture": MODEL,
    "explorer.request": MODEL,
    "explorer.validation": {"explorer.request", *MODEL},
    "explorer.session": {"explorer.model", *ASKING, "param"},
    "explorer.lessons": {"explorer.model"},
    "explorer.views": {"explorer.session", *ASKING, "explorer.picture", *MODEL, "panel", "bokeh", "param"},
    "explorer.app": {*BELOW_APP, "panel", "param"},
    "explorer.notebook": {"explorer.app", "explorer.model", "explorer.views", "engine", "panel", "bokeh"},
    "explorer.server": {"explorer.picture", "explorer.model", "panel", "bokeh", "tornado"},
    "explorer.__main__": {"explorer.server", "explorer.model", "panel"},
    "explorer.serve": {"explorer.app", "explorer.server", "explorer.session", "explorer.views"},
    "explorer.hosted": {*BELOW_APP, "explorer.app", "panel", "bokeh", "param", "pyodide_build", "setuptools"},
}
FILES = sorted(path for top in ("engine", "explorer") for path in (HOUSE / top).rglob("*.py"))


def module_of(path: Path) -> str:
    """The dotted name of a file."""
    return ".".join(path.relative_to(HOUSE).with_suffix("").parts).removesuffix(".__init__")


MODULES = {module_of(path): path for path in FILES}


@cache
def tree_of(module: str) -> ast.Module:
    """The syntax of a module."""
    return ast.parse(MODULES[module].read_text(encoding="utf-8"))


def targets_of(node: ast.stmt, module: str) -> Iterator[str]:
    """The modules that an import statement asks for."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        start = _start(node, module)
        yield from (f"{start}.{alias.name}" if f"{start}.{alias.name}" in MODULES else start for alias in node.names)


def _start(node: ast.ImportFrom, module: str) -> str:
    if not node.level:
        return node.module or ""
    package = module if MODULES[module].name == "__init__.py" else module.rpartition(".")[0]
    parts = package.split(".")[: package.count(".") + 2 - node.level]
    return ".".join([*parts, *([node.module] if node.module else [])])


@cache
def imports_of(module: str) -> frozenset[str]:
    """Every module that this one imports, wherever the statement stands; those for types alone included."""
    statements = [node for node in ast.walk(tree_of(module)) if isinstance(node, ast.stmt)]
    return frozenset(target for node in statements for target in targets_of(node, module))


def room_of(module: str) -> str:
    """`explorer.views` of `explorer.views.page`; the first part of a foreign name."""
    parts = module.split(".")
    return ".".join(parts[:2]) if parts[0] in ("engine", "explorer") else parts[0]


def may_import(module: str) -> set[str]:
    """The rooms and packages open to a module, by the tables above."""
    if not module.startswith("engine"):
        return {room_of(module), *EXPLORER[room_of(module)]}
    if module == "engine":
        return {"numpy", *(f"engine.{name}" for row in ENGINE for name in row)}
    name = room_of(module).removeprefix("engine.")
    rank = next(rank for rank, row in enumerate(ENGINE) if name in row)
    return {"numpy", *(f"engine.{name}" for row in ENGINE[: rank + 1] for name in row)}


@each("module", MODULES)
def test_a_module_imports_only_what_its_room_may(module: str) -> None:
    foreign = {room_of(target) for target in imports_of(module)} - sys.stdlib_module_names
    assert foreign - may_import(module) == set()


def test_no_imports_run_in_a_circle() -> None:
    ours = {module: imports_of(module) & MODULES.keys() for module in MODULES}
    asked = {module: {at for at in ours[module] if not is_within(module, at)} for module in MODULES}
    assert list(graphlib.TopologicalSorter(asked).static_order())


def is_within(module: str, package: str) -> bool:
    """A package and the modules in it are one another's by nature."""
    return module == package or module.startswith(f"{package}.")


@each("module", sorted(set(MODULES) - LATE))
def test_nothing_is_imported_late(module: str) -> None:
    functions = [node for node in ast.walk(tree_of(module)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    late = [node.lineno for at in functions for node in ast.walk(at) if isinstance(node, ast.Import | ast.ImportFrom)]
    assert late == []


def test_the_model_asks_the_engine_for_public_names_only() -> None:
    import engine

    for module in MODULES:
        if module.startswith("explorer."):
            names = {name for node in ast.walk(tree_of(module)) for name in engine_names(node)}
            assert names - set(dir(engine)) == set(), module


def engine_names(node: ast.AST) -> Iterator[str]:
    """The names that an import takes out of `engine`; of a module deeper in it, the module's."""
    if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "engine" and not node.level:
        inside = (node.module or "").split(".")[1:]
        yield from inside[:1] or (alias.name for alias in node.names)


def test_views_do_not_know_each_other() -> None:
    views = {module for module in MODULES if module.startswith("explorer.views.") and is_view(module)}
    assert views
    assert {module: views & imports_of(module) for module in views if views & imports_of(module)} == {}


def is_view(module: str) -> bool:
    """Whether a component of the page is defined here."""
    classes = [node for node in tree_of(module).body if isinstance(node, ast.ClassDef)]
    return any(isinstance(at, ast.Name) and at.id in ("JSComponent", "Viewer") for node in classes for at in node.bases)


@each("path", [path.relative_to(HOUSE).as_posix() for path in FILES])
def test_a_file_holds_one_idea(path: str) -> None:
    lines = len((HOUSE / path).read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST


def test_build_needs_nothing_but_the_standard_library() -> None:
    tree = ast.parse((HOUSE / "build.py").read_text(encoding="utf-8"))
    statements = [node for node in ast.walk(tree) if isinstance(node, ast.stmt)]
    asked = {name.split(".")[0] for node in statements for name in targets_of(node, "explorer")}
    assert asked - sys.stdlib_module_names == set()
