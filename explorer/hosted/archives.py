"""Writes archives of the modules that the page needs: sources first, which `bytecode` then compiles."""

import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import TypedDict

OURS = ("engine", "explorer")
BEGINNING = (1980, 1, 1, 0, 0, 0)  # the same inputs give the same archive, whenever it is written
NEVER = ("/tests/", "/test/", "/node_modules/", "/__pycache__/", "/distutils/", "/f2py/", "/panel/dist/", "/static/js/")
NATIVE_EXTRAS = ("_tests", "_simd")  # NumPy's own tests are written against these
# Files whose existence is checked at the start, though nothing opens them.
ASKED_FOR = ("panel/theme/css/*.css", "*.dist-info/METADATA")


class Needed(TypedDict):
    """What the rehearsal noted: the document's digest, and the modules and files needed, relative to the tree."""

    digest: str
    modules: list[str]
    files: list[str]


def write_archives(folder: Path, tree: Path, needed: Needed) -> None:
    """The archives of the site: NumPy and our own whole; of the others what was imported."""
    ours = [*python_files(tree, *OURS), *(name for name in needed["files"] if name.split("/")[0] in OURS)]
    numpy = python_files(tree, "numpy")
    imported = {name for name in (*needed["modules"], *needed["files"]) if (tree / name).is_file()}
    libraries = imported - {*ours, *numpy}
    write_archive(folder / "explorer.zip", tree, ours)
    write_archive(folder / "numpy.zip", tree, numpy)
    write_archive(folder / "libraries.zip", tree, [*libraries, *asked_for(tree)])


def source_tree(wheels: Iterable[Path], folder: Path) -> Path:
    """All wheels unpacked into one folder."""
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(folder, members=[name for name in archive.namelist() if _wanted(name)])
    return folder


def write_archive(path: Path, root: Path, names: Iterable[str]) -> Path:
    """A zip of the named files of `root`, in alphabetical order."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(set(names)):
            archive.writestr(zipfile.ZipInfo(name, BEGINNING), (root / name).read_bytes(), zipfile.ZIP_DEFLATED)
    return path


def python_files(root: Path, *tops: str) -> list[str]:
    """Every Python file and compiled extension of these packages, relative to `root`."""
    found = [path for top in tops for path in (root / top).rglob("*") if path.suffix in (".py", ".so")]
    return [name for name in (path.relative_to(root).as_posix() for path in found) if _wanted(name)]


def asked_for(root: Path) -> list[str]:
    """The files that must exist without being opened at the start: for `importlib.metadata` and Panel's themes."""
    return [path.relative_to(root).as_posix() for pattern in ASKED_FOR for path in root.glob(pattern)]


def _wanted(name: str) -> bool:
    stem = name.rsplit("/", 1)[-1].split(".")[0]
    return not any(part in f"/{name}" for part in NEVER) and not (name.endswith(".so") and stem.endswith(NATIVE_EXTRAS))
