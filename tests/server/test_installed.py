"""`pip install .`, and the Explorer serves from any folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Iterator
from pathlib import Path

import pytest

from .conftest import HOUSE, Served
from .socketed import Socket, finished

SUM = "import engine as mg\nimport numpy as np\nx = mg.tensor([1.0, 2.0])\nf = np.sum(x * x)"
COMMANDS = {"ours": ("-m", "explorer", "--port={port}"), "panel's": ("-m", "panel", "serve", "SERVE", "--port={port}")}


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what is kept, as somebody has it who fetched it."""
    copy = tmp_path_factory.mktemp("tree")
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=HOUSE, capture_output=True, text=True)
    for name in listed.stdout.splitlines():
        if (HOUSE / name).exists():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(HOUSE / name, copy / name)
    for words in (("init", "--quiet"), ("add", "--all")):
        subprocess.run(["git", *words], cwd=copy, check=True)
    return copy


@pytest.fixture(scope="module")
def python(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The Python of a fresh environment into which the tree was installed; what it needs is lent by this one."""
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, symlinks=os.name != "nt")
    made = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    theirs = sysconfig.get_path("purelib", vars={"base": str(home)})
    (Path(theirs) / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n")
    options = ("--no-build-isolation", "--no-index", "--quiet", "--disable-pip-version-check")
    subprocess.run([sys.executable, "-m", "pip", "--python", str(made), "install", *options, "."], cwd=tree, check=True)
    return str(made)


def home_of(python: str) -> Path:
    """The folder of the explorer that this Python imports."""
    asked = [python, "-I", "-c", "import explorer; print(explorer.__path__[0])"]
    return Path(subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip())


@pytest.fixture(scope="module", params=COMMANDS)
def installed(
    request: pytest.FixtureRequest, python: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    """A server of what was installed, started in an empty folder."""
    empty = tmp_path_factory.mktemp("elsewhere")
    page = str(home_of(python) / "serve.py")
    command = tuple(page if part == "SERVE" else part for part in COMMANDS[request.param])
    server = Served(tmp_path_factory.mktemp("said"), command=command, python=python, house=empty)
    yield server
    server.close()


def test_it_serves_from_any_folder(installed: Served) -> None:
    async def program() -> dict:
        socket = await Socket(installed).open()
        said = await socket.run(1, SUM)
        socket.close()
        return said

    said = finished(program())
    assert said["failure"] is None
    assert said["values"][-1] == 5.0


def test_installing_leaves_the_tree_as_git_knows_it(python: str, tree: Path) -> None:
    assert home_of(python).is_relative_to(Path(python).parents[1])
    for words in (("ls-files", "--others", "--exclude-standard"), ("diff", "--name-only")):
        assert subprocess.run(["git", *words], cwd=tree, capture_output=True, text=True).stdout == ""


def test_every_file_that_is_not_python_came_along(python: str, tree: Path) -> None:
    kinds = {".js", ".mjs", ".css", ".json", ".md", ".txt", ".svg"}
    kept = {path.relative_to(tree / "explorer") for path in (tree / "explorer").rglob("*") if path.suffix in kinds}
    there = home_of(python)
    assert {name for name in kept if not (there / name).exists()} == set()
    assert kept
