"""What the editor offers is what programs may use: no more, and no less; each with a signature that can be read."""

from __future__ import annotations

import ast
import re

import pytest

from explorer.model.confine.catalogue import LONGEST, catalogue
from explorer.model.program import Program
from explorer.model.run import run

from .permitted import ALIASES, permitted

MODULES = {path for path in catalogue()["modules"] if path not in ("", ".")}


def names(path: str) -> list[str]:
    """Those of a module."""
    known = catalogue()
    return [known["entries"][at][0] for at in known["modules"][path]]


@pytest.mark.parametrize("path", sorted(MODULES))
def test_every_name_of_a_module_that_is_offered_is_there(path: str) -> None:
    lines = [f"import {path}", *(f"{path}.{name}" for name in names(path))]
    assert run(Program("\n".join(lines))).error is None


def test_every_name_that_needs_no_import_is_there() -> None:
    known = catalogue()
    entries = [known["entries"][at] for at in known["modules"][""]]
    source = "\n".join(name for name, kind, *_ in entries if kind != "keyword")
    assert run(Program(source)).error is None
    assert not {"open", "eval", "exec", "compile", "__import__", "input", "breakpoint"} & {name for name, *_ in entries}


def test_all_that_is_permitted_of_modules_is_offered() -> None:
    paths = {alias: path for path, alias in ALIASES.items() if alias}
    for full in permitted():
        alias, _, rest = full.partition(".")
        owner, _, name = rest.rpartition(".")
        path = f"{paths.get(alias, alias)}.{owner}".rstrip(".")
        if alias in paths and path in MODULES and not name.startswith("_"):
            assert name in names(path), full


def test_what_tensors_and_arrays_have_is_offered() -> None:
    assert {"grad", "data", "shape", "backward", "T", "sum", "reshape", "tolist"} <= {*names(".")}


def test_every_signature_is_one_of_python_s_and_every_help_a_short_line() -> None:
    for name, _, signature, said in catalogue()["entries"]:
        if signature:
            ast.parse(f"def {name}{signature.replace('…', '...')}: pass" if not name.isdigit() else "pass")
        assert len(said) <= LONGEST + 2
        assert not re.search(r"[\n`]|>>>|^\w+\(", said), name


FIRST = {"engine": "tensor sin exp sum matmul", ".": "backward grad shape sum", "": "print range len"}


@pytest.mark.parametrize("path", FIRST)
def test_what_a_learner_meets_first_is_explained(path: str) -> None:
    known = catalogue()
    said = {known["entries"][at][0]: known["entries"][at][3] for at in known["modules"][path]}
    assert [name for name in FIRST[path].split() if not said[name]] == []
