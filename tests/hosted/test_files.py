"""What lies in the compiled site: bytecode of the right Python, relative addresses, licences, no other host."""

from __future__ import annotations

import html.parser
import json
import re
import zipfile
from pathlib import Path

import pytest

from explorer.hosted import inputs
from explorer.views.script import BUNDLED

MAGIC_OF_3_13 = (3571).to_bytes(2, "little") + b"\r\n"
SCRIPTS = ("start.js", "shell.js", "link.js", "worker.js", "alone.js", "offline.js", "shim.js")
OURS = ("index.html", *SCRIPTS, "shell.css", "site.webmanifest")
NAMESPACES = re.compile(r"http://www\.w3\.org/\d{4}/[\w/-]+")
FOREIGN = re.compile(r"(?:https?:)?//[\w-]+\.[\w.-]+")
ARCHIVES = ("standard", "numpy", "libraries", "explorer")


def members(site: Path, archive: str) -> dict[str, bytes]:
    with zipfile.ZipFile(site / f"archives/{archive}.zip") as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("archive", ARCHIVES)
def test_the_archives_hold_bytecode_of_python_3_13_and_no_source(site: Path, archive: str) -> None:
    held = members(site, archive)
    assert not [name for name in held if name.endswith(".py")]
    compiled = [content for name, content in held.items() if name.endswith(".pyc")]
    assert compiled and all(content.startswith(MAGIC_OF_3_13) for content in compiled)


def test_the_bytecode_names_its_files_as_pyodide_build_does(site: Path) -> None:
    held = members(site, "explorer")
    assert all(name.removesuffix("c").encode() in content for name, content in held.items() if name.endswith(".pyc"))


def test_everything_of_ours_is_in_its_archive(site: Path) -> None:
    house = Path(inputs.__file__).parents[2]
    sources = [path for top in ("engine", "explorer") for path in (house / top).rglob("*.py")]
    compiled = {name for name in members(site, "explorer") if name.endswith(".pyc")}
    assert {path.relative_to(house).as_posix() + "c" for path in sources} == compiled


@pytest.mark.parametrize("name", OURS)
def test_no_file_of_ours_names_another_host(site: Path, name: str) -> None:
    text = NAMESPACES.sub("", (site / name).read_text(encoding="utf-8"))
    assert FOREIGN.findall(text) == []


def test_every_address_in_the_page_is_relative_and_there(site: Path) -> None:
    found: list[str] = []

    class Addresses(html.parser.HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.extend(str(value) for name, value in attrs if name in ("href", "src"))

    Addresses().feed((site / "index.html").read_text(encoding="utf-8"))
    assert found
    assert [address for address in found if address.startswith("/") or not (site / address).exists()] == []


def test_the_service_worker_keeps_every_other_file(site: Path) -> None:
    worker = (site / "offline.js").read_text(encoding="utf-8")
    listed = json.loads(re.search(r"FILES = JSON.parse\('(\[.*?\])'\);", worker)[1])
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    assert set(listed) == {"./", *files} - {"offline.js"}


def test_the_styles_that_the_document_asks_for_are_there(site: Path) -> None:
    asked = re.findall(r'"(panel/[^"]+\.css)"', (site / "index.html").read_text(encoding="utf-8"))
    assert asked and all((site / address).exists() for address in asked)


def test_the_licence_of_all_that_is_shipped_is_there_and_listed(site: Path) -> None:
    folder = site / "licences"
    page = (folder / "index.html").read_text(encoding="utf-8")
    rows = (Path(inputs.__file__).parent / "wheels.txt").read_text().splitlines()
    locked = {row.split("==")[0] for row in rows if "==" in row}
    noted = json.loads((BUNDLED / "licences.json").read_text(encoding="utf-8"))
    bundled = {package["name"].removeprefix("@").replace("/", "-") for package in noted}
    assert {"codemirror-view", "lezer-python", "style-mod"} <= bundled
    for name in {*locked, *bundled, "autodiff-explorer", "numpy", "pyodide", "python", "bokehjs", "panel-js"}:
        assert len((folder / f"{name}.txt").read_text(encoding="utf-8")) > 300, name
        assert f'href="{name}.txt"' in page


def test_the_licences_are_a_link_of_the_document_and_lie_over_nothing(site: Path) -> None:
    document = (site / "index.html").read_text(encoding="utf-8")
    assert '<link rel="license" href="licences/index.html">' in document
    assert "position: fixed" not in (site / "shell.css").read_text(encoding="utf-8")
