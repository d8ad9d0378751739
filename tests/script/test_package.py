"""The script is what its own tools hold it to: the linter, the types, and its tests in node."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from explorer.hosted.bundle import HOUSE, bundle
from explorer.hosted.node import node

PACKAGE = HOUSE / "static"
TOOLS = {
    "eslint finds nothing": ("node_modules/eslint/bin/eslint.js", "--max-warnings=0", "."),
    "the types hold": ("node_modules/typescript/bin/tsc",),
    "its tests pass in node": ("--test",),
}


@pytest.mark.parametrize("claim", TOOLS)
def test_the_script(claim: str) -> None:
    done = subprocess.run([node(), *TOOLS[claim]], cwd=PACKAGE, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_package_is_pinned_by_hash_and_the_lock_names_no_host() -> None:
    text = (PACKAGE / "package-lock.json").read_text(encoding="utf-8")
    packages = json.loads(text)["packages"]
    assert not any("resolved" in each for each in packages.values())
    assert all(each["integrity"].startswith("sha512-") for name, each in packages.items() if name)


def test_what_has_not_changed_is_not_bundled_again() -> None:
    made = {path: path.stat().st_mtime_ns for path in bundle().iterdir()}
    assert {path: path.stat().st_mtime_ns for path in bundle().iterdir()} == made


# what is opened of the bundle while this is imported
OPENED = """import sys
opened = []
sys.addaudithook(lambda event, given: opened.append(str(given[0])) if event == "open" else None)
import explorer.hosted.compiler
print([name for name in opened if "bundled" in name and "views" in name])"""


def test_what_bundles_can_be_imported_before_anything_is_bundled() -> None:
    assert subprocess.run([sys.executable, "-c", OPENED], cwd=HOUSE, capture_output=True, text=True).stdout == "[]\n"


def test_nothing_bundled_is_kept_in_the_repository() -> None:
    inside = [Path("explorer/views/bundled/page.js"), Path("static/node_modules/esbuild/package.json")]
    assert all((HOUSE / path).exists() for path in inside)
    asked = ["git", "check-ignore", *map(str, inside)]
    assert subprocess.run(asked, cwd=HOUSE, capture_output=True, text=True).stdout.split() == [str(at) for at in inside]


# what must not pass: a line that uses a store, and the tool that finds it
WRONG = {
    "a field that is not declared": ('store.get("nothing")', "the types hold"),
    "a field of another type": ("store.set({ register: 5 })", "the types hold"),
    "a field that another folder writes": ("store.set({ tape: null })", "eslint finds nothing"),
    "a name that nothing declares": ("store.select(nobody)", "eslint finds nothing"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_wrong_in_the_script_is_found(wrong: str, tmp_path: Path) -> None:
    line, claim = WRONG[wrong]
    copy = shutil.copytree(PACKAGE, tmp_path / "static", ignore=shutil.ignore_patterns("node_modules"))
    (tmp_path / "explorer").symlink_to(HOUSE / "explorer")
    (copy / "node_modules").symlink_to(PACKAGE / "node_modules")
    text = f"/** @param {{Store}} store */\nexport function wrong(store) {{\n  return {line};\n}}\n"
    (copy / "page/why/wrong.js").write_text(text, encoding="utf-8")
    done = subprocess.run([node(), *TOOLS[claim]], cwd=copy, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "wrong.js" in done.stdout


def test_what_is_bundled_of_others_says_its_licence() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in bundle().glob("*-*.js"))
    noted = json.loads((bundle() / "licences.json").read_text(encoding="utf-8"))
    assert {"@codemirror/view", "@lezer/python", "style-mod"} <= {package["name"] for package in noted}
    for package in noted:
        assert f"{package['name']} {package['version']}" in text
        assert package["text"].strip() in text
