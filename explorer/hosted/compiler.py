"""Compiles the site, step by step. Each step is one call of a neighbour; nothing here knows how a step is done."""

import hashlib
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from explorer.hosted import inputs, licences, packs, scripts, shell
from explorer.hosted.node import python_inside

HERE = Path(__file__).parent
OURS = ("engine", "explorer", "static")
CORE = ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm")


@dataclass(frozen=True)
class Order:
    """What to compile, where to, and where inputs come from."""

    site: Path
    cache: Path
    house: Path = HERE.parents[1]
    numpy: Path | None = None
    official_numpy: bool = False

    @property
    def stamp(self) -> Path:
        """Where it is written down what the site was made of."""
        return self.cache / f"site-{hashlib.sha256(str(self.site.resolve()).encode()).hexdigest()[:8]}.stamp"


def compile_site(order: Order, say: Callable[[str], None] = print) -> Path:
    """The folder of the compiled site; at once when nothing it is made of has changed since."""
    made_of = ingredients(order)
    if order.stamp.exists() and order.stamp.read_text() == made_of and order.site.exists():
        return order.site
    _compile_anew(order, say)
    order.stamp.write_text(made_of)
    return order.site


def ingredients(order: Order) -> str:
    """A digest of every file of ours that the site is made of; the others are pinned in these."""
    total = hashlib.sha256(f"{order.numpy} {order.official_numpy}".encode())
    for top in OURS:
        for path in sorted((order.house / top).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                total.update(path.relative_to(order.house).as_posix().encode() + path.read_bytes())
    return total.hexdigest()


def _compile_anew(order: Order, say: Callable[[str], None]) -> Path:
    work = order.cache / "site"
    shutil.rmtree(work, ignore_errors=True)
    say("fetching what is pinned")
    core = inputs.unpacked(inputs.npm_package("pyodide", order.cache / "npm"), work / "npm")
    shipped = inputs.wheels("wheels.txt", order.cache / "wheels")
    tools = inputs.wheels("tools.txt", order.cache / "wheels")
    numpy = inputs.numpy_wheel(order.cache / "npm", given=order.numpy, official=order.official_numpy)

    tree = packs.source_tree([*shipped, numpy], work / "tree")
    for path in (HERE / "standins").glob("*.py"):
        shutil.copyfile(path, tree / path.name)
    for name in ("engine", "explorer"):
        shutil.copytree(order.house / name, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
    say("building the document and the lessons' tapes inside Pyodide")
    needed = _rehearse(core, tree, work)
    say("compiling to bytecode inside Pyodide")
    compiled = _compile(core, tree, needed, tools, work)
    say("writing the page")
    return _write(order, core, compiled, needed, {path.name.split("-")[0]: path for path in shipped}, [*shipped, numpy], work)


def _rehearse(core: Path, tree: Path, work: Path) -> dict[str, list[str]]:
    (out := work / "out").mkdir()
    python_inside(core, HERE / "rehearsal.py", {"/tree": tree, "/out": out}, roots=["/tree"], out="/out")
    return json.loads((out / "needed.json").read_text())


def _compile(core: Path, tree: Path, needed: dict[str, list[str]], tools: list[Path], work: Path) -> Path:
    """The folder of compiled archives."""
    (folder := work / "packs").mkdir()
    house = [*packs.python_files(tree, "engine", "explorer"), *(name for name in needed["files"] if name.startswith(("engine/", "explorer/")))]
    numpy = packs.python_files(tree, "numpy")
    libraries = {name for name in (*needed["modules"], *needed["files"]) if (tree / name).is_file()} - {*house, *numpy}
    rest = {*packs.python_files(tree, "bokeh", "panel", "param", "jinja2", "yaml")} - libraries
    packs.write_pack(folder / "numpy.zip", tree, numpy)
    packs.write_pack(folder / "libraries.zip", tree, [*libraries, *packs.asked_for(tree)])
    packs.write_pack(folder / "explorer.zip", tree, house)
    packs.write_pack(folder / "rest.zip", tree, rest)
    shutil.copyfile(core / "python_stdlib.zip", folder / "standard.zip")
    mounts = {"/tools": packs.source_tree([*tools, *_shared(work)], work / "tools"), "/packs": folder}
    archives = [f"/packs/{path.name}" for path in sorted(folder.glob("*.zip"))]
    python_inside(core, HERE / "bytecode.py", mounts, archives=archives)
    return folder


def _shared(work: Path) -> list[Path]:
    """Wheels that both the page and the tools use."""
    wheels = work.parent / "wheels"
    return [path for name in ("packaging", "markdown_it_py", "mdurl") for path in wheels.glob(f"{name}-*.whl")]


def _write(order: Order, core: Path, compiled: Path, needed: dict[str, list[str]], wheels: dict[str, Path], parts: list[Path], work: Path) -> Path:
    site = work / "new"
    shell.copy_static(site)
    shutil.copytree(compiled, site / "packs")
    (site / "pyodide").mkdir()
    for name in CORE:
        shutil.copyfile(core / name, site / "pyodide" / name)
    shutil.copyfile(HERE / "importer.py", site / "importer.py")
    if (work / "out/lessons").exists():
        shutil.copytree(work / "out/lessons", site / "lessons")
    document = (work / "out/document.json").read_text(encoding="utf-8")
    bundles = scripts.write_bundles(wheels, site)
    scripts.write_styles(document, wheels["panel"], site)
    licences.write_licences(site / "licences", own=order.house / "LICENSE", wheels=parts, notices=HERE / "notices")
    shell.write_page(site, document=document, digest=str(needed["digest"]), scripts=bundles)
    shell.write_service_worker(site)
    shutil.rmtree(order.site, ignore_errors=True)
    shutil.move(site, order.site)
    return order.site
