"""The script's imports run downward only, as Python's do."""

from __future__ import annotations

import graphlib
import re
from pathlib import Path

import pytest

from explorer.hosted.bundle import HOUSE

PAGE = HOUSE / "static/page"
# Each folder may import what stands above its row, and itself.
LAYERS = (
    {"dom", "look", "text"},
    {"adapters", "formulas", "keys", "playback", "slider", "tape"},
    {"plotting", "store"},
    {"lesson", "saving"},
    {"address"},
    {"glossary", "header", "notes", "wire"},
    {"checks", "code", "descend", "editor", "frame", "graph", "inputs", "output", "plot", "predict", "table", "tabs"}
    | {"tensors", "transport", "why"},
    {"compare", "learn"},
)
IMPORT = re.compile(r'^(?:import|export) (?:[^"]* from )?"([^"]+)";', re.MULTILINE)
# Bokeh's and Panel's insides by the names under which they are reached
INSIDES = re.compile(r"\bBokeh\b\.|\.setv\(|\.get_child\(|\.on_event\(|\.change\.emit|\.add_root\(|\w\.properties\b")
SCRIPTS = sorted(PAGE.rglob("*.js"))


def name_of(path: Path) -> str:
    return path.relative_to(PAGE).as_posix()


def imports_of(path: Path) -> set[Path]:
    """The files of ours that a script imports."""
    found = IMPORT.findall(path.read_text(encoding="utf-8"))
    return {(path.parent / at).resolve() for at in found if at.startswith(".")}


def rank(path: Path) -> int:
    return next(rank for rank, row in enumerate(LAYERS) if path.relative_to(PAGE).parts[0] in row)


@pytest.mark.parametrize("path", SCRIPTS, ids=name_of)
def test_a_script_imports_only_from_its_folder_and_from_below(path: Path) -> None:
    outside = {at for at in imports_of(path) if at.parent != path.parent}
    assert [name_of(at) for at in outside if rank(at) >= rank(path)] == []
    assert all(at.exists() for at in imports_of(path))


def test_no_imports_of_scripts_run_in_a_circle() -> None:
    asked = {path: {at for at in imports_of(path) if at.suffix == ".js"} for path in SCRIPTS}
    assert list(graphlib.TopologicalSorter(asked).static_order())


@pytest.mark.parametrize("path", [each for each in SCRIPTS if each.parent.name != "adapters"], ids=name_of)
def test_only_the_adapters_know_the_insides_of_bokeh_and_panel(path: Path) -> None:
    code = re.sub(r"//.*|/\*.*?\*/", "", path.read_text(encoding="utf-8"))
    assert INSIDES.findall(code) == []
