"""What is installed is what is pinned, by hash, and pinned is all that is asked for."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import build
from locks import upkeep

LOCKS = sorted(path.stem for path in upkeep.LOCKS.glob("*.txt"))
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")
PROJECT = tomllib.loads((upkeep.HOUSE / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def pins(name: str) -> list[tuple[Requirement, int]]:
    """The rows of a lock, each with how many files of it may be installed."""
    text = (upkeep.LOCKS / f"{name}.txt").read_text(encoding="utf-8").replace("\\\n", " ")
    rows = [row for row in text.splitlines() if row and not row.startswith("#")]
    return [(Requirement(HASH.sub("", row).strip()), len(HASH.findall(row))) for row in rows]


def here(name: str) -> dict[str, str]:
    """What a lock pins for this Python and this system."""
    rows = [row for row, _ in pins(name) if row.marker is None or row.marker.evaluate()]
    return {canonicalize_name(row.name): str(row.specifier).removeprefix("==") for row in rows}


@pytest.mark.parametrize("name", LOCKS)
def test_every_row_is_one_version_by_hash_and_names_no_host(name: str) -> None:
    assert name in upkeep.EXTRAS
    for row, hashes in pins(name):
        assert str(row.specifier).startswith("==") and hashes, row
        assert row.url is None
    assert "://" not in (upkeep.LOCKS / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_all_that_the_project_asks_for(name: str) -> None:
    extras = PROJECT["optional-dependencies"]
    asked = [*PROJECT["dependencies"], *(row for extra in upkeep.EXTRAS[name] for row in extras[extra])]
    for wanted in map(Requirement, asked):
        if wanted.marker is None or wanted.marker.evaluate():
            assert here(name)[canonicalize_name(wanted.name)] in wanted.specifier, wanted


@pytest.mark.parametrize("name", LOCKS)
def test_all_commands_install_one_version_of_each(name: str) -> None:
    assert here(name).items() <= here("test").items()


def test_what_is_installed_is_what_is_pinned() -> None:
    assert {name: version(name) for name in here("serve")} == here("serve")


def test_a_file_that_is_not_the_pinned_one_is_not_installed(tmp_path: Path) -> None:
    made = tmp_path / "made-1.0-py3-none-any.whl"
    made.write_bytes(b"not what was pinned")
    lock = tmp_path / "lock.txt"
    lock.write_text(f"made==1.0 --hash=sha256:{'0' * 64}\n")
    options = ("--no-index", f"--find-links={tmp_path}", f"--target={tmp_path / 'there'}", f"--requirement={lock}")
    done = subprocess.run([build.PYTHON, *build.PIP, *options], capture_output=True, text=True)
    assert done.returncode != 0
    assert "DO NOT MATCH THE HASHES" in done.stderr


def test_an_audit_that_cannot_be_made_says_so() -> None:
    away = {**os.environ, "HTTPS_PROXY": "http://127.0.0.1:1", "https_proxy": "http://127.0.0.1:1"}
    command = [sys.executable, "locks/upkeep.py", "audit"]
    done = subprocess.run(command, cwd=upkeep.HOUSE, env=away, capture_output=True, text=True)
    assert done.returncode == upkeep.UNCHECKED
    assert "Nothing was checked" in done.stdout
