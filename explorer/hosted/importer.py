"""Imports Python from archives held in memory, so that nothing has to be unpacked before the first import.

Run by the worker before any archive is known; imports nothing but the standard library.
Data files are written out, since packages open them by path; compiled extensions only when they are imported.
"""

import io
import marshal
import sys
import zipfile
from collections.abc import Sequence
from importlib.abc import InspectLoader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from importlib.readers import FileReader
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType, ModuleType, SimpleNamespace

HEADER = 16  # bytes of a .pyc before the code


class Archives(MetaPathFinder, InspectLoader):
    """A finder and loader of modules for `sys.meta_path`: names to members of archives."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.members: dict[str, tuple[zipfile.ZipFile, str]] = {}
        self.packages: set[str] = set()
        self.folders: set[str] = set()  # a folder without __init__ is a package too

    def add(self, content: bytes) -> None:
        """Take the modules of one more archive and write out its data files."""
        archive = zipfile.ZipFile(io.BytesIO(content))
        for name in archive.namelist():
            self._place(archive, name)

    def _place(self, archive: zipfile.ZipFile, name: str) -> None:
        stem, _, suffix = name.partition(".")
        if name.endswith(".pyc"):
            module, _, last = name[: -len(".pyc")].replace("/", ".").rpartition(".")
            self.folders.add(module)
            if last == "__init__":
                self.packages.add(module)
            self.members.setdefault(module if last == "__init__" else f"{module}.{last}".lstrip("."), (archive, name))
        elif suffix.endswith("so"):
            self.members[stem.replace("/", ".")] = (archive, name)
        elif not name.endswith("/"):
            self._write(archive, name)

    def _write(self, archive: zipfile.ZipFile, name: str) -> str:
        path = Path(self.folder, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(archive.read(name))
        return str(path)

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None, /
    ) -> ModuleSpec | None:
        if fullname not in self.members:
            return self._find_folder(fullname)
        archive, name = self.members[fullname]
        if not name.endswith(".pyc"):
            return spec_from_file_location(fullname, self._write(archive, name))
        is_package = fullname in self.packages
        place = f"{self.folder}/{name[:-1]}"
        return spec_from_file_location(
            fullname, place, loader=self, submodule_search_locations=[place.rpartition("/")[0]] if is_package else None
        )

    def _find_folder(self, fullname: str) -> ModuleSpec | None:
        if fullname not in self.folders:
            return None
        spec = ModuleSpec(fullname, None, is_package=True)
        spec.submodule_search_locations = [f"{self.folder}/{fullname.replace('.', '/')}"]
        return spec

    def get_code(self, fullname: str) -> CodeType:
        archive, name = self.members[fullname]
        return marshal.loads(memoryview(archive.read(name))[HEADER:])

    def get_source(self, fullname: str) -> None:
        return None

    def is_package(self, fullname: str) -> bool:
        return fullname in self.packages

    def get_resource_reader(self, fullname: str) -> FileReader:
        loader = SimpleNamespace(path=f"{self.folder}/{fullname.replace('.', '/')}/__init__.py")
        return FileReader(loader)  # type: ignore[arg-type]  # it reads nothing but the path


def install(contents: list[bytes]) -> Archives:
    """Make the modules of these archives importable, before those that lie in folders."""
    folder = next(place for place in sys.path if place.endswith("site-packages"))
    archives = Archives(folder)
    for content in contents:
        archives.add(content)
    sys.meta_path.insert(sys.meta_path.index(PathFinder), archives)
    return archives
