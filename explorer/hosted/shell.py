"""Fills the templates of `static/`: the page, its service worker, and what they must know of the files around them."""

import hashlib
import html
import json
import re
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

STATIC = Path(__file__).parents[2] / "static"
FILLED = ("index.html", "offline.js")
# Bokeh writes styles inline; Panel runs a component's script from a blob. Evaluating text is allowed for programs
# that drive the page and watch it by expressions; none of its own scripts does, and no host but its own is asked.
POLICY = {
    "default-src": "'none'",
    "script-src": "'self' blob: 'unsafe-eval' 'wasm-unsafe-eval'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
}


def copy_static(site: Path) -> None:
    """The files of `static/` that are shipped as they are."""
    site.mkdir(parents=True, exist_ok=True)
    for path in STATIC.iterdir():
        if path.name not in FILLED:
            shutil.copyfile(path, site / path.name)


def write_page(site: Path, *, document: str, digest: str, scripts: Iterable[str]) -> None:
    """The page itself, with the prerendered document inside."""
    fields = {
        "policy": "; ".join(f"{name} {value}" for name, value in POLICY.items()),
        "scripts": "\n".join(f'<script defer src="{html.escape(name)}"></script>' for name in scripts),
        "document": document.replace("<", "\\u003c"),
        "digest": digest,
    }
    (site / "index.html").write_text(_filled("index.html", fields), encoding="utf-8")


def write_service_worker(site: Path) -> None:
    """The service worker, which lists every other file of the site and is new whenever one of them is."""
    files = sorted(path for path in site.rglob("*") if path.is_file() and path.name != "offline.js")
    total = hashlib.sha256()
    for path in files:
        total.update(path.read_bytes())
    names = ["./", *(path.relative_to(site).as_posix() for path in files)]
    fields = {"version": total.hexdigest()[:16], "files": json.dumps(names)}
    (site / "offline.js").write_text(_filled("offline.js", fields), encoding="utf-8")


def _filled(name: str, fields: Mapping[str, str]) -> str:
    text = (STATIC / name).read_text(encoding="utf-8")
    return re.sub(r"\{\{(\w+)\}\}", lambda place: fields[place[1]], text)
