"""`python -m explorer.hosted.bundle`: makes the page's script of `static/`; at once when nothing in there has changed.

Needs node and the packages that `static/package-lock.json` pins, which npm brings; no other package of Python's, since
it is also what an installation begins with.
"""

import hashlib
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

from explorer.hosted.node import node, npm

HOUSE = Path(__file__).parents[2]
BUNDLED = "explorer/views/bundled"
WORDING = "explorer/picture/wording.json"  # stands in the bundle, too


def bundle(house: Path = HOUSE) -> Path:
    """The folder with the bundled script and styles of all components."""
    folder, package = house / BUNDLED, house / "static"
    stamp, made_of = folder / "made_of", _digest(house, [*sources(package), house / WORDING])
    if stamp.exists() and stamp.read_text() == made_of:
        return folder
    install_packages(package)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".bundled-") as new:
        subprocess.run([node(), "bundle.mjs", new], cwd=package, check=True)
        _replace(folder, Path(new))
    stamp.write_text(made_of)
    return folder


def install_packages(package: Path, *, for_tests: bool = False) -> None:
    """What bundling needs, in `node_modules`, or what the tests of the script need, too; at once when it is there."""
    stamp, wanted = package / "node_modules/.made_of", _digest(package, [package / "package-lock.json"])
    here = stamp.read_text().split() if stamp.exists() else []
    if here[:1] == [wanted] and (not for_tests or "tests" in here):
        return
    npm("ci", *(() if for_tests else ("--omit=dev",)), folder=package)
    stamp.parent.mkdir(exist_ok=True)
    stamp.write_text(f"{wanted} tests" if for_tests else wanted)


def sources(package: Path) -> list[Path]:
    """Every file that the bundle may be made of."""
    return sorted(path for path in package.rglob("*") if path.is_file() and "node_modules" not in path.parts)


def _replace(folder: Path, new: Path) -> None:
    """Put new files in the place of the old ones, one by one: a server may be reading them."""
    made = {path.name for path in new.iterdir()}
    for name in made:
        shutil.move(new / name, folder / name)
    for path in folder.iterdir():
        if path.name not in made:
            path.unlink()


def _digest(package: Path, paths: Iterable[Path]) -> str:
    total = hashlib.sha256()
    for path in paths:
        total.update(path.relative_to(package).as_posix().encode() + path.read_bytes())
    return total.hexdigest()


if __name__ == "__main__":
    bundle()
