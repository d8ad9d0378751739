"""Compiles the site, step by step. Each step is one call of a neighbour; nothing here knows how a step is done."""

import json
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from explorer.hosted import archives, inputs, licences, scripts, shell
from explorer.hosted.bundle import BUNDLED, bundle
from explorer.hosted.node import python_inside
from explorer.hosted.order import Order, ingredients

HERE = Path(__file__).parent
CORE = ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm")
STANDARD = "python_stdlib.zip"


def compile_site(order: Order, say: Callable[[str], None] = print) -> Path:
    """The folder of the compiled site; at once when nothing it is made of has changed since."""
    bundle(order.house)
    made_of = ingredients(order)
    if order.stamp.exists() and order.stamp.read_text() == made_of and order.site.exists():
        return order.site
    order.cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="site-", dir=order.cache) as work:
        _Workshop(order, Path(work)).compile(say)
    order.stamp.write_text(made_of)
    return order.site


@dataclass(frozen=True)
class _Workshop:
    """One compilation, and the folder it works in."""

    order: Order
    work: Path

    def compile(self, say: Callable[[str], None]) -> None:
        say("fetching what is pinned")
        core = inputs.unpacked(inputs.npm_package("pyodide", self.order.cache / "npm"), self.work / "npm")
        numpy = inputs.numpy_wheel(self.order.cache / "npm", given=self.order.numpy, official=self.order.official_numpy)
        wheels = inputs.wheels("wheels.txt", self.order.cache / "wheels") | {"numpy": numpy}
        tree = self._tree(wheels)
        say("building the document and the lessons' answers inside Pyodide")
        needed = self._rehearse(core, tree)
        say("compiling to bytecode inside Pyodide")
        self._archive(core, tree, needed)
        say("writing the page")
        self._write(core, wheels, needed)

    def _tree(self, wheels: dict[str, Path]) -> Path:
        """All that could be shipped, as sources in one folder."""
        tree = archives.source_tree(wheels.values(), self.work / "tree")
        for path in (HERE / "stubs").glob("*.py"):
            shutil.copyfile(path, tree / path.name)
        for name in archives.OURS:
            shutil.copytree(self.order.house / name, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
        return tree

    def _rehearse(self, core: Path, tree: Path) -> archives.Needed:
        """What the page needs of the tree; the document and the lessons stand beside it in `work/out`."""
        (self.work / "out").mkdir()
        mounts = {"/tree": tree, "/out": self.work / "out"}
        python_inside(core, HERE / "rehearsal.py", mounts, roots=["/tree"], out="/out")
        return json.loads((self.work / "out/needed.json").read_text())

    def _archive(self, core: Path, tree: Path, needed: archives.Needed) -> None:
        """The archives, compiled, in `new/archives`."""
        folder = self.work / "new/archives"
        folder.mkdir(parents=True)
        archives.write_archives(folder, tree, needed)
        shutil.copyfile(core / STANDARD, folder / "standard.zip")
        wheels = inputs.wheels("tools.txt", self.order.cache / "wheels").values()
        tools = archives.source_tree(wheels, self.work / "tools")
        made = [f"/archives/{path.name}" for path in sorted(folder.glob("*.zip"))]
        mounts = {"/tools": tools, "/shared": tree, "/archives": folder}
        python_inside(core, HERE / "bytecode.py", mounts, archives=made)

    def _write(self, core: Path, wheels: dict[str, Path], needed: archives.Needed) -> None:
        """All else, then the site in place of the old one."""
        new = self.work / "new"
        shell.copy_static(new)
        shutil.copyfile(HERE / "importer.py", new / "importer.py")
        shutil.copytree(self.work / "out/lessons", new / "lessons")
        shutil.copyfile(self.work / "out/names.json", new / "names.json")
        (new / "pyodide").mkdir()
        for name in CORE:
            shutil.copyfile(core / name, new / "pyodide" / name)
        document = (self.work / "out/document.json").read_text(encoding="utf-8")
        bundles = scripts.write_bundles(wheels, new)
        scripts.write_later(self.order.house, new)
        scripts.write_styles(document, wheels["panel"], new)
        own = self.order.house / "LICENSE"
        licences.write_licences(
            new / "licences", own=own, wheels=wheels, bundled=self.order.house / BUNDLED, notices=HERE / "notices"
        )
        shell.write_page(new, document=document, digest=needed["digest"], scripts=bundles)
        shell.write_service_worker(new)
        shutil.rmtree(self.order.site, ignore_errors=True)
        shutil.move(new, self.order.site)
