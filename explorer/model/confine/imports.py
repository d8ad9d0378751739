"""What import finds: listed namespaces by their paths, and nothing else."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from typing import Any

from .bindings import Store, store_name
from .builder import Builder, Evaluate
from .instead import instead_of, told
from .near import nearest
from .scopes import Frame
from .values import Namespace


def module(modules: Mapping[str, Any], path: str) -> Any:
    """The namespace at a dotted path."""
    first, *rest = path.split(".")
    if first not in modules:
        error = ModuleNotFoundError(f"there is no module {first[:60]} here", name=first)
        error.add_note(instead_of(first))
        raise error
    found = modules[first]()
    for part in rest:
        found = inside(found, part)
        if not isinstance(found, Namespace):
            raise ModuleNotFoundError(f"{path[:60]} is not a module", name=path)
    return found


def from_module(modules: Mapping[str, Any], path: str, name: str, level: int) -> Any:
    """One name of a namespace."""
    if level:
        raise ImportError(OWN_FOLDER)
    if path == "__future__":
        return None
    return inside(module(modules, ABOVE.get(path, path)), name)


ABOVE = {"autograd.misc.flatten": "autograd.misc"}  # where a function has the name of the module that it comes from


def everything(modules: Mapping[str, Any], path: str, level: int) -> dict[str, Any]:
    """from module import *: its names, but not its inner modules."""
    if level:
        raise ImportError(OWN_FOLDER)
    members = module(modules, path).members
    return {name: members[name] for name in members if not isinstance(members[name], Namespace)}


OWN_FOLDER = "imports from the program's own folder are not available here"


def inside(found: Namespace, name: str) -> Any:
    """A member of a namespace, or what else may be meant."""
    if name in found.members:
        return found.members[name]
    known = told(found.name, name)
    close = None if known else nearest(name, found.members)
    error = ImportError(f"there is no {name[:60]} in {found.name} here" + (f"; did you mean {close}?" if close else ""))
    if known:
        error.add_note(known)
    raise error


def import_module(build: Builder, node: ast.Import) -> Evaluate:
    machine, site = build.machine, build.site(node)
    parts = [(one.name, one.asname, import_name(build, node, one)) for one in node.names]

    def run(frame: Frame) -> None:
        machine.site = site
        for path, renamed, bind in parts:
            found = module(machine.modules, path)
            bind(frame, found if renamed else module(machine.modules, path.split(".")[0]))

    return run


def import_names(build: Builder, node: ast.ImportFrom) -> Evaluate:
    machine, site = build.machine, build.site(node)
    parts = [(one.name, import_name(build, node, one)) for one in node.names]

    def run(frame: Frame) -> None:
        machine.site = site
        if node.names[0].name == "*":
            machine.builtins.update(everything(machine.modules, node.module or "", node.level))
            return
        for name, bind in parts:
            bind(frame, from_module(machine.modules, node.module or "", name, node.level))

    return run


def import_name(build: Builder, node: ast.AST, alias: ast.alias) -> Store:
    """What an import binds."""
    key = (alias.asname or alias.name).split(".")[0]
    return store_name(build, key, node, key)


IMPORTS = {ast.Import: import_module, ast.ImportFrom: import_names}
