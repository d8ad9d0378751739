"""The script is what its own tools hold it to: the linter, the types, and its tests in node."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from explorer.hosted.bundle import HOUSE, bundle, install_packages
from explorer.hosted.node import node

PACKAGE = HOUSE / "static"
TOOLS = {
    "eslint finds nothing": ("node_modules/eslint/bin/eslint.js", "--max-warnings=0", "."),
    "the types hold": ("node_modules/typescript/bin/tsc",),
    "its tests pass in node": ("--test",),
}


@pytest.mark.parametrize("claim", TOOLS)
def test_the_script(claim: str) -> None:
    install_packages(PACKAGE, for_tests=True)
    done = subprocess.run([node(), *TOOLS[claim]], cwd=PACKAGE, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_package_is_pinned_by_hash_and_the_lock_names_no_host() -> None:
    text = (PACKAGE / "package-lock.json").read_text(encoding="utf-8")
    packages = json.loads(text)["packages"]
    assert "://" not in "\n".join(line for line in text.splitlines() if '"url"' not in line)
    assert all(each["integrity"].startswith("sha512-") for name, each in packages.items() if name)


def test_what_has_not_changed_is_not_bundled_again() -> None:
    made = {path: path.stat().st_mtime_ns for path in bundle().iterdir()}
    assert {path: path.stat().st_mtime_ns for path in bundle().iterdir()} == made


def test_nothing_bundled_is_kept_in_the_repository() -> None:
    inside = [Path("explorer/views/bundled/page.js"), Path("static/node_modules/esbuild/package.json")]
    assert all((HOUSE / path).exists() for path in inside)
    asked = ["git", "check-ignore", *map(str, inside)]
    assert subprocess.run(asked, cwd=HOUSE, capture_output=True, text=True).stdout.split() == [str(at) for at in inside]
