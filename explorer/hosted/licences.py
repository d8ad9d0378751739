"""The licences of all that the site ships, as files and as a page that lists them."""

import html
import json
import re
import zipfile
from collections.abc import Iterable, Mapping
from email.parser import Parser
from pathlib import Path

LICENCE = re.compile(r"(licen[cs]e|copying|notice|copyright)[^/]*$", re.IGNORECASE)
NOTED = "licences.json"
PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Licences - Autodiff Explorer</title>
<link rel="stylesheet" href="../shell.css">
<main class="notice"><h1>What this site is made of</h1>
<ul>
{rows}
</ul>
<p><a href="../index.html">Back to the Explorer</a></p></main></html>
"""


def write_licences(folder: Path, *, own: Path, wheels: Mapping[str, Path], bundled: Path, notices: Path) -> list[str]:
    """Writes each package's licence texts to `folder` and lists them in `index.html`; returns the names listed.

    `bundled` is the folder of the page's script, where bundling noted whose packages are in it; `notices` holds the
    texts of what is neither: the first line of each is its title.
    """
    folder.mkdir(parents=True, exist_ok=True)
    texts = {"autodiff-explorer": ("MIT", own.read_text(encoding="utf-8"))}
    texts |= {name: _of_wheel(wheel) for name, wheel in wheels.items()}
    texts |= {_file_of(each["name"]): _of_package(each) for each in json.loads((bundled / NOTED).read_text())}
    texts |= {path.stem: _of_notice(path) for path in notices.glob("*.txt")}
    rows = []
    for name, (title, text) in sorted(texts.items()):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        rows.append(f'<li><a href="{name}.txt">{html.escape(name)}</a>: {html.escape(title)}</li>')
    (folder / "index.html").write_text(PAGE.format(rows="\n".join(rows)), encoding="utf-8")
    return sorted(texts)


def _file_of(package: str) -> str:
    """`codemirror-view` for `@codemirror/view`."""
    return package.removeprefix("@").replace("/", "-")


def _of_package(noted: Mapping[str, str]) -> tuple[str, str]:
    return f"{noted['version']}, {noted['licence']}", noted["text"]


def _of_wheel(wheel: Path) -> tuple[str, str]:
    with zipfile.ZipFile(wheel) as archive:
        about = [name for name in archive.namelist() if ".dist-info/" in name]
        metadata = Parser().parsestr(archive.read(next(name for name in about if name.endswith("/METADATA"))).decode())
        found = [archive.read(name).decode("utf-8", "replace") for name in about if LICENCE.search(name)]
    classified = _classified(metadata.get_all("Classifier") or ())
    title = metadata["License-Expression"] or classified or metadata["License"] or "see its text"
    return f"{metadata['Version']}, {title.splitlines()[0]}", "\n\n".join(found) or f"{metadata['Name']}: {title}\n"


def _classified(classifiers: Iterable[str]) -> str | None:
    return next((row.rsplit("::", 1)[1].strip() for row in classifiers if row.startswith("License ::")), None)


def _of_notice(path: Path) -> tuple[str, str]:
    text = path.read_text(encoding="utf-8")
    return text.splitlines()[0], text
